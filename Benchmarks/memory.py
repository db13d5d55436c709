"""What the service keeps in memory, and how soon it is ready."""
import contextlib
import sqlite3
import time

import reminded
import store
from company import Company
from figure import CannotMeasure, Figure, median
from reminded import sink
from service import Service

QUEUED = 100_000

SETTINGS = """
[Reminders]
Group=invoice
[Mail]
Server=smtp://127.0.0.1:{port}
"""
"""A message for each invoice."""


def measure(bench):
    size, name = bench.sizes[-1], f"memory.{store.short(bench.sizes[-1])}"
    with Company(bench, store.stored(bench, bench.sizes[0])) as company:
        idle = []
        median(lambda: start(company, idle))
        figures = [Figure("memory.idle", sorted(idle)[len(idle) // 2], "MiB")]
    path = store.stored(bench, size)
    with Company(bench, path, reminded.SETTINGS) as company:
        reminded.install(bench, path, company)
        bench.tell(f"start and rest with {size:,}")
        idle = []
        figures.append(Figure(f"start.{store.short(size)}.ready", median(lambda: start(company, idle)), "s"))
        figures.append(Figure(f"{name}.idle", sorted(idle)[len(idle) // 2], "MiB"))
    queued = min(QUEUED, size // 10)
    bench.tell(f"{queued:,} messages queued and being sent")
    with store.due_today(path, queued), sink() as port, Company(bench, path, SETTINGS.format(port=port)) as company:
        figures.append(Figure(f"{name}.queued-{queued}", peak(company, queued), "MiB"))
    return figures


def start(company, idle):
    """Seconds from the start of the program until it says READY=1; adds what it keeps after its first look."""
    with Service(company) as service:
        ready = service.wait("READY=1")
        service.wait("STATUS=", ready)
        idle.append(service.resident())
        return service.time(ready) - service.began


def peak(company, queued):
    """The most that was resident until so many messages were in the outbox and some of them sent."""
    with Service(company) as service:
        deadline = time.monotonic() + 300
        while planned(company) < queued or planned(company, "state = 'sent'") < min(5_000, queued // 10):
            if time.monotonic() > deadline or service.process.poll() is not None:
                raise CannotMeasure(f"{planned(company):,} of {queued:,} messages were queued in 300 s")
            time.sleep(0.5)
        return service.resident("VmHWM")


def planned(company, condition="1"):
    if not company.ledger.exists():
        return 0
    with contextlib.closing(sqlite3.connect(f"file:{company.ledger}?mode=ro", uri=True)) as ledger:
        try:
            return ledger.execute(f"SELECT count(*) FROM message WHERE {condition}").fetchone()[0]
        except sqlite3.OperationalError:
            # Its tables are just being made.
            return 0
