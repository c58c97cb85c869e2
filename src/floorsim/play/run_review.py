"""The review of one run behind the screens: its story, its figures, the floor as it stood, practice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from floorsim.errors import RunError
from floorsim.present.result_view import ResultView
from floorsim.present.review_notes import ReviewNotes, notes_from

if TYPE_CHECKING:
    from floorsim.debrief.difference import Difference
    from floorsim.debrief.kept import KeptBranches
    from floorsim.debrief.messages import CaseReview
    from floorsim.debrief.model import Review
    from floorsim.debrief.timeline import Timeline
    from floorsim.debrief.walk import Stop
    from floorsim.desk.view import FloorView
    from floorsim.play.session import Session
    from floorsim.present.behind_rows import PartBehind
    from floorsim.run.run import Run
    from floorsim.scoring.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of a run without playing anything again but the reference."""

    timeline: Timeline
    messages: tuple[CaseReview, ...]
    walk: tuple[Stop, ...]
    """The reference's run to predict; empty where there is none."""


class RunReview(Protocol):
    """What a front end asks of the review of a run."""

    @property
    def title(self) -> str:
        """The scenario's title."""

    @property
    def why_not(self) -> str | None:
        """Why nothing but the stored scores can be shown, or None."""

    @property
    def result(self) -> ResultView | None:
        """The scores with their parts; None of a run of another version that has none stored."""

    @property
    def notes(self) -> ReviewNotes:
        """What the trainee wrote."""

    def save_notes(self, notes: ReviewNotes) -> None:
        """Keep what the trainee wrote with the run. Raises FloorsimError when it can't be stored."""

    def story(self) -> Story:
        """Timeline, messages and the reference's run; takes up to a second, and may be called in a thread."""

    def compute(self, on_change: Callable[[Review], None], cancelled: Callable[[], bool]) -> None:
        """Measure what each decision was worth, telling ever sharper reviews; blocks for minutes."""

    def difference(self, seq: int) -> Difference:
        """What one decision changed on the customers who came; may be called in a thread."""

    def behind(self, part_id: str) -> PartBehind:
        """The contacts, people, cases and decisions behind a part of a score; may be called in a thread."""

    def floor_at(self, at_s: float) -> FloorView:
        """The floor as the supervisor saw it at a moment."""

    def practise_from(self, at_s: float) -> Session:
        """Begin a practice run that goes on from a moment. Raises FloorsimError when it can't be stored."""


class NotesKeeper(Protocol):
    """Where notes about a run are kept."""

    def notes(self) -> dict[str, Any]:
        """What was kept last."""

    def save_notes(self, notes: Mapping[str, Any]) -> None:
        """Keeps notes in place of those before."""


class ComputedReview:
    """The review of a run that can be computed again."""

    def __init__(
        self,
        run: Run,
        result: Callable[[], ResultView],
        keeper: NotesKeeper,
        practise: Callable[[Run, float], Session],
        kept: Callable[[], KeptBranches] | None = None,
    ) -> None:
        """`kept` opens what was played for this review before; without it everything is played anew."""
        self._run = run
        self._result = result
        self._keeper = keeper
        self._practise = practise
        self._kept = kept
        self._notes: ReviewNotes | None = None
        self._story: Story | None = None
        self._evidence: Evidence | None = None

    @property
    def title(self) -> str:
        return self._run.scenario.meta.title

    @property
    def why_not(self) -> str | None:
        return None

    @property
    def result(self) -> ResultView:
        return self._result()

    @property
    def notes(self) -> ReviewNotes:
        if self._notes is None:
            self._notes = notes_from(self._keeper.notes())
        return self._notes

    def save_notes(self, notes: ReviewNotes) -> None:
        self._notes = notes
        self._keeper.save_notes(notes.as_json())

    def story(self) -> Story:
        from floorsim.debrief.messages import messages_of
        from floorsim.debrief.reference import worked_run
        from floorsim.debrief.timeline import timeline_of
        from floorsim.debrief.walk import walk_of

        if self._story is None:
            run = self._run
            names = run.desk.consequences.names
            reference = worked_run(run.scenario, run.seed, names=names, until_s=run.now_s)
            timeline = timeline_of(run, reference)
            self._story = Story(
                timeline,
                messages_of(run, reference),
                () if reference is None else walk_of(reference, timeline.yours),
            )
        return self._story

    def compute(self, on_change: Callable[[Review], None], cancelled: Callable[[], bool]) -> None:
        from floorsim.debrief.played import Played
        from floorsim.debrief.reviewing import Reviewing
        from floorsim.lab.gathering import GivenUpError

        run = self._run
        names = run.desk.consequences.names
        played = Played(run.scenario, run.seed, tuple(run.taken), run.now_s, names)
        known = None if self._kept is None else self._kept()
        try:
            reviewing = Reviewing(played, known=known)
            on_change(reviewing.review)
            review = reviewing.run(on_change, cancelled)
            if known is not None and run.ended:
                known.finish(review)
        except GivenUpError:
            return
        finally:
            if known is not None:
                known.close()

    def difference(self, seq: int) -> Difference:
        from floorsim.debrief.difference import difference_of

        return difference_of(self._run, seq)

    def behind(self, part_id: str) -> PartBehind:
        from floorsim.present.behind_rows import PartBehind
        from floorsim.scoring.behind import behind
        from floorsim.scoring.evidence import Evidence

        run = self._run
        if self._evidence is None:
            self._evidence = Evidence(run.compiled, run.ledger)
        return PartBehind(
            behind(self._evidence, part_id),
            {agent.index: run.desk.consequences.name(agent) for agent in run.floor.agents},
            {taken.seq: run.words_of(taken) for taken in run.taken},
        )

    def floor_at(self, at_s: float) -> FloorView:
        return self._run.fork(at_s).observe()

    def practise_from(self, at_s: float) -> Session:
        return self._practise(self._run, at_s)


class StoredScores:
    """What is stored of a run that this version can't compute again: its scores, and what was written."""

    def __init__(self, view: ResultView | None, title: str, why_not: str, keeper: NotesKeeper) -> None:
        self._view = view
        self._title = title
        self._why_not = why_not
        self._keeper = keeper

    @property
    def title(self) -> str:
        return self._title

    @property
    def why_not(self) -> str | None:
        return self._why_not

    @property
    def result(self) -> ResultView | None:
        return self._view

    @property
    def notes(self) -> ReviewNotes:
        return notes_from(self._keeper.notes())

    def save_notes(self, notes: ReviewNotes) -> None:
        self._keeper.save_notes(notes.as_json())

    def story(self) -> Story:
        raise RunError(self._why_not)

    def compute(self, on_change: Callable[[Review], None], cancelled: Callable[[], bool]) -> None:
        raise RunError(self._why_not)

    def difference(self, seq: int) -> Difference:
        raise RunError(self._why_not)

    def behind(self, part_id: str) -> PartBehind:
        raise RunError(self._why_not)

    def floor_at(self, at_s: float) -> FloorView:
        raise RunError(self._why_not)

    def practise_from(self, at_s: float) -> Session:
        raise RunError(self._why_not)
