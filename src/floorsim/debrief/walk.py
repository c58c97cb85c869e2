"""The reference's run to predict: what could be seen before each of its decisions, and what it then did."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from floorsim.debrief.reference import Reference
from floorsim.debrief.situation import before_each
from floorsim.debrief.timeline import Move, moves_of
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.wording.sentences import initial_capital

OPTIONS: Final = 4
"""Decisions to choose from at a stop (D)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the walk, just before a decision of the reference."""

    move: Move
    situation: tuple[str, ...]
    """What could be seen then, in the reference's run."""
    options: tuple[str, ...]
    """What might be done, in an order drawn from the seed; one of them is what the reference did."""
    right: int
    """Which."""


def walk_of(reference: Reference, yours: Sequence[Move] = ()) -> tuple[Stop, ...]:
    """Every decision of the reference, each with what else was done near that time, by it or by you."""
    of = reference.run
    draws, moves = RandomStreams(of.seed), {move.seq: move for move in moves_of(of, reference)}
    stops = []
    for taken, seen in before_each(of.scenario, of.seed, of.taken, of.desk.consequences.names):
        move = moves[taken.seq]
        done = {what_it_is(one) for one in moves.values() if one.ordered_s <= taken.at_s}
        options = [what_it_is(move), *_others(move, [*moves.values(), *yours], done)]
        order = draws.few(len(options), "order of predictions", str(taken.seq))
        shuffled = tuple(one for _, one in sorted(zip(order, options, strict=True)))
        stops.append(Stop(move, seen, shuffled, shuffled.index(options[0])))
    return tuple(stops)


def _others(move: Move, among: Sequence[Move], done: Set[str]) -> list[str]:
    """Other things that were done and are not done by then, of other kinds, those nearest in time first."""
    near = sorted(among, key=lambda one: abs(one.ordered_s - move.ordered_s))
    found: dict[str, str] = {}
    for one in near:
        if one.kind != move.kind and what_it_is(one) not in done:
            found.setdefault(one.kind, what_it_is(one))
    return list(dict.fromkeys(found.values()))[: OPTIONS - 1]


def what_it_is(move: Move) -> str:
    """A decision in the words of the log, without who took it, so that an answer is told by its text."""
    if move.acted_s is not None and move.told.startswith("you "):
        return initial_capital(move.told.removeprefix("you "))
    return initial_capital(move.says)
