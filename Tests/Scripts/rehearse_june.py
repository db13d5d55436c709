#!/usr/bin/env python3
"""Rehearses June 2013 on real invoices: the daemon against the count of expected_reminders.py.

    rehearse_june.py RECORDAD INVOICES.csv [SCENARIO]

Each day imports the file as of that day, runs `once` twice against smtp-sink on loopback, and holds what
arrived and what the audit says to what was expected. Prints a line a day, every difference, and a verdict.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from email import policy as email_policy
from email.parser import BytesParser
from pathlib import Path

import expected_reminders as expected
from mail_sink import MailSink

FIRST, LAST = date(2013, 6, 1), date(2013, 6, 30)
ADDRESSES_COME = date(2013, 6, 15)
WITHOUT_IMPORT = {date(2013, 6, 19), date(2013, 6, 20)}
"""On the second of these days the data is 48 hours old, and demands wait."""

MAP = ("number=invoiceNumber,issued_on=InvoiceDate,due_on=DueDate,total=InvoiceAmount,"
       "settled_on=SettledDate,client_id=customerID")

CONFIGURATION = """
[Company]
Name=Comercial Ñandú Ltda.
PaymentInstructions=Transferencia a la cuenta 123-4 de Banco Ejemplo
Language=es-CL
TimeZone=America/Santiago
[Store]
Invoices=sqlite:{folder}/invoices.db
Ledger=sqlite:{folder}/ledger.db
[Reminders]
PastInvoicesFrom=2013-05-15
FirstRunLimit={first_run_limit}
{reminders}
[Contact]
Profile=none
BusinessProfile=none
[Mail]
From=Cobranzas <pagos@example.com>
Server=smtp://127.0.0.1:{port}
[Templates]
Directory={folder}/templates
[Notes]
Directory={folder}/notes
[Audit]
Directory={folder}/sent
"""


@dataclass(frozen=True)
class Scenario:
    policy: expected.Policy
    reminders: str = ""
    first_run_limit: int = 100
    knows_disputes: bool = True

    def is_held(self, day, messages):
        return day == FIRST and len(messages) > self.first_run_limit


PAST_FROM = date(2013, 5, 15)
SCENARIOS = {
    "defaults": Scenario(expected.Policy(PAST_FROM)),
    "everything": Scenario(
        expected.Policy(
            PAST_FROM, new_from=date(2013, 6, 5), days_before=(10, 3, 1), on_due_date=False, tolerance_days=1,
            resend_days=5, max_resends=2, thank_you="all", group="invoice"),
        "NewInvoicesFrom=2013-06-05\nDaysBefore=10,3,1\nOnDueDate=no\nToleranceDays=1\nResendDays=5\n"
        "MaxResends=2\nThankYou=all\nGroup=invoice",
        first_run_limit=10, knows_disputes=False),
}


def write_clients(path, ids, day):
    """Some of the clients have no address, an unusable one, two of them, or terms of their own."""
    columns = ["id", "name", "email", "language", "reminders", "days_before", "tolerance_days", "resend_days"]
    lines = [",".join(columns)]
    for index, id in enumerate(sorted(ids)):
        cells = dict.fromkeys(columns, "") | {
            "id": id, "name": f"Almacén Peñaflor {id}", "email": f"pagos@{id.lower()}.example", "reminders": "1"}
        match index % 20:
            case 2: cells["email"] = "" if day < ADDRESSES_COME else f"nuevo@{id.lower()}.example"
            case 3: cells["email"] = ""
            case 5: cells["email"] = "preguntar en recepción"
            case 7: cells["email"] = f'"jefe@{id.lower()}.example, caja@{id.lower()}.example"'
            case 9: cells["reminders"] = "0"
            case 11: cells["tolerance_days"] = "0"
            case 13: cells["days_before"] = "none"
            case 14: cells["days_before"] = '"12,5"'
            case 16: cells["resend_days"] = "4"
            case 17: cells["language"] = "pt"
            case 18: cells["language"] = "en"
        lines.append(",".join(cells[column] for column in columns))
    path.write_text("\n".join(lines) + "\n")


class Rehearsal:
    def __init__(self, recordad, invoices_csv, scenario, folder, sink):
        self.recordad, self.scenario, self.folder, self.sink = recordad, scenario, folder, sink
        self.invoices_csv = folder / "invoices.csv"
        text = Path(invoices_csv).read_text()
        self.invoices_csv.write_text(text if scenario.knows_disputes else text.replace(",Yes,", ",No,"))
        self.invoices = expected.read_invoices(self.invoices_csv)
        self.history = expected.History()
        self.differences = []
        (folder / "recordad.conf").write_text(CONFIGURATION.format(
            folder=folder, port=sink.port, reminders=scenario.reminders, first_run_limit=scenario.first_run_limit))
        for name in ("notes", "sent", "templates"):
            (folder / name).mkdir()

    def run(self, *arguments):
        """What the command printed."""
        command = [self.recordad, *arguments, "--config", str(self.folder / "recordad.conf")]
        result = subprocess.run(command, capture_output=True, text=True, timeout=120)
        if result.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: exit {result.returncode}: {result.stderr}")
        return result.stdout

    def check(self, day, what, found, wanted):
        if found != wanted:
            missing, surplus = (set(wanted) - set(found), set(found) - set(wanted)) if isinstance(
                wanted, (set, frozenset)) else (wanted, found)
            self.differences.append(f"{day} {what}: missing {missing or '-'}, surplus {surplus or '-'}")

    def live(self, day, known_on):
        clients_csv = self.folder / "clients.csv"
        write_clients(clients_csv, {invoice.client for invoice in self.invoices}, day)
        if day == known_on:
            self.run("import", "invoices", str(self.invoices_csv), "--map", MAP, "--date-format", "%d/%m/%Y",
                     "--currency", "USD", "--as-of", day.isoformat())
            self.run("import", "clients", str(clients_csv))
        clients = expected.read_clients(clients_csv)
        wanted = expected.messages_of_day(
            self.invoices, clients, self.scenario.policy, self.history, day, known_on,
            is_fresh=day - known_on <= timedelta(hours=36))
        if self.scenario.is_held(day, wanted):
            self.run("once", "--now", day.isoformat())
            self.check(day, "arrived while held", len(self.sink.new_mail(0)), 0)
            self.run("release")
        self.run("once", "--now", day.isoformat())
        self.hold_to(day, wanted)
        # Later that day, and with the same data.
        self.run("once", "--now", f"{day}T18:30")
        self.check(day, "arrived at the second run", len(self.sink.new_mail(0)), 0)
        return wanted

    def hold_to(self, day, wanted):
        audit = json.loads(self.run("audit", "--since", str(day), "--until", str(day), "--format", "json"))
        self.check(day, "messages in the audit", len(audit), len(wanted))
        self.check(
            day, "reminders",
            {(m["client_id"], m["stage"], *((r["stage"], r["occurrence"], r["number"]) for r in m["reminders"]))
             for m in audit},
            {(m.client.id, m.stage, *((r.stage, r.occurrence, r.invoice.number) for r in m.reminders))
             for m in wanted})
        self.check(
            day, "balances",
            {(r["number"], r["balance"], r["currency"]) for m in audit if m["stage"] != "thanks"
             for r in m["reminders"]},
            {(r.invoice.number, f"{r.invoice.total:.2f}", "USD") for m in wanted if m.stage != "thanks"
             for r in m.reminders})
        mail = [BytesParser(policy=email_policy.default).parsebytes(raw) for raw in self.sink.new_mail(len(wanted))]
        self.check(day, "messages arrived", len(mail), len(wanted))
        self.check(day, "Message-IDs", {m["Message-ID"].strip("<>") for m in mail},
                   {m["message_id"].strip("<>") for m in audit})
        self.check(
            day, "recipients and invoices in the text",
            {(*sorted(a.addr_spec for a in m["To"].addresses),
              *self.numbers(m.get_body(("plain",)).get_content())) for m in mail},
            {(*sorted(m.client.addresses), *sorted(r.invoice.number for r in m.reminders)) for m in wanted})
        self.check(day, "MIME defects", {d for m in mail for part in m.walk() for d in part.defects}, set())

    def numbers(self, text):
        known = {invoice.number for invoice in self.invoices}
        return sorted({word.strip(".,:;()") for word in text.split()} & known)

    def check_notes(self):
        notes = json.loads(self.run("notes", "--format", "json"))
        self.check("June", "notes without address",
                   {(n["client_id"], n["date"]) for n in notes if n["result"] == "no address"},
                   {(id, str(day)) for id, day in self.history.noted_without_address.items()})
        self.check("June", "notes of sent mail", len([n for n in notes if n["result"] == "sent"]), self.sink.count)
        self.run("audit", "verify")


def rehearse(recordad, invoices_csv, name):
    scenario = SCENARIOS[name]
    with tempfile.TemporaryDirectory(prefix="recordad-june-") as folder, MailSink() as sink:
        rehearsal = Rehearsal(recordad, invoices_csv, scenario, Path(folder), sink)
        print(f"{name}\n{'day':10}  messages  {'   '.join(expected.URGENCY)}   thanks  reminders")
        day = known_on = FIRST
        while day <= LAST:
            known_on = known_on if day in WITHOUT_IMPORT else day
            wanted = rehearsal.live(day, known_on)
            stages = [*expected.URGENCY, "thanks"]
            counts = "".join(f"{sum(m.stage == s for m in wanted):>{len(s) + 3}}" for s in stages)
            print(f"{day}{len(wanted):>10}{counts[1:]}{sum(len(m.reminders) for m in wanted):>11}", flush=True)
            day += timedelta(1)
        rehearsal.check_notes()
        for difference in rehearsal.differences:
            print(difference)
        verdict = "as expected" if not rehearsal.differences else f"{len(rehearsal.differences)} differences"
        print(f"{name}: {sink.count} messages in June, {verdict}")
        return not rehearsal.differences


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    names = sys.argv[3:] or SCENARIOS
    results = [rehearse(str(Path(sys.argv[1]).absolute()), sys.argv[2], name) for name in names]
    raise SystemExit(0 if all(results) else 1)
