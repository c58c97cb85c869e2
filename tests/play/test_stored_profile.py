"""A profile, what is due and what comes next, from runs that are stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from floorsim.debrief.summary import KEY, MomentSummary, ReviewSummary
from floorsim.play.stored_profile import coming, met_in, stored_profile
from floorsim.present.entries import Drill
from floorsim.store.kept_reviews import KeptReview
from floorsim.store.run_store import RunStore, open_store

MOMENT = MomentSummary(34_260.0, ("option-2",), "real_time_control", "Say it.")
SUMMARY = ReviewSummary(20.0, {"real_time_control": 6.0}, {}, (MOMENT,))


def a_run(store: RunStore, *, overall: float = 80.0, mode: str = "play", notes: object = None) -> str:
    run = store.create_run(
        scenario_id="login-outage",
        scenario_title="Login outage",
        scenario_text="{}",
        scenario_digest="sha256:0",
        model_version=4,
        seed=1,
        mode=mode,  # type: ignore[arg-type]
    )
    store.finish(run.id, {"scores": {"overall": overall}}, "sha256:1", 40_000.0)
    if isinstance(notes, dict):
        store.save_notes(run.id, notes)
    return run.id


def reviewed(store: RunStore, run_id: str) -> None:
    kept = KeptReview(store.file, run_id)
    kept.put({KEY: SUMMARY.as_json()})
    kept.close()


def test_a_profile_is_read_from_runs_notes_and_finished_reviews(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as store:
        run_id = a_run(store, notes={"moments": {"09:31:00": ["option-2", 4]}, "hints": [[1.0, "a", 1]]})
        a_run(store, mode="practice")
        reviewed(store, run_id)
        profile = stored_profile(store)
        (attempt,) = profile.attempts
        assert (attempt.overall, attempt.hints, attempt.review) == (80.0, 1, SUMMARY)
        assert profile.competencies["real_time_control"].solved == 1
        assert {one.principle for one in met_in(profile)} >= {"Say it.", "Deflect before you staff."}


def test_an_unsolved_moment_is_offered_as_a_drill_until_it_is_solved(tmp_path: Path) -> None:
    now = datetime.now(UTC) + timedelta(days=2)
    with open_store(tmp_path / "runs.db") as store:
        run_id = a_run(store)
        reviewed(store, run_id)
        assert coming(store, now).drills == (Drill(run_id, 34_260.0, "Login outage"),)
        store.save_notes(run_id, {"moments": {"09:31:00": ["option-2", 5]}})
        assert coming(store, now).drills == ()


def test_what_was_written_can_be_deleted_and_runs_stay(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as store:
        run_id = a_run(store, notes={"moments": {"09:31:00": ["option-2", 4]}})
        a_run(store)
        assert store.delete_notes() == 1
        assert store.notes(run_id) == {}
        assert len(stored_profile(store).attempts) == 2
