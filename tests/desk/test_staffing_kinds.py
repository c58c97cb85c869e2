"""Moving people, chats per agent, callbacks, announcements, and contacts of one's own."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from floorsim.floor.contact import ANSWERED, DEFLECTED
from floorsim.floor.states import SWITCHING
from tests.desk.desks import MIN, NINE, READY, a_scenario, agent, at, decide, log, quiet, states, why_not


def on(run: object, id: str) -> list[str]:
    """Channels an agent is logged into."""
    from floorsim.run.run import Run

    assert isinstance(run, Run)
    return [run.floor.channels[index].id for index in agent(run, id).on]


def test_someone_moved_changes_over_and_goes_back_by_the_time_named() -> None:
    run = at(quiet())
    decide(run, "move_agents", agents=["ana"], to="chat", until="09:20")
    run.advance(NINE + 3 * MIN)
    assert (2.0, SWITCHING) in states(run, "ana")
    run.advance(NINE + 6 * MIN)
    assert on(run, "ana") == ["chat"]
    assert run.observe().agents[0].moved_until_s == NINE + 20 * MIN
    run.advance(NINE + 25 * MIN)
    assert on(run, "ana") == ["voice"]
    assert "you moved Ana to Chat until 09:20" in log(run.desk)


def test_someone_moved_without_a_time_stays_until_sent_home() -> None:
    run = at(quiet())
    decide(run, "move_agents", agents="dee", to="voice")
    run.advance(NINE + 25 * MIN)
    assert on(run, "dee") == ["voice"]
    decide(run, "move_agents", agents=["dee"], to="home")
    run.advance(NINE + 35 * MIN)
    assert on(run, "dee") == ["chat"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"agents": ["anna"], "to": "chat"}, "There is no agent 'anna'; did you mean ana (Ana)?"),
        ({"agents": ["ana"], "to": "chats"}, "There is no channel 'chats'; did you mean chat?"),
        ({"agents": ["ben"], "to": "chat"}, "Ben is not trained on Chat."),
        ({"agents": ["ana"], "to": "voice"}, "Ana is on Voice already."),
        ({"agents": ["ana"], "to": "home"}, "Ana is on their own channels already."),
        ({"agents": ["fay"], "to": "voice"}, "Fay is not at work until 10:00."),
        ({"agents": ["ana"], "to": "chat", "until": "08:30"}, "08:30 has passed; give a later time."),
        (
            {"agents": ["ana"], "to": "home", "until": "10:00"},
            "Moving back to their own channels needs no end time; leave it out.",
        ),
        (
            {"agents": ["ben", "fay"], "to": "chat"},
            "Ben is not trained on Chat; Fay is not at work until 10:00.",
        ),
    ],
)
def test_a_move_that_is_not_possible_says_why(arguments: dict[str, object], reason: str) -> None:
    run = at(quiet())
    assert why_not(run, "move_agents", **arguments) == reason


def test_a_move_until_a_time_before_it_could_act_is_not_possible() -> None:
    run = at(quiet())
    late = "This takes effect at 09:02; give a later time, or leave it out."
    assert why_not(run, "move_agents", agents=["ana"], to="chat", until="09:02") == late
    assert why_not(run, "move_agents", agents=["ana"], to="chat", until="09:03") is None
    decide(run, "announcement", message="honest_range")
    assert why_not(run, "move_agents", agents=["ana"], to="chat", until="09:03") == (
        "This takes effect at 09:06; give a later time, or leave it out."
    )


def test_a_move_until_after_everybody_has_gone_home_is_not_possible() -> None:
    run = at(quiet())
    assert why_not(run, "move_agents", agents=["ana"], to="chat", until="16:30") == (
        "The shift of Ana ends at 16:00; give a time up to then, or leave it out."
    )
    assert why_not(run, "move_agents", agents=["dee", "eve"], to="voice", until="23:00") == (
        "The last shift of Dee and Eve ends at 16:00; give a time up to then, or leave it out."
    )
    assert why_not(run, "move_agents", agents=["ana"], to="chat", until="16:00") is None


def test_nobody_is_moved_off_a_break() -> None:
    run = at(quiet(), NINE + 33 * MIN)
    assert why_not(run, "move_agents", agents=["ana"], to="chat") == "Ana is on a break until 09:45."


def test_those_who_still_can_are_moved_when_the_turn_comes() -> None:
    run = at(quiet(), NINE + 27 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "move_agents", agents=["dee", "eve"], to="voice")
    from floorsim.floor import interventions

    interventions.finish_early(run.floor, agent(run, "dee"))
    run.advance(NINE + 40 * MIN)
    assert log(run.desk)[-1] == "you moved Eve to Voice (left out: Dee has gone home)"
    assert run.ledger.decisions[-1].sentence == log(run.desk)[-1]


def test_a_move_home_overtakes_a_change_that_still_waits_for_the_contact_in_hand() -> None:
    run = at(quiet())
    from floorsim.floor import interventions
    from floorsim.floor.states import COACHING

    ana = agent(run, "ana")
    interventions.send_off(run.floor, ana, "coaching", COACHING, 600)
    interventions.move_agent(run.floor, ana, (1,), NINE + 5 * MIN)
    run.advance(NINE + 30 * MIN)
    assert on(run, "ana") == ["voice"]
    assert ana.state == READY


def test_a_higher_cap_takes_waiting_chats_at_once_and_a_lower_one_drops_none() -> None:
    streams = {"chat": {"forecast": {"per_hour": 60}, "drivers": {"login": 1}, "talk": {"constant": "20m"}}}
    run = at(a_scenario(demand__streams=streams))
    waiting = run.observe().channels[1].waiting
    assert waiting > 0
    assert agent(run, "dee").load == 2
    decide(run, "chat_cap", channel="chat", cap=4)
    run.advance(NINE + 1 * MIN + 1)
    assert agent(run, "dee").load == 4
    decide(run, "chat_cap", channel="chat", cap=1)
    run.advance(NINE + 2 * MIN + 2)
    assert agent(run, "dee").load >= 3


@pytest.mark.parametrize(
    ("channel", "cap", "reason"),
    [
        ("chat", 2, "Chat is at 2 per agent already."),
        ("voice", 2, "Voice contacts are taken one at a time."),
        ("chet", 2, "There is no channel 'chet'; did you mean chat?"),
    ],
)
def test_a_cap_that_makes_no_sense_says_why(channel: str, cap: int, reason: str) -> None:
    assert why_not(at(quiet()), "chat_cap", channel=channel, cap=cap) == reason


def test_a_cap_beyond_four_is_no_decision() -> None:
    with pytest.raises(ValidationError):
        why_not(at(quiet()), "chat_cap", channel="chat", cap=5)


BUSY_VOICE = {
    "voice": {
        "forecast": {"per_hour": 120},
        "drivers": {"login": 1},
        "talk": {"mean": "5m"},
        "patience": {"exponential": "20m"},
    }
}


def test_callbacks_are_offered_to_those_who_would_wait_long_and_promises_made_stay() -> None:
    run = at(a_scenario(demand__streams=BUSY_VOICE))
    decide(run, "callbacks", channel="voice", over=3, promise=20)
    run.advance(NINE + 20 * MIN)
    owed = run.observe().channels[0].callbacks_owed
    assert owed > 0
    assert any(contact.promised_s > 0 for contact in run.ledger.contacts)
    decide(run, "callbacks", channel="voice", on=False)
    run.advance(NINE + 22 * MIN + 1)
    promised = sum(contact.promised_s > 0 for contact in run.ledger.contacts)
    run.advance(NINE + 60 * MIN)
    assert sum(contact.promised_s > 0 for contact in run.ledger.contacts) == promised


def test_callbacks_that_make_no_sense_say_why() -> None:
    run = at(quiet())
    assert why_not(run, "callbacks", channel="email") == (
        "Customers don't wait on the line on Email, so there is nobody to call back."
    )
    assert (
        why_not(run, "callbacks", channel="voice", on=False) == "Callbacks are not offered on Voice already."
    )
    decide(run, "callbacks", channel="voice")
    run.advance(NINE + 3 * MIN)
    assert why_not(run, "callbacks", channel="voice") == (
        "Callbacks are offered on these terms on Voice already."
    )
    assert why_not(run, "callbacks", channel="voice", promise=60) is None


def test_an_announcement_is_heard_on_every_live_channel_or_on_one() -> None:
    run = at(quiet())
    decide(run, "announcement", message="honest_range")
    run.advance(NINE + 4 * MIN)
    assert [channel.announcement for channel in run.floor.channels] == ["honest_range", "honest_range", None]
    decide(run, "announcement", channel="chat", message="none")
    run.advance(NINE + 8 * MIN)
    assert [channel.announcement for channel in run.floor.channels] == ["honest_range", None, None]


def test_announcements_that_change_nothing_are_refused() -> None:
    run = at(quiet())
    assert why_not(run, "announcement", message="none") == "Nothing is announced on Voice and Chat."
    assert why_not(run, "announcement", channel="email", message="optimistic") == (
        "Customers don't wait on the line on Email, so there is no announcement."
    )
    decide(run, "announcement", channel="voice", message="optimistic")
    run.advance(NINE + 4 * MIN)
    assert why_not(run, "announcement", channel="voice", message="optimistic") == (
        "This is announced already on Voice."
    )
    assert why_not(run, "announcement", message="optimistic") is None


def test_a_known_issue_spares_some_of_its_customers_the_wait() -> None:
    incident = {
        "id": "outage",
        "title": "Outage",
        "from": "09:00",
        "to": "11:00",
        "effects": [{"resolve": {"drivers": ["login"], "to": 0}}],
    }
    run = at(a_scenario(demand__streams=BUSY_VOICE, incidents=[incident]), NINE + MIN)
    decide(run, "announcement", message="known_issue")
    run.advance_to_end()
    assert sum(contact.disposition == DEFLECTED for contact in run.ledger.contacts) > 20


def test_announcing_an_issue_that_is_not_there_costs_trust() -> None:
    run = at(quiet())
    decide(run, "announcement", message="known_issue")
    run.advance(NINE + 4 * MIN)
    assert run.observe().trust < 0.6


def test_own_contacts_are_taken_one_after_the_other_until_nobody_waits() -> None:
    run = at(a_scenario(demand__streams=BUSY_VOICE))
    waiting = run.observe().channels[0].waiting
    assert waiting > 3
    decide(run, "take_contact", channel="voice", contacts=2)
    assert run.observe().own_time.blind
    run.advance(NINE + 60 * MIN)
    mine = [contact for contact in run.ledger.contacts if contact.agent == -2]
    assert len(mine) == 2
    assert all(contact.disposition == ANSWERED for contact in mine)
    assert mine[1].answered_s == mine[0].wrapped_s
    assert "you took 2 contacts on Voice" in log(run.desk)
    record = run.ledger.decisions[0]
    assert record.done_s == mine[1].wrapped_s
    assert record.minutes == pytest.approx((mine[1].wrapped_s - NINE) / 60)


def test_own_contacts_can_be_stopped_after_the_one_in_hand() -> None:
    run = at(a_scenario(demand__streams=BUSY_VOICE))
    decide(run, "take_contact", channel="voice", contacts=5)
    run.advance(NINE + 10)
    decide(run, "stop_own_task")
    assert run.observe().own_time.blind
    assert why_not(run, "stop_own_task") == (
        "The current contact is the last one anyway; it has to be finished."
    )
    run.advance(NINE + 60 * MIN)
    assert sum(contact.agent == -2 for contact in run.ledger.contacts) == 1


def test_a_chat_can_be_taken_in_person_too() -> None:
    streams = {"chat": {"forecast": {"per_hour": 60}, "drivers": {"login": 1}, "talk": {"constant": "20m"}}}
    run = at(a_scenario(demand__streams=streams))
    decide(run, "take_contact", channel="chat")
    run.advance(NINE + 25 * MIN)
    assert "you took 1 contact on Chat" in log(run.desk)


def test_there_is_no_contact_to_take_where_nobody_waits() -> None:
    assert why_not(at(quiet()), "take_contact", channel="voice") == "Nobody is waiting on any channel."
    streams = {"chat": {"forecast": {"per_hour": 60}, "drivers": {"login": 1}, "talk": {"constant": "20m"}}}
    run = at(a_scenario(demand__streams=streams))
    assert why_not(run, "take_contact", channel="voice") == "Nobody is waiting on Voice."


def test_a_tool_that_is_down_lets_nobody_take_a_contact() -> None:
    incident = {
        "id": "down",
        "title": "Down",
        "from": "08:30",
        "to": "11:00",
        "effects": [{"tool": {"channels": ["voice"], "down": True}}],
    }
    run = at(a_scenario(demand__streams=BUSY_VOICE, incidents=[incident]))
    assert why_not(run, "take_contact", channel="voice") == "The Voice system is down."


def test_a_contact_taken_while_everybody_else_is_away_is_handled() -> None:
    floor = a_scenario().floor.model_dump(mode="json", by_alias=True)
    floor["agents"] = [{"id": "fay", "name": "Fay", "group": "phones", "shift": "later"}]
    run = at(a_scenario(floor=floor, demand__streams=BUSY_VOICE))
    decide(run, "take_contact", channel="voice")
    run.advance(NINE + 50 * MIN)
    assert "you took 1 contact on Voice" in log(run.desk)


def test_what_is_too_late_behind_contacts_about_to_be_taken_says_so_and_breaks_nothing() -> None:
    run = at(a_scenario(), NINE + 10 * MIN)
    decide(run, "incident_post")
    while run.now_s < NINE + 115 * MIN:
        run.advance(run.now_s + 30.0)
        busy = run.observe().own_time.doing is not None
        if (
            not busy
            and run.now_s > NINE + 100 * MIN
            and why_not(run, "take_contact", channel="voice") is None
        ):
            break
    decide(run, "take_contact", channel="voice", contacts=2)
    assert why_not(run, "micro_breaks") is None or "shift ends" in str(why_not(run, "micro_breaks"))
    assert run.desk.workspace.in_hand() is not None
    order = run.desk.workspace.in_hand()
    assert order is not None
    assert "about to take" in str(order.decision.why_not_broken_off(run.desk.workspace))
