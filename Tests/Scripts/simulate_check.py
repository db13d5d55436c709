#!/usr/bin/env python3
"""A year of real invoices, simulated under a profile of contact, held to the rules as written down here.

    simulate_check.py RECORDAD INVOICES.csv PROFILE [DIFFERENCES]

The holidays are those of PyPI's `holidays`, but for the DIFFERENCES explained in holiday-differences.txt; the clocks
those of zoneinfo. Nothing is taken from the program but its CSV. Prints every breach, and a verdict.
"""

import csv
import io
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays

FIRST, YEAR_END = date(2013, 1, 1), date(2013, 12, 31)
LAST = date(2014, 1, 31)
"""A month later, so that all that came due in the year has come to its end."""
PAST_FROM = date(2012, 12, 15)
DAYS_BEFORE, TOLERANCE, RESEND, CLAIMS = 3, 3, 7, 4
DAY = timedelta(1)
ZONES = {"CL": "America/Santiago", "CO": "America/Bogota"}
COMPANY = "CL"
MAP = ("number=invoiceNumber,issued_on=InvoiceDate,due_on=DueDate,total=InvoiceAmount,"
       "settled_on=SettledDate,client_id=customerID")

CONFIGURATION = """
[Company]
Name=Comercial Ñandú Ltda.
TaxId=76.543.210-3
Address=Av. Los Carrera 1450
PaymentInstructions=Transferencia a la cuenta 123-4
Language=es-CL
TimeZone=America/Santiago
[Store]
Invoices=sqlite:{folder}/invoices.db
Ledger=sqlite:{folder}/ledger.db
[Reminders]
PastInvoicesFrom=2012-12-15
[Contact]
Profile={profile}
[Mail]
From=Cobranzas <pagos@example.com>
Server=smtp://127.0.0.1:9
[Templates]
Directory={folder}/templates
[Notes]
Directory={folder}/notes
[Audit]
Directory={folder}/sent
"""


@dataclass(frozen=True)
class Rules:
    """`hours`: for each weekday from Monday on, when it opens and closes; `None` is closed."""
    hours: tuple
    per_week: int | None = None
    gap: int = 1
    per_day: int = 1


def hours(weekdays, saturday=None):
    return tuple([weekdays] * 5 + [saturday, None])


EIGHT_TO_SEVEN = (time(8), time(19))
PROFILES = {
    "strict": Rules(hours(EIGHT_TO_SEVEN), per_week=2, gap=2),
    "chile": Rules(hours((time(8), time(20)), (time(8), time(20))), per_week=2, gap=2),
    "colombia": Rules(hours((time(7), time(19)), (time(8), time(15)))),
    "business": Rules(hours(EIGHT_TO_SEVEN)),
}


def differences(path):
    """Days that are no holiday in the package and are here, and the other way round, by country."""
    added, removed, country = defaultdict(set), defaultdict(set), None
    for line in path.read_text().splitlines() if path else []:
        if line.startswith("  "):
            sign, *days = line.split()
            (added if sign == "+" else removed)[country].update(map(date.fromisoformat, days))
        elif line[2:3] == ":":
            country = line[:2]
    return added, removed


@dataclass(frozen=True)
class Client:
    id: str
    kind: str
    country: str
    addresses: tuple


@dataclass(frozen=True)
class Invoice:
    number: str
    client: str
    issued: date
    due: date
    settled: date


def clients_of(ids):
    """Consumers, companies and unknown ones in two countries, some of them with one mailbox or two addresses."""
    clients = {}
    for index, id in enumerate(sorted(ids)):
        own = f"pagos@{id.lower()}.example"
        shared = f"Grupo{index // 20}@holding.example"
        addresses = {4: (shared,), 9: (shared.lower(), own), 13: (own, f"caja@{id.lower()}.example")}.get(index % 20, (own,))
        kind = ("consumer", "unknown", "business")[index % 3]
        clients[id] = Client(id, kind, ("", "CL", "CO")[index // 3 % 3], addresses)
    return clients


def read_invoices(path):
    def day(text):
        return datetime.strptime(text, "%d/%m/%Y").date()
    with open(path, newline="") as file:
        return {row["invoiceNumber"]: Invoice(
            row["invoiceNumber"], row["customerID"], day(row["InvoiceDate"]), day(row["DueDate"]),
            day(row["SettledDate"])) for row in csv.DictReader(file)}


class Check:
    def __init__(self, profile, invoices, clients, differences_file):
        self.rules = {kind: PROFILES["business" if kind == "business" else profile]
                      for kind in ("consumer", "unknown", "business")}
        self.invoices, self.clients = invoices, clients
        added, removed = differences(differences_file)
        self.holidays = {
            country: set(holidays.country_holidays(country, years=range(2012, 2016), categories=("public",)))
            - removed[country] | added[country] for country in ZONES}
        self.breaches = []

    def breach(self, row, what):
        self.breaches.append(f"{row['date'] or row['planned']} {row['invoice']} {row['stage']}: {what}")

    def is_open(self, client, day):
        return (self.rules[client.kind].hours[day.weekday()] is not None
                and day not in self.holidays[client.country or COMPANY])

    def open_day(self, client, day, step, earliest=date.min):
        while day >= earliest:
            if self.is_open(client, day):
                return day
            day += step
        return None

    def run(self, rows):
        self.rows = rows
        self.messages = {}
        for row in rows:
            row["client"] = self.clients[row["client_id"]]
            row["planned_on"] = date.fromisoformat(row["planned"])
            row["sent_on"] = date.fromisoformat(row["date"]) if row["date"] else None
            if row["sent_on"]:
                self.messages.setdefault(row["message_id"], []).append(row)
        self.contacts = defaultdict(list)
        """The days of each client and of each address, a message at a time."""
        for message in self.messages.values():
            row = message[0]
            for party in {row["client_id"], *(a.lower() for a in row["client"].addresses)}:
                self.contacts[party].append(row["sent_on"])
        for message in self.messages.values():
            self.check_moment(message)
        for party, days in self.contacts.items():
            self.check_limits(party, sorted(days))
        self.check_fates()
        self.check_accounts()

    def check_moment(self, message):
        row, client = message[0], message[0]["client"]
        for other in message[1:]:
            if any(other[key] != row[key] for key in ("date", "time", "zone", "client_id", "recipients")):
                self.breach(other, "differs from the rest of its message")
        if row["zone"] != ZONES[client.country or COMPANY]:
            self.breach(row, f"zone {row['zone']}")
        if (row["kind"], row["country"]) != (client.kind, client.country):
            self.breach(row, f"kind {row['kind']}, country {row['country']}")
        if row["recipients"] != ", ".join(client.addresses):
            self.breach(row, f"recipients {row['recipients']}")
        moment = datetime.combine(row["sent_on"], time.fromisoformat(row["time"]), ZoneInfo(row["zone"]))
        if moment.astimezone(timezone.utc).astimezone(moment.tzinfo) != moment:
            self.breach(row, f"no clock shows {row['time']} on that day")
        window = self.rules[client.kind].hours[row["sent_on"].weekday()]
        if window is None or not window[0] <= moment.time() < window[1]:
            self.breach(row, f"at {row['time']} outside of the hours")
        if row["sent_on"] in self.holidays[client.country or COMPANY]:
            self.breach(row, "on a public holiday")

    def strictest(self, party):
        """An address may belong to clients of different kinds: each counts what it got itself or through others."""
        owners = [c for c in self.clients.values() if party == c.id or party in {a.lower() for a in c.addresses}]
        return [self.rules[c.kind] for c in owners]

    def check_limits(self, party, days):
        rules = self.strictest(party)
        per_day = max(rule.per_day for rule in rules)
        for day, count in Counter(days).items():
            if count > per_day:
                self.breaches.append(f"{day} {party}: {count} messages on one day")
        # Where the owners' rules differ, the looser one may have sent the last message.
        if all(rule.per_week for rule in rules):
            for day in days:
                count = sum(0 <= (day - other).days < 7 for other in days)
                if count > max(rule.per_week for rule in rules):
                    self.breaches.append(f"{day} {party}: {count} messages in seven days")
        gap = min(rule.gap for rule in rules)
        for one, next in zip(days, days[1:]):
            if (next - one).days < gap:
                self.breaches.append(f"{next} {party}: {(next - one).days} days after the last message")

    def is_limited(self, client, day):
        """Whether one message more on that day would be too many, those of that day counted."""
        rule = self.rules[client.kind]
        for party in (client.id, *(a.lower() for a in client.addresses)):
            days = self.contacts[party]
            if (sum(other == day for other in days) >= rule.per_day
                    or rule.per_week and sum(0 <= (day - other).days < 7 for other in days) >= rule.per_week
                    or any(0 <= (day - other).days < rule.gap for other in days)):
                return True
        return False

    def check_fates(self):
        by_invoice = defaultdict(list)
        for row in self.rows:
            by_invoice[row["invoice"]].append(row)
        for row in self.rows:
            client, planned = row["client"], row["planned_on"]
            if not row["reason"]:
                self.breach(row, "no reason")
            match row["fate"]:
                case "sent" | "merged":
                    if not row["message_id"]:
                        self.breach(row, "no message")
                    self.check_day(row)
                    if row["fate"] == "merged" and (len(self.messages[row["message_id"]]) < 2 or not row["limit"]):
                        self.breach(row, "merged with nothing, or by no limit")
                case "superseded":
                    rank = self.rank(row)
                    later = [r for r in by_invoice[row["invoice"]] if r["stage"] != "thanks" and self.rank(r) > rank]
                    is_paid = self.invoices[row["invoice"]].settled <= LAST
                    if row["message_id"] or not (later or is_paid):
                        self.breach(row, "superseded by nothing")
                case "waiting":
                    if planned <= YEAR_END:
                        self.breach(row, f"waits at the end: {row['reason']}")
                case other:
                    self.breach(row, f"fate {other}")

    def rank(self, row):
        return ("upcoming", "due", "overdue", "claim").index(row["stage"]), int(row["occurrence"]) * (row["stage"] == "claim") \
            if row["stage"] != "thanks" else 0

    def check_day(self, row):
        """It goes on its own day or the open one in its place, and later only while a limit stands in the way."""
        client, planned, sent = row["client"], row["planned_on"], row["sent_on"]
        expected = planned
        if not self.is_open(client, planned):
            earlier = None
            if row["stage"] == "upcoming":
                earlier = self.open_day(client, planned, -DAY, self.invoices[row["invoice"]].issued)
            expected = earlier or self.open_day(client, planned, DAY)
        expected = max(expected, self.open_day(client, FIRST, DAY))
        if sent < expected:
            self.breach(row, f"before {expected}")
        day = expected
        while day < sent:
            if self.is_open(client, day) and not self.is_limited(client, day):
                self.breach(row, f"could have gone on {day}: {row['reason']}")
                break
            day += DAY

    def expected(self, invoice):
        """The stages whose own day comes in the year while the invoice is owed."""
        if invoice.due < PAST_FROM:
            return
        for stage, occurrence, day in (
                ("upcoming", DAYS_BEFORE, invoice.due - DAYS_BEFORE * DAY), ("due", 1, invoice.due),
                ("overdue", 1, invoice.due + TOLERANCE * DAY)):
            day = max(day, invoice.issued)
            if FIRST <= day <= YEAR_END and day < invoice.settled:
                yield stage, str(occurrence), day

    def check_accounts(self):
        rows = defaultdict(list)
        for row in self.rows:
            rows[row["invoice"], row["stage"], row["occurrence"]].append(row)
        for (number, stage, occurrence), found in rows.items():
            if len(found) > 1:
                self.breach(found[0], f"{len(found)} rows for one reminder")
        for invoice in self.invoices.values():
            for stage, occurrence, day in self.expected(invoice):
                found = rows.get((invoice.number, stage, occurrence))
                if not found:
                    self.breaches.append(f"{day} {invoice.number} {stage}: nothing became of it")
                elif found[0]["planned_on"] != day:
                    self.breach(found[0], f"its own day is {day}")
            last = rows.get((invoice.number, "overdue", "1"))
            for claim in range(1, CLAIMS + 1):
                if not last or not last[0]["sent_on"]:
                    break
                day = last[0]["sent_on"] + RESEND * DAY
                last = rows.get((invoice.number, "claim", str(claim)))
                if day <= YEAR_END and day < invoice.settled and not last:
                    self.breaches.append(f"{day} {invoice.number} claim {claim}: nothing became of it")
                if last and last[0]["planned_on"] != day:
                    self.breach(last[0], f"its own day is {day}")
            demanded = any(row["sent_on"] for (number, stage, _), found in self.by_number(rows, invoice.number)
                           for row in found if stage != "thanks")
            thanks = rows.get((invoice.number, "thanks", "1"))
            if bool(thanks) != (demanded and FIRST <= invoice.settled <= LAST):
                self.breaches.append(f"{invoice.settled} {invoice.number} thanks: {'surplus' if thanks else 'missing'}")
        for row in self.rows:
            invoice = self.invoices[row["invoice"]]
            if row["stage"] != "thanks" and row["sent_on"] and row["sent_on"] >= invoice.settled:
                self.breach(row, f"paid on {invoice.settled}")

    def by_number(self, rows, number):
        if not hasattr(self, "index"):
            self.index = defaultdict(list)
            for key, found in rows.items():
                self.index[key[0]].append((key, found))
        return self.index[number]


def simulate(recordad, invoices_csv, profile, clients, folder):
    (folder / "recordad.conf").write_text(CONFIGURATION.format(folder=folder, profile=profile))
    (folder / "templates").mkdir()
    lines = ["id,name,email,kind,country"]
    lines += [f"{c.id},Almacén {c.id},\"{', '.join(c.addresses)}\",{c.kind},{c.country}" for c in clients.values()]
    (folder / "clients.csv").write_text("\n".join(lines) + "\n")

    def run(*words):
        command = [recordad, *words, "--config", str(folder / "recordad.conf")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr}")
        return done.stdout
    run("import", "invoices", invoices_csv, "--map", MAP, "--date-format", "%d/%m/%Y", "--currency", "USD",
        "--as-of", "2014-06-01")
    run("import", "clients", str(folder / "clients.csv"))
    before = {path.name: path.read_bytes() for path in folder.glob("*.db")}
    text = run("simulate", "--from", str(FIRST), "--to", str(LAST), "--format", "csv")
    after = {path.name: path.read_bytes() for path in folder.glob("*.db")}
    if before != after or {path.name for path in folder.iterdir()} & {"notes", "sent", "ledger.db"}:
        raise SystemExit("the simulation has left something behind")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def main(recordad, invoices_csv, profile, differences_file=None):
    invoices = read_invoices(invoices_csv)
    clients = clients_of({invoice.client for invoice in invoices.values()})
    with tempfile.TemporaryDirectory(prefix="recordad-year-") as folder:
        rows = simulate(recordad, invoices_csv, profile, clients, Path(folder))
    check = Check(profile, invoices, clients, Path(differences_file) if differences_file else None)
    check.run(rows)
    for line in check.breaches[:40]:
        print(line)
    fates = Counter(row["fate"] for row in rows if row["planned_on"] <= YEAR_END)
    told = ", ".join(f"{fates[fate]} {fate}" for fate in ("sent", "merged", "superseded", "waiting"))
    print(f"{profile}: {len(check.messages)} messages, {sum(fates.values())} reminders of the year: {told}; "
          f"{len(check.breaches)} breaches")
    return not check.breaches and fates["sent"] > 1000 and fates["superseded"] > 0


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        raise SystemExit(__doc__)
    raise SystemExit(0 if main(*sys.argv[1:]) else 1)
