"""Rows that an import takes in a second, beside the sqlite3 shell's '.import' of the same file."""
import pathlib
import subprocess
import tempfile
import time

import store
from company import Company
from figure import CannotMeasure, Figure, medians, tool

COLUMNS = "id, number, client_id, issued_on, due_on, currency, total, balance, terms, status"
TABLE = """
CREATE TABLE invoice (id TEXT PRIMARY KEY, number TEXT NOT NULL, client_id TEXT NOT NULL, issued_on TEXT NOT NULL,
  due_on TEXT, currency TEXT NOT NULL, total TEXT NOT NULL, balance TEXT NOT NULL, terms TEXT NOT NULL,
  status TEXT NOT NULL) STRICT;
"""
"""What the file has, with its key and none of our indexes."""


def measure(bench):
    rows = 100_000 if bench.is_quick else 1_000_000
    shell = tool("sqlite3", "sqlite3")
    with tempfile.TemporaryDirectory(prefix="import-", dir=bench.folder) as folder:
        folder = pathlib.Path(folder)
        file = folder / "invoices.csv"
        with open(file, "w") as output:
            # Amounts with the digits of their currency, as an ERP writes them.
            subprocess.run(
                [shell, "-readonly", "-csv", "-header", store.stored(bench, rows),
                 f"SELECT {COLUMNS} FROM invoice".replace("total, balance", amount("total") + ", " + amount("balance"))],
                stdout=output, check=True)
        bench.tell(f"importing {rows:,} rows")

        def ours():
            path = folder / "ours.db"
            with Company(bench, path) as company:
                first = seconds(company.command("import", "invoices", file))
                again.append(seconds(company.command("import", "invoices", file)))
            remove(path)
            return first

        def theirs():
            path = folder / "theirs.db"
            taken = seconds([shell, path, TABLE, ".import --csv --skip 1 invoices.csv invoice"], cwd=folder)
            remove(path)
            return taken

        again = []
        ours, theirs = medians(ours, theirs)
    return [
        Figure("import.rows", rows / ours, "/s"), Figure("import.again.rows", rows / sorted(again)[len(again) // 2], "/s"),
        Figure("import.sqlite3.rows", rows / theirs, "/s"), Figure("import.ratio", theirs / ours, "times")]


def amount(column):
    return (f"CASE currency WHEN 'CLP' THEN {column}"
            f" ELSE printf('%d.%02d', {column} / 100, {column} % 100) END AS {column}")


def seconds(command, cwd=None):
    began = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotMeasure(f"'{command[0]}' ended with {done.returncode}: {(done.stdout + done.stderr).strip()[-300:]}")
    return time.perf_counter() - began


def remove(path):
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
