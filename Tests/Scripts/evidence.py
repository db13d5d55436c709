"""Compares what the mail server took with what the company has in writing; each finding is a broken promise."""
import collections
import contextlib
import csv
import hashlib
import json
import sqlite3

from company import CommandFailed


class Evidence:
    def __init__(self, company, sink):
        self.company, self.sink = company, sink
        self.findings = []
        self.counts = {}
        self.taken = collections.defaultdict(list)
        for acceptance in sink.accepted:
            self.taken[acceptance.message_id].append(acceptance)

    def expect(self, holds, finding):
        if not holds:
            self.findings.append(finding)

    def examine(self, most_per_round):
        """`most_per_round`: how many messages may be on the wire when the program dies."""
        self.nothing_lost()
        self.nothing_twice(most_per_round)
        self.ledger()
        self.notes()
        self.audit()
        self.no_leftovers()
        return self

    def nothing_lost(self):
        by_address = collections.defaultdict(set)
        for messages in self.taken.values():
            for message in messages:
                by_address[message.recipients].add((message.message_id, message.invoices))
        for n in set(self.company.clients) - self.company.unwanted:
            got = by_address.pop((f"c{n}@client.example",), set())
            self.expect(got, f"client {n} was never written to")
            self.expect(len(got) <= 1, f"client {n} got {len(got)} different messages")
            for _, invoices in got:
                self.expect(invoices == self.company.invoices(n), f"client {n} was reminded of {invoices}")
        self.expect(not by_address, f"mail to strangers: {list(by_address)[:3]}")
        self.counts["messages accepted"] = len(self.taken)

    def nothing_twice(self, most_per_round):
        """A message may come again only after a round that ended while it was on the wire."""
        repeated = {key: messages for key, messages in self.taken.items() if len(messages) > 1}
        unanswered = collections.Counter()
        for key, messages in repeated.items():
            self.expect(len({(m.sha256, m.sender, m.recipients) for m in messages}) == 1, f"{key}: other bytes")
            rounds = [message.round for message in messages]
            self.expect(len(set(rounds)) == len(rounds), f"{key}: twice in one round")
            unanswered.update(rounds[:-1])
        for number, count in unanswered.items():
            self.expect(count <= most_per_round, f"{count} messages of round {number} came again")
        self.counts["of them more than once"] = len(repeated)
        self.counts["most often"] = max((len(messages) for messages in self.taken.values()), default=0)
        self.counts["most of one round"] = max(unanswered.values(), default=0)

    def ledger(self):
        self.ledger_is_whole()
        with contextlib.closing(sqlite3.connect(self.company.ledger)) as database:
            self.messages(database)

    def ledger_is_whole(self):
        for path in (self.company.ledger, self.company.folder / "invoices.db"):
            with contextlib.closing(sqlite3.connect(path)) as database:
                faults = database.execute("PRAGMA integrity_check").fetchall()
                self.expect(faults == [("ok",)], f"{path.name}: {faults[:3]}")
                self.expect(not database.execute("PRAGMA foreign_key_check").fetchall(), f"{path.name}: foreign keys")

    def messages(self, ledger):
        rows = ledger.execute(
            "SELECT message_id, state, was_uncertain, attempts FROM message WHERE state != 'cancelled'").fetchall()
        wanted = len(set(self.company.clients) - self.company.unwanted)
        self.expect(len(rows) == wanted, f"{len(rows)} messages in the ledger that were not cancelled")
        for key, state, was_uncertain, attempts in rows:
            self.expect(state == "sent", f"{key} is {state}")
            times = len(self.taken.get(key, []))
            self.expect(times <= 1 or was_uncertain, f"{key} went {times} times and was never uncertain")
            self.expect(times <= attempts, f"{key} went {times} times with {attempts} attempts")
        self.counts["attempts that death left uncertain"] = ledger.execute(
            "SELECT count(*) FROM attempt WHERE verdict = 'uncertain'").fetchone()[0]
        # The bytes live in the copies once these are written.
        for table in ("pending_line", "letter"):
            left = ledger.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            self.expect(left == 0, f"{left} rows of {table} never reached the files")

    def notes(self):
        rows = []
        for path in sorted((self.company.folder / "notes").glob("*.csv")):
            with open(path, encoding="utf-8-sig", newline="") as file:
                self.expect(file.read().count("message_id") == 1, f"{path.name}: headings")
                file.seek(0)
                rows += csv.DictReader(file, delimiter=";", strict=True)
        self.counts["notes"] = len(rows)
        numbers = [int(row["id"]) for row in rows]
        self.expect(numbers == list(range(1, len(rows) + 1)), "the notes are not numbered in order")
        automatic = [row for row in rows if row["author"] == "recordad"]
        self.once_each("notes", [row["message_id"] for row in automatic])
        self.expect({row["result"] for row in automatic} == {"sent"}, "a note tells of something else than mail")

    def audit(self):
        folder = self.company.folder / "sent"
        previous, records = "0" * 64, []
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_bytes().splitlines():
                records.append(json.loads(line))
                self.expect(records[-1]["prev"] == previous, f"audit record {len(records)}: the chain is broken")
                previous = hashlib.sha256(line).hexdigest()
        self.counts["audit records"] = len(records)
        self.expect([r["seq"] for r in records] == list(range(1, len(records) + 1)), "the audit is not in order")
        self.once_each("audit", [record["message_id"] for record in records])
        for record in records:
            key = record["message_id"]
            copy = folder / record["copy"]
            there = hashlib.sha256(copy.read_bytes()).hexdigest() if copy.exists() else "missing"
            sent = {message.sha256 for message in self.taken.get(key, [])}
            self.expect({there, record["sha256"]} == sent, f"{key}: the copy is not what was sent")
        self.counts["copies"] = sum(1 for _ in folder.glob("copies/**/*.eml"))
        self.expect(self.counts["copies"] == len(records), "as many copies as audit records")
        self.verify_audit()

    def verify_audit(self):
        try:
            self.company.finish("audit", "verify")
        except CommandFailed as failure:
            self.findings.append(str(failure))

    def once_each(self, what, keys):
        counts = collections.Counter(keys)
        for key, count in counts.items():
            self.expect(count == 1, f"{what}: {key} stands there {count} times")
        self.expect(counts.keys() == self.taken.keys(), f"{what}: not the messages that were accepted")

    def no_leftovers(self):
        """Half-written files of a program that died are hidden, and gone in the end."""
        hidden = [path for name in ("notes", "sent") for path in (self.company.folder / name).rglob(".*")]
        self.expect(not hidden, f"left behind: {[path.name for path in hidden][:3]}")

    def print(self):
        """The table and the verdict; the exit code."""
        for name, count in self.counts.items():
            print(f"{name:<36}{count:>9,}")
        for finding in self.findings[:20]:
            print("broken:", finding)
        if len(self.findings) > 20:
            print(f"and {len(self.findings) - 20} more")
        print("verdict: " + (f"{len(self.findings)} promises broken" if self.findings else "every promise kept"))
        return 1 if self.findings else 0
