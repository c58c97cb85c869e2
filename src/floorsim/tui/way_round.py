"""The way round what is not possible: it is said with the reason, and enter, pressed next, takes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.events import Key
from textual.screen import Screen

from floorsim.desk.decisions.decision import Decision
from floorsim.present.presets import field_for
from floorsim.present.quote import Quote
from floorsim.present.things import Thing
from floorsim.tui.taking import take_kind
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


class Way(NamedTuple):
    """What can be done instead: in words, and how."""

    words: str
    take: Callable[[], object]


class WayRound:
    """Holds the way that was offered last; any key but enter, and any click, drops it."""

    def __init__(self, app: FloorsimApp) -> None:
        self._app = app
        self._offered: tuple[Screen[object], Way] | None = None

    def offer(self, way: Way | None) -> None:
        """Let enter, pressed next on this screen, take a way; None offers nothing."""
        self._offered = None if way is None else (self._app.screen, way)

    def forget(self) -> None:
        """Offer nothing any more."""
        self._offered = None

    def takes(self, event: Key) -> bool:
        """Return whether a key takes what is offered; in any case it is offered no more."""
        offered, self._offered = self._offered, None
        if offered is None or event.key != "enter" or offered[0] is not self._app.screen:
            return False
        offered[1].take()
        return True


def way_that_clears(app: FloorsimApp, quote: Quote | None) -> Way | None:
    """Return the way round a lack of time: the decision that clears it away, taken by enter; or None."""
    if quote is None or quote.clears is None:
        return None
    words, kind, arguments = quote.clears

    def take() -> None:
        refusal = take_kind(app.play, kind, arguments)
        app.tell(refusal or "There is time for it now.", wrong=refusal is not None)

    return Way(f"Enter: {words}.", take)


def way_for_others(app: FloorsimApp, kind: type[Decision], thing: Thing) -> Way | None:
    """Return the way round a decision that is not possible only with the thing under the cursor.

    Its form opens for those with whom it is possible; where there are several, nobody is chosen yet. None
    where nothing of the kind is possible, or where there are no others.
    """
    session, name = app.play.session, field_for(kind, thing)
    if session is None or name is None or session.why_not(kind) is not None:
        return None
    others = [
        option
        for option in session.options(kind, name)
        if option.why_not is None and option.value is not None and option.value not in thing.ids
    ]
    if not others:
        return None
    alone = len(others) == 1
    preset = {name: others[0].value} if alone and thing.acts_on == "queue" else {}
    sort = "agent" if thing.acts_on == "agent" else "queue"
    whom = others[0].label if alone else f"others: it is possible with {counted(len(others), sort)}"
    return Way(f"Enter opens its form for {whom}.", partial(app.play.open_form, kind, preset))
