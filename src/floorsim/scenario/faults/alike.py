"""Many faults that say the same: the first few of them, and a count of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.scenario.faults.fault import Fault

MOST_ALIKE: Final = 10  # D: enough to see what they have in common

_MORE: Final = " times in all from here on"
_LONGEST_REPEATED: Final = 300
"""Characters of a sentence that are repeated beside the count."""
_VALUES: Final = re.compile(r"'[^']*'|\d+(?:[.:,]\d+)*")
"""The parts of a sentence that differ between faults of one kind: quoted values, numbers and times."""


def in_file_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults by file, line and column, each once."""
    unique = dict.fromkeys(faults)
    return tuple(sorted(unique, key=lambda fault: (fault.source, fault.line, fault.column, fault.path)))


def folded(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults in the order of the file, each once; of those alike the first few, and one with the count.

    Faults are alike that stand in one file and say the same of other values. Those with advice go first,
    since advice on every one of thousands is not computed. Folding what is folded changes nothing.
    """
    kinds: dict[tuple[str, str, str], list[Fault]] = {}
    counted = []
    for fault in in_file_order(faults):
        if fault.wrong.endswith(_MORE):
            counted.append(fault)
        else:
            kinds.setdefault((fault.source, fault.severity, _VALUES.sub("", fault.wrong)), []).append(fault)
    return in_file_order([*counted, *(told for alike in kinds.values() for told in _few(alike))])


def _few(alike: list[Fault]) -> list[Fault]:
    """All of them if they are few, else the first ones and how many more there are."""
    times = whole_sum(fault.times for fault in alike)
    if times <= MOST_ALIKE + 1:
        return alike
    kept = sorted(alike, key=lambda fault: (fault.times > 1, not fault.right))[:MOST_ALIKE]
    told = set(kept)
    others = [fault for fault in alike if fault not in told]
    more = times - len(kept)
    wrong = f"{others[0].wrong[:_LONGEST_REPEATED]}, and so {more:,}{_MORE}"
    return [*kept, replace(others[0], wrong=wrong, right="mend the ones above first", times=more)]
