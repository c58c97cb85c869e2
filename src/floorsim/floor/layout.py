"""The scenario compiled to indexes: channels, lines, drivers, kinds of contact, who serves what."""

from __future__ import annotations

from floorsim.floor.chance.distributions import Law
from floorsim.floor.chance.laws import law_of, scaled
from floorsim.floor.channel import Channel
from floorsim.floor.kinds import ContactKind
from floorsim.floor.lines import Line, Pool
from floorsim.floor.people.handling import spread_share
from floorsim.floor.people.mind import demand_of
from floorsim.scenario.models.channels import MOST_AT_ONCE, GroupPreference
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
        with_queue = {queue.channel for queue in floor.queues.values()}
        for channel in self.channels:
            if channel.id not in with_queue:
                self._add_line(channel.id, channel, channel.id, 0.0, 0.0, ())
        for id, queue in floor.queues.items():
            channel = self.channels[self.channel_index[queue.channel]]
            line = self._add_line(
                id, channel, queue.skill or id, queue.priority, queue.age_weight, queue.groups
            )
            line.title = queue.title or line.title

    def _add_line(
        self,
        id: str,
        channel: Channel,
        skill: str,
        priority: float,
        age_weight: float,
        groups: tuple[GroupPreference, ...],
    ) -> Line:
        most = MOST_AT_ONCE if channel.kind == "chat" else 1
        line = Line(len(self.lines), id, channel, skill, priority, age_weight, most)
        line.title = (
            channel.title if id == channel.id else id.replace("_", " ").replace("-", " ").capitalize()
        )
        line.limit = channel.text.queue_limit
        self.lines.append(line)
        channel.lines.append(line)
        self.preferences.append({self.group_index[p.group]: (p.rank, p.after) for p in groups})
        return line

    def _index(self, names: list[str], name: str) -> int:
        if name not in names:
            names.append(name)
        return names.index(name)

    def _kinds_of(self, stream_index: int, stream_id: str, stream: Stream) -> list[ContactKind]:
        channel = self.channels[self.channel_index[stream.channel or stream_id]]
        shares = dict(stream.drivers or {stream_id: 1.0})
        for named in self._named_elsewhere(stream_id, stream):
            shares.setdefault(named, 0.0)
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
            line = self._line_for(driver, channel)
            kind.queue = line.index
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

    def _named_elsewhere(self, stream_id: str, stream: Stream) -> list[str]:
        """Drivers that only a backlog or an incident brings to this stream."""
        named = [part.driver for part in stream.backlog]
        for incident in self.scenario.incidents:
            effects = [timed.effect.demand for timed in incident.effects]
            named += [effect.driver for effect in effects if effect and effect.stream == stream_id]
        return [driver for driver in named if driver is not None]

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
        if driver.queue is not None:
            named = self.lines[self.line_index[driver.queue]]
            if named.channel == channel.index:
                return named
        own = [line for line in channel.lines if line.id == channel.id]
        return own[0] if own else channel.lines[0]

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

    def _connect(self, pool: Pool, on: tuple[int, ...], skills: frozenset[str]) -> None:
        written = self.scenario.floor.groups[self.group_ids[pool.group]].serves
        ranks: list[list[str]] = [[entry] if isinstance(entry, str) else list(entry) for entry in written]
        if not ranks:
            ranks = [[line.id for line in self.lines]]
        for names in ranks:
            served = []
            for name in names:
                line = self.lines[self.line_index[name]]
                preferences = self.preferences[line.index]
                if line.channel not in on or line.skill not in skills:
                    continue
                if preferences and pool.group not in preferences:
                    continue
                rank, after = preferences.get(pool.group, (1, 0.0))
                served.append(line)
                pool.after[line.index] = after
                line.add_pool(pool, rank, after)
            if served:
                pool.serves.append(served)
