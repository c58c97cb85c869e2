"""The review of a stored run: its story, practice from a moment, notes and the plan that comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floorsim.debrief.model import Review
from floorsim.desk.decisions.kinds.announcement import Announcement
from floorsim.errors import RunError
from floorsim.play.live_session import LiveSession
from floorsim.play.run_review import RunReview
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.present.review_notes import Plan, ReviewNotes, Solved
from floorsim.store import RunStore

PLAN = Plan("three callers say the same", "put the notice on")
TEN = 10 * 3600.0


def started(library: StoredRunLibrary) -> LiveSession:
    """First shift, with one decision."""
    session = library.start(library.brief("first-shift", 3))
    session.advance(session.now_s + 120.0)
    session.decide(Announcement(message="known_issue"))
    return session


@pytest.fixture
def ended(library: StoredRunLibrary) -> str:
    session = started(library)
    session.advance(session.end_s)
    session.keep_result()
    session.close()
    return str(session.run_id)


def test_the_story_of_a_stored_run_is_read_again(library: StoredRunLibrary, ended: str) -> None:
    review = library.review(ended)
    story = review.story()
    assert [move.kind for move in story.timeline.yours] == ["announcement"]
    assert story.timeline.reference_name == "worked run"
    assert len(story.walk) == len(story.timeline.reference) > 0
    assert all(stop.options[stop.right] for stop in story.walk)
    assert story.messages
    assert review.result is not None
    assert review.why_not is None


def test_every_part_of_a_score_can_be_opened(library: StoredRunLibrary, ended: str) -> None:
    review = library.review(ended)
    assert review.result is not None
    for score in review.result.scores:
        for part in score.parts:
            found = review.behind(part.id)
            assert all(thing.agent is None or thing.agent in found.agents for thing in found.things)


def test_practice_goes_on_from_a_moment_with_what_was_decided_before(
    library: StoredRunLibrary, store: RunStore, ended: str
) -> None:
    review = library.review(ended)
    session = review.practise_from(TEN + 600.0)
    assert session.now_s == TEN + 600.0
    assert [line.text for line in session.observe().log if line.category == "decision"]
    session.advance(session.end_s)
    session.keep_result()
    session.close()
    practice, first = library.runs()
    assert practice.practice
    assert not first.practice
    assert practice.id == session.run_id
    assert [one.kind for one in store.decisions(practice.id)] == ["announcement"]
    assert library.standings()["first-shift"].last == pytest.approx(first.overall)
    assert review.floor_at(TEN + 600.0).now_s == TEN + 600.0


def test_practice_from_before_a_decision_does_not_have_it(library: StoredRunLibrary, ended: str) -> None:
    session = library.review(ended).practise_from(TEN + 60.0)
    assert not [line for line in session.observe().log if line.category == "decision"]
    session.close()
    again = library.resume(session.run_id)
    assert again.now_s == TEN + 60.0
    again.close()


def test_what_is_written_stays_with_the_run(library: StoredRunLibrary, ended: str) -> None:
    notes = ReviewNotes(plan=PLAN, solved={"10:02:00": Solved("leave", 2)})
    library.review(ended).save_notes(notes)
    assert library.review(ended).notes == notes


def test_a_plan_comes_back_in_the_next_briefing_and_with_the_next_run(
    library: StoredRunLibrary, ended: str
) -> None:
    assert library.brief("first-shift", 4).plan is None
    library.review(ended).save_notes(ReviewNotes(plan=PLAN))
    briefing = library.brief("first-shift", 4)
    assert briefing.plan == PLAN
    assert library.brief("login-outage", 4).plan is None, "another level"
    session = library.start(briefing)
    assert session.review().notes.before == PLAN
    session.close()


def test_an_unfinished_run_is_reviewed_as_far_as_it_came(library: StoredRunLibrary) -> None:
    session = started(library)
    session.advance(TEN + 600.0)
    session.close()
    review = library.review(str(session.run_id))
    assert review.result is not None
    assert review.result.reference_overall is not None
    timeline = review.story().timeline
    assert timeline.until_s == TEN + 600.0
    assert timeline.steps == 10


def test_a_review_that_is_left_has_told_what_the_run_was(library: StoredRunLibrary, ended: str) -> None:
    told: list[Review] = []
    library.review(ended).compute(told.append, lambda: True)
    assert told[0].ended
    assert [one.kind for one in told[0].decisions] == ["announcement"]
    assert not told[-1].done


def test_a_run_whose_decisions_are_lost_is_shown_with_its_stored_scores(
    library: StoredRunLibrary, store: RunStore, ended: str
) -> None:
    shown = library.review(ended).result
    store._db.execute("UPDATE runs SET scenario_digest = 'sha256:0' WHERE id = ?", [ended])
    review: RunReview = library.review(ended)
    assert shown is not None
    assert review.result == replace(shown, code="")
    assert "is not the one it was played in" in str(review.why_not)
    with pytest.raises(RunError, match="is not the one it was played in"):
        review.story()
    store._db.execute("UPDATE runs SET result = '{}' WHERE id = ?", [ended])
    with pytest.raises(RunError):
        library.review(ended)


def test_a_plan_after_a_run_of_the_same_level_comes_back_too(
    library: StoredRunLibrary, store: RunStore, ended: str
) -> None:
    library.review(ended).save_notes(ReviewNotes(plan=PLAN))
    store._db.execute("UPDATE runs SET scenario_id = 'login-outage' WHERE id = ?", [ended])
    assert library.brief("absence-wave", 1).plan == PLAN
    assert replace(library.brief("absence-wave", 1), plan=None) != library.brief("absence-wave", 1)
