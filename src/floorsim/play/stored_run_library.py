"""The shipped scenarios and the stored runs.

The engine is imported when a run is opened: it takes longer to load than the home screen to show.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from floorsim.errors import UsageError
from floorsim.present.briefing import Briefing
from floorsim.present.entries import RunEntry, ScenarioEntry, Standing
from floorsim.present.home_rows import MOST_RUNS
from floorsim.present.result_view import ResultView
from floorsim.scenario.library import shipped
from floorsim.store import DamagedRunError, ListedRun, RunStore
from floorsim.store.other_versions import why_not_again
from floorsim.store.results import overall_of

if TYPE_CHECKING:
    from floorsim.play.live_session import LiveSession
    from floorsim.scenario.models.scenario import Scenario

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
            ScenarioEntry(entry.id, entry.title, entry.level, entry.minutes, entry.summary)
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

    def delete(self, run_id: str) -> None:
        self._store.delete(run_id)

    def brief(self, scenario: str, seed: int | None) -> Briefing:
        from floorsim.play.briefing import briefing_of

        drawn = secrets.randbelow(HIGHEST_DRAWN_SEED) + 1 if seed is None else seed
        return briefing_of(self._checked(scenario), drawn, reference=scenario)

    def start(self, briefing: Briefing) -> LiveSession:
        from floorsim.desk.names import display_names
        from floorsim.play.live_session import LiveSession
        from floorsim.run.model_version import MODEL_VERSION
        from floorsim.run.run import Run
        from floorsim.scenario.canonical import canonical_json, digest

        scenario = briefing.loaded or self._checked(briefing.reference)
        names = display_names(scenario, briefing.seed)
        run = Run(scenario, briefing.seed, names=names)
        run.advance(scenario.play_from_s)
        stored = self._store.create_run(
            scenario_id=scenario.meta.id,
            scenario_title=scenario.meta.title,
            scenario_text=canonical_json(scenario),
            scenario_digest=digest(scenario),
            model_version=MODEL_VERSION,
            seed=briefing.seed,
            names=names,
            pace=self._speed or briefing.speed,
        )
        return LiveSession(run, self._store.open_journal(stored.id))

    def resume(self, run_id: str | None) -> LiveSession:
        from floorsim.play.live_session import LiveSession
        from floorsim.store.computed_again import computed_again

        stored = self._store.latest_unfinished() if run_id is None else self._store.get(run_id)
        if stored is None:
            raise UsageError("There is no unfinished run to continue; `floorsim` alone shows the scenarios.")
        if stored.status != "running":
            raise UsageError(f"Run {stored.id} has ended; `floorsim runs show {stored.id}` shows its scores.")
        journal = self._store.open_journal(stored.id)
        try:
            return LiveSession(computed_again(self._store, stored), journal)
        except BaseException:
            journal.close()
            raise

    def result(self, run_id: str) -> ResultView:
        from floorsim.play.result import result_of, shown_again
        from floorsim.store.computed_again import computed_again

        stored = self._store.get(run_id)
        view = shown_again(stored.result or {})
        if view is not None:
            return view
        return result_of(computed_again(self._store, stored), stored.id, ())

    def _checked(self, reference: str) -> Scenario:
        """Return a scenario with everything about it checked, the names of its decisions too."""
        from floorsim.desk.decisions.registry import kinds
        from floorsim.scenario.loader import load_scenario

        loaded = load_scenario(
            reference,
            decision_kinds=[kind.kind for kind in kinds()],
            allow_outside=self._allow_outside,
        )
        return loaded.scenario


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
