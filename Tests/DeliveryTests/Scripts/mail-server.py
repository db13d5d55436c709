"""A mail server with STARTTLS and AUTH on 127.0.0.1, keeping each message as it came.

usage: mail-server.py PORT FOLDER CERTIFICATE KEY [implicit]
User "ana", password "s3cret"; message n is FOLDER/n.eml, its envelope FOLDER/n.json.
"""
import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

port, folder, certificate, key = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
implicit = sys.argv[5:] == ["implicit"]


class Keeper:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        (folder / f"{self.count}.eml").write_bytes(envelope.original_content)
        facts = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": implicit or session.ssl is not None,
                 "user": session.auth_data and session.auth_data.decode()}
        (folder / f"{self.count}.json").write_text(json.dumps(facts))
        return f"250 2.0.0 kept as {self.count}"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"ana" and data.password == b"s3cret"
    return AuthResult(success=good, handled=False, auth_data=data.login)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(certificate, key)
keeper = Keeper()


def session():
    return SMTP(keeper, authenticator=authenticate, auth_required=True, auth_require_tls=not implicit,
                require_starttls=not implicit, tls_context=None if implicit else context)


async def main():
    server = await asyncio.get_running_loop().create_server(
        session, "127.0.0.1", port, ssl=context if implicit else None)
    await server.serve_forever()


asyncio.run(main())
