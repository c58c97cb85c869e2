"""Targets beside those of the channels on the wallboard: of queues, groups and regulators."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from floorsim.floor.channel import title_of
from floorsim.floor.contact import BOT, WAITING, Contact
from floorsim.floor.measures.outcomes import OUTCOMES, OVERDUE, counts_of, outcome_of
from floorsim.floor.measures.service_level import FORMULAS
from floorsim.floor.measures.targeted import whole_target
from floorsim.floor.view import TargetKind, TargetView
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue
    from floorsim.scenario.models.channels import Target


class TargetFold:
    """What the wallboard knows of one target; everything is booked to the contact's arrival."""

    def __init__(
        self,
        kind: TargetKind,
        title: str,
        channels: frozenset[int],
        target: Target,
        counts: Callable[[Contact], bool],
        queues: list[WaitingQueue],
    ) -> None:
        """`queues` are those whose waiting contacts lose the target by waiting on."""
        self.kind, self.title, self.channels = kind, title, channels
        self.target, self.counts, self.queues = target, counts, queues
        self.tally = [0] * OUTCOMES
        self.since_s = 0.0
        """Contacts that arrived before do not count."""

    def count_from(self, since_s: float) -> None:
        """From now on only contacts count that arrived since a time."""
        if since_s > self.since_s:
            self.since_s, self.tally = since_s, [0] * OUTCOMES

    def view(self, now_s: float) -> TargetView:
        """The target as it stands now."""
        target, tally = self.target, list(self.tally)
        tally[OVERDUE] += whole_sum(
            one.disposition == WAITING
            and one.arrived_s >= self.since_s
            and now_s - one.arrived_s > target.within
            for queue in self.queues
            for one in queue.contacts
            if one.promised_s < 0.0
        )
        above, below = FORMULAS[target.formula](counts_of(tally, target.count_blocked))
        return TargetView(
            self.kind, self.title, target.share, target.within, above / below if below else None
        )


class TargetFolds:
    """All of them; a scenario without such targets has none."""

    def __init__(self, floor: Floor, from_s: float) -> None:
        self._floor, self._settled = floor, 0
        self.folds = list(_folds(floor))
        for fold in self.folds:
            fold.count_from(from_s)

    def of(self, channel: int) -> tuple[TargetView, ...]:
        """The targets that concern a channel (index)."""
        self._read()
        now_s = self._floor.now
        return tuple(fold.view(now_s) for fold in self.folds if channel in fold.channels)

    def _read(self) -> None:
        floor, settled = self._floor, self._floor.ledger.settled
        for fold in self.folds:
            # Regulators judge by the day, however many days the supervisor works at a stretch.
            if fold.kind == "regulated":
                fold.count_from(floor.day_begins_at(floor.day_of(floor.now)))
        for contact in settled[self._settled :]:
            if contact.agent == BOT:
                continue
            at_s = contact.answered_s if contact.answered_s >= 0.0 else contact.left_s
            for fold in self.folds:
                if contact.arrived_s >= fold.since_s and fold.counts(contact):
                    target = fold.target
                    fold.tally[outcome_of(contact, target.within, target.short_abandon, at_s)] += 1
        self._settled = len(settled)


def _folds(floor: Floor) -> Iterator[TargetFold]:
    spec, compiled = floor.scenario.floor, floor.compiled
    for channel in floor.channels:
        if channel.spec.regulated is not None:
            index, by = channel.index, channel.spec.regulated
            yield TargetFold(
                "regulated",
                by.by,
                frozenset({index}),
                whole_target(by),
                lambda one, index=index: one.type.channel == index,  # type: ignore[misc]
                channel.queues,
            )
    for queue in floor.queues:
        written = spec.queues.get(queue.id)
        if written is not None and written.target is not None:
            yield TargetFold(
                "queue",
                queue.title,
                frozenset({queue.channel}),
                written.target,
                lambda one, index=queue.index: one.queue == index,  # type: ignore[misc]
                [queue],
            )
    for id, group in spec.groups.items():
        if group.target is not None:
            index = compiled.group_index[id]
            on = frozenset(
                channel for agent in floor.agents if agent.group == index for channel in agent.home
            )
            yield TargetFold(
                "group",
                group.title or title_of(id),
                on,
                whole_target(group.target),
                lambda one, index=index: one.agent >= 0 and floor.agents[one.agent].group == index,  # type: ignore[misc]
                [],
            )
