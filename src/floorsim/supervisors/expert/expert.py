"""The expert: plays by the competent supervisor's habits, and tries what moves people in a guess first."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.expert.candidates import can_be_tried, candidates
from floorsim.supervisors.expert.guess import Guess
from floorsim.supervisors.expert.look_ahead import ALL, Trials, Worth
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.roster import Plan
from floorsim.supervisors.supervisor import Seat
from floorsim.units import MINUTE_S

HORIZON_S: Final = 45 * MINUTE_S
"""How far a guess goes (D)."""
LEAST_AHEAD_S: Final = 5 * MINUTE_S
"""So near the end nothing is tried out any more (D)."""
EVERY_S: Final = 5 * MINUTE_S
"""The whole catalogue is tried out this often at most (D)."""
WORTH_A_MINUTE: Final = 1.0
"""Customers answered too late that a minute of the supervisor's own time is worth (D)."""
SURE: Final = 1.0
"""Standard errors by which a gain must exceed what it costs (D)."""
SEED: Final = 7_340_033
"""Guessed futures are drawn from here on, whatever the run's own seed is (D: any number)."""


class Expert:
    """Looks ahead over decisions about people and queues; everything else is left to competent habit.

    It has the same seat as anybody and the scenario's public facts. What it tries, it tries on a guessed
    floor; what can't be seen there (answers, posts, notes to leadership) it does as the competent supervisor
    does, in that supervisor's order of urgency.
    """

    def __init__(self, facts: Scenario) -> None:
        self._facts = facts
        self._plan = Plan(facts)
        self._noticed = Noticed()
        self._habits = Competent()
        self._tried_s = float("-inf")
        self._futures = 0
        self.log = []

    def attend(self, seat: Seat) -> None:
        """A minute has passed."""
        view = seat.look()
        self._noticed.look(view)
        mine = _Considered(seat, view, self)
        self._habits.attend(mine)
        if mine.free and not view.own_time.blind and view.own_time.free_at_s <= view.now_s and self.due(view):
            best = self.best(view, None)
            if best is not None:
                seat.decide(best)

    def due(self, view: FloorView) -> bool:
        """Whether it is time to try out the whole catalogue again."""
        return view.now_s - self._tried_s >= EVERY_S

    def best(self, view: FloorView, habit: Decision | None) -> Decision | None:
        """What gains most; instead of a habit, if there is one that would do it now. None: nothing gains."""
        trials = self._trials(view)
        if trials is None:
            return habit
        usual = None if habit is None else trials.worth(habit, range(ALL))
        found: Worth | None = None
        n = 0
        if self.due(view):
            self._tried_s = view.now_s
            floor = trials.floor()
            tried = candidates(floor, view)
            n = len(tried)
            found = trials.best(tried)
            minutes = 0.0 if found is None else found.decision.cost_minutes(floor.desk.workspace)
            if found is not None and found.mean - SURE * found.error <= WORTH_A_MINUTE * minutes:
                self.log.append((view.now_s, n, found.mean, found.error, found.decision, False))
                found = None
        if usual is not None:
            self.log.append((view.now_s, -1, usual.mean, usual.error, usual.decision, None))
        if found is not None and (usual is None or found.mean > usual.mean):
            self.log.append((view.now_s, n, found.mean, found.error, found.decision, True))
            return found.decision
        harms = usual is not None and usual.mean < -SURE * usual.error
        return None if harms else habit

    def _trials(self, view: FloorView) -> Trials | None:
        """What may come from now on; None when the end is near."""
        guess = Guess(self._facts, self._plan, view, self._noticed, HORIZON_S)
        if guess.end_s <= guess.now_s + LEAST_AHEAD_S:
            return None
        seeds = range(SEED + self._futures, SEED + self._futures + ALL)
        self._futures += ALL
        return Trials(guess, seeds, view.end_s - guess.day_s)


class _Considered(Seat):
    """The seat as the habits have it: what moves people is tried out before it is done, or done otherwise."""

    def __init__(self, seat: Seat, view: FloorView, expert: Expert) -> None:
        self._seat, self._view, self._expert = seat, view, expert
        self.free = True
        """Nothing has been decided yet."""

    def look(self) -> FloorView:
        """What anybody sees."""
        return self._view

    def decide(self, decision: Decision) -> str | None:
        """Takes it, or something better, or nothing; one decision a minute."""
        if not self.free:
            return "something else is being done"
        if not can_be_tried(type(decision)):
            refusal = self._seat.decide(decision)
            self.free = refusal is not None
            return refusal
        better = self._expert.best(self._view, decision)
        if better is None:
            return "it would do no good"
        refusal = self._seat.decide(better)
        self.free = refusal is not None
        if refusal is None and better != decision:
            return "something else does more"
        return refusal
