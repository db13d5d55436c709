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
    bounds = limits.read()
    figures, failures = measure(Bench(options.program.resolve(), folder, options.quick), options.parts or PARTS)
    past = show(figures, bounds)
    if not options.parts and not options.quick:
        names = {figure.name for figure in figures}
        failures += [f"'{name}' has a limit and was not measured" for name in bounds if name not in names]
    for failure in failures:
        print(f"bench: {failure}", file=sys.stderr)
    if past:
        print(f"bench: {past} past a limit", file=sys.stderr)
    sys.exit(1 if past or failures else 0)


def measure(bench, parts):
    figures, failures = [], []
    for part in parts:
        print(f"{part}:", file=sys.stderr, flush=True)
        try:
            figures += importlib.import_module(PARTS[part]).measure(bench)
        except CannotMeasure as error:
            failures.append(f"cannot measure '{part}': {error}")
    return figures, failures


def show(figures, bounds):
    """Prints the table, at most 80 columns wide; how many figures are past their limit."""
    past = 0
    print(f"{'figure':<45} {'value':>10} {'unit':<8} {'limit':<10} ok?")
    for figure in figures:
        limit = bounds.get(figure.name)
        is_past = limit is not None and not limit.holds(figure.value)
        past += is_past
        verdict = "" if limit is None else "PAST" if is_past else "ok"
        bound = limit or ""
        print(f"{figure.name:<45} {number(figure.value):>10} {figure.unit:<8} {bound!s:<10} {verdict}".rstrip())
    return past


def number(value):
    """Three digits that count, and every whole one."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
