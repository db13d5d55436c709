"""Kills recordad at each of its crash points, lets it finish, and looks for what was lost, half done or came twice.

The program must be built with the trait CrashPoints. A point is tried at the first time it is passed, the second, and
a later one, where one life of the program passes it so often; each in a company of its own, and again right after.
"""
import argparse
import collections
import concurrent.futures
import contextlib
import datetime
import hashlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from company import Company, read_journal
from evidence import Evidence
from smtp_sink import Acceptance, Sink, invoice_numbers

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program", help="the recordad to kill")
parser.add_argument("points", nargs="*", metavar="POINT[:N]", help="try these only")
parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="trials at once (%(default)s)")
CONNECTIONS = 4
ON_THE_WIRE = 2 * CONNECTIONS
"""How many messages may be on the wire when the program dies."""
PATIENCE = 120
"""Seconds in which a program has to come to the place where it dies."""
LATER = datetime.timedelta(minutes=5)
"""How long an uncertain message waits for its next try after a death."""


class Trial:
    """One company, one crash point, and the time of passing it that is the last."""

    def __init__(self, program, point, number, clients=24, settings=""):
        self.point, self.number, self.holds = point, number, settings == HOLD
        self.folder = tempfile.TemporaryDirectory(prefix="recordad-crash-")
        self.sink = Sink(seed=number)
        settings = settings.format(folder=self.folder.name)
        self.company = Company(program, self.folder.name, self.sink.port, clients, CONNECTIONS, settings)
        self.now = datetime.datetime.now(datetime.UTC).replace(second=0, microsecond=0)
        self.findings = []
        self.has_pruned = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sink.stop()
        self.folder.cleanup()

    def once(self):
        self.now += LATER
        return ["once", "--now", self.now.strftime("%Y-%m-%dT%H:%M")]

    def die(self, *words, at=None, input=""):
        """Runs a command that has to die at the crash point."""
        at = at or f"{self.point}:{self.number}"
        status = self.start(*words, at=at, input=input)
        if status != -signal.SIGKILL:
            raise NeverReached(f"'recordad {words[0]}' ended with {status} and never reached '{at}'")

    def start(self, *words, at=None, input=""):
        self.sink.round += 1
        with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as source:
            source.write(input.encode())
            source.seek(0)
            process = self.company.start(
                *words, errors=errors, input=source, environment={"RECORDAD_CRASH_POINT": at} if at else {})
            try:
                status = process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.terminate()
                status = process.wait(PATIENCE)
            errors.seek(0)
            interrupted, complaints = read_journal(errors.read().decode())
        self.sink.wait_until_alone()
        self.findings += complaints
        self.expect((interrupted or 0) <= ON_THE_WIRE, f"{interrupted} messages were on the wire")
        return status

    def expect(self, holds, finding):
        if not holds:
            self.findings.append(finding)

    def finish(self):
        """Lets it come to rest and compares what everybody has; first it may come to the same place once more."""
        if self.has_pruned:
            return self.finish_pruning()
        status = self.start(*self.once(), at=f"{self.point}:{self.number}")
        self.expect(status in (0, -signal.SIGKILL), f"it ended with {status}")
        for _ in range(5):
            status = self.start(*self.once())
            self.expect(status == 0, f"it ended with {status}")
            if not self.company.waiting():
                break
            self.retry()
        maildir = self.company.folder / "mail"
        evidence = Evidence(self.company, Maildir(maildir) if maildir.exists() else self.sink)
        self.expect(not list(maildir.glob("tmp/*")), "a half-written message is left behind")
        self.findings += evidence.examine(ON_THE_WIRE).findings
        return evidence

    def finish_pruning(self):
        """Nothing goes out again, what is old is gone, and the chain of the sent mail is sound."""
        accepted = self.sink.count()
        statuses = [self.start(*self.once(), at=at) for at in (f"{self.point}:{self.number}", None, None)]
        self.expect(statuses in ([0, 0, 0], [-signal.SIGKILL, 0, 0]), f"they ended with {statuses}")
        self.expect(self.sink.count() == accepted, "something was sent again")
        counts = [self.read(f"SELECT count(*) FROM {table}")[0][0] for table in ("message", "note", "log_file")]
        self.expect(counts == [1, 0, 1], f"{counts} messages, notes and files are in the ledger, expected [1, 0, 1]")
        told = "SELECT count(*) FROM (SELECT invoice_id FROM used_identity UNION ALL SELECT invoice_id FROM reminder)"
        reminders = sum(len(self.company.invoices(n)) for n in self.company.clients)
        self.expect(self.read(told) == [(reminders,)], f"{self.read(told)} reminders are known, expected {reminders}")
        left = [path.name for name in ("notes/*", "sent/copies/**/*") for path in self.company.folder.glob(name)]
        self.expect(not left, f"left behind: {left}")
        evidence = Evidence(self.company, self.sink)
        evidence.ledger_is_whole()
        evidence.verify_audit()
        self.findings += evidence.findings
        evidence.counts["messages accepted"] = accepted
        return evidence

    def retry(self):
        """Where uncertain messages are held, a person asks for each again."""
        for message in self.company.waiting() if self.holds else []:
            self.company.finish("retry", message["message_id"])

    def read(self, query, path=None):
        """Rows of a database, without touching what a death has left of it."""
        with contextlib.closing(sqlite3.connect(f"file:{path or self.company.ledger}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()


class NeverReached(Exception):
    pass


class Maildir:
    """A maildir as a mail server: what stands in `new` is accepted."""

    def __init__(self, folder):
        self.accepted = [self.acceptance(path.read_bytes()) for path in (folder / "new").iterdir()]

    @staticmethod
    def acceptance(message):
        (key,) = re.findall(rb"(?im)^Message-ID: *<(.+)>", message)
        recipients = tuple(address.decode() for address in re.findall(rb"(?im)^To: (\S+@\S+)", message))
        return Acceptance(key.decode(), hashlib.sha256(message).hexdigest(), "", recipients, invoice_numbers(message), 0)


def sending(trial):
    """The service plans, sends and writes its files."""
    trial.die(*service(trial))


def service(trial):
    """The second time it is 'run' that dies, else 'once'."""
    return ["run"] if trial.number == 2 else trial.once()


def polling(trial):
    """Only 'run' looks at the invoices again and again."""
    trial.die("run")


def thanking(trial):
    """It remembers each invoice that it sees open, to thank for it one day."""
    sending(trial)
    trial.start(*trial.once())
    seen = trial.read("SELECT count(*), count(DISTINCT invoice_id) FROM seen_open")[0]
    owed = sum(len(trial.company.invoices(n)) for n in trial.company.clients)
    trial.expect(seen == (owed, owed), f"{seen} invoices are remembered as open, of {owed}")


def holding(trial):
    """What is uncertain does not go again by itself."""
    sending(trial)
    for _ in range(2):
        trial.start(*trial.once())
    states = {message["state"] for message in trial.company.waiting()}
    trial.expect(states == {"uncertain"}, f"what waits is {states}")
    trial.expect(trial.sink.count() == trial.sink.different(), "an uncertain message went again though it is held")
    trial.retry()


def recovering(trial):
    """It died with messages on the wire, and dies again over the ledger that says so."""
    trial.die(*trial.once(), at="sendingCommitted")
    on_the_wire = trial.read("SELECT count(*) FROM message WHERE state = 'sending'")[0][0]
    trial.die(*(["run"] if trial.point == "notYetReady" else service(trial)))
    kept, uncertain = trial.read("SELECT sum(state = 'sending'), sum(state = 'uncertain') FROM message")[0]
    left = (0, on_the_wire) if trial.point == "recoveryCommitted" else (on_the_wire, 0)
    trial.expect((kept, uncertain) == left, f"{kept} are sending and {uncertain} uncertain, expected {left}")


def setting_back(trial):
    """The clock was two days ahead when the messages were planned."""
    trial.now += datetime.timedelta(days=2)
    trial.die(*trial.once(), at="cycleCommitted")
    trial.die("run")
    far = trial.read("SELECT count(*) FROM message WHERE next_attempt_at > unixepoch('now', '1 day')")[0][0]
    expected = 0 if trial.point == "setBackCommitted" else len(trial.company.clients)
    trial.expect(far == expected, f"{far} messages wait for tomorrow or longer, expected {expected}")


def turning_away(trial):
    """Every third client pays between the plan and the sending."""
    trial.die(*service(trial), at="planCommitted")
    paid = range(0, len(trial.company.clients), 3)
    trial.company.finish("import", "invoices", "-", input=trial.company.payment_file(paid))
    trial.company.unwanted |= set(paid)
    sending(trial)


def pruning(trial):
    """All is sent and noted, and four years go by."""
    trial.start(*trial.once())
    evidence = Evidence(trial.company, trial.sink)
    trial.findings += evidence.examine(0).findings
    began = int(trial.now.timestamp())
    trial.now += datetime.timedelta(days=1461)
    with contextlib.closing(sqlite3.connect(trial.company.ledger)) as ledger, ledger:
        ledger.execute("UPDATE note SET state = 'done', done_at = at, done_by = 'ana'")
        facts = {"clock_steady_since": began, "clock_steady_until": int(trial.now.timestamp()) - 86400}
        ledger.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", [(k, str(v)) for k, v in facts.items()])
    trial.has_pruned = True
    trial.die(*trial.once())
    evidence = Evidence(trial.company, trial.sink)
    evidence.ledger_is_whole()
    evidence.verify_audit()
    trial.findings += evidence.findings


def releasing(trial):
    """All messages are held; all are released, or none."""
    trial.company.finish(*trial.once())
    before = trial.company.waiting()
    trial.expect({message["state"] for message in before} == {"held"}, "not all are held")
    trial.die("release")
    state = "queued" if trial.point == "releaseCommitted" else "held"
    states = {message["state"] for message in trial.company.waiting()}
    trial.expect(states == {state}, f"they are {states} after its death, expected {state}")
    trial.company.finish("release")


def asking(trial):
    """One held message is cancelled, one released, one retried."""
    trial.company.finish(*trial.once())
    messages = trial.company.waiting()
    for word, message, state in zip(["cancel", "release", "retry"], messages, ["cancelled", "queued", "queued"]):
        key = message["message_id"]
        trial.die(word, key)
        found = trial.read(f"SELECT state FROM message WHERE message_id = '{key}'")[0][0]
        expected = state if trial.point == "requestCommitted" else "held"
        trial.expect(found == expected, f"it is {found} after the death of '{word}', expected {expected}")
        if trial.point == "requestUncommitted":
            trial.company.finish(word, key)
    trial.company.unwanted.add(int(messages[0]["client_id"].removeprefix("C")))
    trial.company.finish("release")


def taking_back(trial):
    """A ledger that was lost knows all that the files of sent mail prove, or nothing; another try makes it whole."""
    company, here = trial.company, trial.company.ledger.parent
    there = company.folder / "kept"
    trial.start(*trial.once())
    there.mkdir()
    for path in here.glob("ledger.db*"):
        path.rename(there / path.name)
    accepted = trial.sink.count()
    trial.die("audit", "recover")
    sent = trial.read("SELECT count(*) FROM message WHERE state = 'sent'")[0][0]
    expected = accepted if trial.point == "takenBackCommitted" else 0
    trial.expect(sent == expected, f"{sent} messages are taken back after its death, expected {expected}")
    company.finish("audit", "recover")
    company.finish(*trial.once())
    trial.expect(trial.sink.count() == accepted, "something was sent again")
    evidence = Evidence(company, trial.sink)
    evidence.verify_audit()
    trial.findings += evidence.findings
    for path in here.glob("ledger.db*"):
        path.unlink()
    for path in there.iterdir():
        path.rename(here / path.name)
    there.rmdir()


def noting(trial):
    """A person's note is there with its line in the file, or not at all."""
    trial.start(*trial.once())
    trial.die("notes", "add", "C1", "called")
    written = int(trial.point == "noteCommitted")
    trial.start(*trial.once())
    notes = trial.read("SELECT count(*) FROM note WHERE title = 'called'")[0][0]
    lines = sum(path.read_text().count(";called;") for path in (trial.company.folder / "notes").glob("*.csv"))
    trial.expect((notes, lines) == (written, written), f"{notes} notes and {lines} lines, expected {written} of both")


def closing(trial):
    """A note is open, or done with its time and author."""
    trial.start(*trial.once())
    trial.die("notes", "done", "1")
    note = trial.read("SELECT state, done_at IS NULL, done_by IS NULL FROM note WHERE id = 1")[0]
    expected = ("done", 0, 0) if trial.point == "noteDoneCommitted" else ("open", 1, 1)
    trial.expect(note == expected, f"the note is {note}, expected {expected}")


def making_the_ledger(trial):
    sending(trial)
    version = trial.read("PRAGMA user_version")[0][0]
    expected = int(trial.point == "ledgerCommitted")
    trial.expect((version > 0) == expected, f"the ledger's version is {version} after its death")


def indexing(trial):
    """An ERP's store gets our indexes one by one."""
    store = trial.company.folder / "invoices.db"
    indexes = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    with contextlib.closing(sqlite3.connect(store)) as database:
        for name, in database.execute(indexes).fetchall():
            database.execute(f"DROP INDEX {name}")
    trial.die(*trial.once())
    found = len(trial.read(indexes, store))
    trial.expect(found == trial.number, f"the store has {found} indexes after its death, expected {trial.number}")


def importing(trial):
    """The first file of a store, then a file that changes it: all rows of each, or none."""
    company = trial.company
    store = company.folder / "invoices.db"
    for path in company.folder.glob("invoices.db*"):
        path.unlink()
    trial.die("import", "invoices", "-", input=company.invoice_file())
    is_in = trial.point == "importCommitted"
    if trial.point == "storeUncommitted":
        trial.expect(not trial.read("SELECT 1 FROM sqlite_schema", store), "a half-made store")
    else:
        rows = trial.read("SELECT count(*) FROM invoice", store)[0][0]
        wanted = len(company.invoice_file().splitlines()) - 1 if is_in else 0
        trial.expect(rows == wanted, f"{rows} invoices after its death, expected {wanted}")
    company.finish("import", "invoices", "-", input=company.invoice_file())
    company.finish("import", "clients", "-", input=company.client_file())
    if trial.point.startswith("store"):
        return
    before = trial.read("SELECT * FROM store, invoice", store), trial.read("SELECT * FROM client", store)
    paid = [n for n in company.clients if n % 2]
    trial.die("import", "invoices", "-", input=company.payment_file(paid))
    after = trial.read("SELECT * FROM store, invoice", store), trial.read("SELECT * FROM client", store)
    trial.expect(after[1] == before[1], "the clients are changed")
    trial.expect(is_in or after == before, "half a file was imported")
    company.finish("import", "invoices", "-", input=company.payment_file(paid))
    owing = {row[0] for row in trial.read("SELECT client_id FROM invoice WHERE balance > 0", store)}
    trial.expect(owing == {f"C{n}" for n in company.clients if n % 2 == 0}, f"{owing} still owe something")
    company.unwanted |= set(paid)


HOLD = "[Mail]\nUncertain=hold"
HELD = "[Reminders]\nFirstRunLimit=1\nBurstLimit=3x"
MAILDIR = "[Mail]\nServer=maildir:{folder}/mail"
OLD = "[Reminders]\nMaxResends=0"
THANKS = "[Reminders]\nThankYou=all"
BATCHES = {1: 24, 2: 300, 3: 500}
"""Clients for the first, second and third batch of 200 that are planned."""


# What is told, the times of passing that kill, and how many clients that takes: one number, or one for each time.
LIVES = {
    "ledgerUncommitted ledgerCommitted": (making_the_ledger, [1]),
    "storeUncommitted storeCommitted": (importing, [1]),
    "indexMade": (indexing, [1, 2]),
    "rowImported": (importing, [1, 2, 20]),
    "importUncommitted importCommitted": (importing, [1]),
    "recoveryUncommitted": (recovering, [1, 2, 7]),
    "recoveryCommitted notYetReady": (recovering, [1]),
    "setBackUncommitted setBackCommitted": (setting_back, [1]),
    "seenOpenUncommitted seenOpenCommitted": (thanking, [1, 2], {1: 24, 2: 600}, THANKS),
    "planUncommitted planCommitted": (sending, [1, 2, 3], BATCHES),
    "cycleUncommitted cycleCommitted": (polling, [1, 2, 3]),
    "deliveryUncommitted deliveryCommitted": (polling, [1]),
    "turnedAwayUncommitted turnedAwayCommitted": (turning_away, [1, 2, 3]),
    "sendingUncommitted sendingCommitted verdictsUncommitted verdictsCommitted": (sending, [1, 2, 7], 100),
    "bodySent answerUnread noteUnaudited": (sending, [1, 2, 9]),
    "answerUnread": (holding, [1, 2, 9], 24, HOLD),
    "letterHalfWritten letterUnnamed letterNamed": (sending, [1, 2, 9], 24, MAILDIR),
    "copyHalfWritten copyUnnamed copyNamed": (sending, [1, 2, 9]),
    # The first time audit, the second notes, the third audit again.
    "copiesWritten lineHalfWritten linesUnsynced linesAppended settlingUncommitted settlingCommitted": (
        sending, [1, 2, 3], {1: 24, 2: 24, 3: 300}),
    "auditProjected": (sending, [1, 2, 3], {1: 24, 2: 24, 3: 300}),
    "clockSteadyCommitted pruneDayCommitted notesFileRemoved notesFileForgottenCommitted": (pruning, [1], 24, OLD),
    "copyPruned": (pruning, [1, 2, 24], 24, OLD),
    # Messages, then notes.
    "pruneUncommitted pruneCommitted": (pruning, [1, 2], 24, OLD),
    "releaseUncommitted releaseCommitted": (releasing, [1], 24, HELD),
    "requestUncommitted requestCommitted": (asking, [1], 24, HELD),
    "takenBackUncommitted takenBackCommitted": (taking_back, [1]),
    "noteUncommitted noteCommitted": (noting, [1]),
    "noteDoneUncommitted noteDoneCommitted": (closing, [1]),
}


def plan(program, chosen):
    """Every trial there is, as (point, number, tell, clients, settings); a point of the program without one is an error."""
    trials = []
    for points, (tell, numbers, *more) in LIVES.items():
        clients, settings = (more + [24, ""][len(more):])
        for point in points.split():
            for number in numbers:
                size = clients if isinstance(clients, int) else clients[number]
                trials.append((point, number, tell, size, settings))
    untold = set(crash_points(program)) ^ {trial[0] for trial in trials}
    if untold:
        sys.exit(f"crash points that only the program or only this script knows: {sorted(untold)}")
    return [t for t in trials if not chosen or t[0] in chosen or f"{t[0]}:{t[1]}" in chosen]


def crash_points(program):
    """Their names, as the program tells them when it is given another."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"RECORDAD_CRASH_POINT": "?", "TMPDIR": folder}
        done = subprocess.run([program, "demo"], env=environment, text=True, capture_output=True)
    names = re.search(r"expected NAME or NAME:N of (.*)", done.stderr)
    if not names:
        sys.exit(f"'{program}' has no crash points; build it with --traits CrashPoints")
    return names[1].split()


def run(program, point, number, tell, clients, settings):
    """The findings of one trial, and how many messages were accepted and how many of them twice."""
    with Trial(program, point, number, clients, settings) as trial:
        try:
            tell(trial)
            counts = trial.finish().counts
        except Exception as failure:  # Half a line that cannot be read is as much of a finding.
            return [*trial.findings, f"{type(failure).__name__}: {failure}"], {}
        return trial.findings, counts


def main():
    options = parser.parse_args()
    began = time.monotonic()
    trials = plan(options.program, options.points)
    broken, totals = [], collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for trial, (findings, counts) in zip(trials, pool.map(lambda trial: run(options.program, *trial), trials)):
            broken += [f"{trial[0]}:{trial[1]}: {finding}" for finding in findings]
            totals.update(counts)
    print(f"{len(trials)} deaths at {len({trial[0] for trial in trials})} crash points,"
          f" {totals['messages accepted']:,} messages, {totals['of them more than once']} of them more than once,"
          f" {time.monotonic() - began:.0f} seconds")
    for finding in broken:
        print("broken:", finding)
    print("verdict: " + (f"{len(broken)} promises broken" if broken else "every promise kept"))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
