"""The expert: plays by the competent supervisor's habits, and tries what moves people in a guess first."""

from __future__ import annotations

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.expert.answers import in_sight
from floorsim.supervisors.expert.candidates import can_be_tried
from floorsim.supervisors.expert.deliberation import Deliberation
from floorsim.supervisors.supervisor import Seat


class Expert:
    """Looks ahead over decisions about people and queues; everything else is left to competent habit.

    It has the same seat as anybody, and the scenario's public facts. What it tries, it tries on a guessed
    floor. What can't be seen there (answers, posts, notes to leadership) it does as the competent supervisor
    does, in that supervisor's order of urgency; it does not know which answer is the good one. Deterministic.

    Args:
        facts: what everybody knows of the scenario (`public_facts`).
    """

    def __init__(self, facts: Scenario) -> None:
        self._habits = Competent()
        self._deliberation = Deliberation(facts)

    def attend(self, seat: Seat) -> None:
        """Follows a habit or does better; with nothing else to do, looks for what would help."""
        view = seat.look()
        self._deliberation.look(view)
        considered = _Considered(seat, view, self._deliberation)
        self._habits.attend(considered)
        own = view.own_time
        if considered.free and not own.blind and own.free_at_s <= view.now_s:
            for decision in self._deliberation.best(view, None):
                self._deliberation.orders.give(seat, decision)


class _Considered(Seat):
    """The seat as the habits have it: what moves people is thought over before it is done."""

    def __init__(self, seat: Seat, view: FloorView, deliberation: Deliberation) -> None:
        self._seat, self._view, self._deliberation = seat, view, deliberation
        self.free = True
        """Nothing has been taken on yet."""

    def look(self) -> FloorView:
        """What anybody sees."""
        return self._view

    def decide(self, decision: Decision) -> bool:
        """Takes it, or something better, or nothing; after that nothing more in this minute."""
        if not self.free:
            return False
        if not can_be_tried(type(decision)):
            taken = self._deliberation.orders.give(self._seat, in_sight(decision, self._view))
            self.free = not taken
            return taken
        orders = self._deliberation.best(self._view, decision)
        self.free = not any([self._deliberation.orders.give(self._seat, one) for one in orders])
        return not self.free and decision in orders
