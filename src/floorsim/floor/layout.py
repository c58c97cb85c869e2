"""The scenario compiled to indexes: channels, lines, drivers, kinds of contact, who serves what."""

from __future__ import annotations

from floorsim.floor.chance.distributions import Law
from floorsim.floor.chance.laws import law_of, scaled
from floorsim.floor.channel import Channel, title_of
from floorsim.floor.kinds import ContactKind
from floorsim.floor.lines import Line, Pool
from floorsim.floor.people.handling import spread_share
from floorsim.floor.people.mind import demand_of
from floorsim.scenario.lines_of import channel_of, drivers_of, line_for, lines_of, may_serve, served_by
from floorsim.scenario.models.channels import MOST_AT_ONCE, Queue
from floorsim.scenario.models.demand import Driver, Stream
from floorsim.scenario.models.scenario import Scenario

NEUTRAL = Driver()
"""The driver of a stream that names none: always resolved, never hostile."""


class Layout:
    """What does not move: names and indexes, and the rules of who may serve which line."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        floor = scenario.floor
        self.channels = [
            Channel(index, id, text, floor.opens, floor.closes)
            for index, (id, text) in enumerate(floor.channels.items())
        ]
        self.channel_index = {channel.id: channel.index for channel in self.channels}
        self.written_lines = lines_of(scenario)
        self.lines: list[Line] = []
        self.preferences: list[dict[int, tuple[int, float]]] = []
        """Per line: group index to (rank, after seconds); empty means every group at rank 1."""
        self.group_ids = list(floor.groups)
        self.group_index = {id: index for index, id in enumerate(self.group_ids)}
        self._add_lines()
        self.line_index = {line.id: line.index for line in self.lines}
        self.stream_ids = list(scenario.demand.streams)
        self.drivers: list[str] = []
        self.families: list[str] = []
        self.kinds: list[ContactKind] = []
        self.kinds_of_stream: list[list[ContactKind]] = []
        for index, (id, stream) in enumerate(scenario.demand.streams.items()):
            self.kinds_of_stream.append(self._kinds_of(index, id, stream))
        self._join_redials()
        for channel in self.channels:
            own = [kind for kind in self.kinds if kind.channel == channel.index]
            weight = sum(kind.share for kind in own) or 1.0
            channel.mean_handle_s = sum(kind.share * kind.mean_handle_s for kind in own) / weight
            dues = [kind.due_s for kind in own if kind.due_s is not None]
            channel.due_s = min(dues) if dues and len(dues) == len(own) else None
        self.pools: dict[tuple[object, ...], Pool] = {}

    def _add_lines(self) -> None:
        floor = self.scenario.floor
        for id, written in self.written_lines.items():
            channel = self.channels[self.channel_index[written.channel]]
            queue = floor.queues.get(id) or Queue(channel=channel.id)
            most = MOST_AT_ONCE if channel.kind == "chat" else 1
            line = Line(len(self.lines), id, channel, written.skill, queue.priority, queue.age_weight, most)
            line.title = queue.title or (channel.title if id == channel.id else title_of(id))
            line.limit = channel.text.queue_limit
            self.lines.append(line)
            channel.lines.append(line)
            self.preferences.append({self.group_index[p.group]: (p.rank, p.after) for p in written.groups})

    def _index(self, names: list[str], name: str) -> int:
        if name not in names:
            names.append(name)
        return names.index(name)

    def _kinds_of(self, stream_index: int, stream_id: str, stream: Stream) -> list[ContactKind]:
        channel = self.channels[self.channel_index[channel_of(stream_id, stream)]]
        shares = drivers_of(self.scenario, stream_id, stream)
        total = sum(shares.values())
        made = []
        usual = tuple(
            law_of(law) if law else None for law in (stream.talk, stream.hold, stream.after_contact)
        )
        patience = law_of(stream.patience.law) if stream.patience else None
        for driver_id, share in shares.items():
            driver = self.scenario.drivers.get(driver_id, NEUTRAL)
            kind = ContactKind()
            kind.index = len(self.kinds)
            kind.stream = stream_index
            kind.channel = channel.index
            kind.own_channel = channel
            kind.driver_id = driver_id
            kind.driver = self._index(self.drivers, driver_id)
            kind.family = self._index(self.families, driver.family or driver_id)
            kind.share = share / total
            kind.live = channel.live
            kind.complaint = driver.complaint
            kind.demand = demand_of(1, driver.complaint)
            kind.qa_weight = driver.qa_weight
            kind.due_s = stream.due
            self._set_times(kind, usual, driver)
            kind.queue = self._line_for(driver, channel).index
            kind.base_resolvable = kind.resolvable = driver.resolvable
            kind.base_hostility = kind.hostility = driver.hostility
            kind.manager = driver.manager
            kind.patience = patience
            if driver.transfer:
                kind.transfer_share = driver.transfer.share
                kind.transfer_to = self.line_index[driver.transfer.to]
                kind.transfer_warm = driver.transfer.warm
                kind.transfer_handover_s = driver.transfer.handover
            if stream.redial:
                redial = stream.redial
                kind.redial = (redial.first, redial.later, redial.after_blocked, redial.switch)
                kind.redial_delay = law_of(redial.delay)
                kind.redial_keeps = redial.keeps == "patience_and_work"
            if stream.repeat:
                kind.repeat = (stream.repeat.share, stream.repeat.same_day)
                kind.repeat_same_day = law_of(stream.repeat.same_day_delay)
                kind.repeat_later = law_of(stream.repeat.later_delay)
            self.kinds.append(kind)
            made.append(kind)
        return made

    def family_of(self, driver: str) -> int | None:
        """Index of a driver's family; None where no contact is about it."""
        found = self.scenario.drivers.get(driver)
        name = found.family if found is not None and found.family is not None else driver
        return self.families.index(name) if name in self.families else None

    def _set_times(self, kind: ContactKind, usual: tuple[Law | None, ...], driver: Driver) -> None:
        """The driver's own laws where it has them, else the stream's, times the driver's factor."""
        own = (driver.talk, driver.hold, driver.after_contact)
        laws = [law_of(mine) if mine else stream for mine, stream in zip(own, usual, strict=True)]
        kind.talk, kind.hold, kind.after_contact = (law and scaled(law, driver.handle) for law in laws)
        parts = [part for part in (kind.talk, kind.hold, kind.after_contact) if part is not None]
        kind.mean_handle_s = sum(part.mean for part in parts)
        variance = sum(part.cv2 * part.mean**2 for part in parts)
        kind.spread_share = spread_share(variance / kind.mean_handle_s**2) if kind.mean_handle_s > 0 else 0.0

    def _line_for(self, driver: Driver, channel: Channel) -> Line:
        written = line_for(self.written_lines, driver, channel.id)
        assert written is not None
        return self.lines[self.line_index[written.id]]

    def _join_redials(self) -> None:
        """Points redials that switch channel to the kind of the same driver there."""
        for kind in self.kinds:
            redial = self.scenario.demand.streams[self.stream_ids[kind.stream]].redial
            if redial and redial.switch_to is not None:
                kind.redial_to = self.kind_on(kind, self.channel_index[redial.switch_to])

    def kind_on(self, kind: ContactKind, channel: int) -> ContactKind | None:
        """The kind of the same driver on another channel; any kind there when the driver is unknown there."""
        there = [other for other in self.kinds if other.channel == channel]
        same = [other for other in there if other.driver == kind.driver]
        return next(iter(same or there), None)

    def kind_for_line(self, kind: ContactKind, line: Line) -> ContactKind:
        """The kind that a transfer to a line becomes: one that joins the line, else one of its channel; of
        the same driver if there is one."""
        there = [other for other in self.kinds if other.queue == line.index]
        there = there or [other for other in self.kinds if other.channel == line.channel]
        same = [other for other in there if other.driver == kind.driver]
        return (same or there or [kind])[0]

    def pool_for(self, group: int, on: tuple[int, ...], skills: frozenset[str]) -> Pool:
        """The pool of agents of this group, logged into these channels, with these skills."""
        key = (group, tuple(sorted(on)), tuple(sorted(skills)))
        pool = self.pools.get(key)
        if pool is None:
            text = self.scenario.floor.groups[self.group_ids[group]]
            pool = self.pools[key] = Pool(key, group, text.selection == "random")
            self._connect(pool, on, skills)
        return pool

    def may_serve(self, group: int, skills: frozenset[str], line: Line) -> bool:
        """Whether agents of a group with these skills may take from a line, once logged into its channel."""
        return may_serve(self.scenario, self.group_ids[group], skills, self.written_lines[line.id])

    def _connect(self, pool: Pool, on: tuple[int, ...], skills: frozenset[str]) -> None:
        group = self.scenario.floor.groups[self.group_ids[pool.group]]
        ranks = served_by(group) or [tuple(self.line_index)]
        for names in ranks:
            served = []
            for name in names:
                line = self.lines[self.line_index[name]]
                if line.channel not in on or not self.may_serve(pool.group, skills, line):
                    continue
                rank, after = self.preferences[line.index].get(pool.group, (1, 0.0))
                served.append(line)
                pool.after[line.index] = after
                line.add_pool(pool, rank, after)
            if served:
                pool.serves.append(served)
        for place, alike in enumerate(pool.serves):
            better = [line for rank in pool.serves[:place] for line in rank]
            for channel in {line.channel: None for line in alike if line.own_channel.is_chat}:
                own = [line for line in alike if line.channel == channel]
                pool.of_channel.setdefault(channel, []).append(own)
            for line in alike:
                if line.own_channel.is_chat:
                    self._stand_back(pool, line, better, alike)

    def _stand_back(self, pool: Pool, line: Line, better: list[Line], alike: list[Line]) -> None:
        """Notes for which lines of other channels agents with chats in hand come free."""
        first = [(True, other) for other in better if other.channel != line.channel]
        first += [
            (False, other)
            for other in alike
            if other.channel != line.channel and (other.priority > line.priority or other.age_weight > 0.0)
        ]
        if first:
            pool.before[line.index] = first
            line.may_stand_back = True
            for _, other in first:
                if pool not in other.held_for:
                    other.held_for.append(pool)
