"""A server at the far end of a slow link: a network namespace behind netem, or else a relay that holds bytes back.

slow_link.py SERVER MILLISECONDS is that relay; each byte arrives so many milliseconds late.
"""
import asyncio
import contextlib
import os
import subprocess
import sys

from figure import CannotMeasure, tool

NAMESPACE = "recordad-bench"
NEAR, FAR = "192.0.2.1", "192.0.2.2"
"""Addresses that are nobody's (RFC 5737)."""


@contextlib.contextmanager
def slow_link(milliseconds, serve, tell):
    """The address of what `serve(address, under)` serves, with `milliseconds` from a question to its answer."""
    with contextlib.ExitStack() as stack:
        reason = "that needs root"
        if os.getuid() == 0:
            stack.callback(_remove_namespace)
            reason = _make_namespace(milliseconds)
        if reason is None:
            under = [tool("ip", "iproute2"), "netns", "exec", NAMESPACE]
            yield stack.enter_context(serve(FAR, under))
            return
        tell(f"no network namespace with netem ({reason}): a relay holds every byte back instead")
        server = stack.enter_context(serve())
        yield stack.enter_context(_relay(server, milliseconds))


def _make_namespace(milliseconds):
    """What it could not be made for; `None` when it was made."""
    inside = ["-n", NAMESPACE]
    delay = ["root", "netem", "delay", f"{milliseconds / 2}ms", "limit", "100000"]
    near, far = f"{NAMESPACE[:8]}-near", f"{NAMESPACE[:8]}-far"
    ip, tc = tool("ip", "iproute2"), tool("tc", "iproute2")
    for command in (
            [ip, "netns", "add", NAMESPACE],
            [ip, "link", "add", near, "type", "veth", "peer", "name", far, "netns", NAMESPACE],
            [ip, "address", "add", f"{NEAR}/30", "dev", near], [ip, "link", "set", near, "up"],
            [ip, *inside, "address", "add", f"{FAR}/30", "dev", far], [ip, *inside, "link", "set", far, "up"],
            [tc, "qdisc", "add", "dev", near, *delay], [tc, *inside, "qdisc", "add", "dev", far, *delay]):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            return f"'{' '.join(command[:5])} …' said '{done.stderr.strip()}'"
    return None


def _remove_namespace():
    # Its end of the pair goes with it, and the other end with that one.
    subprocess.run(["ip", "netns", "delete", NAMESPACE], stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def _relay(server, milliseconds):
    process = subprocess.Popen(
        [sys.executable, __file__, server, str(milliseconds / 2)], stdout=subprocess.PIPE, text=True)
    try:
        port = process.stdout.readline().strip()
        if not port:
            raise CannotMeasure("the relay did not start")
        yield f"127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


async def _pass_on(reader, writer, seconds):
    loop = asyncio.get_running_loop()
    while chunk := await reader.read(1 << 16):
        loop.call_later(seconds, writer.write, chunk)
    loop.call_later(seconds, writer.close)


async def _serve(server, seconds):
    host, port = server.split(":")

    async def accept(near_reader, near_writer):
        far_reader, far_writer = await asyncio.open_connection(host, port)
        with contextlib.suppress(ConnectionError):
            await asyncio.gather(
                _pass_on(near_reader, far_writer, seconds), _pass_on(far_reader, near_writer, seconds))

    listening = await asyncio.start_server(accept, "127.0.0.1", 0)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], float(sys.argv[2]) / 1000))
