"""Kills recordad again and again while it sends, lets it finish, and looks for what was lost or came twice.

A quarter of the deaths meet 'recordad run'. The rest meet 'recordad once --now', five minutes later each time, which
is when an uncertain message is tried again: so that also the second try of a message is interrupted. Half of them
strike at a system call (strace(1)), the rest in the midst of the sending, or of the start and the planning.
"""
import argparse
import collections
import contextlib
import datetime
import math
import os
import random
import shutil
import signal
import sys
import tempfile
import time

from company import Company, read_journal
from evidence import Evidence
from smtp_sink import Sink

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program", help="the recordad to kill")
parser.add_argument("--clients", type=int, default=300, help="clients to be written to, a message each (%(default)s)")
parser.add_argument("--kills", type=int, default=12, help="how often it is killed (%(default)s)")
parser.add_argument("--connections", type=int, default=4, help="Connections= (%(default)s)")
parser.add_argument("--seed", type=int, default=None, help="of the drawn instants (default: a new one)")
parser.add_argument("--keep", action="store_true", help="keep the folder, and say where it is")
WAIT = datetime.timedelta(minutes=5)
"""How long an uncertain message waits for its next try after a death."""
CALLS = ["pwrite64", "fdatasync", "fsync", "syncfs", "renameat2", "unlink", "mkdir", "openat", "sendto", "recvfrom"]
"""What changes files, and what is said to the mail server."""


class Rehearsal:
    def __init__(self, options, folder):
        self.options = options
        self.chance = random.Random(options.seed)
        self.sink = Sink(options.seed)
        self.company = Company(options.program, folder, self.sink.port, options.clients, options.connections)
        self.now = None
        self.startup = 0.1
        self.kills = self.kills_on_the_wire = 0
        self.kills_by_kind = collections.Counter()
        self.has_strace = shutil.which("strace") is not None
        self.evidence = None
        self.complaints = []

    def run(self):
        began = time.monotonic()
        tries = 0
        while self.kills < self.options.kills and tries < 3 * self.options.kills:
            tries += 1
            self.round(is_last=False)
        for _ in range(10):
            self.round(is_last=True)
            if not self.company.waiting():
                break
        self.evidence = Evidence(self.company, self.sink)
        self.evidence.counts |= {
            "clients": self.options.clients, "kills": self.kills,
            "of them at a system call": self.kills_by_kind["calling"],
            "in the start or the planning": self.kills_by_kind["starting"],
            "of them with messages on the wire": self.kills_on_the_wire,
            "seconds": round(time.monotonic() - began)}
        self.evidence.findings += self.complaints
        self.evidence.examine(most_per_round=2 * self.options.connections)
        self.evidence.expect(self.kills == self.options.kills, "it ended before it could be killed so often")

    def round(self, is_last):
        self.sink.round += 1
        kind = None if is_last else self.chance.choice(["sending", "starting"] + ["calling"] * 2 * self.has_strace)
        with tempfile.TemporaryFile() as errors:
            process = self.company.start(
                *self.command(is_last), errors=errors, under=self.trap() if kind == "calling" else [])
            if not is_last:
                self.wait_for_the_instant(process, kind)
                if process.poll() is None:
                    kill(process, is_traced=kind == "calling")
                    kind = "sending" if kind == "calling" else kind
            status = process.wait()
            if status == -signal.SIGKILL:
                self.kills += 1
                self.kills_by_kind[kind] += 1
            errors.seek(0)
            self.read(errors.read().decode(), status)
        self.sink.wait_until_alone()

    def trap(self):
        """Kills it as it enters a system call, the n-th of its kind on a thread: no instant in between is missed."""
        call = self.chance.choice(CALLS)
        number = round(math.exp(self.chance.uniform(0, math.log(500))))
        return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                "-e", f"inject={call}:signal=SIGKILL:when={number}"]

    def command(self, is_last):
        if not is_last and self.kills < self.options.kills // 4:
            return ["run"]
        # 'run' has worked by the clock of this machine until now.
        clock = datetime.datetime.now(datetime.UTC).replace(second=0, microsecond=0)
        self.now = (self.now or clock + datetime.timedelta(minutes=1)) + WAIT
        return ["once", "--now", self.now.strftime("%Y-%m-%dT%H:%M")]

    def wait_for_the_instant(self, process, kind):
        before = self.sink.count()
        left = self.options.clients - self.sink.different()
        if kind == "starting" or left == 0:
            self.is_sending(process, until=before + 1, patience=self.chance.uniform(0, self.startup))
            return
        began = time.monotonic()
        share = 1.5 * left / (self.options.kills - self.kills)
        if self.is_sending(process, until=before + 1, patience=300):
            self.startup = time.monotonic() - began
            self.is_sending(process, until=before + self.chance.randint(1, max(1, round(share))), patience=5)
        time.sleep(self.chance.uniform(0, 0.005))

    def is_sending(self, process, until, patience):
        """Waits until so many messages were accepted; false when it ended before, or when that takes too long."""
        end = time.monotonic() + patience
        while not self.sink.wait(until, min(0.02, max(0, end - time.monotonic()))):
            if process.poll() is not None or time.monotonic() > end:
                return False
        return True

    def read(self, errors, status):
        """What it says of itself: how many it had on the wire when it was killed, and no other complaint."""
        interrupted, complaints = read_journal(errors)
        self.complaints += complaints
        if interrupted is not None:
            self.kills_on_the_wire += 1
            if interrupted > 2 * self.options.connections:
                self.complaints.append(f"{interrupted} messages were on the wire")
        if status not in (0, -signal.SIGKILL):
            self.complaints.append(f"it ended with {status}: {errors[-300:].strip()}")


def kill(process, is_traced):
    """A tracer that is killed would leave its program running; one whose program is killed ends the same way."""
    children = f"/proc/{process.pid}/task/{process.pid}/children"
    victims = open(children).read().split() if is_traced else [process.pid]
    for victim in victims or [process.pid]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(victim), signal.SIGKILL)


def main():
    options = parser.parse_args()
    if options.seed is None:
        options.seed = random.SystemRandom().randrange(1 << 32)
    folder = tempfile.mkdtemp(prefix="recordad-kill-")
    print(f"seed {options.seed}" + (f", folder {folder}" if options.keep else ""), flush=True)
    try:
        rehearsal = Rehearsal(options, folder)
        rehearsal.run()
        return rehearsal.evidence.print()
    finally:
        if not options.keep:
            shutil.rmtree(folder)


sys.exit(main())
