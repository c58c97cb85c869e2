"""What the handling times of an interval table count: seconds, days or milliseconds; of a contact or all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum, sqrt
from typing import Final

from floorsim.scenario.importing.export import PARTS, Export
from floorsim.scenario.importing.numbers import unit_s
from floorsim.scenario.importing.words import has_word, plain, words
from floorsim.units import DAY_S

Lengths = Sequence[tuple[float, float]]
"""Lengths of a part of handling as they are written, each with the contacts that it is of."""

SHORTEST_HANDLE_S: Final = 20.0
LONGEST_HANDLE_S: Final = 3600.0
"""Between these a mean handling time is likely (D); what lies outside is probably of another unit."""
SHORTEST_EACH_S: Final = 5.0
"""A part of handling, such as after-contact work, may be so short (D)."""
LARGEST_FRACTION: Final = 1 / 8
"""Handling times below it are fractions of a day, as spreadsheets keep them (D: three hours)."""
LEAST_ROWS: Final = 6
"""Rows without which their spread says nothing (D)."""


def units_of(lengths: Mapping[str, Lengths], export: Export) -> tuple[dict[str, float], set[str]]:
    """By what the lengths of each column are multiplied, and the columns that hold the sum of an interval.

    What the name does not say the values do; both are told.
    """
    units = dict.fromkeys(map(str, PARTS), 1.0)
    whole: set[str] = set()
    for part in PARTS:
        column = export.columns.get(part, "")
        seen = [(length, weight) for length, weight in lengths[part] if length and weight]
        if not seen:
            continue
        name = plain(column)
        is_mean, is_sum = has_word(name, words().average), has_word(name, words().whole)
        weight = fsum(weight for _, weight in seen)
        mean_s = fsum(length * weight for length, weight in seen) / weight
        each_s = fsum(length for length, _ in seen) / weight
        if (is_sum and not is_mean) or (not is_mean and (whole or _is_steadier_each(seen, mean_s, each_s))):
            whole.add(part)
            mean_s = each_s
            export.notes.append(f"The times in '{column}' are read as the sum of each interval.")
        most = max(length / (weight if part in whole else 1.0) for length, weight in seen)
        units[part], note = scale_of(column, most, mean_s)
        export.notes += note
        if note:
            continue
        if part in ("handle_time", "talk") and not SHORTEST_HANDLE_S <= mean_s <= LONGEST_HANDLE_S:
            export.notes.append(
                f"The mean of '{column}' is {mean_s:.0f} s; if it counts minutes or hours, write (min) or "
                "(h) behind its name in the file."
            )
    return units, whole


def scale_of(column: str, most: float, mean: float) -> tuple[float, list[str]]:
    """By what a column's lengths are multiplied to be seconds, from the longest and the mean, and a note."""
    if most < LARGEST_FRACTION and unit_s(column) == 1.0:
        return DAY_S, [f"The times in '{column}' are read as fractions of a day."]
    if mean > LONGEST_HANDLE_S and mean / 1000 < LONGEST_HANDLE_S:
        return 0.001, [f"The times in '{column}' are read as milliseconds."]
    return 1.0, []


def _is_steadier_each(seen: Sequence[tuple[float, float]], mean_s: float, each_s: float) -> bool:
    """Whether lengths are sums: divided by the contacts they are a likely time, and differ less from row
    to row. Even single ones that are too long for seconds are milliseconds."""
    unit = 0.001 if each_s > LONGEST_HANDLE_S else 1.0
    if not SHORTEST_EACH_S <= unit * each_s <= LONGEST_HANDLE_S:
        return False
    if unit * mean_s > LONGEST_HANDLE_S:
        return True
    each = [length / weight for length, weight in seen]
    return len(seen) >= LEAST_ROWS and _spread(each) < 0.5 * _spread([length for length, _ in seen])


def _spread(values: Sequence[float]) -> float:
    """Coefficient of variation."""
    mean = fsum(values) / len(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / len(values)) / mean
