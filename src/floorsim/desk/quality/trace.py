"""The written trace of a contact, made from its own record: who said what when, and the note.

Which steps it shows as met is what the calibrated score says of it (floor/quality/calibrated.py); tone, hold,
outcome and hand-over are the record's. Words are chosen by draws that belong to the contact, so a contact
always reads the same. It is made when somebody looks, and costs the run nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np

from floorsim.desk.quality.phrases import OTHER, Matter, Phrases, matters, notes, phrases
from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.contact import CAME_BACK, TRANSFER, U_ROUTE, Contact
from floorsim.floor.measures.quality import MATTER_PURPOSE, TRACE_PURPOSE
from floorsim.floor.people.steps import (
    DOCUMENTATION,
    GREETING,
    LISTENING,
    POLICY,
    RESOLUTION,
    STEPS,
    VERIFICATION,
)
from floorsim.floor.quality.calibrated import Calibrated, Mark
from floorsim.scenario.values.steps import Step
from floorsim.sums import whole_sum
from floorsim.units import HOUR_S
from floorsim.wording.filled import fill_text
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import span, time_of_day

CLOCKED: Final = ("chat", "email", "social", "back_office")
"""Kinds of channel whose lines have a time of day; a call's run from its beginning."""
SPOKEN_TO: Final = ("voice", "chat")
"""Kinds of channel on which the agent speaks first."""
NOON_S, EVENING_S = 12 * HOUR_S, 18 * HOUR_S
_DRAWS: Final = 16

Way = TypeVar("Way")


class TraceLine(NamedTuple):
    """One line: when (`0:52` into a call, else `10:04`), who, what, and the step that it shows, if any."""

    at: str
    who: str
    text: str
    step: str = ""


class _Words:
    """Fills what is said with the words of the contact, and chooses among several ways by its own draws."""

    def __init__(self, contact: Contact, matter: Matter, words: dict[str, str]) -> None:
        own = np.array([contact.draws[U_ROUTE]])
        self._draws = iter(further_uniforms(own, _DRAWS, TRACE_PURPOSE)[0].tolist())
        opens, angry = self.one_of(matter.opens), self.one_of(matter.angry)
        self._words = {
            "open": opens,
            "angry": angry,
            **matter.model_dump(exclude={"opens", "angry"}),
        }
        self._words |= {f"{name}_typed": _typed(self._words[name]) for name in ("open", "angry", "detail")}
        self._words |= words

    def one_of(self, ways: Sequence[Way]) -> Way:
        return ways[int(next(self._draws) * len(ways))]

    def filled(self, text: str) -> str:
        # Twice: a matter's own words may name the driver.
        return fill_text(fill_text(text, self._words), self._words)


def _typed(text: str) -> str:
    """As customers type: no capitals, no last full stop."""
    return text.lower().removesuffix(".")


class Told(NamedTuple):
    """What else is told of a contact than its record holds."""

    agent: str
    driver: str
    medium: str
    handed_to: str | None
    """Title of the queue that it was handed on to, or None."""


def trace_of(contact: Contact, score: Calibrated, told: Told) -> list[TraceLine]:
    """The trace of a contact that an agent is done with; its note is the last line."""
    medium = contact.type.own_channel.medium
    said, matter = phrases(medium), matter_of(contact)
    words = _Words(contact, matter, _words_of(contact, told))
    marks = dict(zip(STEPS, score.marks, strict=True))
    parts = _parts(contact, said, marks, score, told, words)
    lines = _timed(contact, [(words.filled(line), step) for ways, step in parts for line in ways], told)
    left = marks[STEPS[RESOLUTION]] == "missed"
    outcome = "solved" if _solved(contact) else "left" if left else "passed_on"
    written = getattr(getattr(notes(), _shown(marks[STEPS[DOCUMENTATION]])), outcome)
    note = words.filled(words.one_of(written))
    wrap = f"after-contact {span(contact.after_contact_s)}" if contact.after_contact_s else ""
    return [*lines, TraceLine("note", wrap, f"“{note}”", STEPS[DOCUMENTATION])]


def matter_of(contact: Contact) -> Matter:
    """What the customer wants: of the matters of the driver the one that the contact's own draw says."""
    known = matters().get(contact.type.driver_id, matters()[OTHER])
    own = np.array([contact.draws[U_ROUTE]])
    return known[int(further_uniforms(own, 1, MATTER_PURPOSE)[0, 0] * len(known))]


def _words_of(contact: Contact, told: Told) -> dict[str, str]:
    second_s = contact.answered_s % (24 * HOUR_S)
    daypart = "morning" if second_s < NOON_S else "afternoon" if second_s < EVENING_S else "evening"
    return {
        "agent": told.agent.split()[0],
        "daypart": daypart,
        "driver": told.driver,
        "other": told.handed_to or "a colleague",
    }


def _shown(mark: Mark) -> str:
    """How a step is told: one that does not apply looks like one that was met."""
    return "met" if mark == "not_applicable" else mark


def _parts(
    contact: Contact,
    said: Phrases,
    marks: dict[Step, Mark],
    score: Calibrated,
    told: Told,
    words: _Words,
) -> list[tuple[Sequence[str], str]]:
    """What is said, in order, each with the step that it shows."""

    def step(place: int) -> tuple[Sequence[str], str]:
        name = STEPS[place]
        ways = getattr(said, name)
        if place == GREETING and said.called_back is not None and contact.promised_s >= 0.0:
            ways = said.called_back
        return words.one_of(getattr(ways, _shown(marks[name]))), name

    parts: list[tuple[Sequence[str], str]] = []
    opening = (words.one_of(getattr(said.opening, _opening(contact))), "")
    greeting = [step(GREETING)] if marks[STEPS[GREETING]] != "not_applicable" else []
    parts += [*greeting, opening] if told.medium in SPOKEN_TO else [opening, *greeting]
    parts.append(step(VERIFICATION))
    if score.card_read:
        parts.append((words.one_of(said.card), ""))
    if marks[STEPS[LISTENING]] != "not_applicable":
        parts.append(step(LISTENING))
    if contact.hold_s > 0.0:
        parts.append((words.one_of(said.hold), ""))
        parts.append(([HOLD], ""))
    parts.append(step(POLICY))
    outcome = "solved" if _solved(contact) else "open"
    how = getattr(said.resolution, _shown(marks[STEPS[RESOLUTION]]))
    parts.append((words.one_of(getattr(how, outcome)), STEPS[RESOLUTION]))
    if contact.manager:
        parts.append((words.one_of(said.manager), ""))
    if told.handed_to is not None:
        parts.append((words.one_of(said.to_other), ""))
    return parts


def _solved(contact: Contact) -> bool:
    """Whether the matter ended with the contact; what a manager settles afterwards did not."""
    return contact.resolved and not contact.manager


def _opening(contact: Contact) -> str:
    if contact.origin == TRANSFER:
        return "handed_on"
    if contact.hostile:
        return "hostile"
    return "again" if contact.origin in CAME_BACK else "calm"


HOLD: Final = "A: (hold)"
"""Stands where the customer was on hold."""


def _timed(contact: Contact, lines: Sequence[tuple[str, str]], told: Told) -> list[TraceLine]:
    """Lines with their times: talk is shared out by length, the hold lies where it was asked for."""
    letters = whole_sum(len(text) for text, _ in lines if text != HOLD)
    clocked, gone, after_s = told.medium in CLOCKED, 0, 0.0
    timed: list[TraceLine] = []
    for text, step in lines:
        at_s = contact.talk_s * gone / letters + after_s
        if clocked and text.startswith("C: ") and told.medium == "email":
            at = time_of_day(contact.arrived_s)
        elif clocked:
            at = time_of_day(contact.answered_s + at_s)
        else:
            at = span(at_s)
        if text == HOLD:
            timed.append(TraceLine(at, "", f"(on hold {span(contact.hold_s)})", step))
            after_s += contact.hold_s
            continue
        who = told.agent.split()[0] if text.startswith("A: ") else "Customer"
        timed.append(TraceLine(at, who, initial_capital(text[3:]) if who != "Customer" else text[3:], step))
        gone += len(text)
    return timed
