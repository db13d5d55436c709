"""Measures recordad, and ends with 1 past a limit of limits.conf; README.md tells what each figure means."""
import argparse
import dataclasses
import importlib
import pathlib
import sys

import limits
from figure import CannotMeasure

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
PARTS = {
    "poll": "poll", "send": "send", "memory": "memory", "import": "imports", "idle": "idle",
    "instructions": "instructions"}
"""The module of each; 'import' is no name for a module."""


@dataclasses.dataclass(frozen=True)
class Bench:
    """What a part is asked to measure."""
    program: pathlib.Path
    folder: pathlib.Path
    """Where made-up invoices are kept from run to run."""
    is_quick: bool

    @property
    def sizes(self):
        """How many invoices are stored."""
        return (1_000, 100_000) if self.is_quick else (1_000, 100_000, 1_000_000, 10_000_000)

    def tell(self, text):
        print(f"  {text}", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="with 100,000 invoices at most; limits on more are not asked")
    parser.add_argument("--program", type=pathlib.Path, default=REPOSITORY / ".build/release/recordad",
                        help="the recordad to measure (default: the one that 'make build' makes)")
    options = parser.parse_args()
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"there is no part '{part}'; there are {', '.join(PARTS)}")
    if not options.program.exists():
        parser.error(f"there is no '{options.program}'; run 'make build' first")
    folder = REPOSITORY / ".build/bench"
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.program.resolve(), folder, options.quick)
    sys.exit(1 if has_complaints(bench, options.parts or PARTS, not (options.parts or options.quick)) else 0)


def has_complaints(bench, parts, is_everything):
    """Measures and prints, part by part; whether something is past its limit or was not measured."""
    bounds = limits.read()
    measured, complaints = set(), []
    print(f"{'figure':<42} {'value':>10} {'unit':<8} {'limit':<10} ok?", flush=True)
    for part in parts:
        print(f"{part}:", file=sys.stderr, flush=True)
        try:
            figures = importlib.import_module(PARTS[part]).measure(bench)
        except CannotMeasure as error:
            complaints.append(f"cannot measure '{part}': {error}")
            continue
        for figure in figures:
            measured.add(figure.name)
            if not show(figure, bounds.get(figure.name)):
                complaints.append(f"'{figure.name}' is past its limit")
    if is_everything:
        complaints += [f"'{name}' has a limit and was not measured" for name in bounds if name not in measured]
    for complaint in complaints:
        print(f"bench: {complaint}", file=sys.stderr)
    return bool(complaints)


def show(figure, limit):
    """Prints a line of the table, at most 80 columns wide; whether the figure keeps to its limit."""
    holds = limit is None or limit.holds(figure.value)
    verdict = "" if limit is None else "ok" if holds else "PAST"
    bound = limit or ""
    print(f"{figure.name:<42} {number(figure.value):>10} {figure.unit:<8} {bound!s:<10} {verdict}".rstrip(), flush=True)
    return holds


def number(value):
    """Three digits that count, and every whole one."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
