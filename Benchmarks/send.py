"""How fast messages leave, beside what sends the same bytes and remembers nothing."""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from debtors import Debtors
from figure import CannotMeasure, Figure, median, medians, tool
from slow_link import slow_link

HERE = pathlib.Path(__file__).parent
CONNECTIONS = (1, 4, 16)
LOOPBACK_MESSAGES = {1: 4_000, 4: 12_000, 16: 12_000}
LINK_MESSAGES = {1: 24, 4: 96, 16: 384}
LINK_MILLISECONDS = 50
LINK_RUNS = 3


def measure(bench):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="send-", dir=bench.folder))
    try:
        rivals = Rivals(folder)
        with smtp_sink() as server:
            loopback = over(server, LOOPBACK_MESSAGES, rivals, bench, folder, beside_least=True)
            script = against_script(server, rivals, bench, folder)
        with slow_link(LINK_MILLISECONDS, smtp_sink, bench.tell) as server:
            link = over(server, LINK_MESSAGES, rivals, bench, folder, runs=LINK_RUNS, prefix="link.")
        return loopback + script + link
    finally:
        shutil.rmtree(folder)


def over(server, messages, rivals, bench, folder, runs=None, prefix="", beside_least=False):
    figures = []
    for connections in CONNECTIONS:
        count = messages[connections] // (4 if bench.is_quick else 1)
        debtors = Debtors(bench.program, folder, count)
        ours, bare, source, *least = medians(
            lambda: debtors.send(server, connections),
            lambda: rivals.bare_multi(server, connections, debtors.letters()),
            lambda: rivals.smtp_source(server, connections, debtors.letters()),
            *([lambda: rivals.least_ledger(server, connections, debtors.letters())] if beside_least else []),
            **({"runs": runs} if runs else {}))
        name = f"send.{prefix}{connections}"
        bench.tell(f"{name}: {ours:,.0f}, bare libcurl {bare:,.0f}, smtp-source {source:,.0f} messages/s")
        figures += [
            Figure(name, ours, "mail/s"), Figure(f"{name}.libcurl", bare, "mail/s"),
            Figure(f"{name}.smtp-source", source, "mail/s"), Figure(f"{name}.of-libcurl", ours / bare, "times")]
        for rate in least:
            figures += [Figure(f"{name}.least", rate, "mail/s"),
                        Figure(f"{name}.least.of-libcurl", rate / bare, "times"),
                        Figure(f"{name}.of-least", ours / rate, "times")]
    return figures


def against_script(server, rivals, bench, folder):
    debtors = Debtors(bench.program, folder, 4_000 if not bench.is_quick else 1_000)
    ours, script = medians(
        lambda: debtors.send(server, 16), lambda: rivals.script(server, debtors))
    bench.tell(f"send.script: {script:,.0f} messages/s")
    return [Figure("send.script", script, "mail/s"), Figure("send.of-script", ours / script, "times")]


class Rivals:
    """Each returns messages a second, of the sending alone."""

    def __init__(self, folder):
        self._folder = folder
        self._bare_multi = self._built("bare_multi")
        self._least_ledger = self._built("least_ledger", "-lsqlite3", "-lcrypto", "-lpthread")

    def bare_multi(self, server, connections, letters):
        return self._timed(len(letters), self._bare_multi, server, connections, self._list(letters))

    def least_ledger(self, server, connections, letters):
        # Nothing is removed between two runs, as in `Debtors`.
        kept = tempfile.mkdtemp(dir=self._folder)
        return self._timed(len(letters), self._least_ledger, server, connections, self._list(letters), kept)

    def script(self, server, debtors):
        ledger = tempfile.mkdtemp(dir=self._folder) + "/script.db"
        return self._timed(
            debtors.clients, sys.executable, HERE / "smtplib_sender.py", *server.split(":"), debtors.store, ledger)

    def smtp_source(self, server, connections, letters):
        size = letters[0][1].stat().st_size
        began = time.monotonic()
        subprocess.run(
            [tool("smtp-source", "postfix"), "-d", "-s", str(connections), "-m", str(len(letters)), "-l", str(size),
             server], check=True, stdin=subprocess.DEVNULL)
        return len(letters) / (time.monotonic() - began)

    def _built(self, name, *libraries):
        program = self._folder / name
        built = subprocess.run(
            [tool("cc", "gcc"), "-O2", "-o", program, HERE / f"{name}.c", "-lcurl", *libraries],
            capture_output=True, text=True)
        if built.returncode:
            raise CannotMeasure(f"{name}.c does not compile: {built.stderr.strip()[:300]}")
        return program

    def _list(self, letters):
        path = self._folder / "letters"
        path.write_text("".join(f"{recipient}\t{path}\n" for recipient, path in letters))
        return path

    @staticmethod
    def _timed(messages, *command):
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if done.returncode:
            raise CannotMeasure(f"'{command[0]}' ended with {done.returncode}: {done.stderr.strip()[-300:]}")
        return messages / float(done.stdout)


@contextlib.contextmanager
def smtp_sink(address="127.0.0.1", under=()):
    """Postfix's server that throws mail away; one process, one thread."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server = f"{address}:{probe.getsockname()[1]}"
    # As root, smtp-sink wants to be told whose rights to take.
    user = ["-u", "root"] if os.getuid() == 0 else []
    process = subprocess.Popen(
        [*under, tool("smtp-sink", "postfix"), *user, server, "1000"], stdin=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        yield server
    finally:
        process.kill()
        process.wait()
