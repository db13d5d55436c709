"""How long the running service looks at the invoices, beside the sqlite3 shell that reads what it has to read."""
import dataclasses
import resource
import statistics
import subprocess
import time

import reminded
import store
from company import Company, shut_window, today
from figure import RUNS, Figure, median, tool
from service import Service

DUE = (0, 1_000, 100_000)

QUERY = """
SELECT i.id, i.number, i.client_id, i.issued_on, i.due_on, i.currency, i.total, i.balance, i.terms, i.status, i.reason,
  i.payment_url, i.document, c.*
FROM invoice i JOIN client c ON c.id = i.client_id
WHERE i.status = 'open' AND i.terms = 'credit' AND i.balance > 0 AND i.due_on BETWEEN '{first}' AND date('{today}', '+3 days')
ORDER BY i.client_id, i.id;
"""
"""What any poll reads: the unpaid invoices whose days have come, with their clients, client by client."""

SETTINGS = """
[Store]
PollInterval=1s
[Contact]
Window={window}
"""
"""Nothing goes out, or the second poll would have less to do than the first."""


def measure(bench):
    figures, seconds = [], {}
    for size in bench.sizes:
        path = store.stored(bench, size)
        for due in DUE:
            if due * 10 > size:
                continue
            with store.due_today(path, due), Company(bench, path, SETTINGS.format(window=shut_window())) as company:
                bench.tell(f"{due:,} due of {size:,}")
                compared = compare(company, path, today())
            seconds[size, due] = compared.poll.processor
            figures += beside(f"poll.{store.short(size)}.due-{due}", compared, asks=due > 0)
    figures += growth(seconds)
    return figures + remembered(bench, bench.sizes[-1])


@dataclasses.dataclass(frozen=True)
class Seconds:
    wall: float
    processor: float

    def __sub__(self, other):
        return Seconds(max(self.wall - other.wall, 1e-4), max(self.processor - other.processor, 1e-4))

    def __truediv__(self, other):
        return Seconds(self.wall / other.wall, self.processor / other.processor)


@dataclasses.dataclass(frozen=True)
class Comparison:
    """Medians."""
    poll: Seconds
    query: Seconds
    ratio: Seconds


def compare(company, path, first):
    """What a poll after a change to the store takes, beside the shell's query."""
    query = QUERY.format(first=first, today=today())
    with Service(company) as service:
        end = service.wait("STATUS=", service.wait("READY=1"))

        def poll():
            nonlocal end
            store.touch(path)
            before = service.processor()
            seconds, end = service.poll(end)
            return Seconds(seconds, service.processor() - before)

        # Of both the start is left out.
        rounds = [(poll(), ask(path, query) - ask(path, "SELECT count(*) FROM store")) for _ in range(RUNS)]
    return Comparison(
        poll=middle(poll for poll, _ in rounds), query=middle(query for _, query in rounds),
        ratio=middle(poll / query for poll, query in rounds))


def ask(path, sql):
    """What the sqlite3 shell takes."""
    shell = tool("sqlite3", "sqlite3")
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([shell, "-readonly", path, sql], stdout=subprocess.DEVNULL, check=True)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Seconds(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def middle(measured):
    measured = list(measured)
    return Seconds(statistics.median(one.wall for one in measured), statistics.median(one.processor for one in measured))


def beside(name, compared, asks=True):
    """`asks`: whether there is anything to ask the shell for."""
    figures = [Figure(name, compared.poll.wall, "s")]
    if asks:
        figures += [Figure(f"{name}.sqlite3", compared.query.wall, "s"),
                    Figure(f"{name}.ratio", compared.ratio.wall, "times"),
                    Figure(f"{name}.processor-ratio", compared.ratio.processor, "times")]
    return figures


def growth(seconds):
    """Of the processor's time, from the last size but one to the last."""
    sizes = sorted({size for size, _ in seconds})
    return [Figure(f"poll.{store.short(sizes[-2])}-to-{store.short(sizes[-1])}.due-{due}.growth",
                   seconds[sizes[-1], due] / seconds[sizes[-2], due], "times")
            for due in DUE if (sizes[-2], due) in seconds]


def remembered(bench, size):
    """Everything past due was reminded of already: a poll after a change to the store, and one after none."""
    path = store.stored(bench, size)
    settings = SETTINGS.format(window=shut_window()) + reminded.SETTINGS
    with Company(bench, path, settings) as company:
        reminded.install(bench, path, company)
        bench.tell(f"all reminded of {size:,}")
        figures = beside(f"poll.{store.short(size)}.reminded", compare(company, path, reminded.FIRST))
        with Service(company) as service:
            end = service.wait("STATUS=", service.wait("READY=1"))

            def unchanged():
                nonlocal end
                seconds, end = service.poll(end)
                return seconds

            return figures + [Figure(f"poll.{store.short(size)}.unchanged", median(unchanged), "s")]

