"""Tables with a column for each day, as many people keep their volumes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from floorsim.errors import UsageError
from floorsim.scenario.files import told
from floorsim.scenario.importing.clocks import DateOrder, Unsure, stamp_or_none
from floorsim.scenario.importing.columns import only_numbers
from floorsim.scenario.importing.export import Day
from floorsim.scenario.importing.layout import Table
from floorsim.scenario.importing.moments import order_of
from floorsim.scenario.importing.numbers import Decimal
from floorsim.scenario.importing.words import has_word, plain, weekday_of, words

ANY_NUMBERS: Final = 0.001
"""Share of a weekday's cells that are numbers at least; others may say that it is closed (D)."""


def days_across(
    table: Table, columns: Mapping[str, int], decimal: Decimal, said: DateOrder | None
) -> dict[int, Day]:
    """The columns that hold the contacts of one day each, by their names; none unless two do.

    Raises:
        UsageError: two are of the same weekday, or the order of their dates is not clear.
    """
    stamps: dict[int, tuple[date | Unsure | None, int | None]] = {}
    for index in only_numbers(table, columns, decimal, ANY_NUMBERS):
        name = table.names[index]
        weekday = weekday_of(name.split(" ")[0])
        stamp = stamp_or_none(name)
        day = stamp.day if stamp.at_s is None else None
        aside = (words().lengths, words().average, words().not_meant)
        if (day or weekday is not None) and not any(has_word(plain(name), one) for one in aside):
            stamps[index] = day, weekday
    if len(stamps) < 2:
        return {}
    order, asks = order_of([(day, weekday) for day, weekday in stamps.values() if day], said)
    if order is None and asks is not None:
        raise UsageError(f"{told(table.source)}: {asks}; say --dates day-first or --dates month-first.")
    found: dict[int, Day] = {}
    for index, (day, weekday) in stamps.items():
        if isinstance(day, Unsure):
            day = day.in_order(order or "day-first")
        own = Day(date=day) if day else Day(weekday=weekday)
        if own in found.values():
            raise UsageError(
                f"{told(table.source)}: several columns are of {own}; write their dates in the header in "
                "full, such as 2025-01-06, or delete all but one of them."
            )
        found[index] = own
    return found
