"""What the supervisor sees of channels, agents and the plan; a look costs what has changed since the last.

Looking changes nothing on the floor, and what is seen depends on the floor alone, not on when it was looked
at before. Nothing hidden (fatigue, exhaustion, true skill) gets here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorsim.floor.channel import Channel
from floorsim.floor.channel_need import ChannelNeed
from floorsim.floor.contact import WAITING
from floorsim.floor.day_grid import DAY_S, DayGrid
from floorsim.floor.future_staffing import Login, planned_staffing
from floorsim.floor.outcomes import ABANDONED_OUTCOMES, BLOCKED_AWAY
from floorsim.floor.projection import Band, Piece, land_live, land_written, trend
from floorsim.floor.service_level import FORMULAS, formula_words
from floorsim.floor.view import AgentView, ChannelView, IntervalView
from floorsim.floor.wall_agents import AgentFold, agent_view
from floorsim.floor.wall_channel import SLICE_S, SLICES, ChannelFold, slice_of

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

ENOUGH_HANDLED = 10
"""Contacts from which on the handling time seen today is believed rather than the plan's (D)."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The rest of a channel's day: its intervals, cut off at now and at the end of the run."""

    numbers: range
    edges_s: list[float]
    staffing: dict[Login, list[float]]
    """Agents per interval, by the channels that they will be on together."""

    def on(self, channel: int, place: int) -> float:
        """Agents logged into a channel in one of the intervals."""
        return sum(agents[place] for login, agents in self.staffing.items() if channel in login)


class Wall:
    """The wall of one floor."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        layout = floor.layout
        self._grids = [DayGrid(layout, channel) for channel in floor.channels]
        self._channels = [
            ChannelFold(channel, grid, floor.play_from_s)
            for channel, grid in zip(floor.channels, self._grids, strict=True)
        ]
        self._needs = [ChannelNeed(channel, layout.kinds) for channel in floor.channels]
        self._agents = [AgentFold(agent) for agent in floor.agents]
        self._contacts = self._settled = self._finished = self._logins = 0

    def channels(self) -> tuple[ChannelView, ...]:
        """Every channel, in the scenario's order."""
        self._read()
        now_s = self.floor.now
        busy_s, ready_s, in_hand = self._lately(now_s)
        ahead = self._ahead(now_s)
        return tuple(
            self._channel(fold, ahead[index], busy_s[index], ready_s[index], in_hand[index], now_s)
            for index, fold in enumerate(self._channels)
        )

    def agents(self, names: Mapping[str, str]) -> tuple[AgentView, ...]:
        """Every agent, in the floor's order. `names` (id to name) changes what is shown and nothing else."""
        self._read()
        floor, now_s = self.floor, self.floor.now
        usual_s = [self._usual_s(fold) for fold in self._channels]
        return tuple(
            agent_view(floor, agent, fold, names, usual_s, now_s)
            for agent, fold in zip(floor.agents, self._agents, strict=True)
        )

    def plan(self) -> tuple[IntervalView, ...]:
        """Every interval of the present day, channel by channel."""
        self._read()
        now_s = self.floor.now
        ahead = self._ahead(now_s)
        views: list[IntervalView] = []
        for index, fold in enumerate(self._channels):
            views += self._intervals(fold, ahead[index], now_s)
        return tuple(views)

    def _read(self) -> None:
        """Takes in what the ledger has gained."""
        ledger, folds = self.floor.ledger, self._channels
        for contact in ledger.contacts[self._contacts :]:
            folds[contact.kind.channel].on_arrival(contact)
        self._contacts = len(ledger.contacts)
        for contact in ledger.settled[self._settled :]:
            folds[contact.kind.channel].on_settled(contact)
        self._settled = len(ledger.settled)
        agents, from_s = self._agents, self.floor.play_from_s
        for contact in ledger.finished[self._finished :]:
            folds[contact.kind.channel].on_finished(contact)
            if contact.agent >= 0 and not contact.ghost and contact.wrapped_s >= from_s:
                agents[contact.agent].handled += 1
                agents[contact.agent].handle_s += contact.wrapped_s - contact.answered_s
        self._finished = len(ledger.finished)
        for at_s, index, on in ledger.logins[self._logins :]:
            agents[index].logins.append((at_s, on))
        self._logins = len(ledger.logins)
        for fold, log in zip(agents, ledger.states, strict=True):
            fold.read(log, self._staffed)
        for channel in folds:
            channel.tick(self.floor.now)

    def _staffed(self, on: Login, from_s: float, to_s: float) -> None:
        """Books logged-in time to the intervals of channels."""
        for index in on:
            grid, staff_s = self._grids[index], self._channels[index].staff_s
            for number in grid.overlapping(from_s, to_s):
                start_s, end_s = grid.bounds_s(number)
                staff_s[number] += min(end_s, to_s) - max(start_s, from_s)

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
        if self.floor.you.load:
            in_hand[self.floor.you.state_channel] += self.floor.you.load
        return busy_s, ready_s, in_hand

    def _channel(
        self, fold: ChannelFold, ahead: Ahead, busy_s: float, ready_s: float, in_hand: int, now_s: float
    ) -> ChannelView:
        channel, floor = fold.channel, self.floor
        target = channel.text.target
        owed, overdue_calls = len(fold.promised), fold.callbacks_overdue(now_s)
        waiting = max(0, sum(line.waiting for line in channel.lines) - owed)
        recent = fold.recent(now_s)
        summed = [sum(column) for column in zip(*recent, strict=True)]
        counts = fold.counts()
        above, below = FORMULAS[target.formula](counts)
        number = fold.grid.number(now_s)
        return ChannelView(
            id=channel.id,
            title=channel.title,
            kind=channel.kind,
            target_share=target.share,
            target_within_s=target.within,
            formula=target.formula,
            formula_words=formula_words(target.formula, target.count_blocked),
            service_level=above / below if below else None,
            service_level_counts=(int(above), int(below)),
            service_level_recent=fold.level_of(summed),
            trend=tuple(fold.level_of(tally) for tally in recent),
            waiting_trend=fold.waiting_trend(now_s, waiting),
            lands_at=self._lands_at(fold, ahead, now_s),
            waiting=waiting,
            longest_wait_s=self._longest_wait_s(channel, now_s),
            expected_wait_s=self._expected_wait_s(channel, waiting),
            offered=fold.offered,
            answered=fold.answered,
            abandoned=fold.abandoned,
            abandoned_recent=sum(summed[outcome] for outcome in ABANDONED_OUTCOMES),
            blocked=fold.tally[BLOCKED_AWAY],
            asa_s=fold.waited_s / fold.waits if fold.waits else None,
            aht_s=fold.handle_s / fold.handled if fold.handled else None,
            occupancy=busy_s / (busy_s + ready_s) if busy_s + ready_s else None,
            in_progress=in_hand,
            forecast_now=fold.grid.expected(number) if number >= 0 else 0.0,
            arrived_now=fold.arrived.get(number, 0) if number >= 0 else 0,
            staffed=floor.staffed[channel.index],
            needed=self._needed_now(fold, now_s) if channel.live else None,
            backlog_ages=None if channel.live else fold.ages,
            over_target=fold.overdue(now_s),
            oldest_s=self._longest_wait_s(channel, now_s) if channel.live else fold.oldest_s(now_s),
            concurrency_cap=channel.cap,
            announcement=channel.announcement,
            callbacks_on=channel.callbacks is not None,
            callbacks_owed=owed,
            callbacks_overdue=overdue_calls,
        )

    def _longest_wait_s(self, channel: Channel, now_s: float) -> float:
        """How long the first in line has waited; a customer who left silently still looks as if there."""
        longest_s = 0.0
        for line in channel.lines:
            if line.waiting:
                for contact in line.contacts:
                    if contact.ghost or (contact.fate == WAITING and contact.promised_s < 0.0):
                        longest_s = max(longest_s, now_s - contact.joined_s)
                        break
        return longest_s

    def _expected_wait_s(self, channel: Channel, waiting: int) -> float | None:
        """What a customer who joins now would be told, if told the truth; None when nobody is there."""
        if not self.floor.staffed[channel.index] or channel.down:
            return None
        idle = any(pool.free.agents for line in channel.lines for rank in line.pools for pool in rank)
        if not waiting and idle:
            return 0.0
        return max(self.floor.expected_wait_s(line) for line in channel.lines)

    def _usual_s(self, fold: ChannelFold) -> float:
        """Usual time of a contact in the agent's hands, as seen today or else as planned."""
        if fold.handled >= ENOUGH_HANDLED:
            return fold.handle_s / fold.handled
        return self._needs[fold.channel.index].slot_aht_s(fold.channel.mean_handle_s)

    def _slot_aht_s(self, fold: ChannelFold) -> float:
        """Time that a contact takes in one of an agent's places, all of them taken."""
        need = self._needs[fold.channel.index]
        if fold.handled < ENOUGH_HANDLED:
            return need.slot_aht_s(fold.channel.mean_handle_s)
        return need.slot_aht_s(fold.handle_s / fold.handled, fold.concurrency / fold.handled)

    def _opened_s(self, fold: ChannelFold, now_s: float) -> float:
        """When the channel opened today, or the floor started."""
        return max(self.floor.start_s, now_s // DAY_S * DAY_S + fold.channel.opens_s)

    def _needed_now(self, fold: ChannelFold, now_s: float) -> float:
        rate = fold.recent_rate_per_s(now_s, self._opened_s(fold, now_s))
        return self._needs[fold.channel.index].agents(rate, self._slot_aht_s(fold))

    def _ahead(self, now_s: float) -> list[Ahead]:
        """What is left of the day on every channel."""
        day = int(now_s // DAY_S)
        known: dict[tuple[float, ...], dict[Login, list[float]]] = {}
        found = []
        for grid in self._grids:
            numbers = [
                number
                for number in grid.of_day(day)
                if grid.bounds_s(number)[1] > now_s and grid.bounds_s(number)[0] < self.floor.end_s
            ]
            if not numbers:
                found.append(Ahead(range(0), [], {}))
                continue
            edges_s = [max(now_s, grid.bounds_s(numbers[0])[0])]
            edges_s += [min(grid.bounds_s(number)[1], self.floor.end_s) for number in numbers]
            key = tuple(edges_s)
            if key not in known:
                known[key] = planned_staffing(self.floor.agents, now_s, edges_s)
            found.append(Ahead(range(numbers[0], numbers[-1] + 1), edges_s, known[key]))
        return found

    def _trend(self, fold: ChannelFold, now_s: float) -> tuple[float, float]:
        """Contacts lately over those forecast, and how many it rests on."""
        from_s = max((slice_of(now_s) - SLICES + 1) * SLICE_S, self._opened_s(fold, now_s))
        lasted_s = now_s - from_s
        if lasted_s <= 0:
            return 1.0, 0.0
        came = fold.recent_rate_per_s(now_s, from_s) * lasted_s
        return trend(came, fold.grid.expected_between(from_s, now_s)), came

    def _lands_at(self, fold: ChannelFold, ahead: Ahead, now_s: float) -> Band | None:
        channel, grid = fold.channel, fold.grid
        so_far = FORMULAS[channel.text.target.formula](fold.counts())
        factor, seen = self._trend(fold, now_s)
        pieces = []
        for place, number in enumerate(ahead.numbers):
            from_s, to_s = ahead.edges_s[place], ahead.edges_s[place + 1]
            start_s, end_s = grid.bounds_s(number)
            contacts = grid.expected(number) * (to_s - from_s) / (end_s - start_s) * factor
            pieces.append(Piece(to_s - from_s, contacts, self._share_of_agents(channel, ahead, place)))
        if channel.live:
            if pieces and channel.down:
                pieces[0] = pieces[0]._replace(agents=0.0)
            return land_live(self._needs[channel.index], so_far, pieces, self._slot_aht_s(fold), seen)
        items = [((number + 0.5) * SLICE_S, float(count)) for number, count in sorted(fold.open.items())]
        per_s = self._written_pace(fold, ahead, now_s)
        return land_written(so_far, items, pieces, per_s, channel.text.target.within, now_s, seen)

    def _share_of_agents(self, channel: Channel, ahead: Ahead, place: int) -> float:
        """Agents on the channel in an interval; those on several live channels are split by their work."""
        from_s, to_s = ahead.edges_s[place], ahead.edges_s[place + 1]
        total = 0.0
        for login, agents in ahead.staffing.items():
            if channel.index not in login or not agents[place]:
                continue
            shared = [index for index in login if self.floor.channels[index].live]
            if len(shared) < 2 or not channel.live:
                total += agents[place]
                continue
            work = {index: self._work(index, from_s, to_s) for index in shared}
            whole = sum(work.values())
            part = work[channel.index] / whole if whole else 1.0 / len(shared)
            total += agents[place] * part
        return total

    def _work(self, index: int, from_s: float, to_s: float) -> float:
        """Work that the plan expects on a channel, in agents kept busy."""
        fold = self._channels[index]
        expected = self._grids[index].expected_between(from_s, to_s)
        rate = expected / (to_s - from_s) if to_s > from_s else 0.0
        return self._needs[index].load(rate, self._slot_aht_s(fold))

    def _written_pace(self, fold: ChannelFold, ahead: Ahead, now_s: float) -> list[float]:
        """Contacts taken a second in each interval to come: the pace of late, as staffing changes."""
        last = slice_of(now_s)
        first = max(last - SLICES + 1, slice_of(self._opened_s(fold, now_s)))
        lasted_s = now_s - max(first * SLICE_S, self._opened_s(fold, now_s))
        taken = sum(fold.answers.get(number, 0) for number in range(first, last + 1))
        pace = taken / lasted_s if lasted_s > 0 else 0.0
        index = fold.channel.index
        there = self.floor.staffed[index]
        if not there:
            return [0.0] * len(ahead.numbers)
        return [pace * ahead.on(index, place) / there for place in range(len(ahead.numbers))]

    def _intervals(self, fold: ChannelFold, ahead: Ahead, now_s: float) -> list[IntervalView]:
        channel, grid = fold.channel, fold.grid
        need = self._needs[channel.index]
        planned_aht_s = need.slot_aht_s(channel.mean_handle_s)
        views = []
        for number in grid.of_day(int(now_s // DAY_S)):
            start_s, end_s = grid.bounds_s(number)
            if start_s >= self.floor.end_s:
                break
            expected = grid.expected(number)
            begun = start_s <= now_s
            if end_s <= now_s:
                staffed = fold.staff_s.get(number, 0.0) / (end_s - start_s)
            elif begun:
                staffed = float(self.floor.staffed[channel.index])
            else:
                staffed = ahead.on(channel.index, number - ahead.numbers.start)
            tally = fold.intervals.get(number)
            views.append(
                IntervalView(
                    start_s=start_s,
                    channel=channel.id,
                    forecast=expected,
                    arrived=fold.arrived.get(number, 0) if begun else None,
                    needed=need.agents(expected / (end_s - start_s), planned_aht_s),
                    staffed=round(staffed),
                    service_level=fold.level_of(tally) if tally and begun else None,
                )
            )
        return views
