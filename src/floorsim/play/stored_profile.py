"""A trainee's profile, principles to come and next scenario, from the runs that are stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from floorsim.debrief.summary import KEY, ReviewSummary, summary_from
from floorsim.play.principles import Met, schedule
from floorsim.play.profile import Attempt, Profile, answers_in, is_solved, profile_of
from floorsim.play.proposal import proposed
from floorsim.present.entries import Coming, Drill
from floorsim.present.score_rows import GOOD_FROM
from floorsim.scenario.competencies import competencies
from floorsim.scenario.forms import without_form
from floorsim.scenario.library import shipped
from floorsim.store.kept_reviews import KeptReview
from floorsim.store.places import review_file
from floorsim.store.results import overall_of

if TYPE_CHECKING:
    from floorsim.store import ListedRun, RunStore

MOST_RUNS: Final = 200
"""Runs that a profile looks at, the latest (D): years of practice, read in a moment."""
MOST_DRILLS: Final = 3
"""Drills offered at once (D): a few worth doing, not a list of failures."""


def stored_profile(store: RunStore) -> Profile:
    """The profile that the stored runs make; practice runs are left out."""
    return profile_of(attempts_in(store), competencies())


def attempts_in(store: RunStore) -> Iterator[Attempt]:
    """Every run that was played to its end and can be read, the latest MOST_RUNS."""
    for run in store.find_runs(mode="play", status="ended", limit=MOST_RUNS).runs:
        overall = overall_of(run.scores)
        if overall is not None:
            yield _attempt(store, run, overall)


def met_in(profile: Profile) -> Iterator[Met]:
    """What principles were met in the runs: those of moments, and those of the scenario as a whole."""
    of = {one.id: one.principles for one in shipped()}
    for attempt in profile.attempts:
        told = set()
        for moment in attempt.review.moments if attempt.review is not None else ():
            right = is_solved(attempt, moment)
            if moment.principle is not None and right is not None:
                told.add(moment.principle)
                yield Met(moment.principle, attempt.scenario, attempt.at, right)
        for principle in of.get(attempt.scenario, ()):
            if principle not in told:
                yield Met(principle, attempt.scenario, attempt.at, attempt.overall >= GOOD_FROM)


def coming(store: RunStore, now: datetime) -> Coming:
    """What to play next, and which moments to drill, the latest runs first."""
    profile = stored_profile(store)
    drills = [
        Drill(attempt.run_id, moment.at_s, attempt.title)
        for attempt in reversed(profile.attempts)
        for moment in (attempt.review.moments if attempt.review is not None else ())
        if not is_solved(attempt, moment)
    ]
    due = schedule(met_in(profile))
    return Coming(proposed(profile, due, shipped(), now), tuple(drills[:MOST_DRILLS]))


def _attempt(store: RunStore, run: ListedRun, overall: float) -> Attempt:
    notes = store.notes(run.id)
    hints = notes.get("hints")
    return Attempt(
        run.id,
        without_form(run.scenario_id),
        run.title,
        run.created_at,
        overall,
        len(hints) if isinstance(hints, list) else 0,
        answers_in(notes),
        _summary(store, run.id),
    )


def _summary(store: RunStore, run_id: str) -> ReviewSummary | None:
    """The summary of the run's review; None where none was finished."""
    if not review_file(store.file, run_id).is_file():
        return None
    kept = KeptReview(store.file, run_id)
    try:
        return summary_from(kept.get([KEY]).get(KEY))
    finally:
        kept.close()
