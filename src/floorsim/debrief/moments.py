"""Moments worth solving: where a decision cost or saved most, something was missed, or the day turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import Final

from floorsim.debrief.estimates import estimate_of
from floorsim.debrief.missed import Candidate, candidates_of, what, with_candidate
from floorsim.debrief.model import DecisionEffect, Estimate, Landing, Missed, Moment, Option
from floorsim.debrief.played import Played
from floorsim.debrief.reference import Reference
from floorsim.debrief.seeds import redraw_seeds
from floorsim.debrief.shares import without
from floorsim.debrief.situation import situation
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.registry import kind_named
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.demand.redraw import Redraw
from floorsim.lab.branches import Branch, Branches, Tried
from floorsim.scenario.values.units import format_time
from floorsim.units import MINUTE_S
from floorsim.wording.sentences import initial_capital

MOST: Final = 5
MOST_OF_A_SORT: Final = 2
"""Moments of one sort at most (D), so that what went well, what cost and what was missed all come up."""
APART_S: Final = 4 * MINUTE_S
"""Two moments are at least this far apart (D)."""
NEAR_S: Final = 10 * MINUTE_S
"""The reference's move is looked for this far before and after (D)."""
DAYS: Final = 12
"""Redrawn futures on which options are measured (D)."""
BAND: Final = 0.05
"""An option is good whose gain is within this part of the lead of the best one's (D, as chess has it)."""
MOST_OPTIONS: Final = 4
"""Options beside leaving it (D): yours, the reference's, what was missed, and others that were possible."""


@dataclass(frozen=True, slots=True)
class _Spot:
    at_s: float
    why: str
    size: float
    seq: int | None = None
    missed: Missed | None = None


def chosen(
    effects: Sequence[DecisionEffect], missed: Sequence[Missed], landing: Sequence[Landing], lead: float
) -> list[_Spot]:
    """The moments, in order of time: the largest of each sort, not too near to one another."""
    spots = [_of(effect) for effect in effects]
    spots += [_Spot(one.at_s, "missed", one.gain.mean, missed=one) for one in missed]
    halted = [point for point in landing if point.stopped is not None]
    falls = [
        _Spot(one.at_s, "turned", (one.stopped or 0.0) - (other.stopped or 0.0))
        for one, other in pairwise(halted)
    ]
    deepest = max(falls, key=lambda spot: spot.size, default=None)
    if deepest is not None and deepest.size >= BAND * lead:
        spots.append(deepest)
    found: list[_Spot] = []
    for spot in sorted(spots, key=lambda spot: (-spot.size, spot.at_s)):
        far = all(abs(spot.at_s - other.at_s) >= APART_S for other in found)
        few = sum(other.why == spot.why for other in found) < MOST_OF_A_SORT
        if far and few and len(found) < MOST and (spot.size >= BAND * lead or len(found) < 2):
            found.append(spot)
    return sorted(found, key=lambda spot: spot.at_s)


def _of(effect: DecisionEffect) -> _Spot:
    mean = effect.without["overall"].mean if effect.without else 0.0
    return _Spot(effect.at_s, "saved" if mean > 0 else "cost", abs(mean), seq=effect.seq)


def moments(
    play: Played,
    branches: Branches,
    reference: Reference,
    spots: Sequence[_Spot],
    tried: Sequence[Candidate],
    lead: float,
) -> tuple[Moment, ...]:
    """Each moment with its options measured on the same redrawn futures; without options it is none."""
    found = (_moment(play, branches, reference, spot, tried, lead) for spot in spots)
    return tuple(one for one in found if one is not None)


def _moment(
    play: Played,
    branches: Branches,
    reference: Reference,
    spot: _Spot,
    tried: Sequence[Candidate],
    lead: float,
) -> Moment | None:
    base = play.taken if spot.seq is None else without(play, spot.seq)
    possible = branches.tried_at([(play.taken, spot.at_s)], play.names)[0]
    open_then = [one for one in tried if _is_open(one, possible)]
    offered = _options(play, reference, spot, [*_answers(play, spot, possible), *open_then])
    if not offered:
        return None
    lists = [base, *(with_candidate(play, one, but=spot.seq) for one in offered)]
    if spot.seq is not None:
        lists[1] = play.taken
    days = redraw_seeds(play.seed, "moments", DAYS)
    asked = [Branch(taken, Redraw(day, spot.at_s, play.named_customers)) for taken in lists for day in days]
    totals = [landed.scores[0] for landed in branches.play(asked)]
    rows = [totals[place : place + DAYS] for place in range(0, len(totals), DAYS)]
    gains = [[a - b for a, b in zip(row, rows[0], strict=True)] for row in rows]
    best = max(range(len(rows)), key=lambda place: fsum(gains[place]))
    options = [
        _option(place, offered, gains[place], _behind(gains[best], gains[place]), lead, play, reference, spot)
        for place in range(len(rows))
    ]
    draws = RandomStreams(play.seed).few(len(options), "order of options", int(spot.at_s))
    shuffled = tuple(one for _, one in sorted(zip(draws, options, strict=True), key=lambda pair: pair[0]))
    kept_the_best = spot.seq is not None and best == 1
    curves = branches.waiting([Branch(play.taken), Branch(lists[0 if kept_the_best else best])])
    view = play.run.fork(spot.at_s).observe()
    return Moment(
        spot.at_s, spot.why, spot.seq, situation(view), shuffled,
        principle=_principle(play, spot, offered), as_it_was=curves[0], otherwise=curves[1],
    )  # fmt: skip


def _behind(best: Sequence[float], own: Sequence[float]) -> Estimate:
    return estimate_of([a - b for a, b in zip(best, own, strict=True)])


def _options(play: Played, reference: Reference, spot: _Spot, tried: Sequence[Candidate]) -> list[Candidate]:
    """What is offered beside leaving it: yours, what was missed, the reference's move, and some others."""
    found: list[Candidate] = []

    def add(candidate: Candidate) -> None:
        if candidate.tried.says not in [one.tried.says for one in found]:
            found.append(candidate)

    yours = next((one for one in play.run.taken if one.seq == spot.seq), None)
    if yours is not None:
        add(Candidate(spot.at_s, Tried(yours.kind, yours.arguments, play.run.spelled_out(yours))))
    if spot.missed is not None:
        missed = spot.missed
        add(Candidate(spot.at_s, Tried(missed.kind, missed.arguments, missed.says), missed.because))
    move = _move(play, reference, spot)
    if move is not None:
        add(move)
    for one in tried:
        if one.answer and len(found) < MOST_OPTIONS:
            add(one)
    near = [one for one in tried if abs(one.at_s - spot.at_s) <= NEAR_S and one.gains]
    near.sort(key=lambda one: (-one.mean, one.what))
    for one in [*near[:1], *_other_kinds(found, near)]:
        if len(found) < MOST_OPTIONS:
            add(Candidate(spot.at_s, one.tried, one.because))
    return found


def _is_open(candidate: Candidate, possible: Sequence[Tried]) -> bool:
    """Whether its kind could be chosen at the moment, and the case it is about was there."""
    kind, about = candidate.tried.kind, candidate.tried.arguments.get("message")
    found = kind_named(kind)
    is_about_a_case = found is not None and issubclass(found, CaseDecision)
    return any(
        one.kind == kind and (not is_about_a_case or one.arguments.get("message") == about)
        for one in possible
    )


def _answers(play: Played, spot: _Spot, possible: Sequence[Tried]) -> list[Candidate]:
    """The other answers to the message that the moment's decision answers."""
    yours = next((one for one in play.taken if one.seq == spot.seq), None)
    message = None if yours is None else yours.arguments.get("message")
    return [
        Candidate(spot.at_s, one, answer=True)
        for one in possible
        if message is not None and one.arguments.get("message") == message
    ]


def _other_kinds(found: Sequence[Candidate], near: Sequence[Candidate]) -> list[Candidate]:
    """One of each kind that is not there yet, from the middle of what was tried outwards."""
    kinds = {one.tried.kind for one in found}
    middle = [*near[len(near) // 2 :], *near[: len(near) // 2]]
    others = []
    for one in middle:
        if one.tried.kind not in kinds:
            kinds.add(one.tried.kind)
            others.append(one)
    return others


def _move(play: Played, reference: Reference, spot: _Spot) -> Candidate | None:
    """The reference's decision nearest to the moment that the run has not taken by then."""
    mine = {
        what(one.kind, one.arguments) for one in play.taken if one.at_s <= spot.at_s and one.seq != spot.seq
    }
    near = [
        one for one in candidates_of(reference)
        if abs(one.at_s - spot.at_s) <= NEAR_S and one.what not in mine
    ]  # fmt: skip
    kind = spot.missed.kind if spot.missed else next((t.kind for t in play.taken if t.seq == spot.seq), None)
    near.sort(key=lambda one: (one.tried.kind != kind, abs(one.at_s - spot.at_s)))
    if not near:
        return None
    return Candidate(max(near[0].at_s, spot.at_s), near[0].tried, near[0].because, reference=True)


def _option(
    place: int,
    tried: Sequence[Candidate],
    gains: Sequence[float],
    behind: Estimate,
    lead: float,
    play: Played,
    reference: Reference,
    spot: _Spot,
) -> Option:
    good = behind.mean <= BAND * lead
    gain = estimate_of(gains)
    if place == 0:
        return Option("leave", "leave it for now", (), gain, spot.seq is None, False, good, None)
    one = tried[place - 1]
    acted = _acted_s(play, one, reference)
    entry = {"at": format_time(one.at_s), "do": one.tried.kind, **one.tried.arguments}
    yours = spot.seq is not None and place == 1
    return Option(
        f"option-{place}", initial_capital(one.tried.says), (entry,), gain, yours, one.reference, good, acted,
        one.because,
    )  # fmt: skip


def _acted_s(play: Played, one: Candidate, reference: Reference) -> float | None:
    if one.reference:
        like = next((taken for taken in reference.run.taken
                     if what(taken.kind, taken.arguments) == one.what), None)  # fmt: skip
        return None if like is None else reference.acted_s(like.seq)
    like = next((taken for taken in play.taken if what(taken.kind, taken.arguments) == one.what), None)
    if like is None:
        return None
    return next((effect.acted_s for effect in play.effects if effect.seq == like.seq), None)


def _principle(play: Played, spot: _Spot, tried: Sequence[Candidate]) -> str | None:
    """The author's principle for the message that the moment is about, where it is about one."""
    named = {str(one.tried.arguments.get("message", "")) for one in tried[:1]}
    return next((one.principle for one in play.scenario.messages if one.id in named and one.principle), None)
