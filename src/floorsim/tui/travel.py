"""Where one can go: a capital letter for each place, from the floor and from all that opens over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from textual.binding import Binding, BindingType

from floorsim.desk.decisions.families.driver import LONG_ENOUGH_S
from floorsim.desk.view import FloorView
from floorsim.present.due import first_due
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


def _inbox(app: FloorsimApp) -> None:
    from floorsim.tui.screens.inbox_dialog import InboxDialog

    app.push_screen(InboxDialog(None))


def _agents(app: FloorsimApp) -> None:
    from floorsim.tui.screens.agents_dialog import AgentsDialog

    app.push_screen(AgentsDialog())


def _drivers(app: FloorsimApp) -> None:
    from floorsim.tui.screens.drivers_screen import DriversScreen

    app.push_screen(DriversScreen())


def _my_time(app: FloorsimApp) -> None:
    app.push_screen(import_module(MY_TIME).MyTimeScreen())


def _quality(app: FloorsimApp) -> None:
    from floorsim.tui.screens.quality_screen import QualityScreen

    app.push_screen(QualityScreen())


def _schedule(app: FloorsimApp) -> None:
    from floorsim.tui.screens.schedule_screen import ScheduleScreen

    app.push_screen(ScheduleScreen())


def _plan(app: FloorsimApp) -> None:
    from floorsim.tui.screens.plan_dialog import PlanDialog

    app.push_screen(PlanDialog())


def _report(app: FloorsimApp) -> None:
    from floorsim.tui.screens.report_screen import REPORT
    from floorsim.tui.taking import kind_named

    kind = kind_named(app.play, REPORT)
    if kind is not None:
        app.play.open_form(kind)


def _reports_expected(view: FloorView) -> bool:
    """Whether a daily summary is to come, or several days are played."""
    return view.end_s > DAY_S or any(row.duty == "daily_summary" for row in view.own_time.coming)


def _log(app: FloorsimApp) -> None:
    from floorsim.tui.screens.log_dialog import LogDialog

    app.push_screen(LogDialog())


def _decisions(app: FloorsimApp) -> None:
    from floorsim.tui.forms.menu_dialog import MenuDialog

    app.push_screen(MenuDialog())


def _hint(app: FloorsimApp) -> None:
    from floorsim.tui.screens.hint_dialog import HintDialog

    app.push_screen(HintDialog())


def _rewind(app: FloorsimApp) -> None:
    from floorsim.tui.screens.rewind_dialog import RewindDialog

    app.push_screen(RewindDialog())


def _floor(app: FloorsimApp) -> None:
    """The floor is what is left when everything over it is closed."""


def _due(app: FloorsimApp) -> None:
    """Open what is due first; say so if nothing is."""
    from floorsim.tui.screens.inbox_dialog import InboxDialog

    due = None if app.view is None else first_due(app.view, app.play.answering)
    if due is None:
        app.tell("Nothing is due.")
    elif due.message is not None:
        app.push_screen(InboxDialog(due.message))
    elif _has_my_time():
        _my_time(app)
    else:
        app.tell(due.words)


NOT_IN_A_TEST: Final = "not part of a test."
MY_TIME: Final = "floorsim.tui.screens.my_time"
"""Module of the supervisor's own calendar."""


def _has_my_time() -> bool:
    return find_spec(MY_TIME) is not None


def shows_changes(view: FloorView) -> bool:
    """Return whether the run is long enough to see what comes of a change for a contact driver."""
    return view.end_s - view.play_from_s >= LONG_ENOUGH_S


def _always(view: FloorView) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name in key settings, its capital letter, what it is, and how it opens."""

    name: str
    key: str
    title: str
    open: Callable[[FloorsimApp], None]
    there: Callable[[FloorView], bool] = _always
    """Whether the scenario has it at all."""
    in_tests: bool = True
    """Whether a desk test has it."""


PLACES: Final = (
    Place("inbox", "I", "Inbox: read and answer", _inbox),
    Place("agents", "A", "Agents: everyone, one a row", _agents),
    Place("quality", "Q", "Quality: review, score, calibrate", _quality),
    Place("drivers", "C", "Contact drivers: why customers contact", _drivers, shows_changes),
    Place("time", "T", "My time: what you do, and when", _my_time, lambda view: _has_my_time()),
    Place("schedule", "S", "Schedule: everyone's day as a strip, today and later", _schedule),
    Place("plan", "P", "Plan: forecast, need and staff per interval", _plan, lambda view: bool(view.plan)),
    Place("reports", "R", "Report to leadership", _report, _reports_expected),
    Place("log", "L", "Log: what happened and what you did", _log),
    Place("decisions", "D", "All decisions, by area", _decisions),
    Place("hint", "H", "Hint: where to look, the principle, an action", _hint, in_tests=False),
    Place("back", "B", "Back to an earlier quarter of an hour, as practice", _rewind, in_tests=False),
    Place("floor", "F", "Floor", _floor),
    Place("due", "G", "What is due first", _due),
)
"""Every place, in the order in which it is listed."""

TRAVEL_BINDINGS: Final[list[BindingType]] = [
    Binding("g", "places", "Go to: every place with its letter", id="go"),
    *(Binding(place.key, f"travel('{place.name}')", place.title, id=f"go.{place.name}") for place in PLACES),
]
"""`g` and the capitals, with ids by which they can be given other keys."""


def places_of(app: FloorsimApp) -> list[Place]:
    """Return the places that there are in the open run; none without one."""
    view = app.view
    if view is None or app.play.session is None:
        return []
    return [place for place in PLACES if place.there(view) and (place.in_tests or not app.play.is_test)]


def travel(app: FloorsimApp, name: str) -> None:
    """Close what is open over the floor and go to a place; nothing happens where there is no floor."""
    view = app.view
    place = next((one for one in PLACES if one.name == name), None)
    if view is None or place is None or app.play.session is None or not place.there(view):
        return
    if app.play.is_test and not place.in_tests:
        app.tell(f"{place.title.partition(':')[0]}: {NOT_IN_A_TEST}")
        return
    app.play.back_to_floor()
    place.open(app)
