"""What the service costs while it has nothing to do: processor time and wake-ups, polls apart."""
import pathlib
import time

import reminded
import store
from company import Company
from figure import Figure
from service import Service


def measure(bench):
    size = bench.sizes[-1]
    path = store.stored(bench, size)
    span = 20 if bench.is_quick else 240
    with Company(bench, path, reminded.SETTINGS + "[Store]\nPollInterval=1h\n") as company:
        reminded.install(bench, path, company)
        with Service(company, watchdog=watchdog()) as service:
            service.wait("STATUS=", service.wait("READY=1"))
            # What it was busy with is over.
            time.sleep(5)
            bench.tell(f"at rest for {span} s")
            seconds, switches = cost(service, span)
    return [Figure("idle.cpu-per-hour", seconds * 3600 / span, "s"),
            Figure("idle.wake-ups-per-hour", switches * 3600 / span, "")]


def cost(service, span):
    """Seconds of processor and times that a thread went to sleep, of all threads of a process over a time.

    They are looked at every few seconds: what a thread took is gone with it.
    """
    began, first, last = time.monotonic(), service.threads(), {}
    while time.monotonic() < began + span:
        time.sleep(min(5, span))
        last |= service.threads()
    nothing = (0, 0)
    return [sum(last[task][i] - first.get(task, nothing)[i] for task in last) for i in (0, 1)]


def watchdog():
    """Seconds of the unit's WatchdogSec=: it is woken for that, too."""
    unit = pathlib.Path(__file__).parent.parent / "systemd/recordad.service"
    line = next(line for line in unit.read_text().splitlines() if line.startswith("WatchdogSec="))
    return seconds_of(line.partition("=")[2])


def seconds_of(text):
    units = {"min": 60, "s": 1}
    for unit, seconds in units.items():
        if text.endswith(unit):
            return int(text.removesuffix(unit)) * seconds
    return int(text)
