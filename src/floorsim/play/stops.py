"""The clock stops by itself: for what, and what row 1 says then. Everything here only looks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from typing import Final, NamedTuple

from floorsim.desk.view import FloorView, MessageView
from floorsim.play.stop_kinds import DEFAULT_STOPS, STOPS, StopKind
from floorsim.present.agent_states import below_target
from floorsim.present.inbox_rows import is_unread
from floorsim.wording.names import short_name

NEAR_S: Final = 120.0
"""So long before a deadline or a duty the clock stops (D: time for one short decision)."""

LAST_S: Final = 30.0
"""So long before it whoever skips time is stopped once more (D)."""

NO_IDS: Final[frozenset[str]] = frozenset()


class _Reason(NamedTuple):
    kind: StopKind
    left_s: float
    words: str


def why_stop(
    before: FloorView, after: FloorView, picked: Collection[StopKind], answering: Set[str] = NO_IDS
) -> str | None:
    """Return why the clock stops between two moments, for row 1, or None while it goes on.

    What was near before has stopped it before. `answering` are the messages whose reply is queued: they stop
    nothing.
    """
    reason = first_reason(before, after, picked, answering, (NEAR_S,))
    return None if reason is None else f"paused: {reason}"


def first_reason(
    before: FloorView,
    after: FloorView,
    picked: Collection[StopKind],
    answering: Set[str],
    marks_s: tuple[float, ...],
) -> str | None:
    """Return the most pressing reason to stop, in words: what comes nearest than a mark, or has happened."""
    reasons = [reason for reason in _reasons(before, after, answering, marks_s) if reason.kind in picked]
    order = list(STOPS)
    best = min(reasons, key=lambda reason: (reason.left_s, order.index(reason.kind)), default=None)
    return None if best is None else best.words


def waits_to_be_read(view: FloorView, read: Mapping[str, float], key: str | None = None) -> str | None:
    """Return why the clock of a run that waits for its first message to be read is paused, or None.

    `key` is what opens the inbox, where a key does.
    """
    first = min(view.inbox, key=lambda item: item.at_s, default=None)
    if first is None or not is_unread(first, read) or first.state == "answered":
        return None
    press = "" if key is None else f"press {key} to "
    return f"paused: {press}read {short_name(first.sender)}'s message"


class ClockStops:
    """Watches one run while its clock goes, and says when to stop it."""

    def __init__(self, picked: Collection[StopKind] = DEFAULT_STOPS) -> None:
        self.picked = frozenset(picked)
        self._before: FloorView | None = None

    def begin(self, view: FloorView) -> None:
        """The clock starts to go from here: what is near already is known."""
        self._before = view

    def look(self, view: FloorView, answering: Set[str] = NO_IDS) -> str | None:
        """Return why the clock stops here, for row 1, or None; ask again at every look."""
        before, self._before = self._before, view
        return None if before is None else why_stop(before, view, self.picked, answering)


def _reasons(
    before: FloorView, after: FloorView, answering: Set[str], marks_s: tuple[float, ...]
) -> Iterator[_Reason]:
    known = {item.id: item for item in before.inbox}
    for item in after.inbox:
        if item.state != "open" or item.id in answering:
            continue
        yield from _of_item(known.get(item.id), item, before.now_s, after.now_s, marks_s)
    yield from _duties(before, after, marks_s)
    out = {one.id for one in before.metrics if one.out}
    for one in after.metrics:
        if one.out and one.id not in out:
            yield _Reason("metric", NEAR_S, f"{one.title} {one.said} is out of its band")
    levels = {channel.id: channel for channel in before.channels}
    for channel in after.channels:
        was = levels.get(channel.id)
        if below_target(channel) and was is not None and not below_target(was):
            yield _Reason("queue", NEAR_S, f"{channel.title} is below its target")


def _of_item(
    was: MessageView | None, item: MessageView, before_s: float, now_s: float, marks_s: tuple[float, ...]
) -> Iterator[_Reason]:
    came = was is None or was.state != "open"
    if came and item.category == "escalation":
        yield _Reason("escalation", NEAR_S, f"{short_name(item.sender)}'s customer wants a manager")
    if item.deadline_s is None:
        return
    left_s = item.deadline_s - now_s
    was_left_s = None if came or was is None or was.deadline_s is None else was.deadline_s - before_s
    if _passed(was_left_s, left_s, marks_s):
        kind: StopKind = "promise" if item.owed else "deadline"
        yield _Reason(kind, left_s, f"{_named(item)} is due {_in(left_s)}")


def _duties(before: FloorView, after: FloorView, marks_s: tuple[float, ...]) -> Iterator[_Reason]:
    known = {row.key: row.starts_s for row in before.own_time.coming if row.fixed}
    for row in after.own_time.coming:
        left_s = row.starts_s - after.now_s
        if not row.fixed or row.answered or left_s <= 0.0:
            continue
        was = known.get(row.key)
        if _passed(None if was is None else was - before.now_s, left_s, marks_s):
            yield _Reason("duty", left_s, f"{row.doing} starts {_in(left_s)}")


def _passed(was_left_s: float | None, left_s: float, marks_s: tuple[float, ...]) -> bool:
    """Whether a mark was passed on the way from one moment to the other."""
    return any(left_s <= mark_s and (was_left_s is None or was_left_s > mark_s) for mark_s in marks_s)


def _named(item: MessageView) -> str:
    if item.owed:
        return (
            f"your promise ({item.subject})"
            if item.sender == "you"
            else f"{short_name(item.sender)}'s promise"
        )
    return f"{short_name(item.sender)}'s {'escalation' if item.category == 'escalation' else 'message'}"


def _in(left_s: float) -> str:
    if left_s <= 0.0:
        return "now"
    return f"in {left_s:.0f} s" if left_s < 60.0 else f"in {round(left_s / 60.0)} min"
