"""Many reasons why not, told by what they have in common: how many for each, not one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from floorsim.present.quote import Choosable

LEAST_FOLDED = 3
"""So many with one reason become one line (D)."""

_AT_A_TIME = re.compile(r",? (?:to|until|at|from|since|by|till) (?:about )?\d{1,2}:\d\d")


def common_reason(option: Choosable) -> str:
    """Return why an option can't be chosen, without whom it is about and without times of day.

    What is left is what it has in common with others.
    """
    reason = _AT_A_TIME.sub("", _without_name(option))
    for verb in ("is ", "has "):
        reason = reason.removeprefix(verb)
    return reason.removeprefix(": ")


def _without_name(option: Choosable) -> str:
    reason = option.why_not or ""
    for name in (option.label, option.label.split(" ")[0]):
        if name and reason.startswith(name):
            return reason[len(name) :].removeprefix("'s").removeprefix("’s").strip()
    return reason


def reason_of(option: Choosable) -> str:
    """Return why an option can't be chosen, with whom it is about if it does not say so itself."""
    reason = option.why_not or ""
    named = option.label in reason or _without_name(option) != reason
    return reason if named else f"{option.label}: {reason}"


def by_reason(options: Sequence[Choosable]) -> list[list[int]]:
    """Return the places of the options in groups, in their order: one that can be chosen is alone.

    Of those that can't, LEAST_FOLDED or more with one reason are together, where the first of them is.
    """
    sharing: dict[str, list[int]] = {}
    for place, option in enumerate(options):
        if option.why_not is not None:
            sharing.setdefault(common_reason(option), []).append(place)
    together = {places[0]: places for places in sharing.values() if len(places) >= LEAST_FOLDED}
    folded = {place for places in together.values() for place in places[1:]}
    return [together.get(place, [place]) for place in range(len(options)) if place not in folded]


MOST_TOLD = 3
"""So many reasons are told; of more the rest is counted (D)."""


def reasons_in_brief(left_out: Sequence[Choosable]) -> str:
    """Return why some are left out, in a line: reasons that many share with their number, the most first.

    `Noor is absent; Ben's shift ends at 10:00`, or `13 no break in the next 90 min; 3 on a break`.
    """
    groups = sorted(by_reason(left_out), key=lambda places: -len(places))
    told = []
    for places in groups[:MOST_TOLD]:
        one = left_out[places[0]]
        told.append(reason_of(one) if len(places) == 1 else f"{len(places)} {common_reason(one)}")
    more = sum(map(len, groups[MOST_TOLD:]))
    return "; ".join(told) + (f"; and {more} more" if more else "")
