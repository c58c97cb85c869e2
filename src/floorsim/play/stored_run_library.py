"""The shipped scenarios and the stored runs.

The engine is imported when a run is opened: it takes longer to load than the home screen to show.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from floorsim.errors import FloorsimError, UsageError
from floorsim.present.briefing import Briefing
from floorsim.present.entries import Coming, Drill, RunEntry, ScenarioEntry, Standing
from floorsim.present.home_rows import MOST_RUNS
from floorsim.present.review_notes import Plan, ReviewNotes, plan_from
from floorsim.scenario.forms import without_form
from floorsim.scenario.library import shipped
from floorsim.store import DamagedRunError, ListedRun, RunStore
from floorsim.store.other_versions import why_not_again
from floorsim.store.results import overall_of

if TYPE_CHECKING:
    from floorsim.play.live_session import LiveSession
    from floorsim.play.run_review import RunReview
    from floorsim.play.workbench.file_bench import FileBench
    from floorsim.run.run import Run
    from floorsim.scenario.loader import Loaded
    from floorsim.store import Journal, RunMode, StoredRun

BEFORE_DRILL_S = 120.0
"""How long before its moment a drill begins (D): time to look round."""
HIGHEST_DRAWN_SEED = 9999
"""A drawn seed is short enough to be read out to a colleague (D)."""


class StoredRunLibrary:
    """Scenarios from the library or a file, runs from a store; every run it starts is stored."""

    def __init__(self, store: RunStore, speed: float | None = None, *, allow_outside: bool = False) -> None:
        self._store = store
        self._speed = speed
        self._allow_outside = allow_outside

    def scenarios(self) -> Sequence[ScenarioEntry]:
        return [
            ScenarioEntry(entry.id, entry.title, entry.level, entry.minutes, entry.summary, entry.days)
            for entry in shipped()
        ]

    def runs(self) -> Sequence[RunEntry]:
        unfinished, past = self._store.latest_runs("play", "practice", most_past=MOST_RUNS)
        entries = [_entry(run) for run in (*unfinished.runs, *past.runs)]
        return [*entries, *(_damaged_entry(one) for one in (*unfinished.damaged, *past.damaged))]

    def standings(self) -> Mapping[str, Standing]:
        return {
            scenario: Standing(found.best, found.last)
            for scenario, found in self._store.standings("play").items()
        }

    def coming(self) -> Coming:
        from floorsim.play.stored_profile import coming

        return coming(self._store, datetime.now(UTC))

    def drill(self, drill: Drill) -> LiveSession:
        from floorsim.store.computed_again import computed_again

        run = computed_again(self._store, self._store.get(drill.run_id))
        return self.practise(run, max(drill.at_s - BEFORE_DRILL_S, run.scenario.play_from_s))

    def delete(self, run_id: str) -> None:
        self._store.delete(run_id)

    def brief(self, scenario: str, seed: int | None) -> Briefing:
        from floorsim.play.briefing import briefing_of

        drawn = secrets.randbelow(HIGHEST_DRAWN_SEED) + 1 if seed is None else seed
        loaded = self._checked(scenario)
        briefing = briefing_of(loaded.scenario, drawn, reference=scenario)
        return replace(briefing, plan=self._plan_for(briefing), forms=tuple(loaded.forms))

    def _plan_for(self, briefing: Briefing) -> Plan | None:
        """The latest plan after a run of this scenario, else after one of a scenario of its level."""
        levels = {entry.id: entry.level for entry in shipped()}
        alike: Plan | None = None
        for scenario, notes in self._store.latest_notes("play", "practice", most=MOST_RUNS):
            plan = plan_from(notes.get("plan"))
            if plan is not None and without_form(scenario) == without_form(briefing.scenario):
                return plan
            if plan is not None and levels.get(without_form(scenario)) == briefing.level:
                alike = alike or plan
        return alike

    def start(self, briefing: Briefing) -> LiveSession:
        from floorsim.desk.names import display_names
        from floorsim.run.run import Run

        scenario = briefing.loaded or self._checked(briefing.reference).scenario
        run = Run(scenario, briefing.seed, names=display_names(scenario, briefing.seed))
        run.advance(scenario.play_from_s)
        stored = self._stored(run, briefing.speed)
        if briefing.plan is not None:
            self._store.save_notes(stored.id, ReviewNotes(before=briefing.plan).as_json())
        return self._session(run, self._store.open_journal(stored.id))

    def practise(self, run: Run, at_s: float) -> LiveSession:
        """Begin a practice run: all that was decided before a moment of a run, and then something new."""
        return self._practice(run.fork(at_s))

    def own_files(self) -> Sequence[str]:
        from floorsim.play.workbench.own_files import own_files

        return own_files(Path())

    def workbench(self, reference: str) -> FileBench:
        from floorsim.play.workbench.file_bench import FileBench

        return FileBench(reference, self._practice, allow_outside=self._allow_outside)

    def _practice(self, forked: Run) -> LiveSession:
        """Store a run as practice, and play on from where it is."""
        stored = self._stored(forked, float(forked.scenario.speed), "practice")
        journal = self._store.open_journal(stored.id)
        try:
            for seq, taken in enumerate(forked.taken):
                journal.record(seq, taken.at_s, taken.kind, taken.arguments)
            journal.save_clock(forked.now_s)
        except BaseException:
            journal.close()
            raise
        return self._session(forked, journal)

    def _stored(self, run: Run, usual_speed: float, mode: RunMode = "play") -> StoredRun:
        """The entry of a new run in the store."""
        from floorsim.store.new_run import store_new_run

        names, pace = run.desk.consequences.names, self._speed or usual_speed
        return store_new_run(self._store, run.scenario, run.seed, mode=mode, names=names, pace=pace)

    def resume(self, run_id: str | None) -> LiveSession:
        from floorsim.store.computed_again import computed_again

        stored = self._store.latest_unfinished() if run_id is None else self._store.get(run_id)
        if stored is None:
            raise UsageError("There is no unfinished run to continue; `floorsim` alone shows the scenarios.")
        if stored.status != "running":
            raise UsageError(f"Run {stored.id} has ended; `floorsim runs show {stored.id}` shows its scores.")
        journal = self._store.open_journal(stored.id)
        try:
            return self._session(computed_again(self._store, stored), journal)
        except BaseException:
            journal.close()
            raise

    def _session(self, run: Run, journal: Journal) -> LiveSession:
        from floorsim.play.live_session import LiveSession
        from floorsim.play.run_journal import Practice

        return LiveSession(run, journal, Practice(journal, self.practise))

    def review(self, run_id: str) -> RunReview:
        from floorsim.debrief.kept import KeptBranches
        from floorsim.play.result import result_of, shown_again
        from floorsim.play.run_review import ComputedReview, StoredScores
        from floorsim.run.shift_code import shift_code
        from floorsim.store.computed_again import computed_again

        stored = self._store.get(run_id)
        view = None if stored.result is None else shown_again(stored.result)
        keeper = _Notes(self._store, stored.id)
        reason = why_not_again(stored)
        if reason is not None:
            return StoredScores(view, stored.title, reason, keeper)
        try:
            run = computed_again(self._store, stored)
        except FloorsimError as error:
            if view is None:
                raise
            return StoredScores(view, stored.title, str(error), keeper)

        def kept() -> KeptBranches:
            return KeptBranches(self._store.file, stored.id)

        code = shift_code(run.scenario, run.seed)
        result = result_of(run, stored.id, ()) if view is None else replace(view, code=code)
        return ComputedReview(run, lambda: result, keeper, self.practise, kept)

    def _checked(self, reference: str) -> Loaded:
        """Return a scenario with everything about it checked, the names of its decisions too."""
        from floorsim.desk.decisions.registry import kinds
        from floorsim.scenario.loader import load_scenario

        return load_scenario(
            reference,
            decision_kinds=[kind.kind for kind in kinds()],
            allow_outside=self._allow_outside,
        )


class _Notes:
    """What is written about one stored run."""

    def __init__(self, store: RunStore, run_id: str) -> None:
        self._store = store
        self._run_id = run_id

    def notes(self) -> dict[str, Any]:
        return self._store.notes(self._run_id)

    def save_notes(self, notes: Mapping[str, Any]) -> None:
        self._store.save_notes(self._run_id, notes)


def _entry(run: ListedRun) -> RunEntry:
    return RunEntry(
        id=run.id,
        scenario=run.scenario_id,
        title=run.title,
        seed=run.seed,
        started=_moment(run.created_at),
        now_s=run.clock_s,
        ended=run.status == "ended",
        overall=overall_of(run.scores),
        why_not=_why_not(run),
        practice=run.mode == "practice",
    )


def _damaged_entry(damage: DamagedRunError) -> RunEntry:
    """A run that cannot be read, listed with what can be done about it."""
    return RunEntry(damage.run_id, "", "A damaged run", 0, "-", 0.0, True, None, why_not=str(damage))


def _moment(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def _why_not(run: ListedRun) -> str | None:
    """Why an unfinished run can't be continued here."""
    if run.status == "ended":
        return None
    return why_not_again(run)
