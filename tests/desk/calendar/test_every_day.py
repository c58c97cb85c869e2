"""Several days that are all played: hours, nights, what waits, what is handed over, figures of today."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.states import READY
from floorsim.run.run import Run, replay
from floorsim.scenario.checks.every_check import check
from floorsim.supervisors.registry import supervisor_named
from floorsim.supervisors.supervisor import play
from tests.desk.desks import MIN, NINE, agent, at, decide, log, message, quiet, why_not
from tests.desk.several_days import ELEVEN, day, every_day


def test_the_supervisor_is_at_work_on_every_open_day_between_the_same_hours() -> None:
    scenario = every_day(5, floor={"weekday": "thursday", "closed_on": ["sunday", 3]})
    assert scenario.workdays == tuple((day(n), day(n, ELEVEN)) for n in (1, 2, 5))
    assert (scenario.play_from_s, scenario.end_s) == (day(1), day(5, ELEVEN))


def test_a_day_with_shorter_hours_begins_with_the_opening_and_ends_with_the_closing() -> None:
    scenario = every_day(floor={"hours": {"wednesday": {"opens": "09:30", "closes": "10:30"}}})
    assert scenario.workdays[1] == (day(2, NINE + 30 * MIN), day(2, NINE + 90 * MIN))


def test_in_the_night_nothing_is_decided_and_a_sentence_says_when_work_begins_again() -> None:
    run = at(every_day(), day(1, ELEVEN))
    assert why_not(run, "move_agents", agents=["ben"], to="chat") == (
        "Your next working day begins at d2 09:00; nothing can be decided before."
    )
    run.advance(day(2))
    assert why_not(run, "move_agents", agents=["ana"], to="chat") is None


def test_work_that_is_not_begun_in_the_evening_is_done_the_next_morning() -> None:
    run = at(every_day(), day(1, ELEVEN - 5 * MIN))
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "move_agents", agents=["ana"], to="chat")
    run.advance(day(2, NINE + 30 * MIN))
    told, moved = run.ledger.decisions
    assert told.begun_s < day(1, ELEVEN) < day(2) <= moved.begun_s


def test_a_duty_is_held_on_every_day_and_not_outside_working_hours() -> None:
    duties = [{"kind": "lunch", "at": "10:00", "for": "15m"}, {"kind": "review", "at": "11:30", "for": "15m"}]
    run = at(every_day(supervisor={"duties": duties}))
    assert [row.duty for row in run.observe().own_time.coming] == ["lunch"] * 3


def test_agents_work_until_their_shift_ends_and_are_there_the_next_morning() -> None:
    run = at(every_day(), day(1, ELEVEN + 30 * MIN))
    assert agent(run, "cai").state == READY
    run.advance(day(2))
    assert agent(run, "cai").state == READY


def test_what_is_due_before_the_next_morning_is_the_next_shifts() -> None:
    due_tonight = message("tonight", at="10:50", deadline="30m")
    due_tomorrow = message("tomorrow", at="10:50", deadline="23h")
    run = at(every_day(messages=[due_tonight, due_tomorrow]), day(2))
    tonight, tomorrow = run.observe().inbox
    assert tonight.state in ("answered", "missed")
    assert tomorrow.state == "open"
    assert any("by the next shift: A question" in line for line in log(run.desk))


def test_a_promise_for_a_time_at_which_one_has_gone_home_says_so() -> None:
    call = {
        "subject": "A call by {due}",
        "text": "You promised.",
        "label": "Call",
        "within": "30m",
        "minutes": 3,
    }
    choices = [{"id": "call", "label": "I'll call.", "minutes": 1, "effects": [{"promise": call}]}]
    text = message(at="09:10", deadline="110m", choices=choices)
    run = at(every_day(messages=[text]), day(1, NINE + 15 * MIN))
    answer = decision_from("answer", {"message": "m", "choice": "call"})
    assert list(answer.owed(run.desk.workspace)) == ["A call by 09:46"]
    run.advance(day(1, ELEVEN - 10 * MIN))
    assert list(answer.owed(run.desk.workspace)) == ["A call by 11:21, when you have gone home"]


def test_a_list_read_back_drops_less_of_it_than_nothing_said() -> None:
    tonight = [message(f"m{n}", at="10:40", deadline="50m") for n in range(20)]
    duties = [{"kind": "handover", "at": "10:45", "for": "10m"}]
    run = at(every_day(messages=tonight, supervisor={"duties": duties}), day(1, NINE + 105 * MIN - 60))
    decide(run, "handover", how="read_back")
    run.advance(day(2))
    silent = at(every_day(messages=tonight), day(2))
    dropped, left = (sum(item.state == "missed" for item in one.observe().inbox) for one in (run, silent))
    assert dropped < left


def test_a_duty_of_another_day_is_moved_within_that_day() -> None:
    duties = [{"kind": "one_to_one", "at": "10:30", "for": "20m", "with": "cai"}]
    run = at(every_day(supervisor={"duties": duties}))
    _, later, _ = run.observe().own_time.coming
    name = later.key.removeprefix("duty:")
    assert why_not(run, "fixed_duty", duty=name, how="move", minutes=5) is None
    assert why_not(run, "fixed_duty", duty=name, how="move", minutes=30) == (
        "It would end at 11:20, after your shift; move it by less."
    )


def test_who_is_still_at_something_in_the_evening_can_end_it_and_is_home_then() -> None:
    run = at(every_day(), day(1, ELEVEN - 5 * MIN))
    decide(run, "own_break", length=15)
    run.advance(day(1, ELEVEN + MIN))
    assert run.desk.next_morning_s() is None
    assert why_not(run, "move_agents", agents=["ana"], to="chat") is not None
    decide(run, "stop_own_task")
    assert run.desk.next_morning_s() == day(2)


def test_todays_figures_begin_anew_each_morning() -> None:
    run = at(every_day(busy=True), day(1, ELEVEN))
    assert run.observe().channels[0].offered > 20
    run.advance(day(2))
    morning = run.observe()
    assert morning.channels[0].offered == morning.channels[0].abandoned == 0
    assert morning.channels[0].service_level is None
    assert all(one.handled == 0 for one in morning.agents)


def test_a_look_later_in_the_day_does_not_depend_on_looks_before() -> None:
    scenario = every_day(busy=True)
    looked, blank = Run(scenario, 3), Run(scenario, 3)
    for minute in range(0, 48 * 60, 30):
        looked.advance(day(1) + minute * MIN)
        looked.observe()
    blank.advance(looked.now_s)
    assert looked.observe().channels == blank.observe().channels
    assert looked.observe().agents == blank.observe().agents


def test_time_left_is_that_of_today() -> None:
    run = at(every_day(), day(2, NINE + 30 * MIN))
    assert run.observe().workday == (day(2), day(2, ELEVEN))
    run.advance(day(2, ELEVEN + 60 * MIN))
    assert run.observe().day_ends_s == day(2, ELEVEN)


def test_a_night_rests_the_supervisor_as_it_rests_an_agent() -> None:
    run = at(every_day(people={"model": "on"}, supervisor={"energy": 0.5}), day(1, ELEVEN - MIN))
    evening = run.observe().own_time.energy
    run.advance(day(2))
    morning = run.observe().own_time.energy
    assert evening is not None
    assert morning is not None
    assert evening < 0.8 < 0.99 < morning


def test_an_automated_supervisor_is_not_asked_between_the_days() -> None:
    seen: list[float] = []

    class Looks:
        def attend(self, seat: object) -> None:
            seen.append(run.now_s)

    run = Run(every_day(), 1)
    play(run, Looks())
    assert run.ended
    assert all(any(from_s <= at_s < to_s for from_s, to_s in run.floor.workdays) for at_s in seen)
    assert len(seen) == 3 * 120


def test_chance_over_three_days_breaks_nothing_and_is_the_same_again() -> None:
    run = Run(every_day(busy=True, messages=[message(), message("later", at="d2 10:50", deadline="1h")]), 5)
    play(run, supervisor_named("random", run))
    again = replay(run.scenario, 5, run.taken, until_s=run.end_s)
    assert run.taken
    assert any(taken.at_s > day(3) for taken in run.taken)
    assert again.ledger.digest() == run.ledger.digest()


@pytest.mark.parametrize(
    ("floor", "wrong"),
    [
        ({"days": 1}, "the floor has one day"),
        (
            {"play": {"from": "09:00", "to": "d3 11:00", "every_day": True}},
            "play of every day has times of day",
        ),
        (
            {"play": {"from": "05:00", "to": "11:00", "every_day": True}},
            "play starts before anybody is there",
        ),
        (
            {"play": {"from": "09:00", "to": "13:00", "every_day": True}},
            "play goes on after the floor has closed",
        ),
        ({"closed_on": [1, 2, 3]}, "the floor is open on none of its days at these times"),
    ],
)
def test_faults_of_a_play_of_every_day(floor: dict[str, object], wrong: str) -> None:
    assert wrong in [fault.wrong for fault in check(every_day(floor=floor))]


def test_a_message_between_two_days_is_a_fault_and_so_is_a_deadline_there() -> None:
    texts = [message("night", at="11:30"), message("late", at="10:50", deadline="1h")]
    wrongs = [fault.wrong for fault in check(every_day(messages=texts))]
    assert "the message comes when nobody plays" in wrongs
    assert "the deadline falls when nobody plays" in wrongs


def test_before_opening_open_email_is_foreseen_by_the_people_planned() -> None:
    mail = {"forecast": {"per_hour": 40}, "drivers": {"billing": 1}, "talk": {"mean": "9m"}}
    streams = {**quiet().model_dump(by_alias=True, exclude_unset=True)["demand"]["streams"], "email": mail}
    run = at(every_day(floor={"opens": "09:30"}, demand__streams=streams), day(2))
    email = next(one for one in run.observe().channels if one.id == "email")
    assert email.waiting > 0
    assert email.lands_at is not None
    assert email.lands_at[1] > 0.1


def test_whoever_has_a_day_off_has_not_gone_home() -> None:
    shifts = quiet().model_dump(by_alias=True, exclude_unset=True)["floor"]["shifts"]
    scenario = every_day(floor={"shifts": shifts | {"short": {**shifts["short"], "days": [1, 3]}}})
    run = at(scenario, day(1, ELEVEN) - 1)
    assert why_not(run, "early_finish", agents=["ben"]) == "Ben has gone home."
    run.advance(day(2))
    assert why_not(run, "early_finish", agents=["ben"]) == "Ben does not work today."
