"""How far a dialer has come with its list, as the wallboard shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.view import DialledView
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor


def dialled(floor: Floor, channel: int) -> DialledView | None:
    """The outbound work of a channel (index) in the run so far; None where no dialer calls on it."""
    dialers = [one for one in floor.dialers if one.channel.index == channel]
    if not dialers:
        return None
    tries = {one.stream: one.spec.tries for one in dialers}
    calls = [record for record in floor.ledger.dials if record.stream in tries]
    reached = whole_sum(record.reached for record in calls)
    given_up = whole_sum(not record.reached and record.before + 1 == tries[record.stream] for record in calls)
    numbers = whole_sum(one.spec.numbers for one in dialers)
    return DialledView(len(calls), reached, numbers - reached - given_up)
