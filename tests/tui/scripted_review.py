"""The review of a run, made by hand: it is told as given, and notes what was asked of it."""

from __future__ import annotations

from collections.abc import Callable

from floorsim.debrief.difference import ChannelDifference, CustomerDifference, Difference, PersonDifference
from floorsim.debrief.model import Review
from floorsim.desk.view import FloorView
from floorsim.errors import StoreError
from floorsim.play.run_review import Story
from floorsim.play.session import Session
from floorsim.present.behind_rows import PartBehind
from floorsim.present.result_view import ResultView
from floorsim.present.review_notes import ReviewNotes
from floorsim.scoring.behind import Behind
from tests.present.floor_views import a_floor
from tests.present.reviews import a_review, a_timeline, a_walk, some_cases


class ScriptedReview:
    """A review that is whole at once; `found` are the reviews told one after the other."""

    def __init__(self, result: ResultView | None, *found: Review, why_not: str | None = None) -> None:
        self.title = "Login outage"
        self.told = result
        self.why_not = why_not
        self.found = found or (a_review(),)
        self.notes = ReviewNotes()
        self.saved: list[ReviewNotes] = []
        self.asked: list[int] = []
        self.opened: list[str] = []
        self.stopped = False
        self.full = False
        self.practised: list[float] = []
        self.on_practise: Callable[[], Session] | None = None

    @property
    def result(self) -> ResultView | None:
        return self.told

    def save_notes(self, notes: ReviewNotes) -> None:
        if self.full:
            raise StoreError("The disk is full.")
        self.notes = notes
        self.saved.append(notes)

    def story(self) -> Story:
        return Story(a_timeline(), some_cases(), a_walk())

    def compute(self, on_change: Callable[[Review], None], cancelled: Callable[[], bool]) -> None:
        for review in self.found:
            on_change(review)
        self.stopped = cancelled()

    def difference(self, seq: int) -> Difference:
        self.asked.append(seq)
        return Difference(
            seq,
            (ChannelDifference("voice", "Voice", True, 38, 4, -3600.0, -19, 22, 12, -7),),
            (PersonDifference("noor", "Noor", -0.03, 0.02),),
            (
                CustomerDifference(
                    "voice-84", "Voice", 9.7 * 3600.0, "answered after 0:31", "gave up after 1:07"
                ),
            ),
        )

    def behind(self, part_id: str) -> PartBehind:
        self.opened.append(part_id)
        late = Behind(9.7 * 3600.0, "Voice, cannot log in: answered late", 0, 84, 1, "after 3:05 min")
        return PartBehind((late,), {0: "Dana"}, {1: "changing the announcement on Voice and Chat"})

    def floor_at(self, at_s: float) -> FloorView:
        return a_floor(now_s=at_s)

    def practise_from(self, at_s: float) -> Session:
        self.practised.append(at_s)
        assert self.on_practise is not None
        return self.on_practise()
