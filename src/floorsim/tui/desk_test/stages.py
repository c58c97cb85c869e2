"""Which screen a sitting shows at each of its stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.desktest.package.exercises import Coaching, Dashboard, Email
from floorsim.play.desk_test.sitting import Sitting
from floorsim.tui.desk_test import pages
from floorsim.tui.desk_test.coaching_screen import CoachingScreen
from floorsim.tui.desk_test.dashboard_screen import DashboardScreen
from floorsim.tui.desk_test.email_screen import EmailScreen
from floorsim.tui.desk_test.environment_screen import EnvironmentScreen
from floorsim.tui.desk_test.live_floor import LiveFloorScreen
from floorsim.tui.desk_test.note_screen import NoteScreen
from floorsim.tui.screens.base_screen import BaseScreen

if TYPE_CHECKING:
    from textual.screen import Screen


class Ground(BaseScreen):
    """What is below the screens of all stages; never seen."""

    RETURNS_HERE = True


def screen_of(sitting: Sitting, notes: Sequence[str]) -> Screen[None]:
    """Return the screen of the sitting's stage; `notes` are told on a page that has no clock."""
    match sitting.stage:
        case "consent":
            return pages.IntroductionScreen()
        case "environment":
            return EnvironmentScreen()
        case "tutorial":
            return pages.TutorialScreen()
        case "exercise":
            return _exercise_screen(sitting)
        case "withdrawn":
            return pages.WithdrawnScreen()
        case "between" if sitting.next_exercise is not None:
            return pages.BeforeScreen(notes)
        case _:
            return pages.EndScreen(notes)


def _exercise_screen(sitting: Sitting) -> Screen[None]:
    """Return the screen of the exercise that is open."""
    match sitting.exercise:
        case Dashboard() as exercise:
            return DashboardScreen(exercise, sitting.answer)
        case Coaching() as exercise if sitting.talk().ended is None:
            return CoachingScreen(exercise)
        case Coaching() as exercise:
            return NoteScreen(exercise, sitting.answer)
        case Email() as exercise:
            return EmailScreen(exercise, sitting.answer)
        case _:
            return LiveFloorScreen()
