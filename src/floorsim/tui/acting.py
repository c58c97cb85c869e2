"""What small letters do: the verbs of a thing, and the way from a verb to its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.desk.decisions.decision import Decision
from floorsim.present.decision_menu import answers_messages
from floorsim.present.presets import preset_for
from floorsim.present.things import Thing
from floorsim.present.verbs import Verb, verbs_of

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


def verbs_for(app: FloorsimApp, thing: Thing) -> list[Verb]:
    """Return the verbs of a thing in the run that is open, with the minutes and reasons of this moment."""
    session = app.play.session
    if session is None or session.ended:
        return []
    return verbs_of(
        session.kinds(), thing.acts_on, minutes_of=session.minutes_of, why_not=session.why_not
    )


def act(app: FloorsimApp, letter: str, thing: Thing) -> bool:
    """Open the form of a thing's verb; return whether it has one with this letter."""
    session = app.play.session
    if session is None or session.ended:
        return False
    for verb in verbs_of(session.kinds(), thing.acts_on):
        if verb.letter == letter:
            open_for(app, verb.kind, thing)
            return True
    return False


def open_for(app: FloorsimApp, kind: type[Decision], thing: Thing) -> None:
    """Open a decision's form with the thing filled in; those that answer a message are taken in the inbox."""
    if answers_messages(kind):
        from floorsim.tui.screens.inbox_dialog import InboxDialog

        app.push_screen(InboxDialog(thing.id if thing.acts_on == "case" else None))
        return
    view = app.view
    app.play.open_form(kind, {} if view is None else preset_for(kind, thing, view))
