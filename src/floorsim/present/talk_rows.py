"""A conversation on the screen: who says what, what can be said, what it has so far; never how much they
trust you."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from floorsim.desk.cases.conversation import Subject
from floorsim.desk.view import ChoiceView, FloorView, MessageView, TalkView
from floorsim.present.answer_rows import Answers
from floorsim.present.conversation_rows import WIDEST_TEXT
from floorsim.present.row import Role, Row, Span, fit, row_of, text_width, wrapped
from floorsim.scenario.models.events import Choice
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import counted
from floorsim.wording.times import minutes, time_of_day

RULE_CELLS = 8
"""Cells of a rule beside what stands in it."""
NAME_CELLS = 10
"""Cells for who speaks (D)."""
MARK_WORDS: Mapping[str, str] = {
    "purpose": "purpose",
    "asked": "asked",
    "behaviour": "one contact",
    "cause": "cause",
    "practised": "practice",
    "goal": "goal",
    "follow_up": "follow-up",
    "figures": "figures",
    "request": "one request",
    "date": "date",
}
"""What a conversation should have, in words."""
MARKS_TO_LEVEL = 2
"""Levels of scenario at which the screen says what the conversation has so far (D: help that falls away)."""
ENDED_WORDS: Mapping[str, str] = {
    "agreed": "You have agreed.",
    "half": "You agree on part of it.",
    "refused": "Nothing is agreed.",
    "out_of_time": "The time is up.",
}


def talk_of(view: FloorView) -> MessageView | None:
    """The conversation that the supervisor is in, or None."""
    return next((item for item in view.inbox if item.talk is not None and item.talk.ended is None), None)


def out_of_sight_row(item: MessageView, talk: TalkView, view: FloorView, width: int) -> Row:
    """With whom, until when the floor is out of sight, and how many messages came in meanwhile."""
    if talk.ended is not None:
        over = (
            f" The call with {item.sender} is over."
            if item.agent is None
            else f" {item.sender} is back at work."
        )
        return row_of((fit(over, width), Role.DIM))
    came = f" {counted(view.unseen, 'message')} came in." if view.unseen else ""
    words = f" With {item.sender}: the floor is out of sight to about {time_of_day(talk.until_s)}.{came}"
    return row_of((fit(words, width), Role.WARN))


def title_words(item: MessageView, talk: TalkView, view: FloorView, width: int) -> str:
    """The minute that it is at, and before it, where the title leaves room, how long they have been here."""
    minute = int(min(view.now_s, talk.until_s) - talk.from_s) // 60 + 1
    most = round((talk.until_s - talk.from_s) / 60.0)
    at = f"minute {min(minute, most)} of {most}"
    agent = next((one for one in view.agents if one.id == item.agent), None)
    words = at if agent is None else f"{_here(agent.tenure_weeks)}, {at}"
    return words if cell_len(item.subject) + cell_len(words) + RULE_CELLS <= width else at


class Line(Protocol):
    """Something that was said; by the supervisor where `who` is `you`."""

    @property
    def who(self) -> str:
        """Who said it."""

    @property
    def text(self) -> str:
        """In which words."""


def said_rows(other: str, lines: Sequence[Line], width: int) -> list[Row]:
    """Everything said so far, the newest last; what was said before is dimmed.

    Args:
        other: whom one talks with; a partner's department, behind a comma, stands elsewhere.
        lines: what was said.
        width: cells of a row.
    """
    width = text_width(width, WIDEST_TEXT)
    name = other.partition(",")[0]
    names = min(NAME_CELLS, max(cell_len(name), 3))
    rows: list[Row] = []
    last = len(lines) - 2
    for place, turn in enumerate(lines):
        role = Role.TEXT if place >= last else Role.DIM
        who = "You" if turn.who == "you" else name
        for number, row in enumerate(wrapped(f"“{turn.text}”", width - names - 4, role)):
            head = fit(who if number == 0 else "", names)
            rows.append(row_of((f" {head}  ", Role.ACCENT if turn.who == "you" else role), *row.spans))
    return rows


def answer_rows(choices: Sequence[ChoiceView | Choice], width: int, *, ready: int | None) -> Answers:
    """What can be said, each with its number and minutes, and below it the subjects to turn to."""
    width = text_width(width, WIDEST_TEXT)
    rows: list[Row] = []
    numbers: list[int | None] = []
    in_subjects = False
    for number, choice in enumerate(choices, start=1):
        subject = choice.subject if isinstance(choice, ChoiceView) else isinstance(choice, Subject)
        if subject and not in_subjects:
            in_subjects = True
            rows.append(row_of((" Or turn to:", Role.DIM)))
            numbers.append(None)
        tail = minutes(choice.minutes)
        text = wrapped(choice.label, width - 5 - cell_len(tail), Role.DIM if subject else Role.TEXT)
        for place, row in enumerate(text):
            spans: list[Span] = [(f" {number} " if place == 0 else "   ", Role.ACCENT), *row.spans]
            used = 3 + row.width
            if place == len(text) - 1:
                spans.append((f"{tail:>{max(width - used - 1, 0)}}", Role.DIM))
            rows.append(Row(tuple(spans)).padded(width).as_selected(number == ready))
            numbers.append(number)
    return Answers(tuple(rows), tuple(numbers))


def so_far_row(talk: TalkView, width: int) -> Row:
    """What the conversation has so far, and what not yet."""
    spans: list[Span] = [(" So far:", Role.DIM)]
    for mark in talk.wanted:
        words, has = MARK_WORDS[mark], mark in talk.marks
        spans += [(" ✓ " if has else " · ", Role.GOOD if has else Role.DIM)]
        spans += [(words, Role.TEXT if has else Role.DIM)]
    return Row(tuple(spans)).padded(width)


def evidence_rows(talk: TalkView, width: int) -> list[Row]:
    """What one can look at, one paragraph each."""
    width = text_width(width, WIDEST_TEXT)
    return [row for text in talk.evidence for row in wrapped(text, width - 3, indent=" ", hang="  ")]


def _here(weeks: float) -> str:
    if weeks < 26:
        return f"{counted(max(round(weeks), 1), 'week')} here"
    return f"{counted(max(round(weeks / 52), 1), 'year')} here" if weeks < 52 * 60 else "here for years"
