"""Messages come by the clock, on a condition or after a milestone; answers cost time and have effects."""

from __future__ import annotations

from typing import Any

from floorsim.floor import interventions
from floorsim.floor.states import AWAY, COACHING, OFF, READY
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, message, quiet, states, why_not

WAY = "; put that aside and do this now or let this one go."


def plain(id: str, **changes: Any) -> dict[str, Any]:
    """A message that needs no answer."""
    return {"id": id, "from": "Jo", "subject": "News", "text": "So it is.", **changes}


def arrivals(run: Any) -> dict[str, float]:
    """When each item of the inbox came, in minutes after nine."""
    return {item.id: (item.at_s - NINE) / MIN for item in run.observe().inbox}


def test_a_message_comes_at_its_time_and_an_answer_takes_its_minutes_and_has_its_effects() -> None:
    run = at(quiet(messages=[message()]), NINE + 10 * MIN)
    assert run.observe().inbox == ()
    run.advance(NINE + 11 * MIN)
    view = run.observe()
    assert view.inbox[0].state == "open"
    assert view.inbox[0].deadline_s == NINE + 20 * MIN
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 13 * MIN)
    assert run.observe().trust == view.trust
    run.advance(NINE + 15 * MIN)
    after = run.observe()
    assert after.trust > view.trust
    assert (after.inbox[0].state, after.inbox[0].answer) == ("answered", "yes")
    assert log(run.desk)[-2:] == ["you answered Jo: Yes.", "Jo: Good."]
    assert run.ledger.cases == [("m", "message", NINE + 10 * MIN, NINE + 20 * MIN, "")]
    assert run.ledger.case_events == [(NINE + 14 * MIN, "m", "answered", "yes")]


def test_a_deadline_that_passes_has_its_effects_and_ends_the_matter() -> None:
    run = at(quiet(messages=[message()]), NINE + 21 * MIN)
    view = run.observe()
    assert view.inbox[0].state == "missed"
    assert view.trust < 0.6
    assert run.ledger.case_events == [(NINE + 20 * MIN, "m", "missed", "")]
    assert why_not(run, "answer", message="m", choice="yes") == (
        "Nobody began an answer by 09:20, so it is over; the log says what came of it."
    )


def test_an_answer_begun_before_the_deadline_is_in_time() -> None:
    run = at(quiet(messages=[message()]), NINE + 19 * MIN)
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 30 * MIN)
    assert run.observe().inbox[0].state == "answered"


def test_an_answer_that_could_not_be_begun_in_time_is_refused_with_the_times() -> None:
    run = at(quiet(messages=[message()]), NINE + 18 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    reason = why_not(run, "answer", message="m", choice="yes")
    assert reason == "It is due by 09:20, and you are writing to leadership until 09:23" + WAY


def test_an_answer_that_is_too_late_by_seconds_is_refused_with_the_seconds() -> None:
    run = at(quiet(messages=[message()]), NINE + 15 * MIN + 20)
    decide(run, "tell_leadership", content="facts_only")
    reason = why_not(run, "answer", message="m", choice="yes")
    assert reason == "It is due by 09:20:00, and you are writing to leadership until 09:20:20" + WAY


def test_wrong_names_in_an_answer_are_told_with_the_nearest() -> None:
    run = at(quiet(messages=[message("question")]), NINE + 11 * MIN)
    assert why_not(run, "answer", message="questoin", choice="yes") == (
        "Your inbox has no message 'questoin'; did you mean question?"
    )
    assert why_not(run, "answer", message="question", choice="maybe") == (
        "'maybe' is no answer to it; write yes or no."
    )


def test_the_same_message_is_not_answered_twice() -> None:
    run = at(quiet(messages=[message()]), NINE + 11 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "answer", message="m", choice="yes")
    assert why_not(run, "answer", message="m", choice="no") == ("Reply queued; withdraw it to change.")


def test_next_is_the_most_pressing_message_that_can_be_answered_so() -> None:
    later = message("later", deadline="40m")
    run = at(quiet(messages=[later, message("sooner", at="09:11")]), NINE + 12 * MIN)
    taken = decide(run, "answer", message="next", choice="yes")
    assert taken.arguments == {"message": "sooner", "choice": "yes"}
    assert decide(run, "answer", choice="yes").arguments == {"message": "later", "choice": "yes"}
    assert why_not(run, "answer", choice="yes") == "No message waits that can be answered with 'yes'."


def test_a_decision_of_its_kind_settles_a_message() -> None:
    asked = message(settled_by="tell_leadership")
    run = at(quiet(messages=[asked]), NINE + 11 * MIN)
    decide(run, "tell_leadership", content="with_plan")
    run.advance(NINE + 30 * MIN)
    assert run.observe().inbox[0].answer == "tell_leadership"
    assert run.observe().trust > 0.6


def test_a_message_waits_for_its_condition_and_comes_at_the_latest_by_its_time() -> None:
    held = plain("held", when={"decided": "announcement"})
    never = plain("never", when={"decided": "chat_cap"})
    late = plain("late", when={"decided": "chat_cap"}, if_not_by="09:30")
    run = at(quiet(messages=[held, never, late]), NINE + 5 * MIN + 1)
    decide(run, "announcement", message="honest_range")
    run.advance(NINE + 60 * MIN)
    assert arrivals(run) == {"held": 9, "late": 30}


def test_conditions_join_and_can_ask_for_the_opposite() -> None:
    both = plain("both", when={"all": [{"not_decided": "chat_cap"}, {"past": "09:20"}]})
    either = plain("either", when={"any": [{"decided": "chat_cap"}, {"past": "09:40"}]})
    run = at(quiet(messages=[both, either]), NINE + 60 * MIN)
    assert arrivals(run) == {"both": 20, "either": 40}


def test_a_figure_of_the_wall_must_hold_for_its_time() -> None:
    idle = {"measure": "ready", "channel": "voice", "over": 1}
    messages = [
        plain("at_once", when={"wall": idle}),
        plain("lasting", when={"wall": {**idle, "for": "7m"}}),
        plain("other", when={"wall": {**idle, "under": 1, "over": None}}),
    ]
    run = at(quiet(messages=messages), NINE + 60 * MIN)
    assert arrivals(run) == {"at_once": 0, "lasting": 7}


def test_every_figure_of_the_wall_can_be_asked_for() -> None:
    streams = {
        "voice": {
            "forecast": {"per_hour": 300},
            "drivers": {"login": 1},
            "talk": {"mean": "4m"},
            "patience": {"exponential": "3m"},
        }
    }
    over = {"waiting": 3, "longest_wait_s": 120, "abandoned": 5, "open": 6, "occupancy": 0.8}
    messages = [
        plain(name, when={"wall": {"measure": name, "channel": "voice", "over": value}})
        for name, value in over.items()
    ]
    under = {"wall": {"measure": "service_level", "channel": "voice", "under": 0.5}}
    run = at(a_scenario(demand__streams=streams, messages=[*messages, plain("service_level", when=under)]))
    run.advance_to_end()
    assert set(arrivals(run)) == {*over, "service_level"}


def test_a_milestone_is_reached_once_and_what_follows_it_comes_after_its_delay() -> None:
    milestones = [{"id": "told", "when": {"decided": "incident_post"}}, {"id": "promised"}]
    first = message(choices=[{"id": "yes", "label": "Yes.", "effects": [{"milestone": "promised"}]}])
    messages = [
        first,
        plain("thanks", after="told", delay="5m"),
        plain("well", after="promised", delay="20m"),
        plain("seen", when={"milestone": "told"}),
    ]
    run = at(quiet(messages=messages, milestones=milestones), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    decide(run, "incident_post")
    run.advance_to_end()
    assert run.desk.consequences.milestones == {"promised": NINE + 12 * MIN, "told": NINE + 15 * MIN}
    assert arrivals(run) == {"m": 10, "thanks": 20, "seen": 15, "well": 32}


def test_a_condition_can_ask_for_an_incident() -> None:
    incident = {
        "id": "outage",
        "title": "Outage",
        "from": "09:20",
        "to": "09:40",
        "effects": [{"resolve": {"drivers": ["login"], "to": 0}}],
    }
    during = plain("during", when={"incident": "outage"})
    run = at(quiet(messages=[during], incidents=[incident]), NINE + 60 * MIN)
    assert 20 <= arrivals(run)["during"] <= 21


def test_news_is_shown_as_it_is_said_true_or_not_unless_only_leadership_hears_it() -> None:
    incident = {
        "id": "outage",
        "title": "Outage",
        "from": "09:20",
        "to": "09:40",
        "effects": [
            {"news": {"text": "Back in ten minutes.", "from": "IT", "is_true": False}},
            {"news": {"text": "The board is told.", "known_to": "leadership"}, "from": "09:25"},
        ],
    }
    run = at(quiet(incidents=[incident]), NINE + 30 * MIN)
    view = run.observe()
    assert [(item.sender, item.text, item.state, item.category) for item in view.inbox] == [
        ("IT", "Back in ten minutes.", "information", "news")
    ]
    assert [line.text for line in view.log] == ["IT: Back in ten minutes."]


def effects(*written: dict[str, Any]) -> list[dict[str, Any]]:
    """A message whose one answer has these effects."""
    return [message(choices=[{"id": "yes", "label": "Yes.", "minutes": 0, "effects": list(written)}])]


def answered(*written: dict[str, Any], **changes: Any) -> Any:
    """A run in which these effects have just been applied."""
    run = at(quiet(messages=effects(*written), **changes), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    return run


def test_morale_moves_for_those_named_or_for_all() -> None:
    run = answered({"morale": {"agents": ["ana"], "by": 0.1}}, {"morale": {"by": -0.05}})
    assert round(agent(run, "ana").wellbeing.morale, 6) == 0.65
    assert round(agent(run, "ben").wellbeing.morale, 6) == 0.55


def test_someone_leaves_the_floor_until_a_time_and_is_fetched_back() -> None:
    run = answered({"away": {"agent": "cai", "until": "09:30"}})
    assert agent(run, "cai").state == AWAY
    run.advance(NINE + 31 * MIN)
    assert agent(run, "cai").state == READY
    run = answered({"away": {"agent": "cai", "until": "10:30"}}, {"back": "cai"})
    assert agent(run, "cai").state == READY


def test_someone_who_cannot_leave_at_once_is_back_by_the_time_all_the_same() -> None:
    run = at(quiet(messages=effects({"away": {"agent": "cai", "until": "09:30"}})), NINE + 11 * MIN)
    interventions.send_off(run.floor, agent(run, "cai"), "coaching", COACHING, 10 * MIN)
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 31 * MIN)
    assert states(run, "cai")[-2:] == [(21, AWAY), (30, READY)]


def test_someone_goes_home() -> None:
    run = answered({"away": {"agent": "cai"}})
    assert agent(run, "cai").state == OFF
    assert "Cai goes home" in log(run.desk)


def test_the_other_effects_reach_the_floor_and_the_desk() -> None:
    run = answered(
        {"guidance": ["login"]},
        {"announce": "honest_range"},
        {"repeat_contacts": 1.5},
        {"compliance": "A card number was read out."},
        {"compliance": {"breach": "It was typed into a note.", "instead": "the payment screen"}},
        {"overtime_budget": "1h"},
        {"note": "So be it."},
    )
    assert "login" in run.floor.modifiers.guided
    assert [channel.announcement for channel in run.floor.channels] == ["honest_range", "honest_range", None]
    assert run.floor.repeat_factor == 1.5
    assert run.ledger.compliance == [
        (NINE + 11 * MIN, "A card number was read out.", ""),
        (NINE + 11 * MIN, "It was typed into a note.", "the payment screen"),
    ]
    assert run.observe().budget.overtime_budget_s == 7 * 3600
    assert "So be it." in log(run.desk)


def test_an_answer_can_bring_another_message() -> None:
    first = message(choices=[{"id": "yes", "label": "Yes.", "minutes": 0, "effects": [{"message": "extra"}]}])
    run = at(quiet(messages=[first, plain("extra")]), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    assert arrivals(run) == {"m": 10, "extra": 11}
