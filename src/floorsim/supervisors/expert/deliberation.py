"""Thinking about what to do now: a habit, something that does more, or nothing."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.expert.candidates import candidates, likeness
from floorsim.supervisors.expert.guess import Guess
from floorsim.supervisors.expert.look_ahead import ALL, FEW, Together, Trials
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.orders import Orders
from floorsim.supervisors.expert.plan import Plan
from floorsim.units import MINUTE_S

HORIZON_S: Final = 35 * MINUTE_S
"""How far a guess goes (D)."""
LEAST_AHEAD_S: Final = 5 * MINUTE_S
"""So near the end nothing is tried out any more (D)."""
EVERY_S: Final = 5 * MINUTE_S
"""The whole catalogue is tried out this often at most (D)."""
MINUTE_IN_TROUBLE: Final = 2.5
MINUTE: Final = 0.3
"""Customers answered too late that a minute of the supervisor's own time is worth, with trouble and without
(D): with trouble there is more to do than time."""
HOPELESS: Final = -8.0
LOOKS_LEFT_OUT: Final = 2
"""What lost more than this in the first future is not tried at so many next looks (D)."""
SEED: Final = 7_340_033
"""Guessed futures are drawn from here on, whatever the run's own seed is (D: any number)."""


class Deliberation:
    """What one supervisor makes of what it sees, from look to look."""

    def __init__(self, facts: Scenario) -> None:
        self._facts = facts
        self._plan = Plan(facts)
        self._noticed = Noticed()
        self.orders = Orders()
        """What has been ordered so far."""
        self._tried_s = float("-inf")
        self._futures = 0
        self._looks = 0
        self._useless_s: dict[str, float] = {}
        """When a habit was last found to do harm, by kind."""
        self._hopeless_until: dict[str, int] = {}
        """Until which look the like of a decision is not tried."""

    def look(self, view: FloorView) -> None:
        """Takes in what is seen now."""
        self._noticed.look(view)

    def best(self, view: FloorView, habit: Decision | None) -> Together:
        """What to take on now, in this order: a habit unless it does harm, and what gains most.

        The whole catalogue is tried from time to time; between, a habit alone is.
        """
        due = view.now_s - self._tried_s >= EVERY_S
        if habit is None:
            trials = self._trials(view) if due else None
            return () if trials is None else self._chosen(view, trials, None)
        if not due and view.now_s - self._useless_s.get(habit.kind, -EVERY_S) < EVERY_S:
            return ()
        trials = self._trials(view)
        if trials is None:
            return (habit,)
        if due:
            return self._chosen(view, trials, habit)
        if not trials.harms(habit, futures=range(FEW)) or not trials.harms(habit):
            return (habit,)
        self._useless_s[habit.kind] = view.now_s
        return ()

    def _chosen(self, view: FloorView, trials: Trials, habit: Decision | None) -> Together:
        """The best of the catalogue and the habit."""
        self._tried_s = view.now_s
        self._looks += 1
        found = candidates(trials.floor(), view)
        tried = [one for one in found if self._hopeless_until.get(likeness(one), -1) < self._looks]
        if habit is not None and habit not in tried:
            tried.insert(0, habit)
        orders = trials.best(tried)
        for decision, gain in trials.first_gains.items():
            if gain < HOPELESS:
                self._hopeless_until[likeness(decision)] = self._looks + LOOKS_LEFT_OUT
        if habit is None or habit in orders:
            return orders
        return orders if trials.harms(habit, orders) else (habit, *orders)

    def _trials(self, view: FloorView) -> Trials | None:
        """What may come from now on; None when the end is near."""
        guess = Guess(self._facts, self._plan, view, self._noticed, self.orders, HORIZON_S)
        if guess.end_s <= guess.now_s + LEAST_AHEAD_S:
            return None
        own_minute = MINUTE if self._noticed.trouble_s is None else MINUTE_IN_TROUBLE
        seeds = range(SEED + self._futures, SEED + self._futures + ALL)
        self._futures += ALL
        return Trials(guess, seeds, view.day_ends_s - guess.day_s, own_minute)
