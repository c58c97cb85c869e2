"""A run as portfolio evidence: what was seen, what was decided, room for the reason, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from floorsim.debrief.competency_shown import competency_shown
from floorsim.debrief.model import DecisionEffect
from floorsim.debrief.played import Played
from floorsim.debrief.situation import before_each
from floorsim.present.review_words import days, effect_sentences, interval, number
from floorsim.report.contents import Contents
from floorsim.report.effects import figure, measured
from floorsim.report.templates import environment
from floorsim.scenario.competencies import Competency, competencies
from floorsim.scenario.models.scenario import Scenario

TEMPLATE: Final = "portfolio.html.j2"
MOST_PIECES: Final = 12
"""Decisions in a portfolio (D: more than an assessor reads of one morning); those worth most."""
MOST_TOLD: Final = 5
"""Sentences on whom it touched (D): the channels, and the people it touched most."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the trainee wrote about the run, and by which name they want to be called."""

    name: str = ""
    played_on: str = ""
    """The day, as they would write it; empty where it is not known."""
    answers: Sequence[tuple[str, str]] = ()
    """The scenario's questions after the shift, and the answers to them."""
    plan: str = ""
    """The plan for next time, as one sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: a decision that made a difference."""

    number: int
    """Its place among all decisions of the run, from 1."""
    effect: DecisionEffect
    worth: str
    """Points of the total, with half the 95% interval."""
    seen: Sequence[str]
    """What could be seen just before it."""
    told: Sequence[str]
    """What came of it, in sentences."""
    competency: Competency | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A run's pieces of evidence with their setting."""

    contents: Contents
    scenario: Scenario
    written: Written
    pieces: Sequence[Piece]
    shown: Sequence[tuple[Competency, Sequence[int]]]
    """Each competency with the numbers of the pieces that bear on it."""


def portfolio_of(contents: Contents, play: Played, written: Written) -> Portfolio:
    """The decisions that made the largest measurable differences, helpful or not, in order of time."""
    assert contents.review is not None
    decisions = contents.review.decisions
    significant = sorted(
        (one for one in decisions if one.seq in contents.told), key=lambda one: (-_size(one), one.seq)
    )[:MOST_PIECES]
    chosen = {one.seq for one in significant}
    before = before_each(play.scenario, play.seed, play.taken, play.names)
    seen = {taken.seq: what for taken, what in before if taken.seq in chosen}
    pieces = [
        Piece(
            number,
            one,
            figure(measured(one)),
            seen[one.seq],
            _what_came(one, contents),
            competency_shown(one.kind, one.arguments, play.scenario),
        )
        for number, one in enumerate(decisions, start=1)
        if one.seq in chosen
    ]
    return Portfolio(contents, play.scenario, written, pieces, _by_competency(pieces))


def portfolio_page(portfolio: Portfolio) -> str:
    """The whole page. `floorsim.report.extra.require_libraries` says whether it can be made."""
    made = environment().get_template(TEMPLATE)
    contents = portfolio.contents
    return f"{made.render(portfolio=portfolio, contents=contents, review=contents.review)}\n"


def _what_came(one: DecisionEffect, contents: Contents) -> tuple[str, ...]:
    """The measured effect, and what it did to customers and people; shorter than a review tells it."""
    assert contents.review is not None
    told = contents.told[one.seq]
    on_whom = told[len(effect_sentences(one, contents.review.ledger.lead)) :]
    return (_measured(one), *on_whom[:MOST_TOLD])


def _measured(one: DecisionEffect) -> str:
    found = measured(one)
    if found is None:
        return "Its effect is not measured."
    how = f"{number(abs(found.mean)).lstrip('+')} points {'higher' if found.mean >= 0 else 'lower'}"
    if one.this_day_only:
        return f"It was possible on few other days. With it, this day's total is {how}."
    return f"With it the total ends {how} (95% interval {interval(found)}, {days(found)})."


def _size(one: DecisionEffect) -> float:
    found = measured(one)
    return 0.0 if found is None else abs(found.mean)


def _by_competency(pieces: Iterable[Piece]) -> list[tuple[Competency, Sequence[int]]]:
    shown = [
        (one, [piece.number for piece in pieces if piece.competency == one])
        for one in competencies().values()
    ]
    return [(one, numbers) for one, numbers in shown if numbers]
