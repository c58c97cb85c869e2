"""What an edit has changed on the preview: need, contacts, minutes, events."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Final

from floorsim.present.previewing.happenings import when_words
from floorsim.present.previewing.model import DayPreview, Happening, Preview, QueueDay
from floorsim.wording.names import both
from floorsim.wording.numbers import true_minus
from floorsim.wording.sentences import initial_capital, shortened
from floorsim.wording.times import clock

NOTHING_CHANGED: Final = "Nothing on this page has changed."
_WORDS: Final = {
    "text": "text",
    "expected": "expected action",
    "principle": "principle",
    "notes": "answers",
    "deadline_s": "deadline",
    "sender": "sender",
    "by": "way",
    "title": "title",
}


def changes(before: Preview, after: Preview) -> tuple[str, ...]:
    """What differs between two previews, each in a sentence; that nothing does is one too."""
    found = [*_sums(before, after), *_queues(before, after), *_events(before, after)]
    return tuple(found) or (NOTHING_CHANGED,)


def _sums(before: Preview, after: Preview) -> Iterator[str]:
    old, new = before.answer_min, after.answer_min
    for name, was, now, unit in (
        ("Level", before.level, after.level, ""),
        ("Agents", before.agents, after.agents, ""),
        ("Contacts forecast", before.forecast, after.forecast, ""),
        ("Contacts that come", before.comes, after.comes, ""),
        ("Agent hours short in play", before.short_agent_h, after.short_agent_h, ""),
        ("Played", before.played_min, after.played_min, " min"),
        ("Duties", before.duty_min, after.duty_min, " min"),
        ("Quickest answers", old[0], new[0], " min"),
        ("Slowest answers", old[1], new[1], " min"),
    ):
        if abs(now - was) >= _STEP.get(name, 0.5):
            yield f"{name}: {_figure(was)} → {_figure(now)}{unit} ({_signed(now - was)})."


_STEP: Final = {"Agent hours short in play": 0.1}
"""From which difference on a figure is told: half of what is shown of it."""
_WHOLE_FROM: Final = 100.0
"""From here on figures are told without decimals."""


def _figure(value: float) -> str:
    return f"{round(value, 1):,g}" if abs(value) < _WHOLE_FROM else f"{value:,.0f}"


def _signed(value: float) -> str:
    return true_minus(f"{round(value, 1):+,g}" if abs(value) < _WHOLE_FROM else f"{value:+,.0f}")


def _queues(before: Preview, after: Preview) -> Iterator[str]:
    if len(before.days) != len(after.days):
        yield f"Days: {len(before.days)} → {len(after.days)}."
        return
    for old_day, new_day in zip(before.days, after.days, strict=True):
        old = {queue.id: queue for queue in old_day.queues}
        for queue in new_day.queues:
            if queue.id not in old:
                yield f"{queue.title}: a new queue."
            else:
                yield from _queue(old.pop(queue.id), queue, _on(after, new_day))
        yield from (f"{queue.title}: the queue is gone." for queue in old.values())


def _on(preview: Preview, day: DayPreview) -> str:
    return f", day {day.day}" if len(preview.days) > 1 else ""


def _queue(old: QueueDay, new: QueueDay, on_day: str) -> Iterator[str]:
    """The largest difference of need and of staff, and in how many intervals there is one."""
    name = f"{new.title}{on_day}"
    if old.how != new.how:
        yield f"{name}: {new.how}."
    if [one.start_s for one in old.intervals] != [one.start_s for one in new.intervals]:
        yield f"{name}: other opening hours or intervals."
        return
    pairs = list(zip(old.intervals, new.intervals, strict=True))
    for figure, words in (("need", "need"), ("on", "on the queue")):
        other = [
            (abs(getattr(b, figure) - getattr(a, figure)), a, b)
            for a, b in pairs
            if abs(getattr(b, figure) - getattr(a, figure)) >= 0.25
        ]
        if other:
            _, was, now = max(other, key=lambda one: one[0])
            change = f"{_figure(getattr(was, figure))} → {_figure(getattr(now, figure))}"
            hours = fsum(
                (getattr(b, figure) - getattr(a, figure)) * (b.end_s - b.start_s) / 3600.0
                for _, a, b in other
            )
            among = f", the largest of {len(other)} changes" if len(other) > 1 else ""
            yield (
                f"{name}: {words} {change} at {clock(now.start_s)}{among}; "
                f"{_signed(hours)} agent hours in all."
            )


def _events(before: Preview, after: Preview) -> Iterator[str]:
    old = _by_name(before)
    for name, one in _by_name(after).items():
        if name not in old:
            yield f"New: {_what(one)}, {when_words(one)}."
        else:
            yield from _event(old.pop(name), one)
    yield from (f"Gone: {_what(one)}, {when_words(one)}." for one in old.values())


def _by_name(preview: Preview) -> dict[tuple[str, str, int], Happening]:
    """Every event by what it is; a duty that is held on several days by its number too."""
    found: dict[tuple[str, str, int], Happening] = {}
    for one in preview.happenings():
        number = 0
        while (one.kind, one.id, number) in found:
            number += 1
        found[one.kind, one.id, number] = one
    return found


def _event(old: Happening, new: Happening) -> Iterator[str]:
    if when_words(old) != when_words(new):
        yield f"{initial_capital(_what(new))}: {when_words(old)} → {when_words(new)}."
    other = [words for field, words in _WORDS.items() if getattr(old, field) != getattr(new, field)]
    if other:
        yield f"{initial_capital(_what(new))}: {both(other)} changed."


def _what(one: Happening) -> str:
    return f"{one.kind} “{shortened(one.title)}”"
