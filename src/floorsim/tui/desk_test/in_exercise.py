"""What every open exercise shows and does: time left, keeping, handing in, thinking pauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.binding import Binding, BindingType

from floorsim.errors import FloorsimError
from floorsim.play.desk_test.sitting import Sitting
from floorsim.present.desk_test.remaining import remaining_span
from floorsim.present.key_names import key_name
from floorsim.present.row import Role, Row, fit, row_of
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.screens.base_screen import HELP
from floorsim.wording.cells import cell_len

if TYPE_CHECKING:
    from textual.screen import Screen

    from floorsim.tui.desk_test.app import DeskTestApp

TYPING_PAUSE_S = 0.8
"""Real seconds without a change after which what was typed is kept (D)."""
LONGEST_UNKEPT_S = 3.0
"""Real seconds after which it is kept though the typing goes on (D)."""

PAUSING: BindingType = Binding(
    "f4", "app.think", "Stop the clock for a thinking pause, if you have any", id="test.think", priority=True
)
HANDING_IN: BindingType = Binding("f2", "hand_in", "Hand in; asks once", id="test.hand_in", priority=True)


class InExercise:
    """Mixed into the screens of exercises."""

    def __init__(self) -> None:
        super().__init__()
        self._changed_s: float | None = None
        """When the answer was changed last; None while all of it is kept."""
        self._unkept_s = 0.0
        """Since when something is not kept."""
        self._trouble = ""

    @property
    def test_app(self) -> DeskTestApp:
        """The application."""
        return cast("DeskTestApp", cast("Screen[None]", self).app)

    @property
    def sitting(self) -> Sitting:
        """The candidate's sitting."""
        return self.test_app.sitting

    def answer(self) -> dict[str, object] | None:
        """The answer as it stands; None where there is nothing to keep."""
        return None

    def missing(self) -> Sequence[str]:
        """What is not answered yet, a few words each."""
        return ()

    # Time

    def title_row(self, width: int) -> Row:
        """Which exercise it is, and how much time is left."""
        sitting = self.sitting
        count = len(sitting.introduction.test.exercises)
        left, role = remaining_span(sitting.remaining_s(), paused=sitting.paused_s is not None)
        head = f"━ {sitting.number} of {count} ━ "
        title = "" if sitting.exercise is None else sitting.exercise.title
        room = width - cell_len(head) - cell_len(left) - 5
        title = fit(title, room) if cell_len(title) > room else title
        stroke = "━" * max(room - cell_len(title) + 1, 0)
        return row_of((head, Role.ACCENT), (title, Role.TITLE), (f" {stroke} ", Role.ACCENT), (left, role),
                      (" ━", Role.ACCENT))  # fmt: skip

    def status_row(self, width: int) -> Row:
        """What stands below the title."""
        return Row()

    def show_time(self) -> None:
        """Draw the first rows again; a row that is the same costs nothing."""
        for head in cast("Screen[None]", self).query("#head").results(RowPanel):
            if width := head.size.width:
                head.show([self.title_row(width), self.status_row(width)])

    def kept_row(self, words: str, width: int) -> Row:
        """Some words, and whether all of the answer is kept."""
        if self._trouble:
            return row_of((fit(" ✕ not kept yet; it is tried again", width), Role.BAD))
        kept = ("✓ kept", Role.GOOD) if self._changed_s is None else ("● keeping", Role.DIM)
        return row_of((fit(f" {words}", width - 10), Role.DIM), kept)

    # Keeping

    def changed(self) -> None:
        """Note that the answer is another one than what is kept."""
        now_s = self.test_app.play.pacer.now()
        if self._changed_s is None:
            self._unkept_s = now_s
        self._changed_s = now_s

    def keep(self, *, at_once: bool = False) -> None:
        """Keep the answer in a pause of typing; what can't be kept stays and is tried again."""
        if self._changed_s is None:
            return
        now_s = self.test_app.play.pacer.now()
        rests = now_s - self._changed_s >= TYPING_PAUSE_S or now_s - self._unkept_s >= LONGEST_UNKEPT_S
        answer = self.answer() if rests or at_once else None
        if answer is None:
            return
        try:
            self.sitting.save(answer)
        except FloorsimError as error:
            if self._trouble != str(error):
                self.test_app.tell(str(error), wrong=True, held=True)
            self._trouble = str(error)
        else:
            self._changed_s, self._trouble = None, ""

    def action_hand_in(self) -> None:
        gone = self.missing()
        lacking = f" Still missing: {', '.join(gone)}." if gone else ""
        key = key_name(self.test_app.settings.keys.get("test.hand_in", "f2"))
        if self.test_app.asks("hand_in", f"Hand in?{lacking} {key} again hands in, any other key goes on."):
            return
        self.keep(at_once=True)
        if self._trouble:
            self.test_app.tell(f"Not handed in: {self._trouble}", wrong=True)
            return
        self.test_app.do(self.sitting.hand_in)

    def action_back(self) -> None:
        """Stay: an exercise is left by handing it in."""

    def exercise_hints(self, *, hand_in: bool = True) -> Sequence[KeyHint]:
        """The keys that every exercise has."""
        keys = self.test_app.settings.keys
        pauses = self.sitting.pauses_left
        return (
            *((KeyHint(keys.get("test.hand_in", "f2"), "hand in", "hand_in", keep=True),) if hand_in else ()),
            *((KeyHint(keys.get("test.think", "f4"), f"pause ({pauses})", "app.think"),) if pauses else ()),
            HELP,
        )
