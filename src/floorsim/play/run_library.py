"""What a front end asks of the scenarios and stored runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from floorsim.play.run_review import RunReview
from floorsim.play.session import Session
from floorsim.present.briefing import Briefing
from floorsim.present.entries import Coming, Drill, RunEntry, ScenarioEntry, Standing

if TYPE_CHECKING:
    from floorsim.play.workbench.bench import Bench


class RunLibrary(Protocol):
    """The scenarios and the stored runs."""

    def scenarios(self) -> Sequence[ScenarioEntry]: ...

    def runs(self) -> Sequence[RunEntry]:
        """Every unfinished run and the latest past ones, each newest first, then damaged ones."""

    def standings(self) -> Mapping[str, Standing]:
        """The best and the last total of each scenario that was played to its end, by its id."""

    def coming(self) -> Coming:
        """What to play next, and which moments of reviewed runs to drill."""

    def drill(self, drill: Drill) -> Session:
        """Begin a practice run shortly before a moment. Raises FloorsimError when it can't be."""

    def delete(self, run_id: str) -> None:
        """Delete a stored run and everything kept of it. Raises FloorsimError when it can't be deleted."""

    def brief(self, scenario: str, seed: int | None) -> Briefing:
        """Return what to read before a run; without a seed one is drawn."""

    def start(self, briefing: Briefing) -> Session:
        """Start the run that was briefed, and store that it began."""

    def resume(self, run_id: str | None) -> Session:
        """Open an unfinished run where it was left; None means the latest one."""

    def own_files(self) -> Sequence[str]:
        """Scenario files in the current folder, by name."""

    def workbench(self, reference: str) -> Bench:
        """A scenario on the trainer's workbench, by a shipped name or a path.

        Raises FloorsimError when there is no such file.
        """

    def review(self, run_id: str) -> RunReview:
        """The review of a stored run: all of one that has ended, of an unfinished one as far as it has come.

        Raises FloorsimError when there is nothing of it to show.
        """
