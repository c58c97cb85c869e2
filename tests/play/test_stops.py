"""The clock stops by itself before something breaks, for what the player has picked, and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floorsim.desk.view import CalendarRow, FloorView, MessageView
from floorsim.play.stop_kinds import DEFAULT_STOPS, STOPS, StopKind
from floorsim.play.stops import NEAR_S, ClockStops, waits_to_be_read, why_stop
from tests.present.floor_views import INBOX, NOW, a_channel, a_floor, a_message

PROMISE = a_message("call", sender="you", subject="Call Jo back by 09:36", category="promise")
EVERYTHING = frozenset(STOPS)


def floor(*items: MessageView, now_s: float = NOW, **changes: object) -> FloorView:
    """A floor with this inbox and nothing in red."""
    calm = a_channel(service_level=0.9)
    return replace(a_floor(inbox=items, channels=(calm,)), now_s=now_s, **changes)  # type: ignore[arg-type]


def stop(before: FloorView, after: FloorView, *picked: StopKind) -> str | None:
    return why_stop(before, after, picked or EVERYTHING)


@pytest.mark.parametrize(
    ("item", "kind", "words"),
    [
        (a_message(), "deadline", "paused: Reyes's message is due in 2 min"),
        (PROMISE, "promise", "paused: your promise (Call Jo back by 09:36) is due in 2 min"),
        (
            replace(PROMISE, choices=()),
            "promise",
            "paused: your promise (Call Jo back by 09:36) is due in 2 min",
        ),
    ],
)
def test_what_is_due_stops_the_clock_two_minutes_before_and_only_then(
    item: MessageView, kind: StopKind, words: str
) -> None:
    item = replace(item, deadline_s=NOW + NEAR_S + 5)
    before, near = floor(item), floor(item, now_s=NOW + 5)
    assert stop(before, near) == words
    assert stop(before, near, kind) == words
    assert stop(before, floor(item, now_s=NOW + 4)) is None
    assert stop(near, floor(item, now_s=NOW + 60)) is None
    others: list[StopKind] = [one for one in STOPS if one != kind]
    assert stop(before, near, *others) is None
    assert why_stop(before, near, EVERYTHING, answering={item.id}) is None


def test_what_comes_with_less_time_than_that_stops_it_at_once() -> None:
    soon = a_message(deadline_s=NOW + 40)
    assert stop(floor(), floor(soon, now_s=NOW + 2)) == "paused: Reyes's message is due in 38 s"


def test_what_is_answered_or_only_informs_stops_nothing() -> None:
    for item in (a_message(state="answered", deadline_s=NOW + 10), INBOX[3]):
        assert stop(floor(), floor(item)) is None


def test_a_new_escalation_stops_the_clock() -> None:
    asked = a_message("ask", sender="Kofi", category="escalation", deadline_s=NOW + 600)
    words = "paused: Kofi's customer wants a manager"
    assert stop(floor(), floor(asked), "escalation") == words
    assert stop(floor(asked), floor(asked), "escalation") is None
    assert stop(floor(), floor(asked), "deadline", "queue") is None
    taken_up = replace(asked, state="answered")
    assert stop(floor(taken_up), floor(asked), "escalation") == words


def test_a_queue_stops_it_when_it_falls_below_its_target_and_not_while_it_stays_there() -> None:
    near, below = a_channel(service_level=0.76), a_channel(service_level=0.74)
    turned = floor(channels=(near,)), floor(channels=(below,))
    assert stop(*turned, "queue") == "paused: Voice is below its target"
    assert stop(*turned, "deadline") is None
    assert stop(turned[1], turned[1], "queue") is None
    assert stop(turned[1], turned[0], "queue") is None
    assert stop(floor(), floor(channels=(a_channel(service_level=None),)), "queue") is None


def with_duty(left_s: float, *, fixed: bool = True) -> FloorView:
    """A floor whose supervisor has a one-to-one so much later."""
    view = floor()
    row = CalendarRow("1:1", "the one-to-one with Noor", NOW + left_s, NOW + left_s + 1500, fixed, False)
    return replace(view, own_time=replace(view.own_time, coming=(row,)))


def test_a_fixed_duty_stops_the_clock_shortly_before_it_begins() -> None:
    words = "paused: the one-to-one with Noor starts in 2 min"
    assert stop(with_duty(125), replace(with_duty(125), now_s=NOW + 5), "duty") == words
    assert stop(with_duty(125), replace(with_duty(125), now_s=NOW + 5), "deadline") is None
    assert stop(with_duty(110), replace(with_duty(110), now_s=NOW + 5), "duty") is None
    queued = with_duty(125, fixed=False)
    assert stop(queued, replace(queued, now_s=NOW + 5), "duty") is None
    begun = with_duty(-5)
    assert stop(floor(), begun, "duty") is None


def test_of_several_reasons_the_nearest_is_said() -> None:
    later = a_message("later", sender="Kim", deadline_s=NOW + 110)
    sooner = a_message("sooner", sender="Jo", deadline_s=NOW + 70)
    assert stop(floor(), floor(later, sooner)) == "paused: Jo's message is due in 1 min"


def test_the_watch_says_each_reason_once_and_nothing_of_what_was_near_when_it_began() -> None:
    item = a_message(deadline_s=NOW + 125)
    stops = ClockStops()
    assert stops.picked == DEFAULT_STOPS
    assert stops.look(floor(item)) is None
    assert stops.look(floor(item, now_s=NOW + 5)) == "paused: Reyes's message is due in 2 min"
    assert stops.look(floor(item, now_s=NOW + 7)) is None
    again = ClockStops(["deadline"])
    again.begin(floor(item, now_s=NOW + 6))
    assert again.look(floor(item, now_s=NOW + 7)) is None


def test_without_anything_picked_the_clock_never_stops() -> None:
    item = a_message(deadline_s=NOW + 125)
    stops = ClockStops(())
    stops.begin(floor(item))
    assert stops.look(floor(item, now_s=NOW + 124)) is None


def test_a_first_message_is_waited_for_until_it_is_read() -> None:
    first, second = a_message("first", sender="Ana", at_s=NOW), a_message("second", at_s=NOW + 60)
    assert waits_to_be_read(floor(), {}) is None
    assert waits_to_be_read(floor(first), {}) == "paused: read Ana's message"
    assert waits_to_be_read(floor(first), {}, "I") == "paused: press I to read Ana's message"
    assert waits_to_be_read(floor(second, first), {"second": NOW + 60}) == "paused: read Ana's message"
    assert waits_to_be_read(floor(first, second), {"first": NOW}) is None
    assert waits_to_be_read(floor(replace(first, state="answered")), {}) is None
