"""A company with clients that all owe something, and the program that reminds them."""
import datetime
import json
import os
import pathlib
import re
import subprocess

LEASH = ["setpriv", "--pdeathsig", "KILL"]
"""Lets a program die with the one that started it, whatever ends that."""


class Company:
    """Client n has the address cN@client.example and one to three invoices F-N-1, F-N-2, F-N-3, all overdue."""

    def __init__(self, program, folder, port, clients, connections, settings=""):
        """`settings`: lines of configuration that outdo those below."""
        self.program, self.folder = program, pathlib.Path(folder)
        self.clients = range(clients)
        self.unwanted = set()
        """Those of them who must not be written to after all."""
        self.ledger = self.folder / "state/ledger.db"
        self.ledger.parent.mkdir(exist_ok=True)
        self.configuration = self.folder / "recordad.conf"
        self.configuration.write_text(f"""
[Company]
Name=Norte
Language=en
Currency=USD
TimeZone=UTC
[Store]
Invoices=sqlite:{self.folder}/invoices.db
Ledger=sqlite:{self.ledger}
PollInterval=1s
MaxDataAge=0
[Reminders]
PastInvoicesFrom=2020-01-01
ThankYou=no
BurstLimit=0
FirstRunLimit=0
[Contact]
Profile=none
BusinessProfile=none
[Mail]
From=billing@norte.example
Server=smtp://127.0.0.1:{port}
StartTls=no
Connections={connections}
Timeout=10s
Uncertain=resend
[Notes]
Directory={self.folder}/notes
[Audit]
Directory={self.folder}/sent
{settings}
""")
        self.finish("import", "invoices", "-", input=self.invoice_file())
        self.finish("import", "clients", "-", input=self.client_file())

    def invoice_file(self):
        day = datetime.datetime.now(datetime.UTC).date()
        invoices = ["number,client_id,issued_on,due_on,total"]
        for n in self.clients:
            due = day - datetime.timedelta(days=4 + n % 7)
            invoices += [f"{number},C{n},{due - datetime.timedelta(days=30)},{due},{n % 97 + 1}.50"
                         for number in self.invoices(n)]
        return "\n".join(invoices) + "\n"

    def client_file(self):
        return "\n".join(["id,name,email"] + [f"C{n},Client {n},c{n}@client.example" for n in self.clients]) + "\n"

    def payment_file(self, clients):
        numbers = [number for n in clients for number in self.invoices(n)]
        return "\n".join(["number,status,balance"] + [f"{number},paid,0" for number in numbers]) + "\n"

    def invoices(self, n):
        return tuple(f"F-{n}-{k + 1}" for k in range(1 + n % 3))

    def start(self, *words, errors, under=(), input=subprocess.DEVNULL, environment={}):
        """Starts a command, `under` another program if one is named."""
        return subprocess.Popen(
            [*LEASH, *under, *LEASH, self.program, *words, "--config", self.configuration], stdin=input,
            stdout=subprocess.DEVNULL, stderr=errors, env=os.environ | {"JOURNAL_STREAM": ""} | environment)

    def finish(self, *words, input=None):
        """Runs a command to its end; what it printed."""
        done = subprocess.run(
            [self.program, *words, "--config", self.configuration], input=input, text=True, capture_output=True)
        if done.returncode != 0:
            said = (done.stdout + done.stderr).strip()
            raise CommandFailed(f"'recordad {' '.join(words)}' ended with {done.returncode}: {said}")
        return done.stdout

    def waiting(self):
        """Messages that are not at their end."""
        return json.loads(self.finish("queue", "--format", "json"))


def read_journal(errors):
    """How many messages were on the wire when the run before died, `None` if it did not; and every other complaint."""
    interrupted, complaints = None, []
    for line in errors.splitlines():
        if match := re.fullmatch(r"recordad: warning: (\d+) messages were on the wire when .*", line):
            interrupted = int(match[1])
        # That another day is rehearsed with mail going out is just what is meant.
        elif re.match(r"recordad: (warning|error): (?!--now is )", line):
            complaints.append(line)
    return interrupted, complaints


class CommandFailed(Exception):
    pass
