"""Hypothesis strategies: small floors with everything a scenario can say, and supervisors who meddle.

A scenario is drawn as the plain values of a YAML file, so that a counterexample can be read, kept and sent to
another process. `plays` adds a seed and random moves; `tests/floor/playing.py` carries them out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from floorsim.scenario.checks.every_check import check
from floorsim.scenario.models.scenario import Scenario
from tests.scenario_writer import Tape, Written, write_scenario

TAPE_BYTES: Final = 360
"""More than the longest scenario with its moves needs."""
MOVES: Final = (
    "take_contact",
    "move_agent",
    "set_cap",
    "send_off",
    "send_away",
    "bring_back",
    "move_item",
    "cancel_item",
    "extend_shift",
    "finish_early",
    "announce",
    "set_callbacks",
    "guide",
    "move_agent",
    "move_item",
    "send_off",
)


class Move(NamedTuple):
    """One move of a supervisor: when (part of the run), which, and numbers that pick its arguments."""

    at: float
    kind: str
    i: int
    j: int
    x: float


@dataclass(frozen=True)
class Play:
    """A scenario as written, a seed, moves in order of time, and points at which `advance` stops (0-1)."""

    written: Written
    seed: int
    moves: tuple[Move, ...] = ()
    stops: tuple[float, ...] = ()

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario as the floor takes it."""
        return Scenario.model_validate(self.written)

    def as_json(self) -> str:
        """Everything, for another process."""
        return json.dumps([self.written, self.seed, self.moves, self.stops])


def play_from_json(text: str) -> Play:
    """What `Play.as_json` wrote."""
    written, seed, moves, stops = json.loads(text)
    return Play(written, seed, tuple(Move(*move) for move in moves), tuple(stops))


def faults_of(written: Written) -> list[str]:
    """Why the loader would refuse it."""
    found = check(Scenario.model_validate(written))
    return [f"{fault.path}: {fault.wrong}" for fault in found if fault.severity == "error"]


@st.composite
def plays(draw: st.DrawFn, /, most_moves: int = 12, **wanted: Any) -> Play:
    """A valid scenario with a seed, up to so many moves, and stops; `wanted` as `write_scenario` takes it."""
    tape = Tape(draw(st.binary(min_size=TAPE_BYTES, max_size=TAPE_BYTES)))
    return _play(tape, most_moves, **wanted)


def _play(tape: Tape, most_moves: int, **wanted: Any) -> Play:
    seed = tape.byte()
    stops = tuple(sorted(_moment(tape) for _ in range(tape.number(0, 5))))
    moves = [
        Move(_moment(tape), tape.pick(MOVES), tape.number(0, 7), tape.number(0, 7), tape.share())
        for _ in range(tape.number(0, most_moves))
    ]
    return Play(write_scenario(tape, **wanted), seed, tuple(sorted(moves)), stops)


def _moment(tape: Tape) -> float:
    """A part of the run, 0 to 1: where breaks and shifts begin, or just anywhere."""
    place = tape.byte()
    return (place % 25) / 24 if place < 100 else place / 255


def examples(quick: int) -> settings:
    """So many examples on every run, and in the same proportion more under a profile that asks for more."""
    usual = settings.get_profile(settings.get_current_profile_name())
    return settings(
        max_examples=max(1, quick * usual.max_examples // 100),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
