"""The expert: plays by the competent supervisor's habits, and tries what moves people in a guess first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.expert.candidates import FAMILIES, candidates
from floorsim.supervisors.expert.guess import Guess
from floorsim.supervisors.expert.look_ahead import ALL, Trials
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.roster import Plan
from floorsim.supervisors.supervisor import Seat
from floorsim.units import MINUTE_S

HORIZON_S: Final = 45 * MINUTE_S
"""How far a guess goes (D)."""
EVERY_S: Final = 5 * MINUTE_S
"""Decisions are tried out this often (D)."""
WORTH_A_MINUTE: Final = 0.5
"""Customers answered too late that a minute of the supervisor's own time is worth (D)."""
SURE: Final = 1.0
"""Standard errors by which a gain must exceed what it costs (D)."""
SEED: Final = 7_340_033
"""Guessed futures are drawn from here on, whatever the run's own seed is (D: any number)."""


class Expert:
    """Looks ahead over decisions about people and queues; everything else is left to competent habit.

    It has the same seat as anybody and the scenario's public facts. What it tries, it tries on a guessed
    floor; what can't be seen there (answers, posts, notes to leadership) it does as the competent supervisor
    does, in the order of urgency.
    """

    def __init__(self, facts: Scenario) -> None:
        self._facts = facts
        self._plan = Plan(facts)
        self._noticed = Noticed()
        self._habits = Competent()
        self._looked_s = float("-inf")
        self._looks = 0
        self.log = []

    def attend(self, seat: Seat) -> None:
        """A minute has passed."""
        view = seat.look()
        self._noticed.look(view)
        free = not view.own_time.blind and view.own_time.free_at_s <= view.now_s
        if free and view.now_s - self._looked_s >= EVERY_S:
            self._looked_s = view.now_s
            decision = self._best(view)
            if decision is not None and seat.decide(decision) is None:
                return
        self._habits.attend(_Reviewed(seat, lambda decision: self._objects(view, decision)))

    def _objects(self, view: FloorView, decision: Decision) -> bool:
        """Whether a habit does harm as things stand."""
        trials = self._trials(view)
        if trials is None:
            return False
        worth = trials.worth(decision, range(ALL))
        self.log.append((view.now_s, 0, worth.mean, worth.error, decision))
        return worth.mean < -SURE * worth.error

    def _best(self, view: FloorView) -> Decision | None:
        trials = self._trials(view)
        if trials is None:
            return None
        trial = trials.floor()
        tried = candidates(trial, view)
        best = trials.best(tried)
        if best is None:
            return None
        minutes = best.decision.cost_minutes(trial.desk.workspace)
        self.log.append((view.now_s, len(tried), best.mean, best.error, best.decision))
        if best.mean - SURE * best.error <= WORTH_A_MINUTE * minutes:
            return None
        return best.decision


    def _trials(self, view: FloorView) -> Trials | None:
        """What may come from now on; None when the end is near."""
        guess = Guess(self._facts, self._plan, view, self._noticed, HORIZON_S)
        if guess.end_s <= guess.now_s + 5 * MINUTE_S:
            return None
        seeds = [SEED + self._looks * ALL + number for number in range(ALL)]
        self._looks += 1
        return Trials(guess, seeds, view.end_s - guess.day_s)


class _Reviewed(Seat):
    """The seat as the habits have it: what moves people is not theirs to decide."""

    def __init__(self, seat: Seat, objects: Callable[[Decision], bool]) -> None:
        self._seat, self._objects = seat, objects

    def look(self) -> FloorView:
        """What anybody sees."""
        return self._seat.look()

    def decide(self, decision: Decision) -> str | None:
        """Everything but what is tried out in a guess."""
        if type(decision).family in FAMILIES and self._objects(decision):
            return "this is tried out first"
        return self._seat.decide(decision)
