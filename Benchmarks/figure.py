"""What is measured, and how often."""
import dataclasses
import shutil
import statistics

RUNS = 5
"""Of which the median counts."""


@dataclasses.dataclass(frozen=True)
class Figure:
    name: str
    """Words joined by dots and hyphens, as limits.conf has them."""
    value: float
    unit: str


class CannotMeasure(Exception):
    """Something that a part needs is missing, or did not do what it has to: in words for whoever runs it."""


def median(measure, runs=RUNS):
    """The median of what `measure()` returns."""
    return statistics.median(measure() for _ in range(runs))


def medians(*measures, runs=RUNS):
    """The medians of several, taken in turn, so that a slow minute of the machine meets all of them."""
    rounds = [[measure() for measure in measures] for _ in range(runs)]
    return [statistics.median(values) for values in zip(*rounds)]


def tool(name, package):
    """Where the program `name` is, which the Debian package `package` brings."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if not found:
        raise CannotMeasure(f"there is no '{name}'; apt-get install {package}")
    return found
