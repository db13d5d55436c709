"""Rows that an import takes in a second, beside the sqlite3 shell's '.import' of the same file into the same tables."""
import contextlib
import pathlib
import sqlite3
import subprocess
import tempfile
import time

import store
from company import Company
from figure import CannotMeasure, Figure, medians, tool

COLUMNS = ("id, number, client_id, issued_on, due_on, currency, total, balance, terms, status, reason, payment_url, document,"
           " updated_at")
"""Of the table, in its order: '.import' knows no other."""


def measure(bench):
    rows = 100_000 if bench.is_quick else 1_000_000
    shell = tool("sqlite3", "sqlite3")
    with tempfile.TemporaryDirectory(prefix="import-", dir=bench.folder) as folder:
        folder = pathlib.Path(folder)
        file = folder / "invoices.csv"
        with open(file, "w") as output:
            subprocess.run([shell, "-readonly", "-csv", "-header", store.stored(bench, rows),
                            f"SELECT {COLUMNS} FROM invoice"], stdout=output, check=True)
        bench.tell(f"importing {rows:,} rows")
        tables, indexes = schema(bench, folder)

        def ours():
            path = folder / "ours.db"
            with Company(bench, path) as company:
                first = seconds(company.command("import", "invoices", file))
                again.append(seconds(company.command("import", "invoices", file)))
            remove(path)
            return first

        def theirs():
            path = folder / "theirs.db"
            taken = seconds([shell, path, tables, ".import --csv --skip 1 invoices.csv invoice", indexes], cwd=folder)
            remove(path)
            return taken

        again = []
        ours, theirs = medians(ours, theirs)
    return [
        Figure("import.rows", rows / ours, "/s"), Figure("import.again.rows", rows / sorted(again)[len(again) // 2], "/s"),
        Figure("import.sqlite3.rows", rows / theirs, "/s"), Figure("import.ratio", theirs / ours, "times")]


def schema(bench, folder):
    """The tables of an empty store, and the indexes, which are quicker to make when the rows are there."""
    path = folder / "empty.db"
    with Company(bench, path) as company:
        company.finish("import", "clients", "-", input="id,name,email\n")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        def texts(kind):
            return ";".join(sql for sql, in connection.execute(
                "SELECT sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL", [kind]))
        return texts("table"), texts("index")


def seconds(command, cwd=None):
    began = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotMeasure(f"'{command[0]}' ended with {done.returncode}: {(done.stdout + done.stderr).strip()[-300:]}")
    return time.perf_counter() - began


def remove(path):
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
