"""Fills the disk of the ledger, of the notes and of the sent mail while recordad sends, and makes space again.

Each time it must say so and send nothing more, and go on by itself. Each folder is a small tmpfs of its own in a mount
namespace of this program, which is gone with it.
"""
import argparse
import contextlib
import os
import random
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
parser.add_argument("program", help="the recordad to starve")
parser.add_argument("--clients", type=int, default=1200, help="clients to be written to, a message each (%(default)s)")
parser.add_argument("--connections", type=int, default=4, help="Connections= (%(default)s)")
parser.add_argument("--seed", type=int, default=None, help="of the drawn instants (default: a new one)")
BYTES_FOR_A_MESSAGE = {"state": 40_000, "notes": 2_000, "sent": 20_000}
BYTES_AT_LEAST = {"state": 40_000_000, "notes": 4_000_000, "sent": 4_000_000}
"""Of each disk, well above what is needed."""


class Rehearsal:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        for name, size in BYTES_FOR_A_MESSAGE.items():
            os.mkdir(f"{folder}/{name}")
            room = BYTES_AT_LEAST[name] + size * options.clients
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", f"{folder}/{name}"], check=True)
        self.sink = Sink(options.seed)
        self.company = Company(options.program, folder, self.sink.port, options.clients, options.connections)
        self.evidence = None
        self.findings = []
        self.chance = random.Random(options.seed)

    def run(self):
        # First, and soon: while its log still grows SQLite has no room of its own left that would do for the rest.
        others = sorted(BYTES_FOR_A_MESSAGE.keys() - {"state"})
        order = ["state", *self.chance.sample(others, len(others))]
        with open(f"{self.folder}/errors", "wb") as errors:
            process = self.company.start("run", errors=errors)
        for number, name in enumerate(order):
            first = number * self.options.clients // len(order) + 1
            span = self.options.clients // ((8 if name == "state" else 2) * len(order))
            self.sink.wait(self.chance.randint(first, first + span), 120)
            self.starve(name)
        self.expect(self.sink.wait(self.options.clients, 120), "it did not go on to the end")
        self.expect(self.within(30, lambda: self.pending() == 0), "lines never reached the files")
        process.send_signal(signal.SIGTERM)
        self.expect(process.wait() == 0, f"it ended with {process.returncode}: {self.errors()[-300:]}")
        self.evidence = Evidence(self.company, self.sink)
        self.evidence.counts |= {"clients": self.options.clients, "full disks": len(order)}
        self.evidence.findings += self.findings
        self.evidence.examine(most_per_round=0)

    def starve(self, name):
        said = self.complaints()
        before = self.sink.count()
        with self.full(f"{self.folder}/{name}"):
            self.expect(self.within(60, lambda: self.complaints() > said), f"{name} full: it does not say so")
            count = self.sink.count()
            time.sleep(1)
            wire = 2 * self.options.connections
            self.expect(self.sink.count() <= count + wire, f"{name} full: it goes on sending")
        print(f"{name} full after {before} messages, still at {self.sink.count()}: {self.last_complaint()}")
        if self.sink.count() < self.options.clients:
            self.expect(self.sink.wait(self.sink.count() + 1, 60), f"{name} has space again: it does not go on")

    @contextlib.contextmanager
    def full(self, folder):
        with open(f"{folder}/.ballast", "wb", buffering=0) as ballast:
            for size in (1 << 20, 4096, 1):
                with contextlib.suppress(OSError):
                    while ballast.write(bytes(size)) == size:
                        pass
        try:
            yield
        finally:
            os.remove(f"{folder}/.ballast")

    def within(self, seconds, holds):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def expect(self, holds, finding):
        if not holds:
            self.findings.append(finding)

    def errors(self):
        with open(f"{self.folder}/errors", encoding="utf-8") as file:
            return file.read()

    def complaints(self):
        return self.errors().count("nothing is sent until this is mended")

    def last_complaint(self):
        return next((line for line in reversed(self.errors().splitlines()) if "until this is mended" in line), "")

    def pending(self):
        with contextlib.closing(sqlite3.connect(self.company.ledger)) as ledger:
            return ledger.execute("SELECT count(*) FROM pending_line").fetchone()[0]


def main():
    options = parser.parse_args()
    if "RECORDAD_REHEARSAL" not in os.environ:
        os.environ["RECORDAD_REHEARSAL"] = "mounts"
        os.execvp("unshare", ["unshare", "--map-root-user", "--mount", sys.executable, *sys.argv])
    if options.seed is None:
        options.seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {options.seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="recordad-disk-")
    try:
        rehearsal = Rehearsal(options, folder)
        rehearsal.run()
        return rehearsal.evidence.print()
    finally:
        for name in BYTES_FOR_A_MESSAGE:
            subprocess.run(["umount", "--lazy", f"{folder}/{name}"], check=False)
        shutil.rmtree(folder)


sys.exit(main())
