"""What each queue expects, needs and has, interval by interval: from the scenario alone, nothing is played.

Need is Erlang A as the wallboard figures it: at the mean handling time of a veteran, with the channel's
target and the mean patience of those who come. What comes has the incidents in it: their demand curves, and
their changes of handling time; so has who is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import Final

import numpy as np

from floorsim.floor.chance.random_streams import FloatArray
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact_types import ContactType
from floorsim.floor.demand.batches import expected_by_source
from floorsim.floor.demand.forecast import DayForecast, forecast_of
from floorsim.floor.demand.handle_by_time import longer_by_time
from floorsim.floor.demand.intervals import interval_edges, rebinned
from floorsim.floor.queues import WaitingQueue
from floorsim.floor.wallboard.channel_need import ChannelNeed
from floorsim.present.previewing.model import QueueDay, QueueInterval, TeamInterval
from floorsim.present.previewing.staffing import Staffing
from floorsim.scenario.effects.effect_type import LastingEffect
from floorsim.scenario.models.scenario import Scenario
from floorsim.sums import whole_sum
from floorsim.units import DAY_S
from floorsim.wording.numbers import percent
from floorsim.wording.times import length, within

MOST_INTERVALS: Final = 400
"""Intervals of one day that are figured (D: five minutes each are 288); finer ones are put together."""


class QueueFigures:
    """The figures of one scenario. Days count from 0."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.compiled = CompiledFloor(scenario)
        self._needs = [
            ChannelNeed(
                queue.own_channel, [one for one in self.compiled.contact_types if one.queue == queue.index]
            )
            for queue in self.compiled.queues
        ]
        self._staffing = Staffing(self.compiled)
        self._pace = [self._staffing.pace_on(queue.index) for queue in self.compiled.queues]
        """Of each queue, the part of the usual handling time that its own groups need."""

    def edges(self, day: int) -> FloatArray | None:
        """Edges of the intervals of a day, seconds since midnight before day 1; None when it is closed."""
        hours = self.compiled.hours.on(day)
        if hours is None:
            return None
        length_s = self.scenario.demand.interval
        while (hours[1] - hours[0]) / length_s > MOST_INTERVALS:
            length_s *= 2
        return interval_edges(length_s, *hours) + day * DAY_S

    def team(self, day: int) -> tuple[TeamInterval, ...]:
        """Everybody together, interval by interval."""
        edges = self.edges(day)
        if edges is None:
            return ()
        edges_s = edges.tolist()
        on_shift, on_queues = self._staffing.numbers(edges_s)
        return tuple(
            TeamInterval(start_s, end_s, on_shift[place], on_queues[place])
            for place, (start_s, end_s) in enumerate(pairwise(edges_s))
        )

    def queues(self, day: int) -> tuple[QueueDay, ...]:
        """Every queue, interval by interval."""
        edges = self.edges(day)
        if edges is None:
            return ()
        edges_s = edges.tolist()
        planned = self._work(day, edges, forecast=True)
        real = self._work(day, edges, forecast=False)
        needs = [
            [
                self._need(queue, contacts, work_s, edges_s)
                for contacts, work_s in (planned[place], real[place])
            ]
            for place, queue in enumerate(self.compiled.queues)
        ]
        there = self._staffing.on_each(edges_s, [of_real for _, of_real in needs])
        return tuple(
            QueueDay(
                queue.id,
                queue.title,
                self.how(queue),
                tuple(
                    QueueInterval(
                        start_s,
                        end_s,
                        forecast=float(planned[index][0][place]),
                        comes=float(real[index][0][place]),
                        planned_need=needs[index][0][place],
                        need=needs[index][1][place],
                        on=there[index][place],
                    )
                    for place, (start_s, end_s) in enumerate(pairwise(edges_s))
                ),
            )
            for index, queue in enumerate(self.compiled.queues)
        )

    def how(self, queue: WaitingQueue) -> str:
        """How a queue's need is figured, in a sentence."""
        channel, need = queue.own_channel, self._needs[queue.index]
        dialed = self._dialed(queue)
        if dialed:
            return f"called by a dialer, {dialed:,} numbers; no need of its own"
        target = channel.spec.target
        handle_s = self._usual_handle_s(queue)
        each = f"{length(handle_s)} each" if handle_s else "no contacts of its own"
        goal = f"{percent(target.share)} in {within(target.within)}"
        law = channel.spec.regulated
        if law is not None:
            goal += f" (and {percent(law.share)} in {within(law.within)} by {law.by})"
        if not channel.live:
            return f"hours of work, {each}; target {goal}"
        leaving = need.patience_s is not None
        patience = f"patience {length(need.patience_s or 0.0)}" if leaving else "nobody leaves"
        at_once = f", {channel.cap} at once" if channel.cap > 1 else ""
        return f"Erlang {'A' if leaving else 'C'}: {goal}, {each}{at_once}, {patience}"

    def _usual_handle_s(self, queue: WaitingQueue) -> float:
        """Mean handling time of those whom the plan expects on a queue, seconds; 0 where there are none."""
        own = self._types_of(queue)
        weight = fsum(one.share for one in own)
        usual_s = fsum(one.share * one.mean_handle_s for one in own) / weight if weight else 0.0
        return usual_s * self._pace[queue.index]

    def _dialed(self, queue: WaitingQueue) -> int:
        """Numbers that dialers call for a queue to which nobody comes by themselves; 0 for any other."""
        streams = [self.scenario.demand.streams[one.stream_id] for one in self._types_of(queue)]
        if not streams or any(stream.dialer is None for stream in streams):
            return 0
        by_stream = {one.stream_id for one in self._types_of(queue)}
        dialers = [self.scenario.demand.streams[id].dialer for id in by_stream]
        return whole_sum(dialer.numbers for dialer in dialers if dialer is not None)

    def _types_of(self, queue: WaitingQueue) -> list[ContactType]:
        return [one for one in self.compiled.contact_types if one.queue == queue.index]

    def _work(self, day: int, edges: FloatArray, *, forecast: bool) -> list[tuple[FloatArray, FloatArray]]:
        """Contacts of each queue in each interval, and the seconds of work that they bring."""
        count = len(edges) - 1
        found = [(np.zeros(count), np.zeros(count)) for _ in self.compiled.queues]
        clock = edges - day * DAY_S
        for stream, types in enumerate(self.compiled.contact_types_of_stream):
            parts: list[tuple[str | None, DayForecast]] = (
                [(None, forecast_of(self.compiled, stream, day))]
                if forecast
                else expected_by_source(self.compiled, stream, day)
            )
            written = self.scenario.demand.streams[types[0].stream_id]
            bot = written.bot
            through = 1.0 if forecast or bot is None else bot.comes_through  # of those who come to the bot
            for driver, of_part in parts:
                contacts = through * rebinned(of_part.expected, of_part.edges_s, clock)
                longer = longer_by_time(written, clock[:-1])
                for one, share in _mix(types, driver):
                    handle = one.mean_handle_s * (1.0 if forecast else self._slower(one, edges))
                    found[one.queue][0][:] += share * contacts
                    found[one.queue][1][:] += share * contacts * handle * longer
        return found

    def _slower(self, of: ContactType, edges: FloatArray) -> FloatArray | float:
        """By what factor incidents lengthen the contacts of a type in each interval."""
        factor: FloatArray | float = 1.0
        for incident in self.scenario.incidents:
            for timed in incident.effects:
                if not issubclass(timed.effect.type, LastingEffect):
                    continue
                other = of.another()
                other.handle = 1.0
                timed.effect.type.on_contact_type(timed.effect.body, other, of.own_channel.id, set())
                if other.handle == 1.0:
                    continue
                begins_s, ends_s = incident.span_of(timed)
                inside = np.minimum(edges[1:], ends_s) - np.maximum(edges[:-1], begins_s)
                part = np.maximum(inside, 0.0) / np.diff(edges)
                factor = factor * (1.0 + part * (other.handle - 1.0))
        return factor

    def _need(
        self, queue: WaitingQueue, contacts: FloatArray, work_s: FloatArray, edges_s: Sequence[float]
    ) -> list[float]:
        """Agents that so many contacts need in each interval."""
        need = self._needs[queue.index]
        found = []
        for place, (start_s, end_s) in enumerate(pairwise(edges_s)):
            many = float(contacts[place])
            aht_s = self._pace[queue.index] * float(work_s[place]) / many if many > 0 else 0.0
            found.append(need.agents(many / (end_s - start_s), need.slot_aht_s(aht_s)) if many > 0 else 0.0)
        return found


def _mix(types: Sequence[ContactType], driver: str | None) -> list[tuple[ContactType, float]]:
    """The contact types of a stream that contacts belong to, with their parts."""
    if driver is not None:
        return [(one, 1.0) for one in types if one.driver_id == driver][:1]
    return [(one, one.share) for one in types]
