"""Puts TLS before a mail server that speaks none, and spoils it as the file FOLDER/fault says, as long as it is there.

usage: tls_relay.py PORT BACKEND starttls|implicit CERTIFICATES FOLDER
FOLDER/clear is told all that a client says outside of TLS. The first connection only asks whether anybody is here.
"""
import contextlib
import pathlib
import select
import socket
import ssl
import struct
import sys
import threading

port, backend, mode = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
certificates, folder = pathlib.Path(sys.argv[4]), pathlib.Path(sys.argv[5])
REFUSALS = {"refused-for-now": b"454 4.7.0 no TLS now\r\n", "refused": b"502 5.5.1 no TLS\r\n"}
HANDSHAKES = {
    # The head of a record (RFC 8446, 5.1) with 122 bytes of a ServerHello, of which six come.
    "half": b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03", "garbage": b"HTTP/1.0 400 Bad Request\r\n\r\n", "silent": b"",
}


def current_fault():
    with contextlib.suppress(FileNotFoundError):
        return (folder / "fault").read_text()
    return ""


def serve(client):
    fault = current_fault()
    with client, socket.create_connection(("127.0.0.1", backend)) as server:
        if mode == "starttls" and not speak_clear(client, server, fault):
            return
        if fault == "closed" or fault in HANDSHAKES:
            client.recv(65536)
            if fault in HANDSHAKES:
                client.sendall(HANDSHAKES[fault])
                while client.recv(65536):
                    pass
            return
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        name = fault if (certificates / f"{fault}.pem").exists() else "server"
        context.load_cert_chain(certificates / f"{name}.pem", certificates / "server.key")
        with context.wrap_socket(client, server_side=True) as secure:
            relay(secure, server)


def speak_clear(client, server, fault):
    """Until TLS may begin; false when it never does."""
    heard, said = client.makefile("rb"), server.makefile("rb")
    client.sendall(reply(said))
    for line in heard:
        with open(folder / "clear", "ab") as clear:
            clear.write(line.replace(b"\r", b""))
        if line.upper().startswith(b"STARTTLS"):
            client.sendall(REFUSALS.get(fault, b"220 go\r\n250 injected\r\n" if fault == "injected" else b"220 go\r\n"))
            if fault not in REFUSALS:
                return True
            continue
        server.sendall(line)
        answer = reply(said)
        if line.upper().startswith(b"EHLO") and fault != "stripped":
            answer = answer.replace(b"250", b"250-STARTTLS\r\n250", 1)
        client.sendall(answer)
    return False


def reply(lines):
    """All lines of one, up to that with a blank after its code."""
    text = b""
    for line in lines:
        text += line
        if line[3:4] == b" ":
            break
    return text


def relay(client, server):
    """An end of the server is passed on as it came, without TLS's word for it."""
    while True:
        ready = [client] if client.pending() else select.select([client, server], [], [])[0]
        for source in ready:
            try:
                data = source.recv(65536)
            except ConnectionResetError:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            if not data:
                return
            (server if source is client else client).sendall(data)


def guarded(client):
    with contextlib.suppress(OSError):
        serve(client)


with socket.create_server(("127.0.0.1", port), backlog=100) as listener:
    listener.accept()[0].close()
    while True:
        threading.Thread(target=guarded, args=[listener.accept()[0]], daemon=True).start()
