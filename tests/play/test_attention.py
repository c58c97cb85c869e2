"""What makes a supervisor look up while time is skipped."""

from dataclasses import replace

from floorsim.play.attention import something_happened
from tests.present.floor_views import LOG, NOW, a_floor


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
