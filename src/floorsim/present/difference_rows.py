"""What one decision did to the customers who came and to the people, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from floorsim.debrief.difference import ChannelDifference, Difference, PersonDifference
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.wording.names import both
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock, in_minutes

MOST_CUSTOMERS: Final = 6
"""Customers that are named (D: those who come first; all are counted)."""
MOST_PEOPLE: Final = 6
"""Changes of people that are told (D)."""
MOST_NAMED: Final = 3
"""More agents than these are counted, not named (D)."""


def difference_rows(difference: Difference, width: int) -> list[Row]:
    """The customers and people behind an effect."""
    title = "On the customers who came, beside the same day without it"
    rows = [Row(), *wrapped(title, width - 2, Role.TITLE, indent=" ")]
    if difference.nothing:
        return [*rows, row_of((" No wait changed, and no agent's fatigue or morale.", Role.DIM))]
    for channel in difference.channels:
        rows += wrapped(f"{channel.title}: {channel_words(channel)}.", width - 2, indent=" ", hang="  ")
    told = people_words(difference.people)
    for sentence in told[:MOST_PEOPLE]:
        rows += wrapped(sentence, width - 2, indent=" ", hang="  ")
    if len(told) > MOST_PEOPLE:
        rows.append(row_of((f" and {counted(len(told) - MOST_PEOPLE, 'smaller change')}.", Role.DIM)))
    return rows + _customers(difference, width)


def people_words(people: Sequence[PersonDifference]) -> list[str]:
    """What changed for whom, the largest first; those with the same change together."""
    together: dict[str, list[str]] = {}
    for person in people:
        told = person_words(person)
        if told:
            together.setdefault(told, []).append(person.name)
    return [
        f"{both(names) if len(names) <= MOST_NAMED else counted(len(names), 'agent')}: {told} at the end."
        for told, names in together.items()
    ]


def channel_words(channel: ChannelDifference) -> str:
    """What changed on a channel, as a supervisor would say it."""
    told = []
    if channel.shorter:
        told.append(f"{counted(channel.shorter, 'customer')} waited less")
    if channel.longer:
        told.append(f"{channel.longer} longer")
    if abs(channel.wait_s) >= 60.0:
        told.append(
            f"{in_minutes(abs(channel.wait_s))} of waiting {'less' if channel.wait_s < 0 else 'more'}"
        )
    for count, verb in (
        (channel.abandoned, "abandoned"),
        (channel.deflected, "helped by the announcement"),
        (channel.in_target, "answered in time"),
        (channel.contacts, "contacts" if abs(channel.contacts) != 1 else "contact"),
    ):
        if count:
            told.append(f"{abs(count)} {'more' if count > 0 else 'fewer'} {verb}")
    return ", ".join(told)


def person_words(person: PersonDifference) -> str:
    """What changed for one agent, in points of 100; empty where it rounds to nothing."""
    told = []
    tired, morale = round(person.fatigue * 100.0), round(person.morale * 100.0)
    if tired:
        told.append(f"{counted(abs(tired), 'point')} {'more' if tired > 0 else 'less'} tired")
    if morale:
        told.append(f"morale {counted(abs(morale), 'point')} {'higher' if morale > 0 else 'lower'}")
    return ", ".join(told)


def _customers(difference: Difference, width: int) -> list[Row]:
    if not difference.customers:
        return []
    rows = [row_of((f" {counted(len(difference.customers), 'customer')} ended differently", Role.TITLE))]
    for one in difference.customers[:MOST_CUSTOMERS]:
        told = f"{clock(one.arrived_s)} {one.channel}, {one.key}: {one.with_it}; without it {one.without_it}"
        rows += wrapped(told, width - 2, indent=" ", hang="  ")
    return rows
