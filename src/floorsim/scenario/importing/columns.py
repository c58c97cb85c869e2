"""Which column of an export is what: by its name, by its values, or as somebody said."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from floorsim.errors import UsageError
from floorsim.scenario.files import told
from floorsim.scenario.importing.clocks import Stamp, read_stamp
from floorsim.scenario.importing.layout import Lists, Table
from floorsim.scenario.importing.numbers import Decimal, length_or_none, read_length, read_number
from floorsim.scenario.importing.words import EXACT, fit, has_word, plain, weekday_of, words
from floorsim.sums import whole_sum
from floorsim.wording.names import listed, nearest
from floorsim.wording.sentences import shown

COUNTS: Final = ("offered", "answered", "abandoned")
LENGTHS: Final = ("handle_time", "talk", "hold", "after_contact", "duration", "wait")
STAMPS: Final = ("time", "answered_at", "ended_at")
_FEW: Final = 12
"""Different values that a column of queues has in a small export; in a large one a quarter of its rows
(D)."""
_HARDLY_LESS: Final = 0.7
"""Share of the best fit of a name from which another column may be meant as well (D)."""
_MOSTLY: Final = 0.6
"""Share of a column's values that must read as what the column is taken for."""


def columns_of(table: Table, known: Lists, said: Mapping[str, str], decimal: Decimal) -> dict[str, int]:
    """The index of the column of each role, from 0.

    `said` are the roles that somebody named, by the name or the number of their column.

    Raises:
        UsageError: there is no such column, or two columns with the name of one that is used.
    """
    found = {role: column_named(table, name) for role, name in said.items()}
    scores = []
    for index, name in enumerate(map(plain, table.names)):
        for role, lists in known.items():
            score = _fit(role, name, lists)
            if score > 0 and role not in found and index not in found.values():
                scores.append((-score, index, role))
    for _, index, role in sorted(scores):
        if role not in found and index not in found.values() and _reads(table, index, role, decimal):
            found[role] = index
    _by_name_alone(table, known, found)
    if "time" not in found and "time" in known:
        _time_by_values(table, found, decimal)
    for role, index in found.items():
        if role not in said:
            _refuse_twice(table, role, index)
    free = [one for one in sorted(scores) if one[1] not in found.values()]
    if "offered" not in said:
        counts = {index: -score for score, index, role in scores if role == "offered"}
        _refuse_several_counts(table, counts, found, decimal)
    _tell_unread_lengths(table, [(index, role) for _, index, role in free if role not in found], decimal)
    return found


def _refuse_several_counts(
    table: Table, scores: Mapping[int, float], found: dict[str, int], decimal: Decimal
) -> None:
    """Raises UsageError where no name says exactly that it counts contacts, and several do hardly less well.

    Where answered and abandoned contacts are counted, these are added up instead.
    """
    best = found.get("offered")
    if best is None or scores.get(best, EXACT) >= EXACT:
        return
    near = [index for index in scores if scores[index] >= _HARDLY_LESS * scores[best]]
    near = [index for index in near if index == best or index not in found.values()]
    near = [index for index in near if _reads(table, index, "offered", decimal)]
    if len(near) > 1 and {"answered", "abandoned"} <= set(found):
        del found["offered"]
    elif len(near) > 1:
        raise UsageError(uncertain(table, "offered", "how many contacts came", near))


def uncertain(table: Table, role: str, meaning: str, may_be: Sequence[int]) -> str:
    """That no column has a role for certain, and which may."""
    names = listed((f"{number + 1} {shown(table.names[number])}" for number in may_be), "and")
    return (
        f"{told(table.source)}: no column says for certain {meaning}; name it with --{role} COLUMN. "
        f"The columns that it may be are {names}."
    )


def _tell_unread_lengths(table: Table, free: Sequence[tuple[int, str]], decimal: Decimal) -> None:
    """Notes the first free column that is named as a handling time and holds none."""
    for index, role in free:
        if role in ("handle_time", "talk"):
            for cell in table.values(index):
                if length_or_none(cell, decimal) is None:
                    name = table.names[index]
                    table.notes.append(f"'{name}' is left out; {shown(cell)} in it is no length of time.")
                    return


def column_named(table: Table, name: str) -> int:
    """The index of a column by its name, or by its number from 1.

    Raises:
        UsageError: there is none, or several of that name.
    """
    wanted = plain(unicodedata.normalize("NFC", name))
    places = [index for index, other in enumerate(table.names) if plain(other) == wanted]
    if len(places) == 1:
        return places[0]
    if not places and name.strip().isdecimal() and 1 <= int(name) <= len(table.names):
        return int(name) - 1
    numbers = listed((place + 1 for place in places), "and")
    if places:
        raise UsageError(
            f"The columns {numbers} are both named '{name}'; give the number of the one that is meant."
        )
    near = nearest(name, table.names)
    right = f"did you mean '{near}'?" if near else f"the columns are {listed(table.names, 'and')}."
    raise UsageError(f"There is no column '{name}'; {right}")


def _fit(role: str, name: str, lists: tuple[tuple[str, ...], ...]) -> float:
    """How well a column's name says a role, without names that say something else beside it."""
    score = fit(name, lists)
    if role in (*COUNTS, *LENGTHS) and weekday_of(name.split(" ")[0]) is not None:
        return 0.0
    if 0 < score < EXACT and role == "queue" and has_word(name, words().not_meant):
        return 0.0
    if 0 < score < EXACT and role in COUNTS:
        aside = has_word(name, words().not_meant) or has_word(name, words().lengths)
        return 0.0 if aside or has_word(name, words().average) else score
    if 0 < score < EXACT and role == "time" and has_word(name, words().ends):
        return 0.0
    if 0 < score < EXACT and role in LENGTHS:
        return 0.0 if has_word(name, words().not_meant) or name.startswith("min ") else score
    return score


def _reads(table: Table, index: int, role: str, decimal: Decimal, least: float = _MOSTLY) -> bool:
    """Whether most values of a column, or at least a share of them, read as those of a role."""
    cells = table.values(index)
    if role == "queue":
        return len(set(cells)) < max(3, len(cells)) and len(set(cells)) <= max(_FEW, len(cells) // 4)
    test = _TESTS.get(role)
    if test is None and role in (*COUNTS, *LENGTHS):
        read = read_number if role in COUNTS else read_length
        return bool(cells) and _share(cells, lambda cell: read(cell, decimal) >= 0) >= least
    return test is None or (bool(cells) and _share(cells, test) >= _MOSTLY)


def _share(cells: list[str], test: Callable[[str], bool]) -> float:
    def passes(cell: str) -> bool:
        try:
            return test(cell)
        except ValueError:
            return False

    return whole_sum(map(passes, cells)) / len(cells)


def _is_time(cell: str) -> bool:
    return read_stamp(cell).at_s is not None


def _is_clear_time(cell: str) -> bool:
    """A time that is not a bare number, which could be anything."""
    stamp: Stamp = read_stamp(cell)
    return stamp.at_s is not None and (":" in cell or stamp.day is not None)


_TESTS: Final[Mapping[str, Callable[[str], bool]]] = {
    **dict.fromkeys(STAMPS, _is_time),
    "date": lambda cell: read_stamp(cell).day is not None,
    "weekday": lambda cell: weekday_of(cell) is not None,
    "outcome": lambda cell: not any(sign.isdigit() for sign in cell),
}


def _by_name_alone(table: Table, known: Lists, found: dict[str, int]) -> None:
    """Takes a column whose name says exactly what is needed, though most of its values do not read."""
    needed = [role for role in ("time", "date", "offered") if role in known and role not in found]
    if {"answered", "answered_at", "ended_at", "duration", "outcome", "call_id"} & set(found):
        needed = [role for role in needed if role != "offered"]
    for role in needed:
        for index, name in enumerate(table.names):
            if index not in found.values() and role not in found and fit(plain(name), known[role]) >= EXACT:
                found[role] = index


def _time_by_values(table: Table, found: dict[str, int], decimal: Decimal) -> None:
    """Takes the first column whose values are times; that of the dates if they have times too."""
    of_dates = found.get("date")
    order = [] if of_dates is None else [of_dates]
    order += [index for index in range(len(table.names)) if index not in found.values()]
    for index in order:
        cells = table.values(index)
        if cells and _share(cells, _is_clear_time) >= _MOSTLY:
            found["time"] = index
            if index == of_dates:
                del found["date"]
            return


def only_numbers(
    table: Table, taken: Mapping[str, int], decimal: Decimal, least: float = _MOSTLY
) -> list[int]:
    """The columns that no role has and of whose values at least a share are numbers."""
    free = (index for index in range(len(table.names)) if index not in taken.values())
    return [index for index in free if _reads(table, index, "offered", decimal, least)]


def _refuse_twice(table: Table, role: str, index: int) -> None:
    same = [other for other, name in enumerate(table.names) if plain(name) == plain(table.names[index])]
    if len(same) > 1:
        option = f"--{role.replace('_', '-')}"
        numbers = listed((other + 1 for other in same), "and")
        raise UsageError(
            f"The columns {numbers} are both named '{table.names[index]}'; say which one is meant, such as "
            f"{option} {same[0] + 1}."
        )
