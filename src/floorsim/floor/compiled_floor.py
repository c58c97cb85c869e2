"""The scenario compiled to indexes: channels, queues, drivers, contact types, who serves what."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from floorsim.floor.chance.distributions import Law
from floorsim.floor.chance.laws import law_of, scaled
from floorsim.floor.channel import Channel, title_of
from floorsim.floor.contact_types import ContactType
from floorsim.floor.people.handling import spread_share
from floorsim.floor.people.wellbeing import demand_of
from floorsim.floor.queues import Pool, WaitingQueue
from floorsim.floor.shared import shared_by_runs_of
from floorsim.scenario.models.channels import MOST_AT_ONCE, Medium, Queue
from floorsim.scenario.models.demand import Driver, Stream
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.scenario.routing_rules import (
    channel_of,
    drivers_of,
    may_serve,
    queue_for,
    served_by,
    waiting_queues_of,
)

OVERFLOW_RANK = 99
"""Rank of groups that help a queue only by a decision: after everyone of the plan."""
NEUTRAL = Driver()
"""The driver of a stream that names none: always resolved, never hostile."""


class CompiledFloor:
    """What does not move: names and indexes, and the rules of who may serve which queue."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        floor = scenario.floor
        self.hours = hours_of_floor(floor)
        """When the floor is open; each channel has its own."""
        self.channels = [Channel(index, id, floor) for index, id in enumerate(floor.channels)]
        self.channel_index = {channel.id: channel.index for channel in self.channels}
        self.written_queues = waiting_queues_of(scenario)
        self.queues: list[WaitingQueue] = []
        self.preferences: list[dict[int, tuple[int, float]]] = []
        """Per queue: group index to (rank, after seconds); empty means every group at rank 1."""
        self.group_ids = list(floor.groups)
        self.group_index = {id: index for index, id in enumerate(self.group_ids)}
        self._add_queues()
        self.queue_index = {queue.id: queue.index for queue in self.queues}
        self.stream_ids = list(scenario.demand.streams)
        self.drivers: list[str] = []
        self.families: list[str] = []
        self.contact_types: list[ContactType] = []
        self.contact_types_of_stream: list[list[ContactType]] = []
        for index, (id, stream) in enumerate(scenario.demand.streams.items()):
            self.contact_types_of_stream.append(self._contact_types_of(index, id, stream))
        self._join_redials()
        for channel in self.channels:
            own = [
                contact_type for contact_type in self.contact_types if contact_type.channel == channel.index
            ]
            weight = fsum(contact_type.share for contact_type in own) or 1.0
            channel.mean_handle_s = (
                fsum(contact_type.share * contact_type.mean_handle_s for contact_type in own) / weight
            )
            dues = [contact_type.due_s for contact_type in own if contact_type.due_s is not None]
            channel.due_s = min(dues) if dues and len(dues) == len(own) else None
        self.pools: dict[tuple[object, ...], Pool] = {}
        self.overflow: dict[int, float] = {}
        """Queue index to the wait in seconds after which everyone trained on it helps, wherever logged in."""
        self._proficiencies: dict[tuple[tuple[str, float], ...], dict[int, float]] = {}

    def for_run(self) -> CompiledFloor:
        """The same for one more run: its own channels, queues, pools and contact types, the rest shared.

        Only of one in which nothing has run.
        """
        own = object.__new__(CompiledFloor)
        own.__dict__.update(self.__dict__)
        own.channels = [channel.as_at_start() for channel in self.channels]
        own.queues = [queue.as_at_start(own.channels[queue.channel]) for queue in self.queues]
        for queue in own.queues:
            queue.own_channel.queues.append(queue)
        own.contact_types = [one.as_at_start(own.channels[one.channel]) for one in self.contact_types]
        for one in own.contact_types:
            if one.redial_to is not None:
                one.redial_to = own.contact_types[one.redial_to.index]
        own.contact_types_of_stream = [
            [own.contact_types[one.index] for one in stream] for stream in self.contact_types_of_stream
        ]
        own.pools, own.overflow = {}, {}
        return own

    def proficiency_of(self, skills: Mapping[str, float]) -> dict[int, float]:
        """Queue index to proficiency for every queue that these skills serve: one dictionary for all agents
        alike, which a large floor finds in the processor's cache."""
        key = tuple(skills.items())
        if key not in self._proficiencies:
            self._proficiencies[key] = {
                queue.index: skills[queue.skill] for queue in self.queues if queue.skill in skills
            }
        return self._proficiencies[key]

    def _add_queues(self) -> None:
        floor = self.scenario.floor
        for id, written in self.written_queues.items():
            channel = self.channels[self.channel_index[written.channel]]
            spec = floor.queues.get(id) or Queue(channel=channel.id)
            most = MOST_AT_ONCE if channel.medium == "chat" else 1
            queue = WaitingQueue(
                len(self.queues), id, channel, written.skill, spec.priority, spec.age_weight, most
            )
            queue.title = spec.title or (channel.title if id == channel.id else title_of(id))
            queue.limit = channel.spec.queue_limit
            self.queues.append(queue)
            channel.queues.append(queue)
            self.preferences.append({self.group_index[p.group]: (p.rank, p.after) for p in written.groups})

    def _index(self, names: list[str], name: str) -> int:
        if name not in names:
            names.append(name)
        return names.index(name)

    def _contact_types_of(self, stream_index: int, stream_id: str, stream: Stream) -> list[ContactType]:
        channel = self.channels[self.channel_index[channel_of(stream_id, stream)]]
        shares = drivers_of(self.scenario, stream_id, stream)
        total = fsum(shares.values())
        made = []
        usual = tuple(
            law_of(law) if law else None for law in (stream.talk, stream.hold, stream.after_contact)
        )
        patience = law_of(stream.patience.law) if stream.patience else None
        for driver_id, share in shares.items():
            driver = self.scenario.drivers.get(driver_id, NEUTRAL)
            contact_type = ContactType()
            contact_type.index = len(self.contact_types)
            contact_type.stream = stream_index
            contact_type.stream_id = stream_id
            contact_type.channel = channel.index
            contact_type.own_channel = channel
            contact_type.driver_id = driver_id
            contact_type.driver = self._index(self.drivers, driver_id)
            contact_type.family = self._index(self.families, driver.family or driver_id)
            contact_type.share = share / total
            contact_type.live = channel.live
            contact_type.complaint = driver.complaint
            contact_type.demand = demand_of(1, driver.complaint)
            contact_type.qa_weight = driver.qa_weight
            contact_type.due_s = stream.due
            self._set_times(contact_type, usual, driver)
            contact_type.queue = self._queue_for(driver, channel).index
            contact_type.base_resolvable = contact_type.resolvable = driver.resolvable
            contact_type.base_hostility = contact_type.hostility = driver.hostility
            contact_type.manager = driver.manager
            contact_type.patience = patience
            if driver.transfer:
                contact_type.transfer_share = contact_type.base_transfer_share = driver.transfer.share
                contact_type.transfer_to = self.queue_index[driver.transfer.to]
                contact_type.transfer_warm = driver.transfer.warm
                contact_type.transfer_handover_s = driver.transfer.handover
            if stream.redial:
                redial = stream.redial
                contact_type.redial = (redial.first, redial.later, redial.after_blocked, redial.switch)
                contact_type.redial_delay = law_of(redial.delay)
                contact_type.redial_keeps = redial.keeps == "patience_and_work"
            if stream.repeat:
                contact_type.repeat = (stream.repeat.share, stream.repeat.same_day)
                contact_type.repeat_same_day = law_of(stream.repeat.same_day_delay)
                contact_type.repeat_later = law_of(stream.repeat.later_delay)
            self.contact_types.append(contact_type)
            made.append(contact_type)
        return made

    @property
    def media(self) -> dict[str, Medium]:
        """The medium of each channel by its id, in the order of the floor."""
        return {channel.id: channel.medium for channel in self.channels}

    def family_of(self, driver: str) -> int | None:
        """Index of a driver's family; None where no contact is about it."""
        found = self.scenario.drivers.get(driver)
        name = found.family if found is not None and found.family is not None else driver
        return self.families.index(name) if name in self.families else None

    def _set_times(self, contact_type: ContactType, usual: tuple[Law | None, ...], driver: Driver) -> None:
        """The driver's own laws where it has them, else the stream's, times the driver's factor."""
        own = (driver.talk, driver.hold, driver.after_contact)
        laws = [law_of(mine) if mine else stream for mine, stream in zip(own, usual, strict=True)]
        contact_type.talk, contact_type.hold, contact_type.after_contact = (
            law and scaled(law, driver.handle) for law in laws
        )
        parts = [
            part
            for part in (contact_type.talk, contact_type.hold, contact_type.after_contact)
            if part is not None
        ]
        contact_type.mean_handle_s = fsum(part.mean for part in parts)
        variance = fsum(part.cv2 * part.mean**2 for part in parts)
        contact_type.spread_share = (
            spread_share(variance / contact_type.mean_handle_s**2) if contact_type.mean_handle_s > 0 else 0.0
        )

    def _queue_for(self, driver: Driver, channel: Channel) -> WaitingQueue:
        written = queue_for(self.written_queues, driver, channel.id)
        assert written is not None
        return self.queues[self.queue_index[written.id]]

    def _join_redials(self) -> None:
        """Points redials that switch channel to the contact type of the same driver there."""
        for contact_type in self.contact_types:
            redial = self.scenario.demand.streams[self.stream_ids[contact_type.stream]].redial
            if redial and redial.switch_to is not None:
                contact_type.redial_to = self.contact_type_on(
                    contact_type, self.channel_index[redial.switch_to]
                )

    def contact_type_on(self, contact_type: ContactType, channel: int) -> ContactType | None:
        """The contact type of the same driver on another channel; any one there if none has it."""
        there = [other for other in self.contact_types if other.channel == channel]
        same = [other for other in there if other.driver == contact_type.driver]
        return next(iter(same or there), None)

    def contact_type_for_queue(self, contact_type: ContactType, queue: WaitingQueue) -> ContactType:
        """The type that a transfer to a queue becomes: one that joins it, else one of its channel; of
        the same driver if there is one."""
        there = [other for other in self.contact_types if other.queue == queue.index]
        there = there or [other for other in self.contact_types if other.channel == queue.channel]
        same = [other for other in there if other.driver == contact_type.driver]
        return (same or there or [contact_type])[0]

    def pool_for(self, group: int, on: tuple[int, ...], skills: frozenset[str]) -> Pool:
        """The pool of agents of this group, logged into these channels, with these skills."""
        key = (group, tuple(sorted(on)), tuple(sorted(skills)))
        pool = self.pools.get(key)
        if pool is None:
            text = self.scenario.floor.groups[self.group_ids[group]]
            pool = self.pools[key] = Pool(key, group, text.selection == "random")
            pool.handle = {self.queue_index[name]: times for name, times in text.handle.items()}
            self._connect(pool, on, skills)
        return pool

    def may_serve(self, group: int, skills: frozenset[str], queue: WaitingQueue) -> bool:
        """Whether agents of a group with these skills may take from a queue, once logged into its channel."""
        return may_serve(self.scenario, self.group_ids[group], skills, self.written_queues[queue.id])

    def _connect(self, pool: Pool, on: tuple[int, ...], skills: frozenset[str]) -> None:
        group = self.scenario.floor.groups[self.group_ids[pool.group]]
        ranks = served_by(group) or [tuple(self.queue_index)]
        for names in ranks:
            served = []
            for name in names:
                queue = self.queues[self.queue_index[name]]
                if queue.channel not in on or not self.may_serve(pool.group, skills, queue):
                    continue
                rank, after = self.preferences[queue.index].get(pool.group, (1, 0.0))
                served.append(queue)
                pool.after[queue.index] = after
                queue.add_pool(pool, rank, after)
            if served:
                pool.serves.append(served)
        for index, after_s in self.overflow.items():
            self.let_help(pool, self.queues[index], after_s)
        self.note_who_stands_back(pool)

    def let_help(self, pool: Pool, queue: WaitingQueue, after_s: float) -> bool:
        """Lets agents trained on a queue help it after a wait, though logged in elsewhere; False when they
        serve it anyway, or can't. What they serve already goes first."""
        skills = pool.key[2]
        assert isinstance(skills, tuple)
        if queue.index in pool.after or not self.may_serve(pool.group, frozenset(skills), queue):
            return False
        pool.after[queue.index] = after_s
        pool.serves.append([queue])
        queue.add_pool(pool, OVERFLOW_RANK, after_s)
        return True

    def end_help(self, pool: Pool, queue: WaitingQueue) -> None:
        """Ends what `let_help` began."""
        pool.serves.remove([queue])
        del pool.after[queue.index]
        queue.later = [entry for entry in queue.later if entry[2] is not pool]

    def note_who_stands_back(self, pool: Pool) -> None:
        """Notes anew for which work agents of the pool with chats in hand come free."""
        pool.of_channel, pool.before = {}, {}
        for place, alike in enumerate(pool.serves):
            better = [queue for rank in pool.serves[:place] for queue in rank]
            for channel in {queue.channel: None for queue in alike if queue.own_channel.is_chat}:
                own = [queue for queue in alike if queue.channel == channel]
                pool.of_channel.setdefault(channel, []).append(own)
            for queue in alike:
                # Only chat agents choose between one more chat and coming free for other work.
                if queue.own_channel.is_chat:
                    self._stand_back(pool, queue, better, alike)

    def _stand_back(
        self, pool: Pool, queue: WaitingQueue, better: list[WaitingQueue], alike: list[WaitingQueue]
    ) -> None:
        """Notes for which queues of other channels agents with chats in hand come free."""
        first = [(True, other) for other in better if other.channel != queue.channel]
        first += [
            (False, other)
            for other in alike
            if other.channel != queue.channel and (other.priority > queue.priority or other.age_weight > 0.0)
        ]
        if first:
            # Noted on both sides: the pool asks before a chat, the other queue tells it when it empties.
            pool.before[queue.index] = first
            queue.may_stand_back = True
            for _, other in first:
                if pool not in other.held_for:
                    other.held_for.append(pool)


def compiled_for_run(scenario: Scenario) -> CompiledFloor:
    """A compiled floor of its own for a run; a scenario's object is compiled once."""
    return shared_by_runs_of(scenario).once("compiled", lambda: CompiledFloor(scenario)).for_run()
