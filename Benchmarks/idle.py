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
            time.sleep(2)
            bench.tell(f"at rest for {span} s")
            before = cost(service.process.pid)
            time.sleep(span)
            after = cost(service.process.pid)
    seconds, switches = (later - earlier for earlier, later in zip(before, after))
    return [Figure("idle.cpu-per-hour", seconds * 3600 / span, "s"),
            Figure("idle.wake-ups-per-hour", switches * 3600 / span, "")]


def cost(pid):
    """Seconds of processor and times that the threads of a process went to sleep, so far."""
    seconds = switches = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        seconds += int((task / "schedstat").read_text().split()[0]) / 1e9
        status = dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines() if ":\t" in line)
        switches += int(status["voluntary_ctxt_switches"])
    return seconds, switches


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
