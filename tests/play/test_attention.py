"""What makes a supervisor look up while time is skipped."""

from dataclasses import replace

from floorsim.play.attention import something_happened, why_look_up
from tests.present.floor_views import LOG, NOW, a_floor, a_message


def test_events_are_messages_news_and_ones_own_work_done() -> None:
    before = a_floor()
    assert not something_happened(before, replace(before, now_s=NOW + 60))
    assert something_happened(before, replace(before, inbox=before.inbox[1:]))
    missed = (replace(before.inbox[0], state="missed"), *before.inbox[1:])
    assert something_happened(before, replace(before, inbox=missed))
    went_on = (replace(before.inbox[0], at_s=NOW + 30), *before.inbox[1:])
    assert something_happened(before, replace(before, inbox=went_on))
    assert something_happened(before, replace(before, log=(*LOG, LOG[1])))
    busy = replace(before, own_time=replace(before.own_time, doing="moving Ben"))
    assert something_happened(busy, before)


def test_deadlines_and_promises_are_looked_up_for_before_they_break_and_once_more() -> None:
    due = a_floor(inbox=(a_message(deadline_s=NOW + 200),))
    seen = [NOW]
    for now_s in range(int(NOW), int(NOW) + 200):
        if something_happened(replace(due, now_s=seen[-1]), replace(due, now_s=float(now_s))):
            seen.append(float(now_s))
    assert [round(due.inbox[0].deadline_s - at_s) for at_s in seen[1:]] == [120, 30]  # type: ignore[operator]


def test_what_made_one_look_up_is_said() -> None:
    before = a_floor()
    missed = (replace(before.inbox[0], state="missed"), *before.inbox[1:])
    assert why_look_up(before, replace(before, inbox=missed)) == (
        "Reyes got no answer in time: When is it over?"
    )
    new = (*before.inbox, a_message("new", sender="Jo", at_s=NOW))
    assert why_look_up(before, replace(before, inbox=new)) == "Jo writes: When is it over?"
    assert why_look_up(before, replace(before, log=(*LOG, LOG[1]))) == LOG[1].text
    busy = replace(before, own_time=replace(before.own_time, doing="moving Ben"))
    assert why_look_up(busy, before) == "you are free"
    assert why_look_up(before, busy) == "you are moving Ben"
    assert why_look_up(before, replace(before, now_s=NOW + 5)) is None
