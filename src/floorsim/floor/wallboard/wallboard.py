"""What the supervisor sees of channels, agents and the plan; a look costs what has changed since the last.

Looking changes nothing on the floor, and what is seen depends on the floor alone, not on when it was looked
at before. Nothing hidden (fatigue, exhaustion, true skill) gets here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from floorsim.floor.channel import Channel
from floorsim.floor.contact import BOT, WAITING, Contact
from floorsim.floor.demand.day_grid import DayGrid
from floorsim.floor.measures.outcomes import (
    ABANDONED_OUTCOMES,
    BLOCKED_AWAY,
    CUT_OFF,
    DEFLECTED_AWAY,
    OVERDUE,
)
from floorsim.floor.view import AgentView, ChannelView, IntervalView
from floorsim.floor.wallboard.channel_need import ChannelNeed
from floorsim.floor.wallboard.dialled import DialledFold
from floorsim.floor.wallboard.future_staffing import Login
from floorsim.floor.wallboard.moment import Moment, SeenChannel
from floorsim.floor.wallboard.outlook import ENOUGH_HANDLED, Outlook
from floorsim.floor.wallboard.targets import TargetFolds
from floorsim.floor.wallboard.wallboard_agents import AgentFold, agent_view, in_ms
from floorsim.floor.wallboard.wallboard_channel import ChannelFold
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor


class Wallboard:
    """The wallboard of one floor."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        compiled = floor.compiled
        self._grids = [DayGrid(compiled, channel) for channel in floor.channels]
        self._needs = [ChannelNeed(channel, compiled.contact_types) for channel in floor.channels]
        self._begin_day(floor.play_from_s)
        self._planned: dict[tuple[int, int, int], float] = {}
        self._past: list[dict[int, IntervalView]] = [{} for _ in floor.channels]
        self._caps = [channel.cap for channel in floor.channels]
        """Caps for which the past intervals were drawn: what they needed depends on it."""
        self._future: list[dict[int, IntervalView]] = [{} for _ in floor.channels]

    def _begin_day(self, from_s: float) -> None:
        """Figures of today count from here; everything that the ledger has is read anew for it."""
        self._from_s = from_s
        self._channels = [
            ChannelFold(channel, grid, from_s)
            for channel, grid in zip(self.floor.channels, self._grids, strict=True)
        ]
        self._targets = TargetFolds(self.floor, from_s)
        self._dialled = DialledFold(self.floor)
        self._agents: list[AgentFold] = []
        self._contacts = self._settled = self._finished = self._logins = 0

    def look(self, names: Mapping[str, str]) -> tuple[tuple[ChannelView, ...], Moment]:
        """Every channel, in the scenario's order, and what else there is to see at this moment.

        Agents, plan and forecasts are worked out when they are read: before anything changes on the floor,
        the moment has to be completed, unless nobody holds it any more.
        """
        self._read()
        moment = Moment(self, names)
        now_s = self.floor.now
        busy_s, ready_s, in_hand = self._lately(now_s)
        channels = tuple(
            self._channel(fold, moment, busy_s[index], ready_s[index], in_hand[index], now_s)
            for index, fold in enumerate(self._channels)
        )
        return channels, moment

    def service_level(self, channel: int) -> float | None:
        """A channel's (index) service level today by its own formula, without the rest of the view."""
        self._read()
        return self._channels[channel].level_of(self._channels[channel].tally)

    def waiting(self, channel: int) -> int:
        """Contacts of a channel (index) on the line; customers who wait for a callback are not."""
        self._read()
        return self._waiting(self._channels[channel])

    def longest_wait_s(self, channel: int) -> float:
        """How long the first in line of a channel (index) has waited; 0 when nobody waits."""
        return self._longest_wait_s(self.floor.channels[channel], self.floor.now)

    def abandoned(self, channel: int) -> int:
        """Customers of a channel (index) who gave up today, without the rest of the view."""
        self._read()
        return self._channels[channel].abandoned

    def occupancy(self, channel: int) -> float | None:
        """Occupancy of the agents on a channel (index) over the last half hour."""
        self._read()
        busy_s, ready_s, _ = self._lately(self.floor.now)
        return _share(busy_s[channel], ready_s[channel])

    def open_contacts(self, channel: int) -> int:
        """Contacts of a channel (index) that wait or are in an agent's hands; callbacks owed are not."""
        self._read()
        fold = self._channels[channel]
        return self._waiting(fold) + self._lately(self.floor.now)[2][channel]

    def channels(self) -> tuple[ChannelView, ...]:
        """Every channel, in the scenario's order; its forecasts can be read until the floor changes."""
        return self.look({})[0]

    def agents(self, names: Mapping[str, str]) -> tuple[AgentView, ...]:
        """Every agent, in the floor's order. `names` (id to name) changes what is shown and nothing else."""
        return self.look(names)[1].agents()

    def plan(self) -> tuple[IntervalView, ...]:
        """Every interval of the present day, channel by channel."""
        return self.look({})[1].plan()

    def outlook(self) -> Outlook:
        """The rest of the day as it looks now; for one moment."""
        return Outlook(self.floor, self._channels, self._needs, self.floor.now)

    def agents_now(self, names: Mapping[str, str]) -> tuple[AgentView, ...]:
        """Every agent at the moment of the latest look."""
        floor, now_s = self.floor, self.floor.now
        usual_s = [self._usual_s(fold) for fold in self._channels]
        return tuple(
            agent_view(floor, agent, fold, names, usual_s, reviews, now_s)
            for agent, fold, reviews in zip(floor.agents, self._agents, floor.reviews.views(), strict=True)
        )

    def trend_now(self, channel: int) -> tuple[float | None, ...]:
        """Service level of a channel (index) in each of the last slices before the latest look."""
        fold = self._channels[channel]
        return tuple(fold.level_of(tally) for tally in fold.recent(self.floor.now))

    def waiting_trend_now(self, channel: int) -> tuple[int, ...]:
        """Contacts of a channel (index) waiting at the end of each of these slices."""
        fold = self._channels[channel]
        return fold.waiting_trend(self.floor.now, self._waiting(fold))

    def plan_now(self, outlook: Outlook) -> tuple[IntervalView, ...]:
        """Every interval of the present day at the moment of the latest look."""
        return tuple(
            view for fold in self._channels for view in self._intervals(fold, outlook, outlook.now_s)
        )

    def plan_of(self, day: int) -> tuple[IntervalView, ...]:
        """Every interval of a day (0 is the first), channel by channel: for a day to come by the roster as it
        stands. A closed day has none."""
        self._read()
        from_s = max(self.floor.now, self.floor.day_begins_at(day))
        outlook = Outlook(self.floor, self._channels, self._needs, from_s)
        return tuple(view for fold in self._channels for view in self._intervals(fold, outlook, from_s))

    def correct_forecast(self, channel: int, day: int, times: float) -> None:
        """Planning now expects so many times the contacts of a channel (index) on a day; what comes stays."""
        self._grids[channel].correct(day, times)
        self._planned.clear()

    def learn_forecast(self, channel: int, day: int) -> float:
        """Planning learns what it was not told of a channel's (index) day; gives how many times the forecast
        of before that is."""
        self._planned.clear()
        return self._grids[channel].learn(day)

    def _read(self) -> None:
        """Takes in what the ledger has gained."""
        today_s = max((from_s for from_s, _ in self.floor.workdays if from_s <= self.floor.now), default=None)
        if today_s is not None and today_s != self._from_s:
            self._begin_day(today_s)
        ledger, folds = self.floor.ledger, self._channels
        for contact in ledger.contacts[self._contacts :]:
            if contact.agent == BOT:
                continue
            folds[contact.type.channel].on_arrival(contact)
        self._contacts = len(ledger.contacts)
        for contact in ledger.settled[self._settled :]:
            if contact.agent == BOT:
                continue
            folds[contact.type.channel].on_settled(contact)
        self._settled = len(ledger.settled)
        agents, from_s = self._agents, self._from_s
        agents.extend(AgentFold(agent) for agent in self.floor.agents[len(agents) :])
        for contact in ledger.finished[self._finished :]:
            folds[contact.type.channel].on_finished(contact)
            if contact.agent >= 0 and not contact.silent_abandon and contact.wrapped_s >= from_s:
                agents[contact.agent].handled += 1
                agents[contact.agent].handle_s += contact.wrapped_s - contact.answered_s
        self._finished = len(ledger.finished)
        for at_s, index, on, _ in ledger.logins[self._logins :]:
            agents[index].logins.append((at_s, on))
        self._logins = len(ledger.logins)
        border_s = max(grid.last_edge_s(self.floor.now) for grid in self._grids)
        for fold, log in zip(agents, ledger.states, strict=True):
            fold.read(log, border_s, self._staffed)
        for channel in folds:
            channel.tick(self.floor.now)

    def _staffed(self, on: Login, from_s: float, to_s: float) -> None:
        """Books logged-in time to the intervals of channels."""
        for index in on:
            grid, staff_ms = self._grids[index], self._channels[index].staff_ms
            for number in grid.overlapping(from_s, to_s):
                start_s, end_s = grid.bounds_s(number)
                staff_ms[number] += in_ms(min(end_s, to_s) - max(start_s, from_s))

    def _lately(self, now_s: float) -> tuple[list[float], list[float], list[int]]:
        """Per channel: handling and available time of its agents lately, and contacts in hand now."""
        count = len(self._channels)
        busy_s, ready_s, in_hand = [0.0] * count, [0.0] * count, [0] * count
        for agent, fold in zip(self.floor.agents, self._agents, strict=True):
            if agent.load:
                in_hand[agent.state_channel] += agent.load
            busy, ready = fold.recent_s(now_s)
            if busy or ready:
                for index in agent.on:
                    busy_s[index] += busy
                    ready_s[index] += ready
        if self.floor.supervisor.load:
            in_hand[self.floor.supervisor.state_channel] += self.floor.supervisor.load
        return busy_s, ready_s, in_hand

    def _channel(
        self, fold: ChannelFold, moment: Moment, busy_s: float, ready_s: float, in_hand: int, now_s: float
    ) -> ChannelView:
        channel, floor = fold.channel, self.floor
        target = channel.spec.target
        owed, overdue_calls = len(fold.promised), fold.callbacks_overdue(now_s)
        waiting = self._waiting(fold)
        longest_wait_s = self._longest_wait_s(channel, now_s)
        recent = [whole_sum(column) for column in zip(*fold.recent(now_s), strict=True)]
        above, below = fold.quotient()
        number = fold.grid.number(now_s)
        due_s, due = fold.next_due(now_s) or (None, 0)
        return SeenChannel.at(
            moment,
            channel.index,
            id=channel.id,
            title=channel.title,
            kind=channel.medium,
            target_share=target.share,
            target_within_s=target.within,
            formula=target.formula,
            formula_words=fold.formula_words,
            service_level=above / below if below else None,
            service_level_counts=(int(above), int(below)),
            service_level_recent=fold.level_of(recent),
            waiting=waiting,
            longest_wait_s=longest_wait_s,
            expected_wait_s=self._expected_wait_s(channel, waiting),
            offered=fold.offered,
            answered=fold.answered,
            abandoned=fold.abandoned,
            abandoned_recent=whole_sum(recent[outcome] for outcome in ABANDONED_OUTCOMES),
            blocked=fold.tally[BLOCKED_AWAY],
            deflected=fold.tally[DEFLECTED_AWAY],
            cut_off=fold.tally[CUT_OFF],
            overdue=fold.tally[OVERDUE] + fold.tally[CUT_OFF],
            asa_s=fold.waited_s / fold.waits if fold.waits else None,
            aht_s=fold.handle_s / fold.handled if fold.handled else None,
            occupancy=_share(busy_s, ready_s),
            in_progress=in_hand,
            forecast_now=fold.grid.expected(number) if number >= 0 else 0.0,
            arrived_now=fold.arrived.get(number, 0) if number >= 0 else 0,
            staffed=floor.staffed[channel.index],
            backlog_ages=None if channel.live else fold.ages,
            over_target=fold.overdue(now_s),
            oldest_s=longest_wait_s if channel.live else fold.oldest_s(now_s),
            due_s=due_s,
            due=due,
            concurrency_cap=channel.cap,
            announcement=channel.announcement,
            callbacks_on=channel.callbacks is not None,
            callbacks_owed=owed,
            callbacks_overdue=overdue_calls,
            targets=self._targets.of(channel.index) if self._targets.folds else (),
            dialled=self._dialled.of(channel.index),
        )

    def _waiting(self, fold: ChannelFold) -> int:
        """Contacts on the line, without the customers who wait for a callback."""
        return max(0, whole_sum(one.waiting + one.booked for one in fold.channel.queues) - len(fold.promised))

    def _longest_wait_s(self, channel: Channel, now_s: float) -> float:
        """How long the first in line has waited; a customer who left silently still looks as if there."""
        longest_s = 0.0
        for queue in channel.queues:
            if queue.waiting:
                first_in: Iterable[Contact] = queue.contacts
                if queue.order is not None:
                    first_in = sorted(first_in, key=lambda one: one.arrived_s)
                for contact in first_in:
                    if contact.silent_abandon or (
                        contact.disposition == WAITING and contact.promised_s < 0.0
                    ):
                        longest_s = max(longest_s, now_s - contact.arrived_s)
                        break
        return longest_s

    def _expected_wait_s(self, channel: Channel, waiting: int) -> float | None:
        """What a customer who joins now would be told, if told the truth; None when nobody is there."""
        if not self.floor.staffed[channel.index] or channel.down:
            return None
        idle = any(pool.free.agents for queue in channel.queues for rank in queue.pools for pool in rank)
        if not waiting and idle:
            return 0.0
        return max(self.floor.expected_wait_s(queue, queue.waiting) for queue in channel.queues)

    def _usual_s(self, fold: ChannelFold) -> float:
        """Usual time of a contact in the agent's hands, as seen today or else as planned."""
        if fold.handled >= ENOUGH_HANDLED:
            return fold.handle_s / fold.handled
        return self._needs[fold.channel.index].slot_aht_s(fold.channel.mean_handle_s)

    def _intervals(self, fold: ChannelFold, outlook: Outlook, now_s: float) -> Iterator[IntervalView]:
        channel, grid = fold.channel, fold.grid
        past = self._past[channel.index]
        if self._caps[channel.index] != channel.cap:
            self._caps[channel.index] = channel.cap
            past.clear()
        for number in fold.touched:
            past.pop(number, None)
        fold.touched.clear()
        numbers = outlook.ahead[channel.index].numbers
        for number in grid.of_day(self.floor.day_of(now_s)):
            view = past.get(number)
            if view is None:
                start_s, end_s = grid.bounds_s(number)
                if start_s >= self.floor.end_s:
                    break
                if start_s > now_s and number not in numbers:
                    continue
                if start_s > now_s:
                    view = self._coming(fold, outlook, number)
                else:
                    view = self._begun(fold, number, now_s)
                if end_s <= now_s:
                    past[number] = view
            yield view

    def _begun(self, fold: ChannelFold, number: int, now_s: float) -> IntervalView:
        """A past interval, with the mean staffing that was there, or the present one."""
        start_s, end_s = fold.grid.bounds_s(number)
        if end_s <= now_s:
            staffed = round(fold.staff_ms.get(number, 0) / in_ms(end_s - start_s))
        else:
            staffed = self.floor.staffed[fold.channel.index]
        tally = fold.intervals.get(number)
        return IntervalView(
            start_s=start_s,
            channel=fold.channel.id,
            forecast=fold.grid.expected(number),
            arrived=fold.arrived.get(number, 0),
            needed=self._planned_need(fold, number),
            staffed=staffed,
            service_level=fold.level_of(tally) if tally else None,
        )

    def _coming(self, fold: ChannelFold, outlook: Outlook, number: int) -> IntervalView:
        """An interval to come, with the staffing that is planned."""
        channel = fold.channel
        ahead = outlook.ahead[channel.index]
        staffed = round(round(ahead.on(channel.index, number - ahead.numbers.start), 6))
        needed = self._planned_need(fold, number)
        known = self._future[channel.index].get(number)
        if known is not None and known.staffed == staffed and known.needed == needed:
            return known
        view = self._future[channel.index][number] = IntervalView(
            start_s=fold.grid.bounds_s(number)[0],
            channel=channel.id,
            forecast=fold.grid.expected(number),
            arrived=None,
            needed=needed,
            staffed=staffed,
            service_level=None,
        )
        return view

    def _planned_need(self, fold: ChannelFold, number: int) -> float:
        """Agents that the forecast of an interval needs, at the planned handling time."""
        channel = fold.channel
        key = (channel.index, number, channel.cap)
        known = self._planned.get(key)
        if known is None:
            need = self._needs[channel.index]
            start_s, end_s = fold.grid.bounds_s(number)
            rate = fold.grid.expected(number) / (end_s - start_s)
            handle_s = channel.mean_handle_s * fold.grid.handle_factor(number)
            known = self._planned[key] = need.agents(rate, need.slot_aht_s(handle_s))
        return known


def _share(busy_s: float, ready_s: float) -> float | None:
    return busy_s / (busy_s + ready_s) if busy_s + ready_s else None
