"""The wallboard: what a supervisor sees, and that looking costs the floor nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given

from floorsim.floor import interventions
from floorsim.floor.floor import Floor
from floorsim.floor.view import AgentView, ChannelView, IntervalView
from floorsim.floor.wallboard.wallboard import Wallboard
from floorsim.floor.wallboard.wallboard_agents import phase_of
from tests.floor.agendas import next_item
from tests.floor.playing import Session, played
from tests.floor.scenarios import EIGHT, plain, stream
from tests.measuring import figures
from tests.strategies import Play, examples, plays

SHIFT = {
    "shifts": {
        "early": {
            "from": "08:00",
            "to": "10:00",
            "activities": [{"kind": "break", "at": "09:00", "for": "15m"}],
        }
    },
    "groups": {"phones": {"count": 2, "skills": {"voice": 1}, "shifts": ["early"]}},
}


def voice(wallboard: Wallboard) -> ChannelView:
    return wallboard.channels()[0]


def agent(wallboard: Wallboard, index: int = 0) -> AgentView:
    return wallboard.agents({})[index]


@examples(40)
@given(plays())
def test_looking_changes_nothing(play: Play) -> None:
    watched = Session(play)
    wallboard = Wallboard(watched.floor)
    watched.run(lambda session: assert_sane(wallboard))
    assert watched.floor.ledger.digest() == played(play).floor.ledger.digest()


def everything(
    wallboard: Wallboard, names: Mapping[str, str] | None = None
) -> tuple[tuple[ChannelView, ...], tuple[AgentView, ...], tuple[IntervalView, ...]]:
    channels, moment = wallboard.look(names or {})
    return channels, moment.agents(), moment.plan()


def assert_sane(wallboard: Wallboard) -> None:
    """What must be true of any look."""
    channels, agents, plan = everything(wallboard)
    for channel in channels:
        for level in (channel.service_level, channel.service_level_recent, channel.occupancy):
            assert level is None or 0.0 <= level <= 1.0 + 1e-9
        assert channel.waiting >= 0
        assert channel.longest_wait_s >= 0.0
        assert channel.answered + channel.abandoned <= channel.offered
        assert len(channel.trend) == len(channel.waiting_trend) == 6
        assert channel.waiting_trend[-1] == channel.waiting
        if channel.lands_at is not None:
            low, middle, high = channel.lands_at
            assert 0.0 <= low <= middle <= high <= 1.0
    assert all(view.since_s <= wallboard.floor.now + 1e-6 for view in agents)
    assert all(interval.staffed >= 0 for interval in plan)


@examples(40)
@given(plays())
def test_what_is_seen_does_not_depend_on_having_looked_before(play: Play) -> None:
    often = Session(play)
    wallboard = Wallboard(often.floor)
    often.run(lambda session: assert_sane(wallboard))
    assert everything(wallboard) == everything(Wallboard(often.floor))


@examples(60)
@given(plays())
def test_the_wall_at_the_end_shows_the_figures_of_the_run(play: Play) -> None:
    floor = played(play).floor
    found = figures(floor).channels
    unnoticed = {c.type.channel for c in floor.ledger.contacts if c.silent_abandon and c.wrapped_s < 0}
    for channel, view in zip(floor.channels, Wallboard(floor).channels(), strict=True):
        fast = found[channel.id]
        assert view.offered == fast.offered
        assert view.answered == fast.answered
        assert view.blocked == fast.blocked
        assert view.asa_s == pytest.approx(fast.asa_s)
        assert view.aht_s == pytest.approx(fast.aht_s)
        assert view.callbacks_overdue <= view.callbacks_owed
        if channel.index not in unnoticed:
            assert view.abandoned == fast.abandoned
            assert view.service_level == pytest.approx(fast.service_level)
        if fast.backlog is not None and floor.play_from_s <= floor.now:
            young, old, older = view.backlog_ages or (0, 0, 0)
            assert young + old + older == fast.backlog.open
            assert (young, old, older) == (
                fast.backlog.under_24_h,
                fast.backlog.under_48_h,
                fast.backlog.over_48_h,
            )
            assert view.oldest_s == pytest.approx(fast.backlog.oldest_s)


@examples(25)
@given(plays())
def test_nothing_of_the_truth_behind_the_people_reaches_the_wall(play: Play) -> None:
    session = Session(play)
    session.floor.advance(session.to_s(0.5))
    before = everything(Wallboard(session.floor))
    for who in session.floor.agents:
        who.wellbeing.fatigue, who.wellbeing.exhaustion, who.wellbeing.morale = 0.99, 0.98, 0.01
        who.wellbeing.step_skill = [0.1] * 6
        who.wellbeing.pace = 2.5
    assert everything(Wallboard(session.floor)) == before
    hidden = {"fatigue", "exhaustion", "morale", "skill", "pace", "wellbeing"}
    assert not hidden.intersection(AgentView._fields)


def test_looking_once_shows_the_same_as_looking_at_each_part() -> None:
    floor = Floor(plain(), 1)
    floor.advance(EIGHT + 1000.0)
    wallboard = Wallboard(floor)
    assert everything(wallboard, {"A1": "Dana"}) == (
        wallboard.channels(),
        wallboard.agents({"A1": "Dana"}),
        wallboard.plan(),
    )


def test_names_change_what_is_shown_and_nothing_else() -> None:
    wallboard = Wallboard(Floor(plain(), 1))
    bare = agent(wallboard)
    named = wallboard.agents({bare.id: "Dana"})[0]
    assert (bare.name, named.name) == (bare.id, "Dana")
    assert bare == named._replace(name=bare.id)


def test_a_line_shows_how_many_wait_and_how_long_the_first_has_waited() -> None:
    floor = Floor(plain(demand=stream(forecast={"per_hour": 60}, talk={"constant": "1h"})), 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 590.0)
    seen = voice(wallboard)
    first_s = floor.ledger.contacts[2].arrived_s
    assert seen.in_progress == 2
    assert seen.waiting == len(floor.ledger.contacts) - 2 == 8
    assert seen.longest_wait_s == pytest.approx(floor.now - first_s)
    assert seen.over_target == 8
    assert seen.service_level == pytest.approx(2 / 10)
    assert seen.expected_wait_s is not None
    assert seen.expected_wait_s > 3600.0


def test_trends_run_over_the_last_six_slices_of_five_minutes() -> None:
    floor = Floor(plain(demand=stream(forecast={"per_hour": 60}, talk={"constant": "1h"})), 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 1799.0)
    seen = voice(wallboard)
    assert list(seen.trend) == pytest.approx([0.4, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert seen.waiting_trend == (3, 8, 13, 18, 23, 28)
    assert seen.service_level_recent == pytest.approx(2 / 30)


def test_the_queue_that_was_can_be_seen_after_it_has_gone() -> None:
    floor = Floor(
        plain(
            demand=stream(forecast={"per_hour": 60}, talk={"constant": "1h"}, patience={"constant": "11m"})
        ),
        1,
    )
    wallboard = Wallboard(floor)
    waiting = {}
    for minute in range(5, 60, 5):
        floor.advance(EIGHT + minute * 60.0 - 0.001)
        waiting[minute] = sum(queue.waiting for queue in floor.queues)
    seen = voice(wallboard)
    assert seen.waiting_trend == tuple(waiting[minute] for minute in range(30, 60, 5))
    assert seen.abandoned_recent == 11 + 8


def test_an_empty_floor_shows_nothing_to_judge() -> None:
    floor = Floor(plain(demand=stream(forecast={"per_hour": 0})), 1)
    floor.advance(EIGHT + 600.0)
    seen = voice(Wallboard(floor))
    assert [seen.service_level, seen.asa_s, seen.aht_s, seen.lands_at] == [None] * 4
    assert seen.trend == (None,) * 6
    assert seen.expected_wait_s == 0.0
    assert seen.occupancy == 0.0
    assert seen.needed == 0.0


def test_need_follows_what_has_lately_arrived() -> None:
    quiet, busy = (
        Floor(plain(demand=stream(forecast={"per_hour": 20}, reality=[["08:30", factor]])), 1)
        for factor in (1.0, 6.0)
    )
    for floor in (quiet, busy):
        floor.advance(EIGHT + 5400.0)
    assert voice(Wallboard(quiet)).needed == 3.0
    assert voice(Wallboard(busy)).needed == 9.0


def test_the_expected_wait_knows_a_group_that_helps_only_after_a_delay() -> None:
    helped = {"voice": {"channel": "voice", "groups": [{"group": "phones", "after": "4m"}]}}
    floor = Floor(plain(floor={"queues": helped}, demand=stream(forecast={"per_hour": 0})), 1)
    floor.advance(EIGHT + 600.0)
    (queue,) = floor.queues
    assert floor.expected_wait_s(queue, 0) == 240.0
    assert floor.expected_wait_s(queue, 9) == pytest.approx(10 * 180.0 / 2)


def test_a_floor_without_anybody_has_no_expected_wait() -> None:
    floor = Floor(
        plain(floor={"groups": {"phones": {"staffing": [{"from": "09:00", "agents": 2}], "count": 0}}}), 1
    )
    floor.advance(EIGHT + 600.0)
    seen = voice(Wallboard(floor))
    assert seen.staffed == 0
    assert seen.expected_wait_s is None


def test_a_break_shows_when_it_ends_and_before_that_when_it_comes() -> None:
    floor = Floor(plain(floor=SHIFT), 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 1800.0)
    assert (agent(wallboard).next_activity, agent(wallboard).next_activity_s) == ("break", EIGHT + 3600.0)
    floor.advance(EIGHT + 3900.0)
    seen = agent(wallboard)
    assert seen.state == "break"
    assert seen.until_s == pytest.approx(seen.since_s + 900.0)
    assert seen.next_activity is None


def test_a_break_that_was_put_off_or_cancelled_is_owed_until_it_is_given() -> None:
    floor = Floor(plain(floor=SHIFT), 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 1800.0)
    for who, act in zip(floor.agents, (interventions.move_item, interventions.cancel_item), strict=True):
        item = next_item(who, floor.now)
        assert item is not None
        if act is interventions.move_item:
            interventions.move_item(floor, who, item, EIGHT + 5000.0)
        else:
            interventions.cancel_item(floor, who, item)
    assert [agent(wallboard, index).break_owed for index in (0, 1)] == [False, False]
    floor.advance(EIGHT + 3700.0)
    assert [agent(wallboard, index).break_owed for index in (0, 1)] == [True, True]
    floor.advance(EIGHT + 5400.0)
    assert [agent(wallboard, index).break_owed for index in (0, 1)] == [False, True]


def test_a_call_goes_from_talk_to_hold_to_talk_to_wrap() -> None:
    parts = {"talk": {"constant": "2m"}, "hold": {"constant": "30s"}, "after_contact": {"constant": "1m"}}
    floor = Floor(plain(demand=stream(**parts)), 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 179.0)
    start_s = floor.ledger.contacts[0].answered_s
    states = []
    for after_s in (0.0, 59.0, 60.0, 89.0, 90.0, 149.0, 150.0, 209.0):
        states.append(phase_of(floor.ledger.contacts[0], start_s + after_s))
    assert states == [
        ("busy", start_s), ("busy", start_s), ("hold", start_s + 60.0), ("hold", start_s + 60.0),
        ("busy", start_s), ("busy", start_s), ("wrap", start_s + 150.0), ("wrap", start_s + 150.0),
    ]  # fmt: skip
    floor.advance(start_s + 155.0)
    assert "wrap" in {view.state for view in wallboard.agents({})}


def test_a_contact_twice_as_long_as_usual_stands_out() -> None:
    floor = Floor(plain(demand=stream(talk={"empirical": ["1m", "1m", "1m", "1m", "40m"]})), 1)
    wallboard = Wallboard(floor)
    seen_long = False
    while floor.now < floor.end_s and not seen_long:
        floor.advance(floor.now + 60.0)
        for view in wallboard.agents({}):
            if view.long_contact:
                seen_long = True
                assert floor.now - view.since_s > 120.0
    assert seen_long


def test_the_number_and_length_of_contacts_handled_are_each_agents_own() -> None:
    floor = Floor(plain(), 1)
    floor.advance(EIGHT + 3590.0)
    views = Wallboard(floor).agents({})
    handled = [sum(c.agent == who.index for c in floor.ledger.finished) for who in floor.agents]
    assert [view.handled for view in views] == handled
    assert all(view.aht_s == pytest.approx(180.0) for view in views)


def test_occupancy_is_that_of_the_last_half_hour() -> None:
    floor = Floor(plain(demand=stream(reality=[["09:00", 0.0]])), 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 3600.0)
    assert voice(wallboard).occupancy == pytest.approx(0.5, abs=0.01)
    floor.advance(EIGHT + 5400.0 + 180.0)
    assert voice(wallboard).occupancy == 0.0


def test_the_plan_shows_who_was_there_who_is_and_who_will_be() -> None:
    floor = Floor(plain(floor=SHIFT), 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 1900.0)
    assert [view.arrived for view in wallboard.plan()] == [10, 1, None, None]
    assert [view.staffed for view in wallboard.plan()] == [2, 2, 1, 2]
    for who in floor.agents:
        item = next_item(who, floor.now)
        assert item is not None
        interventions.cancel_item(floor, who, item)
    assert [view.staffed for view in wallboard.plan()] == [2, 2, 2, 2]
    interventions.finish_early(floor, floor.agents[0])
    floor.advance(EIGHT + 7199.0)
    assert [view.staffed for view in wallboard.plan()] == [2, 1, 1, 1]


def test_planned_staffing_follows_an_agent_who_is_moved_for_a_time() -> None:
    channels = {
        "voice": {"kind": "voice", "target": {"within": "20s"}},
        "chat": {"kind": "chat", "target": {"within": "60s"}},
    }
    scenario = plain(
        floor={
            "channels": channels,
            "groups": {"phones": {"count": 2, "skills": {"voice": 1, "chat": 1}, "on": ["voice"]}},
        },
        demand={"streams": {"chat": {"forecast": {"per_hour": 2}, "talk": {"constant": "3m"}}}},
    )
    floor = Floor(scenario, 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 60.0)
    interventions.move_agent(floor, floor.agents[0], (1,), EIGHT + 5400.0)
    floor.advance(EIGHT + 1000.0)
    assert [view.staffed for view in wallboard.plan() if view.channel == "voice"] == [1, 1, 1, 2]
    assert [view.staffed for view in wallboard.plan() if view.channel == "chat"] == [1, 1, 1, 0]
    moved = agent(wallboard)
    assert (moved.on, moved.moved_until_s) == (("chat",), EIGHT + 5400.0)


def test_customers_promised_a_call_back_stand_on_no_line() -> None:
    scenario = plain(
        floor={
            "channels": {
                "voice": {"callbacks": {"offer_when_wait_over": "1m", "accepted": 1.0, "promise": "20m"}}
            }
        },
        demand=stream(forecast={"per_hour": 60}, talk={"constant": "1h"}),
    )
    floor = Floor(scenario, 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 1199.0)
    before = voice(wallboard)
    assert before.callbacks_on
    assert before.callbacks_owed == 18
    assert (before.waiting, before.longest_wait_s, before.callbacks_overdue) == (0, 0.0, 0)
    assert before.service_level == 1.0
    floor.advance(EIGHT + 1800.0)
    after = voice(wallboard)
    assert after.callbacks_overdue > 0
    assert after.service_level is not None
    assert after.service_level < 0.5


def test_a_silent_leaver_looks_as_if_waiting_until_an_agent_finds_out() -> None:
    scenario = plain(
        floor={
            "channels": {
                "voice": {
                    "kind": "chat",
                    "target": {"within": "60s"},
                    "concurrency": 1,
                    "silent_abandon": 1.0,
                }
            }
        },
        demand=stream(forecast={"per_hour": 60}, talk={"constant": "30m"}, patience={"constant": "2m"}),
    )
    floor = Floor(scenario, 1)
    wallboard = Wallboard(floor)
    floor.advance(EIGHT + 1199.0)
    seen = voice(wallboard)
    assert figures(floor).channels["voice"].abandoned == 16
    assert seen.abandoned == 0
    assert seen.waiting == 18
    assert seen.longest_wait_s == pytest.approx(floor.now - floor.ledger.contacts[2].arrived_s)
    floor.advance(EIGHT + 2400.0)
    found_out = sum(contact.silent_abandon for contact in floor.ledger.finished)
    assert voice(wallboard).abandoned == found_out > 0
