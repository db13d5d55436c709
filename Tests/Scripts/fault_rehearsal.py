"""Lets the system calls of recordad on its files fail, one call a trial, and looks at what is left.

Each call that a small company's cycle makes fails once, with each error that it may have: the first, the second, up to
the last. The program must name the file and the cause, send nothing that it could not write down before, and finish
when it is run again, or by itself as a service: every message out once, with its note, its audit record and its copy.
"""
import argparse
import collections
import concurrent.futures
import contextlib
import datetime
import errno
import os
import pathlib
import queue
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from company import Company
from evidence import Evidence
from smtp_sink import Sink

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program", help="the recordad to let down")
parser.add_argument("--faults", type=int, default=None, help="so many, drawn at random (default: all)")
parser.add_argument("--service", action="store_true", help="of 'run', which goes on by itself, instead of 'once'")
parser.add_argument("--workers", type=int, default=os.cpu_count(), help="trials at the same time (%(default)s)")
parser.add_argument("--seed", type=int, default=None, help="of the drawn faults (default: a new one)")
ERRORS = {
    "openat": ["EIO", "EROFS", "ENOSPC"], "mkdir": ["ENOSPC", "EROFS"], "renameat2": ["EIO", "EINVAL"],
    "rename": ["EIO"], "unlink": ["EIO"],
    "write": ["ENOSPC"], "pwrite64": ["EIO", "ENOSPC"], "pread64": ["EIO", "GARBLED"], "ftruncate": ["EIO"],
    "fdatasync": ["EIO"], "fsync": ["EIO"], "syncfs": ["EIO"], "fcntl": ["EIO", "EAGAIN"], "flock": ["EIO"],
    "mmap": ["ENOMEM"], "newfstatat": ["EIO"], "fchmod": ["EIO"], "chmod": ["EIO"],
}
"""SQLite makes IOERR of every kind, FULL, BUSY, CANTOPEN and READONLY of them, and CORRUPT or NOTADB of what is garbled."""
GARBAGE = "ff" * 16
SPARED = {"GARBLED": ".db-wal"}
"""SQLite copies the pages of its log into the database without another look at their checksums."""
NEVER_FAILS = "F_UNLCK"
"""A lock that cannot be let go of stays with the process, and SQLite knows of no way on but its end."""
CLIENTS, CONNECTIONS = 3, 2
WAIT = datetime.timedelta(minutes=5)
"""How long a message that may have been taken waits for its next try."""
ENDINGS = {0: "finished", 65: "bad data", 74: "I/O error", 75: "try again"}
"""SQLite calls a page that cannot be read corrupt."""

Fault = collections.namedtuple("Fault", "call error number")


class Trial:
    """A company of its own, whose program meets one fault after another, each from the beginning."""

    def __init__(self, options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="recordad-fault-"))
        self.sink = Sink(options.seed, pause_chance=0)
        self.company = Company(options.program, self.folder, self.sink.port, CLIENTS, CONNECTIONS)
        self.is_service = options.service
        self.trace = self.folder / "trace"

    def start_over(self):
        for name in ("state", "notes", "sent"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        (self.folder / "state").mkdir()
        self.sink.accepted.clear()
        self.sink.round = 0
        self.findings = []
        self.now = datetime.datetime.now(datetime.UTC).replace(second=0, microsecond=0)

    def calls(self):
        """Every call on the company's files in a run without a fault, and its number among its kind."""
        self.start_over()
        self.run(self.strace(",".join(ERRORS)), self.is_service)
        numbers = collections.Counter()
        for thread, call, rest in re.findall(r"(?m)^(\d+) +(\w+)\((.*)", self.trace.read_text()):
            numbers[thread, call] += 1
            others = ["recordad.conf", f"{self.folder}/holidays", f"{self.folder}/errors", NEVER_FAILS]
            if str(self.folder) in rest and not any(other in rest for other in others):
                yield call, numbers[thread, call]

    def meet(self, fault):
        """The call that failed and how the program ended; `None` when it made no such call."""
        self.start_over()
        harm = f"poke_exit=@arg2={GARBAGE}" if fault.error == "GARBLED" else f"error={fault.error}"
        injection = f"{fault.call}:{harm}:when={fault.number}"
        status, said = self.run(self.strace(fault.call, "-e", f"inject={injection}"), self.is_service)
        injected = re.findall(r"(?m)^\d+ +(.*) \(INJECTED(?:: args)?\)", self.trace.read_text())
        failed = [line for line in injected if f"{self.folder}/errors" not in line and str(self.folder) in line]
        spared = SPARED.get(fault.error, NEVER_FAILS)
        if not failed or any(spared in line for line in failed):
            self.findings = []
            return None
        self.expect(status in ENDINGS, f"it ended with {status}")
        # The number counts on each thread apart: the words may have been lost on their way out, too.
        is_mute = any(line.startswith("write(2<") for line in injected)
        if not is_mute and (status or "nothing is sent until" in said):
            self.judge(said, failed[0], fault.error)
        self.nothing_unrecorded()
        ending, tries = ENDINGS.get(status), 0
        while tries == 0 or self.unfinished() and tries < 4:
            tries += 1
            status, said = self.run()
            self.expect(status == 0, f"without a fault it ended with {status}: {said}")
        self.examine()
        return failed[0].replace(str(self.folder), ""), ending

    def strace(self, calls, *words):
        return ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-o", str(self.trace), "-e", f"trace={calls}", *words]

    def run(self, under=(), is_service=False):
        """Until it ends, the service when its work is done; the exit code, and what it said."""
        self.sink.round += 1
        self.now += WAIT
        words = ["run"] if is_service else ["once", "--now", self.now.strftime("%Y-%m-%dT%H:%M")]
        with open(self.folder / "errors", "w+") as errors:
            process = self.company.start(*words, errors=errors, under=under)
            if is_service:
                self.stop_when_done(process)
            status = process.wait()
            self.sink.wait_until_alone()
            errors.seek(0)
            return status, errors.read().strip()

    def stop_when_done(self, process):
        end = time.monotonic() + 30
        while process.poll() is None and self.unfinished():
            if time.monotonic() > end:
                self.findings.append(f"it does not finish by itself: {self.unfinished()}")
                break
            time.sleep(0.02)
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
        with contextlib.suppress(ProcessLookupError, FileNotFoundError):
            for victim in children.read_text().split():
                os.kill(int(victim), signal.SIGTERM)

    def unfinished(self):
        """What the ledger still has to do; empty when everything is done."""
        rows = self.ask("SELECT state, count(*) FROM message GROUP BY state "
                        "UNION ALL SELECT 'pending', count(*) FROM pending_line HAVING count(*) > 0")
        return "" if rows == [("sent", CLIENTS)] else str(rows)

    def ask(self, sql):
        """Nothing of a ledger that is not there yet, or has no tables."""
        with contextlib.suppress(sqlite3.OperationalError):
            with contextlib.closing(sqlite3.connect(f"file:{self.company.ledger}?mode=ro", uri=True)) as ledger:
                return ledger.execute(sql).fetchall()
        return []

    def expect(self, holds, finding):
        if not holds:
            self.findings.append(finding)

    def judge(self, said, failed, error):
        """What it says of a fault names the file, or the folder it is in, and the cause.

        SQLite opens for reading what does not open for writing, and keeps to itself why.
        """
        path = re.search(re.escape(str(self.folder)) + r"[^\">]*", failed)[0]
        path = re.sub(r"(-wal|-shm|-journal|\.eml\.new)$", "", path)
        names = [path, str(pathlib.Path(path).parent), path.replace("/.", "/")]
        self.expect(any(f"'{name}" in said for name in names), f"it does not name the file: {said}")
        kind = os.strerror(errno.__dict__[error]).lower() if error != "GARBLED" else "malformed"
        causes = [kind, "sqlite code", "it only opens for reading", "is not a database",
                  "was moved, replaced"]
        self.expect(any(cause in said.lower() for cause in causes), f"it does not name the cause: {said}")

    def nothing_unrecorded(self):
        """Whatever the server has was marked in the ledger before it was sent."""
        marked = {row[0] for row in self.ask(
            "SELECT message_id FROM message WHERE state IN ('sending', 'sent', 'uncertain')")}
        for acceptance in self.sink.accepted:
            self.expect(acceptance.message_id in marked, "a message was sent that the ledger does not know to be out")

    def examine(self):
        evidence = Evidence(self.company, self.sink)
        evidence.examine(most_per_round=2 * CONNECTIONS)
        self.findings += evidence.findings


def main():
    options = parser.parse_args()
    options.seed = random.SystemRandom().randrange(1 << 32) if options.seed is None else options.seed
    print(f"seed {options.seed}", flush=True)
    trials = queue.Queue()
    for _ in range(options.workers):
        trials.put(Trial(options))
    first = trials.get()
    faults = [Fault(call, error, number) for call, number in first.calls() for error in ERRORS[call]]
    trials.put(first)
    total = len(faults)
    faults = random.Random(options.seed).sample(faults, min(total, options.faults or total))
    counts, endings, broken = collections.Counter(), collections.Counter(), 0

    def meet(fault):
        trial = trials.get()
        try:
            return fault, trial.meet(fault), trial.findings
        finally:
            trials.put(trial)

    with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        for fault, met, findings in pool.map(meet, faults):
            if met:
                counts[fault.call, fault.error] += 1
                endings[met[1]] += 1
            for finding in findings:
                print(f"broken: {fault.call} {fault.error} {fault.number}, {met and met[0]}: {finding}", flush=True)
            broken += bool(findings)
    while not trials.empty():
        shutil.rmtree(trials.get().folder)
    for (call, error), count in sorted(counts.items()):
        print(f"{call + ' ' + error:<36}{count:>9,}")
    print("the run ended: " + ", ".join(f"{count} {ending}" for ending, count in endings.most_common()))
    print(f"{sum(counts.values())} faults injected of {total}, {broken} broke a promise")
    return 1 if broken or not counts else 0


sys.exit(main())
