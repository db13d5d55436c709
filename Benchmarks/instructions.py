"""Instructions for each invoice that is decided on and for each message that is composed: the same on any day."""
import re
import subprocess

import store
from company import Company, environment, shut_window
from figure import CannotMeasure, Figure, tool

DUE = 2_000

SHUT = "[Contact]\nWindow={window}\n"
"""Decided on, and nothing composed."""
HELD = "[Reminders]\nGroup=invoice\nBurstLimit=3x\nFirstRunLimit=1\n"
"""A message for each is composed and put into the outbox, and none goes out."""


def measure(bench):
    path = store.stored(bench, 100_000)
    shut = SHUT.format(window=shut_window())
    bench.tell("under callgrind")
    nothing = instructions(bench, path, shut)
    with store.due_today(path, DUE):
        decided = instructions(bench, path, shut)
        composed = instructions(bench, path, HELD)
    return [Figure("instructions.decide", (decided - nothing) / DUE, "/invoice"),
            Figure("instructions.compose", (composed - decided) / DUE, "/message")]


def instructions(bench, path, settings):
    """Of a whole 'recordad once'."""
    valgrind = tool("valgrind", "valgrind")
    with Company(bench, path, settings) as company:
        done = subprocess.run(
            [valgrind, "--tool=callgrind", f"--callgrind-out-file={company.folder}/callgrind", *company.command("once")],
            capture_output=True, text=True, env=environment())
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not collected:
        raise CannotMeasure(f"'valgrind recordad once' ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return int(collected[1])
