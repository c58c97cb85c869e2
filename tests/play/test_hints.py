"""Hints go from where to look over the principle to an action, about what presses most."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.desk.decisions.registry import decision_from
from floorsim.play.hints import Hint, next_hint, topics
from floorsim.present.review_notes import HintTaken, ReviewNotes, notes_from
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.units import HOUR_S, MINUTE_S


def at(hours: float) -> Run:
    run = Run(load_scenario("login-outage").scenario, 5)
    run.advance(hours * HOUR_S)
    return run


def asked(run: Run, taken: Sequence[HintTaken] = ()) -> Hint:
    hint = next_hint(run, run.observe(), taken)
    assert hint is not None
    return hint


def taken_of(hint: Hint) -> HintTaken:
    return HintTaken(0.0, hint.about, hint.step)


def test_a_hint_about_a_message_tells_where_then_why_then_what() -> None:
    run = at(9.5)
    first = asked(run)
    assert (first.about, first.step, first.more) == ("first_cue", 1, True)
    assert "Marek" in first.text
    second = asked(run, [taken_of(first)])
    third = asked(run, [taken_of(first), taken_of(second)])
    message = next(one for one in run.scenario.messages if one.id == "first_cue")
    assert (second.text, third.text) == (message.principle, message.expected)
    assert not third.more


def test_after_the_last_step_the_next_thing_comes_up() -> None:
    run = at(9.5)
    told = [HintTaken(0.0, "first_cue", 3)]
    assert asked(run, told).about != "first_cue"


def test_the_worked_runs_move_comes_up_at_its_time_until_something_like_it_is_decided() -> None:
    run = at(9.45)
    about = [topic.about for topic in topics(run, run.observe())]
    assert "announcement@09:24" in about
    run.decide(decision_from("announcement", {"message": "known_issue"}))
    run.advance(run.now_s + MINUTE_S)
    assert "announcement@09:24" not in [topic.about for topic in topics(run, run.observe())]


def test_a_short_channel_says_how_short_it_is_and_who_could_help() -> None:
    run = at(9.6)
    short = [topic for topic in topics(run, run.observe()) if topic.about.startswith("short:")]
    assert short
    assert "needed" in short[0].steps[0]


def test_asking_changes_nothing_in_the_run() -> None:
    run, other = at(9.5), at(9.5)
    asked(run)
    run.advance(run.now_s + HOUR_S)
    other.advance(other.now_s + HOUR_S)
    assert run.ledger.digest() == other.ledger.digest()


def test_hints_are_kept_with_what_is_written_about_the_run() -> None:
    notes = ReviewNotes(hints=(HintTaken(34_200.0, "first_cue", 2),))
    assert notes_from(notes.as_json()) == notes
    assert notes_from({"hints": ["x", [1, 2, 3]]}).hints == ()
