"""The figures of one channel in a window."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from floorsim.floor.channel import Channel
from floorsim.floor.measures import agents, handling, service
from floorsim.floor.measures.backlog import Backlog, backlog
from floorsim.floor.measures.block import Block, figure
from floorsim.floor.measures.contact_table import Bools, ContactTable, carried_in
from floorsim.floor.measures.deadlines import Deadlines, deadlines
from floorsim.floor.measures.outcomes import counts_of
from floorsim.floor.measures.service_level import ServiceCounts, service_level
from floorsim.floor.measures.window import Window
from floorsim.scenario.models.channels import ServiceLevelFormula, Target

LONG_WAIT_SHARE = 0.9
"""The wait percentile that is reported: nine in ten waited no longer."""


class ChannelFigures(Block):
    """One channel: counts of contacts, times in seconds, rates 0-1; None with nothing to divide by."""

    def __init__(self, window: Window, channel: Channel) -> None:
        self._window = window
        self._channel = channel

    @figure
    def offered(self) -> int:
        """Contacts that wanted service."""
        return service.offered(self._contacts)

    @figure
    def answered(self) -> int:
        """Contacts taken."""
        return service.answered(self._contacts)

    @figure
    def answered_in_target(self) -> int:
        """Contacts taken within the target."""
        return int(self._counts.answered_in_target)

    @figure
    def abandoned(self) -> int:
        """Customers who gave up."""
        return service.abandoned(self._contacts)

    @figure
    def abandoned_in_target(self) -> int:
        """Customers who gave up within the target."""
        return int(self._counts.abandoned_in_target)

    @figure
    def short_abandoned(self) -> int:
        """Customers who gave up within the short-abandon time."""
        return int(self._counts.short_abandoned)

    @figure
    def blocked(self) -> int:
        """Customers who met a busy tone."""
        return service.blocked(self._contacts)

    @figure
    def deflected(self) -> int:
        """Customers whom an announcement helped, who left without waiting."""
        return service.deflected(self._contacts)

    @figure
    def disconnected(self) -> int:
        """Customers cut off at closing."""
        return service.disconnected(self._contacts)

    @figure
    def overdue(self) -> int:
        """Still waiting at the end with the target lost."""
        return service.overdue(self._contacts, self._window.now_s)

    @figure
    def redials(self) -> int:
        """Contacts of customers who try again after no answer; part of `offered`."""
        return service.redials(self._contacts)

    @figure
    def repeats(self) -> int:
        """Contacts of customers whose matter was not resolved; part of `offered`."""
        return service.repeats(self._contacts)

    @figure
    def chases(self) -> int:
        """Contacts about a matter that nobody has answered; part of `offered`."""
        return service.chases(self._contacts)

    @figure
    def transfers(self) -> int:
        """Contacts handed on from another queue; part of `offered`, as each stands in a queue of its own."""
        return service.transfers(self._contacts)

    @figure
    def carried_in(self) -> int:
        """Written contacts that were open when play began; part of `offered`."""
        return int(carried_in(self._contacts, self._window.from_s).sum())

    @figure
    def answered_by_partner(self) -> int:
        """Contacts that the overflow partner took; part of `answered`."""
        return service.answered_by_partner(self._contacts)

    @figure
    def callbacks_kept(self) -> int:
        """Callbacks made by the promised time."""
        return service.callbacks_kept(self._contacts)

    @figure
    def callbacks_broken(self) -> int:
        """Callbacks made too late or not at all."""
        return service.callbacks_broken(self._contacts, self._window.now_s)

    @figure
    def callbacks_not_reached(self) -> int:
        """Customers who were called back and were not there."""
        return service.callbacks_not_reached(self._contacts)

    @figure
    def service_level(self) -> float | None:
        """By the formula that the channel's target names."""
        return service_level(self._target.formula, counts_of(self._tally, self._target.count_blocked))

    @figure
    def service_level_by(self) -> Mapping[ServiceLevelFormula, float | None]:
        """The service level by each formula."""
        return service.levels_of(self._tally, self._target)

    @figure
    def asa_s(self) -> float | None:
        """Average speed of answer."""
        return service.asa_s(self._contacts)

    @figure
    def mean_wait_s(self) -> float | None:
        """Mean wait of those who were answered or gave up."""
        return service.mean_wait_s(self._contacts)

    @figure
    def wait_p90_s(self) -> float | None:
        """The wait that nine in ten of them did not exceed."""
        return service.wait_percentile_s(self._contacts, LONG_WAIT_SHARE)

    @figure
    def callback_wait_s(self) -> float | None:
        """Mean time from joining to the call back."""
        return service.callback_wait_s(self._contacts)

    @figure
    def abandon_rate(self) -> float | None:
        """Abandoned / offered."""
        return service.abandon_rate(self._contacts)

    @figure
    def handled(self) -> int:
        """Contacts finished, after-contact work included."""
        return handling.handled(self._contacts)

    @figure
    def aht_s(self) -> float | None:
        """Average handle time."""
        return handling.aht_s(self._contacts)

    @figure
    def talk_s(self) -> float | None:
        """Mean talk time."""
        return handling.talk_s(self._contacts)

    @figure
    def hold_s(self) -> float | None:
        """Mean hold time."""
        return handling.hold_s(self._contacts)

    @figure
    def after_contact_s(self) -> float | None:
        """Mean after-contact work."""
        return handling.after_contact_s(self._contacts)

    @figure
    def concurrency(self) -> float | None:
        """Mean number of contacts in the agent's hands when one began."""
        return handling.observed_concurrency(self._contacts)

    @figure
    def occupancy(self) -> float | None:
        """Handling / (handling + available)."""
        return agents.channel_occupancy(self._window.time, self._channel.index)

    @figure
    def open_at_end(self) -> int:
        """Contacts that still wait."""
        return service.open_now(self._contacts)

    @figure
    def promised_at_end(self) -> int:
        """Of these, the ones promised a call back."""
        return service.promised_now(self._contacts)

    @figure
    def backlog(self) -> Backlog | None:
        """Written channels and back-office work only."""
        if self._channel.live:
            return None
        return backlog(self._every, self._window.to_s, self._capacity_s_per_day())

    @figure
    def deadlines(self) -> Deadlines | None:
        """Where work is due by a time of day."""
        return None if self._channel.live else deadlines(self._every, self._window.from_s, self._window.to_s)

    @property
    def waiting_at_end(self) -> int:
        """Still waiting at the end, without those promised a call back."""
        return self.open_at_end - self.promised_at_end

    @property
    def counts(self) -> ServiceCounts:
        """The counts from which the service level is made, blocked contacts as the target says."""
        return counts_of(self._tally, self._target.count_blocked)

    @cached_property
    def _contacts(self) -> ContactTable:
        return self._window.contacts.where(self._rows)

    @cached_property
    def _rows(self) -> Bools:
        rows: Bools = self._window.contacts.channel == self._channel.index
        return rows

    @cached_property
    def _tally(self) -> list[int]:
        return service.tallied(self._window.outcomes[self._rows])

    @cached_property
    def _counts(self) -> ServiceCounts:
        return counts_of(self._tally)

    @property
    def _target(self) -> Target:
        return self._channel.spec.target

    @property
    def _every(self) -> ContactTable:
        """The channel's contacts of the whole ledger."""
        table = self._window.reading.table
        return table.where(table.channel == self._channel.index)

    def _capacity_s_per_day(self) -> float | None:
        """Handling and available time on the channel per day, at the pace of the window."""
        time, channel = self._window.time, self._channel
        given_s = float(time.handling[:, channel.index].sum() + time.available[:, channel.index].sum())
        window_s = self._window.to_s - self._window.from_s
        return given_s / window_s * (channel.closes_s - channel.opens_s) if window_s > 0 else None
