"""A supervisor who decides by chance: any possible decision, at random times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from numpy.random import Generator

from floorsim.desk.decisions.registry import kinds
from floorsim.floor.chance.random_streams import uniforms
from floorsim.supervisors.filling import filled, reply, waiting
from floorsim.supervisors.supervisor import Seat

EVERY_MIN: Final = 5.0
"""Minutes between two decisions, on average (D: about as many as a competent supervisor takes)."""
TRIES: Final = 30
"""Decisions drawn until one is possible (D); then the minute passes without one."""


class Random:
    """Takes possible decisions of any kind, with any arguments, at random minutes.

    Its stream of random numbers is its own, so that it meets the customers everybody else meets.
    """

    def __init__(self, stream: Generator) -> None:
        self._stream = stream

    def attend(self, seat: Seat) -> None:
        """Now and then draws decisions until one is possible; in a conversation says anything at once."""
        view = seat.look()
        for item in waiting(view):
            if item.talk is not None and item.talk.speaking_until_s is None:
                seat.decide(reply(item, self._pick(item.choices)))
                return
        if self._uniform() * EVERY_MIN >= 1.0:
            return
        catalogue = list(kinds())
        for _ in range(TRIES):
            decision = filled(self._pick(catalogue), view, self._pick)
            if decision is not None and seat.decide(decision):
                return

    def _pick(self, offered: Sequence[Any]) -> Any:
        return offered[int(self._uniform() * len(offered))]

    def _uniform(self) -> float:
        return float(uniforms(self._stream, 1)[0])
