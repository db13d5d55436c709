"""A company with made-up invoices, and the recordad that works for it."""
import datetime
import os
import pathlib
import subprocess
import tempfile

from figure import CannotMeasure


class Company:
    """A temporary folder with a configuration, a ledger and records of its own; the invoices are the caller's."""

    def __init__(self, bench, invoices, settings=""):
        """`settings`: lines of configuration that outdo those below."""
        self._folder = tempfile.TemporaryDirectory(prefix="company-", dir=bench.folder)
        self.program = bench.program
        self.folder = pathlib.Path(self._folder.name)
        self.ledger = self.folder / "ledger.db"
        self.configuration = self.folder / "recordad.conf"
        self.configuration.write_text(f"""
[Company]
Name=Norte
Language=es-CL
Currency=CLP
TimeZone=UTC
[Store]
Invoices=sqlite:{invoices}
Ledger=sqlite:{self.ledger}
MaxDataAge=0
[Reminders]
PastInvoicesFrom={today()}
BurstLimit=0
FirstRunLimit=0
[Contact]
Profile=none
BusinessProfile=none
[Mail]
From=Cobranzas <billing@norte.example>
StartTls=no
[Notes]
Directory={self.folder}/notes
[Audit]
Directory={self.folder}/sent
KeepCopies=no
{settings}
""")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def command(self, *words):
        return [self.program, *words, "--config", self.configuration]

    def finish(self, *words, input=None):
        """Runs a command to its end; what it printed."""
        done = subprocess.run(self.command(*words), input=input, text=True, capture_output=True, env=environment())
        if done.returncode != 0:
            said = (done.stdout + done.stderr).strip()
            raise CannotMeasure(f"'recordad {' '.join(words)}' ended with {done.returncode}: {said[-400:]}")
        return done.stdout


def environment(**more):
    """Ours, without a service manager's."""
    return {name: value for name, value in os.environ.items() if name not in ("JOURNAL_STREAM", "NOTIFY_SOCKET")} | more


def today():
    """The company's day."""
    return datetime.datetime.now(datetime.UTC).date()


def shut_window():
    """A window of contact, as Window= has it, that is shut for hours to come."""
    hour = (datetime.datetime.now(datetime.UTC).hour + 12) % 24
    return f"Mon..Sun {hour:02}:00-{hour:02}:30"
