#!/usr/bin/env python3
"""Who must be reminded of what, day by day: part 4.2 of the design, told a second time.

Written from the rules alone, so that the daemon and this count can only agree by both being right.
Every message counts as accepted on its day, and an invoice with Disputed=Yes as disputed until it is settled.

    expected_reminders.py INVOICES.csv CLIENTS.csv --from 2013-06-01 --until 2013-06-30 --past-from 2013-05-15

prints a JSON object for each message.
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

URGENCY = ["issued", "upcoming", "due", "overdue", "claim"]


@dataclass(frozen=True)
class Invoice:
    number: str
    client: str
    issued: date
    due: date
    settled: date
    total: Decimal
    is_disputed: bool = False

    def is_paid(self, day):
        return self.settled <= day


@dataclass(frozen=True)
class Client:
    id: str
    addresses: tuple
    reminders: bool = True
    days_before: tuple = None
    tolerance_days: int = None
    resend_days: int = None


@dataclass(frozen=True)
class Policy:
    past_from: date
    new_from: date = None
    days_before: tuple = (3,)
    on_due_date: bool = True
    tolerance_days: int = 3
    resend_days: int = 7
    max_resends: int = 4
    thank_you: str = "reminded"
    group: str = "client"

    def of(self, client, key):
        own = getattr(client, key)
        return getattr(self, key) if own is None else own


@dataclass(frozen=True)
class Reminder:
    stage: str
    occurrence: int
    invoice: Invoice

    @property
    def identity(self):
        """A stage and occurrence come once; the due dates of this file never change."""
        return (self.invoice.number, self.stage, self.occurrence)


@dataclass(frozen=True)
class Message:
    client: Client
    reminders: tuple

    @property
    def stage(self):
        return self.reminders[0].stage

    def as_json(self, day):
        return {
            "day": day.isoformat(), "client_id": self.client.id, "stage": self.stage,
            "reminders": [[r.stage, r.occurrence, r.invoice.number] for r in self.reminders],
        }


@dataclass
class History:
    sent: set = field(default_factory=set)
    last_demand: dict = field(default_factory=dict)
    """Invoice number: (claims so far, day of the last `overdue` or `claim`)."""
    seen_open: set = field(default_factory=set)
    noted_without_address: dict = field(default_factory=dict)

    def was_sent(self, reminder):
        return reminder.identity in self.sent

    def was_reminded(self, invoice):
        return any(number == invoice.number and stage != "thanks" for number, stage, _ in self.sent)

    def record(self, message, day):
        for reminder in message.reminders:
            self.sent.add(reminder.identity)
            if reminder.stage == "overdue":
                self.last_demand[reminder.invoice.number] = (0, day)
            if reminder.stage == "claim":
                self.last_demand[reminder.invoice.number] = (reminder.occurrence, day)


def furthest_stage(invoice, client, policy, history, day):
    """The last step of the ladder whose date has come and that is still to be said on `day`, sent or not."""
    reached = []
    if policy.new_from and invoice.issued >= policy.new_from and (day < invoice.due or day == invoice.issued):
        reached.append(Reminder("issued", 1, invoice))
    for days in sorted(policy.of(client, "days_before"), reverse=True):
        if invoice.due - timedelta(days) <= day < invoice.due:
            reached.append(Reminder("upcoming", days, invoice))
    if policy.on_due_date and invoice.due <= day:
        reached.append(Reminder("due", 1, invoice))
    if invoice.due + timedelta(policy.of(client, "tolerance_days")) <= day:
        reached.append(Reminder("overdue", 1, invoice))
    if invoice.number in history.last_demand:
        claims, last = history.last_demand[invoice.number]
        if claims > 0:
            reached.append(Reminder("claim", claims, invoice))
        if claims < policy.max_resends and last + timedelta(policy.of(client, "resend_days")) <= day:
            reached.append(Reminder("claim", claims + 1, invoice))
    return reached[-1] if reached else None


def demand(invoice, client, policy, history, day, is_fresh):
    if invoice.is_paid(day) or invoice.is_disputed or day < invoice.issued or invoice.due < policy.past_from:
        return None
    reminder = furthest_stage(invoice, client, policy, history, day)
    if reminder is None or history.was_sent(reminder):
        return None
    if not is_fresh and reminder.stage in ("overdue", "claim"):
        return None
    return reminder


def thanks(invoice, policy, history, day):
    if not invoice.is_paid(day) or invoice.due < policy.past_from or policy.thank_you == "no":
        return None
    reminder = Reminder("thanks", 1, invoice)
    owed = history.was_reminded(invoice) or (policy.thank_you == "all" and invoice.number in history.seen_open)
    return reminder if owed and not history.was_sent(reminder) else None


def grouped(client, reminders, policy):
    reminders = sorted(reminders, key=lambda r: (
        -URGENCY.index(r.stage) if r.stage in URGENCY else 0, r.invoice.due, r.invoice.number))
    if policy.group == "invoice":
        return [Message(client, (reminder,)) for reminder in reminders]
    return [Message(client, tuple(reminders))] if reminders else []


def messages_of_day(invoices, clients, policy, history, day, known_on=None, is_fresh=True):
    """The messages of `day`, which `history` then holds as accepted.

    `known_on` is the day of the last import: what was paid after it is not known yet.
    """
    known_on = known_on or day
    by_client = defaultdict(list)
    for invoice in invoices:
        by_client[invoice.client].append(invoice)
    messages = []
    for client in clients:
        if not client.reminders:
            continue
        demands, receipts = [], []
        for invoice in by_client[client.id]:
            seen = invoice if invoice.settled <= known_on else replace(invoice, settled=date.max)
            demands.append(demand(seen, client, policy, history, day, is_fresh))
            receipts.append(thanks(seen, policy, history, day))
            if not seen.is_paid(day) and not seen.is_disputed:
                history.seen_open.add(seen.number)
        own = grouped(client, [d for d in demands if d], policy) + grouped(client, [r for r in receipts if r], policy)
        if own and not client.addresses:
            history.noted_without_address.setdefault(client.id, day)
            continue
        messages += own
    for message in messages:
        history.record(message, day)
    return messages


def read_invoices(path):
    def day(text):
        return datetime.strptime(text, "%d/%m/%Y").date()

    with open(path, newline="") as file:
        return [
            Invoice(row["invoiceNumber"], row["customerID"], day(row["InvoiceDate"]), day(row["DueDate"]),
                    day(row["SettledDate"]), Decimal(row["InvoiceAmount"]), row["Disputed"] == "Yes")
            for row in csv.DictReader(file)
        ]


def read_clients(path):
    def number(text):
        return int(text) if text else None

    def days(text):
        if not text:
            return None
        return () if text == "none" else tuple(int(part) for part in text.split(","))

    with open(path, newline="") as file:
        return [
            Client(
                row["id"],
                tuple(a.strip() for a in row["email"].split(",") if re.fullmatch(r"[^@\s]+@[^@\s]+", a.strip())),
                row.get("reminders") != "0",
                days(row.get("days_before")),
                number(row.get("tolerance_days")),
                number(row.get("resend_days")),
            )
            for row in csv.DictReader(file)
        ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("invoices")
    parser.add_argument("clients")
    for name in ("--from", "--until", "--past-from"):
        parser.add_argument(name, type=date.fromisoformat, required=True)
    arguments = vars(parser.parse_args())
    invoices, clients = read_invoices(arguments["invoices"]), read_clients(arguments["clients"])
    history, day = History(), arguments["from"]
    while day <= arguments["until"]:
        for message in messages_of_day(invoices, clients, Policy(arguments["past_from"]), history, day):
            print(json.dumps(message.as_json(day)))
        day += timedelta(1)


if __name__ == "__main__":
    main()
