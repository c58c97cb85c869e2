"""The course of a run: what waited, who was on, what came up, when decisions were ordered and acted."""

from __future__ import annotations

import pytest

from floorsim.debrief.reference import Reference, worked_run
from floorsim.debrief.timeline import Timeline, timeline_of
from floorsim.run.run import Run

HALF_PAST_NINE = 9.5 * 3600.0


@pytest.fixture(scope="module")
def timeline(outage_run: Run, outage_reference: Reference) -> Timeline:
    return timeline_of(outage_run, outage_reference)


def test_there_is_a_step_for_every_minute_of_play(timeline: Timeline) -> None:
    assert timeline.steps == 120
    assert timeline.at_s(timeline.steps - 1) == timeline.until_s - 60.0
    for channel in timeline.channels:
        assert {len(channel.waiting), len(channel.on), len(channel.need)} == {120}


def test_what_waits_is_what_the_ledger_says_waited(outage_run: Run, timeline: Timeline) -> None:
    voice = timeline.channels[0]
    for step in (0, 37, 80, 119):
        at_s = timeline.at_s(step)
        waited = [
            contact
            for contact in outage_run.ledger.contacts
            if contact.type.channel == 0 and contact.arrived_s <= at_s
            if not 0.0 <= (contact.answered_s if contact.answered_s >= 0.0 else contact.left_s) <= at_s
        ]
        assert voice.waiting[step] == len(waited)
    assert max(voice.waiting) > 3


def test_as_many_are_on_as_the_wallboard_showed(outage_run: Run, timeline: Timeline) -> None:
    at_s = timeline.at_s(90)
    staffed = {channel.id: channel.staffed for channel in outage_run.fork(at_s + 30.0).observe().channels}
    for channel in timeline.channels:
        assert channel.on[90] == pytest.approx(staffed[channel.id], abs=1.0)


def test_a_decision_stands_when_it_was_ordered_and_when_it_acted(timeline: Timeline) -> None:
    post = next(move for move in timeline.yours if move.kind == "incident_post")
    assert post.acted_s is not None
    assert post.begun_s is not None
    assert post.ordered_s < post.begun_s < post.acted_s
    assert post.waited_s > 0.0
    assert "the team knows how to handle Cannot log in and Password reset" in [one.says for one in post.came]


def test_a_decision_that_was_withdrawn_says_that_it_never_acted(timeline: Timeline) -> None:
    late = [move for move in timeline.yours if move.not_done]
    assert late
    assert all(move.acted_s is None for move in late)
    assert all(str(move.not_done).startswith("not done") for move in late)


def test_the_reference_stands_below_with_the_authors_reasons(timeline: Timeline) -> None:
    assert timeline.reference_name == "worked run"
    assert len(timeline.reference) > 20
    assert all(move.because for move in timeline.reference)


def test_an_incident_has_a_beginning_and_an_end(timeline: Timeline) -> None:
    outage = next(one for one in timeline.happenings if one.kind == "incident")
    assert outage.until_s is not None
    assert outage.at_s < outage.until_s
    assert [one.at_s for one in timeline.happenings] == sorted(one.at_s for one in timeline.happenings)


def test_tiredness_that_nobody_saw_is_told_and_grows_through_the_morning(timeline: Timeline) -> None:
    first, last = timeline.fatigue[0], timeline.fatigue[-1]
    assert first is not None
    assert last is not None
    assert 0.0 < first < last < 1.0
    assert {person.name for person in timeline.people} >= {"Dana", "Noor", "Hanna"}


def test_a_run_left_in_the_middle_goes_to_where_it_got(outage_run: Run, outage_reference: Reference) -> None:
    half = timeline_of(outage_run.fork(HALF_PAST_NINE), outage_reference)
    assert half.steps == 30
    assert all(move.ordered_s < HALF_PAST_NINE for move in (*half.yours, *half.reference))
    outage = next(one for one in half.happenings if one.kind == "incident")
    assert outage.until_s is None


def test_the_worked_run_can_be_played_up_to_a_time(outage_run: Run) -> None:
    half = worked_run(outage_run.scenario, 5, until_s=HALF_PAST_NINE)
    assert half is not None
    assert half.run.now_s == HALF_PAST_NINE
    assert len(half.because) == len(half.run.taken) == 3


def test_a_scenario_without_a_worked_run_has_no_reference(outage_run: Run) -> None:
    alone = outage_run.scenario.model_copy(update={"expert": ()})
    assert worked_run(alone, 5) is None
    timeline = timeline_of(outage_run.fork(HALF_PAST_NINE))
    assert timeline.reference == ()
    assert timeline.reference_name is None
