"""Stores of made-up invoices: seeded, realistic, as large as is asked for, and kept for the day.

recordad makes the tables, imports the clients and adds the indexes; the invoices are inserted by one statement.
"""
import contextlib
import random
import sqlite3

from company import Company, today

CLIENTS = 50_000
SEED = 20_261_122
OPEN_EVERY = 20
"""One invoice in so many is open."""
FIRST_NAMES = "Ana Bruno Carla Diego Elena Fabio Gabriela Hugo Inés Jorge Lucía Mario Nuria Óscar Paula Raúl".split()
LAST_NAMES = "Álvarez Bravo Castro Díaz Espinoza Fuentes Gómez Herrera Ibáñez Muñoz Núñez Rojas Soto Vega".split()
FIRMS = ["Comercial", "Constructora", "Distribuidora", "Ferretería", "Importadora", "Inmobiliaria", "Transportes"]
COUNTRIES = ["CL", "CL", "CL", "PE", "AR", "CO", "MX", "BR", ""]

CURRENCIES = "('CLP', 1), ('CLP', 1), ('CLP', 1), ('USD', 100), ('EUR', 100), ('PEN', 100), ('MXN', 100), ('BRL', 100)"
"""And their minor units; most are in the company's own."""

ROWS = f"""
WITH RECURSIVE
  currency(n, code, units) AS MATERIALIZED (
    SELECT row_number() OVER () - 1, column1, column2 FROM (VALUES {CURRENCIES})),
  row(i, a, b) AS (
    -- Two streams of Park and Miller's generator, which give every number below 2^31-1 once.
    SELECT 1, :seed, :seed * 48271 % 2147483647
    UNION ALL SELECT i + 1, a * 48271 % 2147483647, b * 16807 % 2147483647 FROM row WHERE i < :count),
  dated(i, a, b, is_open, due) AS (
    -- Three years of paid ones, as they came. Of the open ones half are past due by up to 60 days, half fall due in 8 to 90.
    SELECT i, a, b, i % {OPEN_EVERY} = 0,
      CASE WHEN i % {OPEN_EVERY} <> 0 THEN -1095 + i * 1050 / :count + a % 30 WHEN i % {2 * OPEN_EVERY} = 0 THEN -1 - a % 60
        ELSE 8 + a % 83 END
    FROM row)
INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, terms, status, updated_at)
SELECT 'F-' || printf('%08d', i), 'F-' || printf('%08d', i), 'C' || (1 + b % :clients),
  issued.day, day.day, code, (1990 + b % 990000) * units,
  CASE WHEN is_open THEN (1990 + b % 990000) * units ELSE 0 END,
  'credit', CASE WHEN is_open THEN 'open' ELSE 'paid' END, day.day || 'T12:00:00Z'
FROM dated JOIN currency ON currency.n = a % 8 JOIN temp.day ON day.n = due JOIN temp.day issued ON issued.n = due - 30
ORDER BY i
"""


def stored(bench, count):
    """Where a store of so many invoices is; made if there is none of today."""
    path = bench.folder / f"invoices-{count}.db"
    stamp = bench.folder / f"invoices-{count}.made"
    text = f"{today()} {SEED} {ROWS}"
    if path.exists() and stamp.exists() and stamp.read_text() == text:
        return path
    bench.tell(f"making {count:,} invoices")
    for old in bench.folder.glob(f"invoices-{count}.*"):
        old.unlink()
    with Company(bench, path) as company:
        company.finish("import", "clients", "-", input=client_file(min(count, CLIENTS)))
        fill(path, count)
        # It adds the indexes that were dropped, or would leave every look to read all.
        company.finish("once")
    stamp.write_text(text)
    return path


def short(count):
    """As figures are named: 10M, 100k."""
    return f"{count // 1_000_000}M" if count >= 1_000_000 else f"{count // 1_000}k"


def fill(path, count):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000")
        indexes = [name for name, in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")]
        for name in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.execute("CREATE TEMP TABLE day (n INTEGER PRIMARY KEY, day TEXT)")
        connection.execute("""
            WITH RECURSIVE number(n) AS (SELECT -1200 UNION ALL SELECT n + 1 FROM number WHERE n < 120)
            INSERT INTO temp.day SELECT n, date(:today, n || ' days') FROM number""", {"today": str(today())})
        with connection:
            connection.execute(ROWS, {"seed": SEED, "count": count, "clients": min(count, CLIENTS)})
        with connection:
            connection.execute("INSERT INTO store SELECT '2026-01-01T00:00:00Z' WHERE NOT EXISTS (SELECT 1 FROM store)")


def client_file(count):
    """Persons and firms, some of them with terms of their own; all can be written to."""
    chance = random.Random(SEED)
    lines = ["id,name,email,kind,country,language,tolerance_days"]
    for n in range(1, count + 1):
        is_firm = chance.random() < 0.6
        last = chance.choice(LAST_NAMES)
        name = f"{chance.choice(FIRMS)} {last} {n}" if is_firm else f"{chance.choice(FIRST_NAMES)} {last}"
        language = chance.choices(["", "es", "pt", "en"], [80, 10, 5, 5])[0]
        tolerance = chance.choices(["", "5", "10"], [90, 6, 4])[0]
        lines.append(f"C{n},{name},c{n}@client.example,{'business' if is_firm else 'consumer'},"
                     f"{chance.choice(COUNTRIES)},{language},{tolerance}")
    return "\n".join(lines) + "\n"


@contextlib.contextmanager
def due_today(path, due):
    """So many of the last paid invoices of a store, one in ten, are open and due today as long as this lasts."""
    stamp = path.with_suffix(".made")
    made = stamp.read_text()
    # What is interrupted here makes its store anew the next time.
    stamp.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        last, = connection.execute("SELECT max(rowid) FROM invoice").fetchone()
        # 3 beyond a multiple of ten is none that is open by itself.
        chosen = f"rowid % 10 = 3 AND rowid > {last - 10 * due}"
        values = {"today": str(today())}
        if due:
            with connection:
                connection.execute("CREATE TEMP TABLE before AS SELECT rowid AS row, due_on, issued_on FROM invoice"
                                   f" WHERE {chosen}")
                connection.execute("UPDATE invoice SET status = 'open', balance = total, due_on = :today,"
                                   f" issued_on = date(:today, '-30 days') WHERE {chosen}", values)
        try:
            yield
        finally:
            if due:
                with connection:
                    connection.execute("UPDATE invoice SET status = 'paid', balance = 0, due_on = before.due_on,"
                                       " issued_on = before.issued_on FROM before WHERE row = invoice.rowid")
            stamp.write_text(made)


def touch(path):
    """Commits to a store as an ERP does that changed nothing of the invoices."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE store SET synced_at = strftime('%Y-%m-%dT%H:%M:%SZ')")
