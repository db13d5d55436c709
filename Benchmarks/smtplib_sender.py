"""What a script of an afternoon does: a letter by the email package, smtplib over one connection, an SQLite commit each.

smtplib_sender.py HOST PORT STORE LEDGER prints how many seconds it took for every open invoice of recordad's STORE.
"""
import datetime
import email.message
import email.utils
import smtplib
import sqlite3
import sys
import time

SENDER = "billing@norte.example"
DUE = """SELECT number, due_on, balance, name, email FROM invoice JOIN client ON client.id = invoice.client_id
    WHERE status = 'open'"""
TEXT = """Estimado cliente:

Su factura {number}, por ${balance}, venció el {due_on} y no hemos recibido el pago.
Le pedimos que la pague hoy.

Cómo pagar:
  Transferencia a la cuenta 123-4 de Banco Ejemplo

Atentamente,
Norte
"""


def letter(number, due_on, balance, name, recipient):
    message = email.message.EmailMessage()
    message["From"] = SENDER
    message["To"] = email.utils.formataddr((name, recipient))
    message["Subject"] = f"Factura {number}: venció el {due_on}"
    message["Date"] = email.utils.localtime()
    message["Message-ID"] = email.utils.make_msgid(domain="norte.example")
    text = TEXT.format(number=number, balance=balance, due_on=due_on)
    message.set_content(text)
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    message.add_alternative(f"<html><body>{paragraphs}</body></html>", subtype="html")
    return message


host, port, store, ledger = sys.argv[1:]
invoices = sqlite3.connect(store).execute(DUE).fetchall()
database = sqlite3.connect(ledger)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute("CREATE TABLE sent (number TEXT NOT NULL, recipient TEXT NOT NULL, at TEXT NOT NULL)")
began = time.monotonic()
with smtplib.SMTP(host, int(port)) as server:
    for invoice in invoices:
        message = letter(*invoice)
        server.send_message(message)
        database.execute("INSERT INTO sent VALUES (?, ?, ?)", (
            invoice[0], message["To"], datetime.datetime.now().isoformat()))
        database.commit()
print(f"{time.monotonic() - began:.6f}")
