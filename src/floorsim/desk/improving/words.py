"""A change in words: how it stands, and what its contacts show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.desk.improving.estimates import Range
from floorsim.desk.improving.measured import LEAST, Measured
from floorsim.wording.numbers import counted, percent, true_minus
from floorsim.wording.times import clock_from

if TYPE_CHECKING:
    from floorsim.desk.improving.change import Change
    from floorsim.desk.improving.improving import Improving
    from floorsim.scenario.effects.catalogue.driver import DriverEffect


def change_lines(improving: Improving, change: Change) -> list[str]:
    """How a change stands, then what can be seen of it."""
    whose = f"for {counted(len(change.agents), 'agent')}" if change.agents else "for everyone"
    rule = ", with a stop rule" if change.stop_rule else ""

    def at(at_s: float) -> str:
        return clock_from(at_s, improving.floor.now)

    stands = {
        "coming": f"live {at(change.due_s)}",
        "live": f"{whose} since {at(change.live_s or 0.0)}{rule}",
        "kept": f"kept, {whose}",
        "dropped": f"dropped {at(change.ended_s or 0.0)}",
        "stopped": f"ended by its stop rule {at(change.ended_s or 0.0)}",
    }[change.state]
    seen = improving.measured(change)
    return [
        f"{change.name}: {stands}",
        *([] if seen is None else measured_lines(seen, upstream=change.upstream)),
    ]


def true_words(effect: DriverEffect | None) -> str:
    """What a change really does: for the review, never for the desk."""
    if effect is None:
        return "no effect at all"
    factors = {
        "contacts": effect.volume,
        "handle time": effect.handle,
        "resolving": effect.resolve,
        "transfers": effect.transfers,
        **{f"odds of missing {step}": factor for step, factor in effect.mistakes.items()},
    }
    return ", ".join(
        true_minus(f"{what} {100.0 * (factor - 1.0):+.0f}%")
        for what, factor in factors.items()
        if factor != 1.0
    )


def measured_lines(seen: Measured, *, upstream: bool = False) -> list[str]:
    """The figures with their 95% intervals; how many contacts they rest on, and whether those are few."""
    if upstream:
        if seen.volume is None:
            return ["too few contacts to compare yet"]
        return [f"contacts {changed(seen.volume)}, against the other drivers"]
    if seen.handle is None or seen.resolved is None or seen.resolved_share is None:
        return [f"{counted(seen.n, 'contact')} so far; figures from {LEAST} on each side"]
    few = ", few" if seen.few else ""
    found = [
        f"{counted(seen.n, 'contact')} with it{few}: handle time {changed(seen.handle)}",
        f"resolved {_in_points(seen.resolved_share, seen.resolved)}",
    ]
    if seen.handed_on is not None and seen.handed_on_share is not None:
        found.append(f"handed on {_in_points(seen.handed_on_share, seen.handed_on)}")
    return found


def _in_points(share: float, points: Range) -> str:
    low, high = sorted((points.low, points.high))
    return true_minus(
        f"{percent(share)}, {100 * points.value:+.0f} points ({100 * low:+.0f} to {100 * high:+.0f})"
    )


def changed(factor: Range) -> str:
    """A factor as a change in percent with its interval: `-8% (-15% to +1%)`."""
    value, low, high = (100.0 * (one - 1.0) for one in (factor.value, factor.low, factor.high))
    return true_minus(f"{value:+.0f}% ({low:+.0f}% to {high:+.0f}%)")
