"""The live floor of a desk test: the floor as it always is, without what changes its time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from floorsim.tui.desk_test.in_exercise import PAUSING, InExercise
from floorsim.tui.floor.floor_screen import FloorScreen
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.travel import NOT_IN_A_TEST


def _no(key: str, what: str, id: str) -> Binding:
    return Binding(key, f"not_here('{what}')", NOT_IN_A_TEST, id=id, show=False)


class LiveFloorScreen(InExercise, FloorScreen):
    """Lead the floor until the time is up."""

    HELP_TOPIC = "test_floor"
    BINDINGS = [
        PAUSING,
        _no("space", "Pause", "floor.pause"),
        _no("plus,equals_sign", "Speed", "floor.faster"),
        _no("minus", "Speed", "floor.slower"),
        _no("full_stop", "Step", "floor.step"),
        _no("greater_than_sign", "Next stop", "floor.leap"),
        _no("u", "Undo", "floor.undo"),
        _no("q", "Leaving by q", "floor.home"),
        Binding("enter", "review", id="floor.review", show=False, priority=True),
    ]

    def on_mount(self) -> None:
        super().on_mount()
        self._told_the_end = True  # the sitting says when the exercise is over

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to the panels; there is no review."""
        return action != "review"

    def show_time(self) -> None:
        self._draw_header()

    def action_not_here(self, what: str) -> None:
        self.test_app.clear_notifications()  # one such note is enough
        self.test_app.tell(f"{what}: {NOT_IN_A_TEST}")

    def action_back(self) -> None:
        FloorScreen.action_back(self)

    def hints(self) -> Sequence[KeyHint]:
        key = self.key_of
        return (
            KeyHint(key("floor.decide", "d"), "decide", "decide", keep=True),
            KeyHint(key("go", "g"), "go to", "places", keep=True),
            KeyHint(key("palette", "colon"), "find", "palette", keep=True),
            KeyHint(key("floor.filter", "slash"), "filter", "filter"),
            KeyHint(key("floor.mark", "x"), "mark", "mark"),
            *self.exercise_hints(hand_in=False),
        )
