"""Postfix's smtp-sink on a free port of 127.0.0.1, and the mail that it took."""

import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAM = "/usr/sbin/smtp-sink"
PATIENCE = 10
"""Seconds for smtp-sink to start, and to write to disk what it has already accepted."""


class MailSink:
    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="recordad-sink-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        # As root, smtp-sink wants to be told whose rights to take.
        user = ["-u", "root"] if os.getuid() == 0 else []
        self._process = subprocess.Popen(
            [PROGRAM, *user, "-R", self._folder.name, "-d", "mail.", f"127.0.0.1:{self.port}", "100"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self._seen = {}
        self._wait_until(self._answers)
        return self

    def __exit__(self, *_):
        # Not SIGTERM: whoever started this script may have it blocked, and a child inherits that.
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()

    @property
    def count(self):
        return len(self._seen)

    def new_mail(self, wanted):
        """What came since the last call, once `wanted` messages are there; fewer when they do not come."""
        self._wait_until(lambda: len(self._complete()) >= wanted)
        new = self._complete()
        self._seen.update(new)
        return list(new.values())

    def _complete(self):
        """smtp-sink writes its own lines before a message and an empty line after it."""
        found = {}
        for path in Path(self._folder.name).iterdir():
            if path.name not in self._seen:
                content = path.read_bytes()
                if content.endswith(b"\n\n") or content.endswith(b"\r\n\r\n"):
                    found[path.name] = content
        return found

    def _answers(self):
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def _wait_until(self, condition):
        deadline = time.monotonic() + PATIENCE
        while not condition() and time.monotonic() < deadline:
            time.sleep(0.01)
