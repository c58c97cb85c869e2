"""What an automated supervisor is: somebody who looks at the wallboard once a minute and decides."""

from __future__ import annotations

import json
from typing import Final, Protocol

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.run.run import Run
from floorsim.units import MINUTE_S

LOOK_EVERY_S: Final = MINUTE_S
"""How often an automated supervisor looks (D)."""


class Seat:
    """The supervisor's chair: what can be seen from it, and what can be decided; nothing else is in reach."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def look(self) -> FloorView:
        """What the wallboard, the inbox and the log show now."""
        return self._run.observe()

    def decide(self, decision: Decision) -> bool:
        """Takes a decision if it is possible; gives whether it was taken."""
        return self._run.decide_if_possible(decision)


class Supervisor(Protocol):
    """Plays one run through its seat. A new run needs a new one."""

    def attend(self, seat: Seat) -> None:
        """A minute has passed: look, and decide what there is to decide."""


def play(run: Run, supervisor: Supervisor) -> None:
    """Plays a run to its end: the supervisor attends once a simulated minute, first when play begins, and
    not between an evening and the next morning.

    Raises:
        StoreError: a decision could not be stored.
    """
    seat = Seat(run)
    run.advance(run.scenario.play_from_s)
    while not run.ended:
        supervisor.attend(seat)
        run.advance(run.now_s + LOOK_EVERY_S)
        run.advance(run.desk.next_morning_s() or run.now_s)


def spelled(decision: Decision) -> str:
    """A decision with its arguments as text: the same for the same decision."""
    return f"{decision.kind} {json.dumps(decision.model_dump(mode='json'), sort_keys=True)}"
