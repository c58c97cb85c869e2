"""The fixed duties of the scenario's supervisor, in the calendar: held, cut short, or missed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from floorsim.desk.calendar import stand_up
from floorsim.desk.calendar.calendar import Calendar
from floorsim.desk.calendar.duty_content import DutyContent, duty_contents
from floorsim.desk.calendar.entry import DUTY, HELD_SHARE, Duty
from floorsim.desk.calendar.handover import HANDOVER, NONE, WAYS, HandedOver, way_in
from floorsim.desk.calendar.one_to_ones import ONE_TO_ONE, expected_of, may_come
from floorsim.desk.calendar.stand_up import Called
from floorsim.desk.consequences.consequences import Consequences
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.models.supervisor import FixedDuty, StandUpPoint
from floorsim.units import DAY_S

LAST_S: Final = 1.0
"""What is open so long before the end of play is passed on."""


class OwnDuties:
    """Puts the scenario's duties into the calendar; one-to-ones come from the agents' plans.

    `sits_down` and `gets_up` are called with a side-by-side's duty when it begins and when it is over,
    `reviews` with a review's when it is over.
    """

    def __init__(self, consequences: Consequences, calendar: Calendar) -> None:
        self.consequences = consequences
        self.calendar = calendar
        self.floor = consequences.floor
        self.written: dict[str, FixedDuty] = {}
        """By the duty's key in the calendar."""
        self.points: dict[str, tuple[StandUpPoint, ...]] = {}
        """What there is to be said at each stand-up, in the order in which it is shown."""
        self.sits_down: Callable[[Duty], None] = lambda duty: None
        self.gets_up: Callable[[Duty, float], None] = lambda duty, given_s: None
        self.reviews: Callable[[Duty, float], None] = lambda duty, given_s: None
        self.handed_over: list[HandedOver] = []
        """What was the next shift's in the evenings so far."""
        self.summaries: dict[str, Callable[[], None]] = {}
        """What goes out when a daily summary is held, by the duty's key."""
        self._passed_on: tuple[str, float] = (NONE, 0.0)
        """How what was open was handed over, and when."""
        days = self.floor.scenario.floor.days
        for id, written in self.floor.scenario.supervisor.named().items():
            for day in [number - 1 for number in written.days] or range(days):
                if written.kind != ONE_TO_ONE:
                    self._fix(id if days == 1 else f"{id}:d{day + 1}", written, day * DAY_S)
        workdays = self.floor.workdays
        if len(workdays) > 1 or any(written.kind == HANDOVER for written in self.written.values()):
            mornings = (*(from_s for from_s, _ in workdays[1:]), None)
            for (_, to_s), morning_s in zip(workdays, mornings, strict=True):
                self.floor.at(to_s - LAST_S, partial(self._goes_home, morning_s))

    def _fix(self, id: str, written: FixedDuty, midnight_s: float) -> None:
        floor, content = self.floor, duty_contents()[written.kind]
        start_s = midnight_s + written.at
        if start_s >= floor.end_s or not floor.is_led(start_s):
            return
        agent = None if written.agent is None else self.consequences.agent(written.agent)
        name = "" if agent is None else self.consequences.name(agent)
        title = written.title or content.title.replace("{agent}", name)
        doing = content.doing_about.get(written.about or "", content.doing).replace("{agent}", name)
        key = f"{DUTY}:{id}"
        self.points[key] = self._shown_order(key, written.points)
        duty = Duty(
            key=key,
            area=content.area,
            start_s=start_s,
            end_s=start_s + written.length,
            doing=lambda: doing,
            called=lambda: title,
            hands_on=content.hands_on,
            kind=written.kind,
            protected=content.protected,
            points=tuple((point.id, point.text) for point in self.points[key]),
        )
        if agent is not None:
            duty.takes_place = lambda: may_come(agent, floor.now)
            duty.expected = lambda: expected_of(agent, duty, floor.now)
        self.written[duty.key] = written
        called: list[Called] = []
        duty.begun = partial(self._begun, duty, called)
        duty.over = partial(self._over, duty, content, written, called)
        duty.missed = partial(self._missed, duty, content, written)
        self.calendar.fix(duty)

    def _shown_order(self, key: str, points: tuple[StandUpPoint, ...]) -> tuple[StandUpPoint, ...]:
        """By a draw that belongs to this stand-up, so that the place of a point tells nothing."""
        draws = self.floor.random.few(len(points), "order of points", key, *(point.id for point in points))
        return tuple(points[place] for _, place in sorted(zip(draws, range(len(points)), strict=True)))

    def _begun(self, duty: Duty, called: list[Called]) -> None:
        if duty.kind == stand_up.STAND_UP:
            called += stand_up.call_together(self.consequences, duty.end_s)
        elif duty.kind == "side_by_side":
            self.sits_down(duty)
        if duty is self.calendar.current:
            self.consequences.say(f"you are {duty.doing()}", "work")

    def _over(
        self, duty: Duty, content: DutyContent, written: FixedDuty, called: list[Called], given_s: float
    ) -> None:
        if duty.kind == stand_up.STAND_UP:
            self._heard(duty, written, called, given_s)
        elif duty.kind == "side_by_side":
            self.gets_up(duty, given_s)
        elif duty.kind == "review":
            self.reviews(duty, given_s)
        elif duty.kind == HANDOVER:
            self._passed_on = way_in(duty.choice[0] if duty.choice else "verbal", given_s), self.floor.now
        if given_s < (
            60.0 * WAYS["verbal"].minutes if duty.kind == HANDOVER else HELD_SHARE * written.length
        ):
            self._missed(duty, content, written)
            return
        cause = self._cause(duty, written)
        goes_out = self.summaries.pop(duty.key, None)
        if goes_out is not None:
            goes_out()
        self.consequences.record(DUTY, duty.key, given_s / 60.0, "held", cause)
        self.consequences.apply((*content.if_held, *written.if_held), cause)

    def _missed(self, duty: Duty, content: DutyContent, written: FixedDuty) -> None:
        """Not come to, left before half of it, or left out."""
        cause = self._cause(duty, written)
        self.consequences.record(DUTY, duty.key, 0.0, "missed", cause)
        self.consequences.say(f"not held: {duty.title()}", "effect")
        self.consequences.apply((*content.if_missed, *written.if_missed), cause)

    def _goes_home(self, morning_s: float | None) -> None:
        """What is due before the supervisor is back is the next shift's, in the end everything that is open;
        what came after the handover nobody told them of."""
        (way, at_s), self._passed_on = self._passed_on, (NONE, 0.0)

        def told(opened_s: float) -> str:
            return way if opened_s <= at_s else NONE

        passed = self.consequences.cases.pass_on(lambda opened_s: WAYS[told(opened_s)].dropped, morning_s)
        self.handed_over += [
            HandedOver(self.floor.now, subject, told(opened_s), dropped)
            for subject, opened_s, dropped in passed
        ]

    def _heard(self, duty: Duty, written: FixedDuty, called: list[Called], given_s: float) -> None:
        """Points are said in their order; in part of the time a part of them."""
        heard = stand_up.dismiss(self.consequences, called, given_s)
        named = {point.id: point for point in self.points[duty.key]}
        chosen = [named[id] for id in duty.choice or named]
        said = chosen[: round(len(chosen) * min(1.0, given_s / written.length))]
        stand_up.say(self.consequences, duty.key, said, heard, self._cause(duty, written))

    def _cause(self, duty: Duty, written: FixedDuty) -> Cause:
        agents = () if written.agent is None else (written.agent,)
        return Cause(duty.decided_by or duty.key, agents=agents, draws_of=duty.key)
