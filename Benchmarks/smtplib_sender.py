"""What a script of an afternoon does: smtplib over one connection, and an SQLite commit for each mail.

smtplib_sender.py HOST PORT LIST LEDGER prints how many seconds it took; LIST has a recipient, a tab and a path a line.
"""
import pathlib
import smtplib
import sqlite3
import sys
import time

host, port, listing, ledger = sys.argv[1:]
letters = [line.split("\t") for line in pathlib.Path(listing).read_text().splitlines()]
letters = [(recipient, pathlib.Path(path).read_bytes()) for recipient, path in letters]
database = sqlite3.connect(ledger)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute("CREATE TABLE sent (recipient TEXT NOT NULL, at REAL NOT NULL)")
began = time.monotonic()
with smtplib.SMTP(host, int(port)) as server:
    for recipient, letter in letters:
        server.sendmail("billing@norte.example", recipient, letter)
        database.execute("INSERT INTO sent VALUES (?, ?)", (recipient, time.time()))
        database.commit()
print(f"{time.monotonic() - began:.6f}")
