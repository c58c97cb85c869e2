"""The moment from which a scenario is to be tried, in rows."""

from __future__ import annotations

from floorsim.present.previewing.happenings import when_words
from floorsim.present.previewing.model import Happening
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.view import Version
from floorsim.wording.times import clock


def start_rows(start: StartFrom, version: Version, event: Happening | None, width: int) -> list[Row]:
    """What enter will do."""
    moment = "as soon as the message has come" if start.at_s is None else clock(start.at_s)
    rows = [
        row_of((" From          ", Role.DIM), ("← ", Role.ACCENT), (moment, Role.STRONG), (" →", Role.ACCENT))
    ]
    if event is not None:
        words = f"{event.kind} “{event.title}”, {when_words(event)}"
        rows += wrapped(words, width - 2, Role.DIM, indent=" " * 15)
    who = [("nobody decides", not start.worked), ("the worked run decides", start.worked)]
    for place, (words, chosen) in enumerate(who):
        label = " Until then    " if not place else " " * 15
        possible = place == 0 or version.has_worked_run
        mark = "(●) " if chosen else "( ) "
        told = words if possible else f"{words}: the file has no worked run"
        told += "   ↑ ↓ change it" if place == 0 and version.has_worked_run else ""
        rows.append(
            row_of(
                (label, Role.DIM),
                (mark, Role.ACCENT if chosen else Role.DIM),
                (told, Role.TEXT if possible else Role.DIM),
            )
        )
    rows.append(
        row_of(
            (" Seed          ", Role.DIM),
            (str(start.seed), Role.STRONG),
            ("  which customers come; s takes the next", Role.DIM),
        )
    )
    rows.append(Row())
    words = (
        f"This plays the version saved at {version.saved}. The run is kept as practice under past runs; "
        "its total does not count."
    )
    return [*rows, *wrapped(words, width - 2, Role.DIM, indent=" ")]
