"""A guess at the floor as it stands and at what comes: a scenario made from what has been seen alone."""

from __future__ import annotations

from typing import Final

from floorsim.desk.view import FloorView
from floorsim.floor import interventions
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Play, Scenario
from floorsim.supervisors.expert.coming import Coming, Draw
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.orders import Orders
from floorsim.supervisors.expert.plan import Plan
from floorsim.supervisors.expert.site import Site
from floorsim.units import DAY_S


class GuessedScenario(Scenario):
    """A scenario that starts in the middle of a day."""

    begins_s: float

    @property
    def start_s(self) -> float:
        """When the floor starts."""
        return self.begins_s


MADE: Final = frozenset({"floor", "demand", "incidents", "decisions"})
"""Parts of the guessed scenario that are not those of the public facts."""


class Guess:
    """What is guessed at one moment; `run` gives a floor on which a decision can be tried.

    The guess is of one day: its times are seconds after that day's midnight.

    Args:
        facts: the scenario's public facts.
        plan: the published plan.
        view: what is seen now.
        noticed: what has been noticed until now.
        orders: what has been ordered until now.
        horizon_s: how far ahead it goes; not beyond the end of play.
    """

    def __init__(
        self,
        facts: Scenario,
        plan: Plan,
        view: FloorView,
        noticed: Noticed,
        orders: Orders,
        horizon_s: float,
    ) -> None:
        self._facts, self._view, self._orders = facts, view, orders
        self.day_s = facts.floor.day_of(view.now_s) * DAY_S
        """Midnight before the day of the guess, in the run's own time."""
        self.now_s = view.now_s - self.day_s
        self.end_s = min(self.now_s + horizon_s, view.day_ends_s - self.day_s)
        self.coming = Coming(facts, plan, view, noticed)
        self._site = Site(facts, plan, view, self.end_s).parts()
        self._scenarios: dict[Draw, GuessedScenario] = {}

    def run(self, draw: Draw, seed: int) -> Run:
        """A floor as it may stand now, on which nothing new has been decided yet."""
        if draw not in self._scenarios:
            self._scenarios[draw] = self.scenario(draw)
        run = Run(self._scenarios[draw], seed)
        self._log_in(run)
        for channel, shown in zip(run.floor.channels, self._view.channels, strict=True):
            if shown.announcement != channel.announcement:
                interventions.announce(run.floor, channel, shown.announcement)
        run.advance(self.now_s)
        for decision in self._orders.not_done(self._view):
            run.decide_if_possible(decision)
        return run

    def _log_in(self, run: Run) -> None:
        """Logs everybody into the channels that they are seen on, or were sent to."""
        index = run.floor.compiled.channel_index
        seen = {one.id: one for one in self._view.agents}
        for agent in run.floor.agents:
            one = seen[agent.id]
            on = tuple(index[id] for id in self._orders.on_the_way(one) or one.on)
            if on and sorted(on) != sorted(agent.home):
                until_s = None if one.moved_until_s is None else one.moved_until_s - self.day_s
                interventions.move_agent(run.floor, agent, on, until_s)

    def scenario(self, draw: Draw) -> GuessedScenario:
        """What is guessed, as a scenario that starts now."""
        facts, budget = self._facts, self._view.budget
        left_s = max(0.0, budget.overtime_budget_s - budget.overtime_used_s)
        site = {
            "weekday": facts.floor.weekday_of(int(self.day_s // DAY_S)),
            "days": 1,
            "play": Play.model_construct(start=self.now_s, end=self.end_s),
        }
        streams = {id: self.coming.stream(id, draw, self.end_s) for id in facts.demand.streams}
        return GuessedScenario.model_construct(
            **{name: getattr(facts, name) for name in Scenario.model_fields if name not in MADE},
            floor=facts.floor.model_copy(update=self._site | site),
            demand=facts.demand.model_copy(update={"streams": streams}),
            incidents=self.coming.incidents(draw),
            decisions=facts.decisions.model_copy(update={"overtime_budget": left_s}),
            begins_s=self.now_s - 1.0,
        )
