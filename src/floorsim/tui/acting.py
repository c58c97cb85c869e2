"""What small letters do: the verbs of a thing, and the way from a verb to its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.desk.decisions.decision import Decision
from floorsim.present.decision_menu import answers_messages
from floorsim.present.presets import concerns, preset_for
from floorsim.present.things import Thing
from floorsim.present.verbs import Verb, verbs_of
from floorsim.tui.way_round import way_for_others
from floorsim.wording.sentences import whole_sentence

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


def verbs_for(app: FloorsimApp, thing: Thing) -> list[Verb]:
    """Return the verbs of a thing in the run that is open, with the minutes and reasons of this moment."""
    session = app.play.session
    if session is None or session.ended:
        return []
    return verbs_of(
        session.kinds(),
        thing.acts_on,
        minutes_of=session.minutes_of,
        why_not=lambda kind: why_not(app, kind, thing),
    )


def why_not(app: FloorsimApp, kind: type[Decision], thing: Thing) -> str | None:
    """Return why a decision is not possible now, at all or with the thing it is for; None if it is.

    With several things it is possible as long as it is with one of them.
    """
    session = app.play.session
    if session is None:
        return None
    reason = session.why_not(kind)
    if reason is not None or not concerns(kind, thing):
        return reason
    first: str | None = None
    for one in thing.ids:
        reason = session.why_not_with(kind, thing.acts_on, one)
        if reason is None:
            return None
        first = first or reason
    return first if len(thing.ids) < 2 else f"None of these {len(thing.ids)} now. {first}"


def act(app: FloorsimApp, letter: str, thing: Thing) -> bool:
    """Take a thing's verb: open its form, or say why it is not possible; return whether it has the letter."""
    session = app.play.session
    if session is None or session.ended:
        return False
    for verb in verbs_of(session.kinds(), thing.acts_on):
        if verb.letter == letter:
            open_for(app, verb.kind, thing)
            return True
    return False


def open_for(app: FloorsimApp, kind: type[Decision], thing: Thing) -> None:
    """Open a decision's form with the thing filled in; what is not possible says why and opens nothing.

    If it is possible for others, enter, pressed next, opens it for them.

    Decisions that answer a message are taken in the inbox.
    """
    reason = why_not(app, kind, thing)
    if reason is not None:
        way = way_for_others(app, kind, thing)
        app.tell(whole_sentence(reason) + ("" if way is None else f"\n{way.words}"), wrong=True)
        app.way_round.offer(way)
        return
    if answers_messages(kind):
        from floorsim.tui.screens.inbox_dialog import InboxDialog

        app.push_screen(InboxDialog(thing.id if thing.acts_on == "case" else None))
        return
    view = app.view
    app.play.open_form(kind, {} if view is None else preset_for(kind, thing, view))
