"""Evenings and mornings of a real run: what is shown, kept and resumed."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.registry import decision_from
from floorsim.play.briefing import briefing_of
from floorsim.play.live_session import LiveSession
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.store import RunStore
from tests.desk.desks import MIN, NINE, message
from tests.desk.several_days import ELEVEN, day, every_day

DUTIES = [
    {"kind": "stand_up", "at": "09:05", "for": "10m", "points": [{"id": "new", "text": "A new step"}]},
    {"kind": "one_to_one", "at": "10:00", "for": "20m", "with": "cai"},
]


def started(store: RunStore, *, seed: int = 4, **changes: Any) -> LiveSession:
    scenario = every_day(busy=True, supervisor={"duties": DUTIES}, **changes)
    return StoredRunLibrary(store).start(briefing_of(scenario, seed))


def test_a_run_begins_with_a_morning_and_each_day_ends_with_an_evening(store: RunStore) -> None:
    session = started(store)
    morning = session.morning()
    assert morning is not None
    assert (morning.day, morning.days, morning.figures, morning.points) == (1, 3, (), ("A new step",))
    assert session.evening() is None
    session.advance(session.until_s)
    evening = session.evening()
    assert evening is not None
    assert session.now_s == day(1, ELEVEN)
    assert {"Voice SL", "Voice abandoned"} <= {one.title for one in evening.figures}
    assert (evening.morning_s, evening.next_weekday) == (day(2), "wednesday")
    assert session.morning() is None
    session.close()


def test_a_run_left_in_an_evening_goes_on_there_and_the_line_comes_back(store: RunStore) -> None:
    session = started(
        store, messages=[message("late", at="10:50", deadline="30m"), message("m", deadline="26h")]
    )
    session.decide(decision_from("choose_metrics", {"metrics": ["voice.service_level"]}))
    session.advance(session.until_s)
    session.save_evening("Breaks first")
    session.checkpoint()
    session._journal.close()  # what a killed process leaves: the clock is stored, the run is not ended
    again = StoredRunLibrary(store).resume(session.run_id)
    evening = again.evening()
    assert evening is not None
    assert evening.plan == "Breaks first"
    assert [one.words for one in evening.carried] == ["Jo: A question"]
    again.advance(evening.morning_s)
    morning = again.morning()
    assert morning is not None
    assert morning.plan == "Breaks first"
    assert [one.title for one in morning.figures] == ["Voice SL"]
    assert len(morning.passed) == 1
    again.close()


def test_skipped_talks_are_counted_day_by_day(store: RunStore) -> None:
    session = started(store)
    for number in (1, 2):
        session.advance(day(number, NINE + 30 * MIN))
        session.decide(
            decision_from("defer_activity", {"agents": ["cai"], "activity": "one_to_one", "how": "cancel"})
        )
        session.advance(day(number, ELEVEN))
        evening = session.evening()
        assert evening is not None
        assert evening.skipped == (("Cai", number),)
        session.advance(day(number + 1))
    session.close()


def test_a_talk_that_ended_before_its_planned_end_was_held(store: RunStore) -> None:
    session = started(store, seed=1)
    session.advance(day(1, NINE + 50 * MIN))
    session.advance(day(1, NINE + 50 * MIN))
    while session.observe().own_time.doing != "the one-to-one with Cai":
        session.advance(session.now_s + MIN)
    session.advance(session.now_s + 12 * MIN)
    session.decide(decision_from("stop_own_task", {}))
    session.advance(day(1, ELEVEN))
    evening = session.evening()
    assert evening is not None
    assert evening.skipped == ()
    session.close()


def test_one_can_go_back_to_quarters_of_working_hours_only(store: RunStore) -> None:
    session = started(store)
    session.advance(day(2, NINE + 20 * MIN))
    quarters = [(at_s // 86_400, at_s % 86_400) for at_s in session.quarters()]
    assert quarters[:3] == [(1, NINE + 15 * MIN), (1, NINE), (0, ELEVEN - 15 * MIN)]
    assert quarters[-1] == (0, NINE)
    practice = session.practise_from(day(2))
    assert practice.morning() is not None
    practice.close()
    session.close()
