"""Clients that each owe an invoice today, and the recordad that writes to them, a message each."""
import datetime
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import time

from figure import CannotMeasure

SENDER = "billing@norte.example"
DUE = datetime.date(2026, 10, 1)
TODAY = DUE + datetime.timedelta(days=4)
CONFIGURATION = """
[Company]
Name=Norte
Language=es-CL
Currency=CLP
TimeZone=UTC
PaymentInstructions=Transferencia a la cuenta 123-4 de Banco Ejemplo
[Store]
Invoices=sqlite:{folder}/invoices.db
Ledger=sqlite:{folder}/ledger.db
MaxDataAge=0
[Reminders]
PastInvoicesFrom=2026-01-01
BurstLimit=0
FirstRunLimit=0
[Mail]
From={sender}
Server=smtp://{server}
StartTls=no
Connections={connections}
[Notes]
Directory={folder}/notes
[Audit]
Directory={folder}/sent
"""


class Debtors:
    """Client n has the address cN@client.example and one overdue invoice."""

    def __init__(self, program, folder, clients):
        self._program, self._root, self.clients = program, folder, clients
        self._begin_anew()
        self._configure("127.0.0.1:1", connections=1)
        issued = DUE - datetime.timedelta(days=30)
        self._run("import", "invoices", "-", input="number,client_id,issued_on,due_on,total\n" + "".join(
            f"F-{n},C{n},{issued},{DUE},{10_000 + n}\n" for n in range(clients)))
        self._run("import", "clients", "-", input="id,name,email\n" + "".join(
            f"C{n},Cliente {n},c{n}@client.example\n" for n in range(clients)))
        self.store = self._folder / "invoices.db"

    def send(self, server, connections):
        """Messages a second: starting, planning, composing, recording and sending, until all are written down."""
        self._begin_anew()
        shutil.copy(self.store, self._folder)
        self._configure(server, connections)
        os.sync()
        began = time.monotonic()
        self._run("once", "--now", f"{TODAY}T12:00")
        seconds = time.monotonic() - began
        with sqlite3.connect(f"file:{self._folder}/ledger.db?mode=ro", uri=True) as ledger:
            sent = ledger.execute("SELECT count(*) FROM message WHERE state = 'sent'").fetchone()[0]
        if sent != self.clients:
            raise CannotMeasure(f"recordad sent {sent} of {self.clients} messages to {server}")
        return self.clients / seconds

    def letters(self):
        """Recipient and path of each message that `send` sent last."""
        return [
            (self._recipient(path), path) for path in sorted((self._folder / "sent/copies").rglob("*.eml"))]

    @staticmethod
    def _recipient(path):
        with open(path, encoding="utf-8", newline="\r\n") as letter:
            return next(line[4:].strip().rpartition("<")[2].rstrip(">") for line in letter if line.startswith("To: "))

    def _begin_anew(self):
        # Nothing is removed between two runs: ext4 without a journal shuns the inodes of files that have just gone,
        # and looks longer for each new one.
        self._folder = pathlib.Path(tempfile.mkdtemp(dir=self._root))

    def _configure(self, server, connections):
        self._configuration = self._folder / "recordad.conf"
        self._configuration.write_text(CONFIGURATION.format(
            folder=self._folder, sender=SENDER, server=server, connections=connections))

    def _run(self, *words, input=None):
        done = subprocess.run(
            [self._program, *words, "--config", self._configuration], input=input, text=True,
            stdin=None if input else subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env=os.environ | {"JOURNAL_STREAM": ""})
        if done.returncode:
            raise CannotMeasure(f"'recordad {words[0]}' ended with {done.returncode}: {done.stderr.strip()[-300:]}")
