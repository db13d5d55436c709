"""The running service, timed by what it tells the service manager: a socket of ours stands in for systemd's."""
import pathlib
import signal
import socket
import struct
import subprocess
import threading
import time

from company import environment
from figure import CannotMeasure

SO_TIMESTAMPNS = 35
"""socket(7): the kernel says when a datagram was sent, so that it does not matter when we read it."""


class Service:
    """`recordad run` for a company, from its start to its end.

    At the top of each turn of its loop it says WATCHDOG=1, after each poll and delivery STATUS=.
    """

    def __init__(self, company, watchdog=3600):
        """`watchdog`: how often it has to show that it is alive at least, in seconds."""
        self.company, self.watchdog = company, watchdog
        self.told = []
        """Pairs of seconds and text."""
        self.changed = threading.Condition()

    def __enter__(self):
        path = self.company.folder / "notify"
        path.unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.socket.bind(str(path))
        self.errors = open(self.company.folder / "errors", "w+")
        threading.Thread(target=self._listen, daemon=True).start()
        self.began = time.time()
        self.process = subprocess.Popen(
            self.company.command("run"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.errors,
            env=environment(NOTIFY_SOCKET=str(path), WATCHDOG_USEC=str(self.watchdog * 1_000_000)))
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.socket.close()
        self.errors.close()

    def _listen(self):
        while True:
            try:
                text, control, _, _ = self.socket.recvmsg(4096, 128)
            except OSError:
                return
            seconds, nanoseconds = struct.unpack("qq", control[0][2])
            with self.changed:
                self.told.append((seconds + nanoseconds / 1e9, text.decode()))
                self.changed.notify_all()

    def wait(self, word, after=0, patience=600):
        """The index of the first message that begins with the word, not before the index `after`."""
        def found():
            return next((i for i in range(after, len(self.told)) if self.told[i][1].startswith(word)), None)
        deadline = time.monotonic() + patience
        with self.changed:
            # The end of the process wakes nobody.
            while (index := found()) is None and self.process.poll() is None and time.monotonic() < deadline:
                self.changed.wait(0.1)
        if index is None:
            self.errors.seek(0)
            raise CannotMeasure(f"the service did not say {word} in {patience} s: {self.errors.read()[-400:]}")
        return index

    def time(self, index):
        return self.told[index][0]

    def poll(self, after):
        """The first whole poll after the index: its seconds, and the index of its end.

        The turn of the loop after a STATUS= goes to sleep; the next one polls.
        """
        asleep = self.wait("WATCHDOG=1", after)
        awake = self.wait("WATCHDOG=1", asleep + 1)
        end = self.wait("STATUS=", awake)
        return self.time(end) - self.time(awake), end

    def status(self):
        """Pairs of /proc/PID/status; sizes are in KiB."""
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return dict(line.split(":\t", 1) for line in lines if ":\t" in line)

    def resident(self, field="VmRSS"):
        """MiB."""
        return int(self.status()[field].split()[0]) / 1024

    def threads(self):
        """Seconds of processor and times that it went to sleep so far, by thread."""
        found = {}
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                seconds = int((task / "schedstat").read_text().split()[0]) / 1e9
                status = dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines() if ":\t" in line)
            except FileNotFoundError:
                continue
            found[task.name] = seconds, int(status["voluntary_ctxt_switches"])
        return found

    def processor(self):
        """Seconds so far, of the threads that there are."""
        return sum(seconds for seconds, _ in self.threads().values())
