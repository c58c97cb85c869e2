"""What each row of the decision catalogue was measured to be worth, from data/worth."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from floorsim.content import content_dir

SCORES: Final = {
    "total": "the total",
    "service_level": "service level",
    "quality": "quality",
    "burnout": "wellbeing",
    "trust": "trust",
    "gates": "gates passed",
    "money": "money saved",
}
"""What the figures are called in a sentence."""


class Measured(NamedTuple):
    """One comparison over paired days: the mean gain of the decisions, and its 95% interval."""

    scenario: str
    says: str
    against: str
    on: str
    seeds: int
    mean: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """1 or -1 where the interval leaves zero, and on which side; 0 where it does not."""
        return (self.low > 0) - (self.high < 0)

    @property
    def figure(self) -> str:
        """What was measured, in words."""
        if self.on in SCORES:
            return SCORES[self.on]
        steps = self.on.removeprefix("-").split(".")
        words = " ".join(step.replace("_", " ") for step in steps if step not in ("floor", "channels"))
        return f"{words}, less is better" if self.on.startswith("-") else words

    def effect(self) -> str:
        """The gain with its interval: `+2.1 [+1.4, +2.8]`."""
        digits = 1 if max(abs(self.low), abs(self.high)) >= 1 else 3
        return f"{self.mean:+.{digits}f} [{self.low:+.{digits}f}, {self.high:+.{digits}f}]".replace("-", "−")


class RowWorth(NamedTuple):
    """What one file of benchmarks/worth was measured to be worth."""

    codes: tuple[str, ...]
    because: str
    better: Measured
    tempting: Measured | None

    @property
    def holds(self) -> bool:
        """Whether the better arm gains and the tempting one, where there is one, loses."""
        return self.better.sign > 0 and (self.tempting is None or self.tempting.sign < 0)


@cache
def measured_rows() -> tuple[RowWorth, ...]:
    """Every row that was measured, in the catalogue's order."""
    folder = content_dir("data") / "worth"
    found = [_row(file) for file in folder.glob("*.json")] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda row: (row.codes[0][0], int(row.codes[0][1:]))))


def worth_of(code: str) -> tuple[RowWorth, ...]:
    """What was measured of a row of the catalogue."""
    return tuple(row for row in measured_rows() if code in row.codes)


def _row(file: Path) -> RowWorth:
    tree = json.loads(file.read_text(encoding="utf-8"))
    better, tempting = (
        None if tree.get(name) is None else Measured(**{key: tree[name][key] for key in Measured._fields})
        for name in ("better", "tempting")
    )
    assert better is not None
    return RowWorth(tuple(tree["codes"]), tree["because"], better, tempting)
