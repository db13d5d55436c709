"""How long the running service looks at the invoices, beside the sqlite3 shell that reads what it has to read."""
import collections
import dataclasses
import resource
import statistics
import subprocess
import time

import reminded
import store
from company import Company, shut_window, today
from figure import Figure, medians, tool
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
                poll, query = compare(company, path, today())
            seconds[size, due] = poll.processor
            figures += beside(f"poll.{store.short(size)}.due-{due}", poll, query if due else None)
    figures += growth(seconds)
    return figures + remembered(bench, bench.sizes[-1])


@dataclasses.dataclass(frozen=True)
class Seconds:
    wall: float
    processor: float


def compare(company, path, first):
    """What a poll after a change to the store takes, and the shell's query."""
    shell = tool("sqlite3", "sqlite3")
    query = QUERY.format(first=first, today=today())
    processor = collections.defaultdict(list)

    def ask(sql):
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([shell, "-readonly", path, sql], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor[sql].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return time.perf_counter() - began

    with Service(company) as service:
        end = service.wait("STATUS=", service.wait("READY=1"))

        def poll():
            nonlocal end
            store.touch(path)
            before = service.processor()
            seconds, end = service.poll(end)
            processor["poll"].append(service.processor() - before)
            return seconds

        # Of both the start is left out.
        start = "SELECT count(*) FROM store"
        polled, queried, started = medians(poll, lambda: ask(query), lambda: ask(start))
    taken = {what: statistics.median(seconds) for what, seconds in processor.items()}
    return (Seconds(polled, taken["poll"]),
            Seconds(max(queried - started, 1e-4), max(taken[query] - taken[start], 1e-4)))


def beside(name, poll, query):
    figures = [Figure(name, poll.wall, "s")]
    if query:
        figures += [Figure(f"{name}.sqlite3", query.wall, "s"),
                    Figure(f"{name}.ratio", poll.wall / query.wall, "times"),
                    Figure(f"{name}.processor-ratio", poll.processor / query.processor, "times")]
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
        poll, query = compare(company, path, reminded.FIRST)
        figures = beside(f"poll.{store.short(size)}.reminded", poll, query)
        with Service(company) as service:
            end = service.wait("STATUS=", service.wait("READY=1"))

            def unchanged():
                nonlocal end
                seconds, end = service.poll(end)
                return seconds

            return figures + [Figure(f"poll.{store.short(size)}.unchanged", medians(unchanged)[0], "s")]

