"""The expert: plays by the competent supervisor's habits, and tries what moves people in a guess first."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.floor.collector import collected_afterwards
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.expert.candidates import can_be_tried, candidates, likeness
from floorsim.supervisors.expert.answers import in_sight
from floorsim.supervisors.expert.guess import Guess
from floorsim.supervisors.expert.look_ahead import ALL, FEW, Together, Trials
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.orders import Orders
from floorsim.supervisors.expert.roster import Plan
from floorsim.supervisors.supervisor import Seat
from floorsim.units import MINUTE_S

HORIZON_S: Final = 45 * MINUTE_S
"""How far a guess goes (D)."""
LEAST_AHEAD_S: Final = 5 * MINUTE_S
"""So near the end nothing is tried out any more (D)."""
EVERY_S: Final = 5 * MINUTE_S
"""The whole catalogue is tried out this often at most (D)."""
MINUTE_IN_TROUBLE: Final = 2.5
MINUTE: Final = 0.3
"""Customers answered too late that a minute of the supervisor's own time is worth, with trouble and without
(D): with trouble there is more to do than time."""
HOPELESS: Final = -12.0
LOOKS_LEFT_OUT: Final = 2
"""What lost more than this in the first future is not tried at so many next looks (D)."""
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
        self.orders = Orders()
        self._useless_s: dict[str, float] = {}
        self._habits = Competent()
        self._tried_s = float("-inf")
        self._futures = 0
        self._looks = 0
        self._hopeless_until: dict[str, int] = {}
        self.log = []

    def attend(self, seat: Seat) -> None:
        """A minute has passed."""
        view = seat.look()
        self._noticed.look(view)
        mine = _Considered(seat, view, self)
        self._habits.attend(mine)
        if mine.free and not view.own_time.blind and view.own_time.free_at_s <= view.now_s:
            for decision in self.best(view, None):
                self.orders.give(seat, decision)

    @collected_afterwards()
    def best(self, view: FloorView, habit: Decision | None) -> Together:
        """What to take on now: a habit unless it does harm, or what does more."""
        due = view.now_s - self._tried_s >= EVERY_S
        if habit is not None and not due and view.now_s - self._useless_s.get(habit.kind, -EVERY_S) < EVERY_S:
            return ()
        usual: Together = () if habit is None else (habit,)
        trials = self._trials(view) if due or usual else None
        if trials is None:
            return usual
        if not due:
            if not (trials.worth(usual, futures=range(FEW)).harms and trials.worth(usual).harms):
                return usual
            self._useless_s[habit.kind] = view.now_s
            return ()
        self._tried_s = view.now_s
        self._looks += 1
        tried = candidates(trials.floor(), view)
        tried = [one for one in tried if not self._hopeless(one)]
        orders = trials.best([*(one for one in usual if one not in tried), *tried])
        for decision, gain in trials.first_gains.items():
            if gain < HOPELESS:
                self._hopeless_until[likeness(decision)] = self._looks + LOOKS_LEFT_OUT
        if habit is not None and habit not in orders and trials.worth((habit, *orders), orders).mean > 0.0:
            orders = (habit, *orders)
        self.log.append((view.now_s, len(tried), trials.worth(orders), usual))
        return orders

    def _hopeless(self, decision: Decision) -> bool:
        """Whether its like was tried lately and did harm."""
        return self._hopeless_until.get(likeness(decision), -1) >= self._looks

    def _trials(self, view: FloorView) -> Trials | None:
        """What may come from now on; None when the end is near."""
        guess = Guess(self._facts, self._plan, view, self._noticed, self.orders, HORIZON_S)
        if guess.end_s <= guess.now_s + LEAST_AHEAD_S:
            return None
        minute = MINUTE if self._noticed.trouble_s is None else MINUTE_IN_TROUBLE
        seeds = range(SEED + self._futures, SEED + self._futures + ALL)
        self._futures += ALL
        return Trials(guess, seeds, view.end_s - guess.day_s, minute)


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
            decision = in_sight(decision, self._view)
            refusal = self._expert.orders.give(self._seat, decision)
            self.free = refusal is not None
            return refusal
        orders = self._expert.best(self._view, decision)
        refusals = [self._expert.orders.give(self._seat, one) for one in orders]
        if None not in refusals:
            return "it would do no good"
        self.free = False
        return None if decision in orders else "something else does more"
