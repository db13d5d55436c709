"""A mail server on 127.0.0.1 that takes everything and remembers what it took."""
import asyncio
import dataclasses
import hashlib
import random
import re
import threading


@dataclasses.dataclass(frozen=True)
class Acceptance:
    """A message whose final dot was seen, whether or not the sender lived to hear the answer."""
    message_id: str
    sha256: str
    sender: str
    recipients: tuple
    invoices: tuple
    round: int


class Sink:
    """Runs on a thread of its own; `round` is the run of the program that new connections belong to."""

    def __init__(self, seed, pause_chance=0.25, longest_pause=0.02):
        self.accepted = []
        self.round = 0
        self.goal = 0
        self.open = 0
        self.changed = threading.Condition()
        self.chance = random.Random(seed)
        self.pause_chance, self.longest_pause = pause_chance, longest_pause
        self.loop = asyncio.new_event_loop()
        listening = self.loop.create_server(lambda: Session(self), "127.0.0.1", 0, backlog=1000)
        self.port = self.loop.run_until_complete(listening).sockets[0].getsockname()[1]
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)

    def count(self):
        return len(self.accepted)

    def different(self):
        return len({acceptance.message_id for acceptance in self.accepted})

    def wait(self, count, seconds):
        """Until so many messages have been accepted in all, or the time is over."""
        with self.changed:
            self.goal = count
            return self.changed.wait_for(lambda: len(self.accepted) >= count, seconds)

    def wait_until_alone(self):
        """What a dead program had already sent is taken in before the next one starts."""
        with self.changed:
            if not self.changed.wait_for(lambda: self.open == 0, 30):
                raise TimeoutError("a connection of a program that is dead is still open")

    def accept(self, acceptance):
        with self.changed:
            self.accepted.append(acceptance)
            if len(self.accepted) >= self.goal:
                self.changed.notify_all()

    def opened(self, difference):
        with self.changed:
            self.open += difference
            self.changed.notify_all()

    def pause(self):
        """Seconds between a dot and its answer: time enough to die in."""
        return self.chance.uniform(0, self.longest_pause) if self.chance.random() < self.pause_chance else 0


class Session(asyncio.Protocol):
    def __init__(self, sink):
        self.sink = sink
        self.input = bytearray()
        self.is_body = False

    def connection_made(self, transport):
        self.transport = transport
        self.round = self.sink.round
        self.sink.opened(1)
        self.say(b"220 sink")

    def connection_lost(self, error):
        self.sink.opened(-1)

    def say(self, line):
        if not self.transport.is_closing():
            self.transport.write(line + b"\r\n")

    def data_received(self, data):
        self.input += data
        while self.take_body() if self.is_body else self.take_command():
            pass

    def take_command(self):
        line, end, rest = self.input.partition(b"\r\n")
        if not end:
            return False
        self.input = rest
        verb = bytes(line[:4]).upper()
        if verb == b"MAIL":
            self.sender, self.recipients = address(line), []
        elif verb == b"RCPT":
            self.recipients.append(address(line))
        self.is_body = verb == b"DATA"
        self.say(b"354 go on" if self.is_body else b"221 bye" if verb == b"QUIT" else b"250 ok")
        if verb == b"QUIT":
            self.transport.close()
        return True

    def take_body(self):
        body, end, rest = self.input.partition(b"\r\n.\r\n")
        if not end:
            return False
        self.input, self.is_body = rest, False
        message = re.sub(rb"(?m)^\.\.", b".", bytes(body) + b"\r\n")
        self.sink.accept(Acceptance(
            re.search(rb"(?im)^Message-ID: *<(.+)>", message)[1].decode(), hashlib.sha256(message).hexdigest(),
            self.sender, tuple(self.recipients), invoice_numbers(message), self.round))
        pause = self.sink.pause()
        if pause:
            self.sink.loop.call_later(pause, self.say, b"250 taken")
        else:
            self.say(b"250 taken")
        return True


def address(line):
    return re.search(rb"<(.*?)>", line)[1].decode()


def invoice_numbers(message):
    """Those of company.py, whatever line breaks quoted-printable puts into them."""
    return tuple(sorted({n.decode() for n in re.findall(rb"F-\d+-\d", message.replace(b"=\r\n", b""))}))
