"""Reads limits.conf."""
import dataclasses
import pathlib
import re

FILE = pathlib.Path(__file__).with_name("limits.conf")
LINE = re.compile(r"(?P<name>\S+)\s+at (?P<side>most|least)\s+(?P<bound>[0-9.]+)\s+(?P<reason>\S.*)")


class BadLimits(Exception):
    pass


@dataclasses.dataclass(frozen=True)
class Limit:
    name: str
    is_ceiling: bool
    bound: float

    def holds(self, value):
        return value <= self.bound if self.is_ceiling else value >= self.bound

    def __str__(self):
        return f"{'<=' if self.is_ceiling else '>='} {self.bound:g}"


def read(file=FILE):
    """By the name of the figure."""
    limits = {}
    for number, line in enumerate(file.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line.rstrip())
        if not match:
            raise BadLimits(f"{file.name}:{number}: expected 'FIGURE at most|at least NUMBER REASON', not '{line}'")
        if match["name"] in limits:
            raise BadLimits(f"{file.name}:{number}: '{match['name']}' has a limit already")
        limits[match["name"]] = Limit(match["name"], match["side"] == "most", float(match["bound"]))
    return limits
