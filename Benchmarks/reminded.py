"""A ledger in which every invoice past due was reminded of: made by recordad itself, which sends to smtp-sink."""
import contextlib
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import time

from company import Company
from figure import CannotMeasure, tool

SCHEMA = pathlib.Path(__file__).parent.parent / "Sources/Storage/Ledger/LedgerSchema.swift"
"""A ledger of another one is made anew."""
FIRST = "2000-01-01"
SETTINGS = f"""
[Reminders]
PastInvoicesFrom={FIRST}
ResendDays=90
"""
"""Of a company whose claims are not due before the benchmark is over."""


def install(bench, invoices, company):
    """Gives a company, whose configuration has SETTINGS, the ledger that belongs to a store."""
    kept = bench.folder / f"{invoices.stem}-reminded.db"
    stamp = kept.with_suffix(".made")
    text = invoices.with_suffix(".made").read_text() + SCHEMA.read_text()
    if not (kept.exists() and stamp.exists() and stamp.read_text() == text):
        make(bench, invoices, kept)
        stamp.write_text(text)
    shutil.copy(kept, company.ledger)


def make(bench, invoices, kept):
    bench.tell(f"reminding of what is past due in {invoices.name}")
    with sink() as port, Company(
            bench, invoices, SETTINGS + f"[Mail]\nServer=smtp://127.0.0.1:{port}\nConnections=16\n") as company:
        company.finish("once")
        # Everything is in the one file once its log is copied into it.
        with contextlib.closing(sqlite3.connect(company.ledger)) as ledger:
            ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            waiting, = ledger.execute("SELECT count(*) FROM message WHERE state <> 'sent'").fetchone()
        if waiting:
            raise CannotMeasure(f"{waiting} messages were not taken by smtp-sink")
        shutil.copy(company.ledger, kept)


@contextlib.contextmanager
def sink():
    """The port of a mail server that throws everything away."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([tool("smtp-sink", "postfix"), "-u", "root", f"127.0.0.1:{port}", "1000"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 10
        while socket.socket().connect_ex(("127.0.0.1", port)) != 0:
            if process.poll() is not None or time.monotonic() > deadline:
                raise CannotMeasure("smtp-sink does not answer")
            time.sleep(0.02)
        yield port
    finally:
        process.kill()
        process.wait()
