"""Which screen a sitting shows at each of its stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.play.desk_test.sitting import Sitting
from floorsim.tui.screens.base_screen import BaseScreen

if TYPE_CHECKING:
    from textual.screen import Screen


class Ground(BaseScreen):
    """What is below the screens of all stages; never seen."""

    RETURNS_HERE = True


def screen_of(sitting: Sitting, notes: Sequence[str]) -> Screen[None]:
    """Return the screen of the sitting's stage; `notes` are told on a page that has no clock."""
    from floorsim.tui.desk_test import pages
    from floorsim.tui.desk_test.environment_screen import EnvironmentScreen

    match sitting.stage:
        case "consent":
            return pages.IntroductionScreen()
        case "environment":
            return EnvironmentScreen()
        case "tutorial":
            return pages.TutorialScreen()
        case "between" if sitting.next_exercise is not None:
            return pages.BeforeScreen(notes)
        case "exercise":
            return exercise_screen(sitting)
        case "withdrawn":
            return pages.WithdrawnScreen()
        case _:
            return pages.EndScreen(notes)


def exercise_screen(sitting: Sitting) -> Screen[None]:
    """Return the screen of the exercise that is open."""
    from floorsim.tui.desk_test.coaching_screen import CoachingScreen
    from floorsim.tui.desk_test.dashboard_screen import DashboardScreen
    from floorsim.tui.desk_test.email_screen import EmailScreen
    from floorsim.tui.desk_test.live_floor import LiveFloorScreen
    from floorsim.tui.desk_test.note_screen import NoteScreen

    exercise = sitting.exercise
    assert exercise is not None
    match exercise.kind:
        case "live_floor":
            return LiveFloorScreen()
        case "dashboard":
            return DashboardScreen(exercise, sitting.answer)
        case "coaching" if sitting.talk().ended is None:
            return CoachingScreen(exercise)
        case "coaching":
            return NoteScreen(exercise, sitting.answer)
        case "email":
            return EmailScreen(exercise, sitting.answer)
