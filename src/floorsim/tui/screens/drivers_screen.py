"""Contact drivers: ranked, with what each shows, what is under way for it, and what customers wrote."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.desk.improving.views import DriverSheet
from floorsim.desk.view import FloorView
from floorsim.present.driver_rows import ORDERS, driver_below, driver_entries, driver_head, driver_title
from floorsim.present.object_rows import verbs_row
from floorsim.present.row import Row
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.acting import verbs_for
from floorsim.tui.on_a_thing import OnAThing
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.list_dialog import ListDialog

LOOK_EVERY_S = 5 * 60.0
"""How often the figures are drawn anew while time runs (D)."""


class DriversScreen(OnAThing, ListDialog):
    """The drivers with a cursor; tab ranks them by something else, v opens the comments."""

    HELP_TOPIC = "drivers"
    NOUN = "contact drivers"
    DEFAULT_CSS = """
    DriversScreen #columns { height: 1; }
    DriversScreen #below { height: 9; }
    """
    BINDINGS = [
        Binding("tab", "rank", "Rank by hours, contacts, repeats, fixable", id="drivers.rank"),
        Binding("v", "comments", "Customers' comments", id="drivers.comments"),
    ]

    def __init__(self, driver: str | None = None) -> None:
        super().__init__()
        self._first = driver
        self._order = 0
        self._comments = False
        self._sheets: dict[str, DriverSheet] = {}
        self._drawn: object = None

    def compose_body(self) -> ComposeResult:
        yield RulePanel("Contact drivers", id="drivers-rule")
        yield RowPanel(id="columns")
        yield PickList(id="drivers", empty="Nobody has contacted yet.")
        yield RulePanel("Comments and changes", id="below-rule")
        yield TextPane(self._below, id="below", focusable=False)

    def see(self, view: FloorView | None) -> None:
        if view is not None and self._drawn != self._stand(view):
            self.draw()
        super().see(view)

    @staticmethod
    def _stand(view: FloorView) -> object:
        return len(view.log), view.now_s // LOOK_EVERY_S

    def draw(self) -> None:
        """Draw the figures as they are now; the cursor stays on its driver."""
        view, session, found = self.floorsim.view, self.floorsim.play.session, self.query_one(PickList)
        if view is None or session is None:
            return
        self._drawn = self._stand(view)
        sheets = session.contact_drivers()
        self._sheets = {sheet.figure.id: sheet for sheet in sheets}
        width = found.size.width or 78
        found.set_rows(driver_entries(sheets, self._order, width), keep=self._first or found.row_id)
        self._first = None
        self.query_one("#drivers-rule", RulePanel).entitle("Contact drivers", after=driver_title(self._order))
        self.query_one("#columns", RowPanel).show([driver_head(width)])
        self.query_one("#below", TextPane).compose_with(self._below)
        self.draw_frame()

    def _below(self, width: int) -> list[Row]:
        sheet = self._sheets.get(self.query_one(PickList).row_id or "")
        rows = self.query_one("#below").size.height or 9
        return [] if sheet is None else driver_below(sheet, width, rows, every_comment=self._comments)

    def thing(self) -> Thing:
        sheet = self._sheets.get(self.query_one(PickList).row_id or "")
        return FLOOR if sheet is None else Thing("driver", (sheet.figure.id,), sheet.figure.title)

    def verbs(self, width: int) -> Row:
        session = self.floorsim.play.session
        if session is None:
            return Row()
        return verbs_row(verbs_for(self.floorsim, self.thing()), len(session.kinds()), width)[0]

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("tab", "rank by", keep=True),
            KeyHint("v", "comments", keep=True),
            KeyHint("up", "choose", also="down"),
            BACK,
            HELP,
        )

    def action_rank(self) -> None:
        self._order = (self._order + 1) % len(ORDERS)
        self.draw()

    def action_comments(self) -> None:
        self._comments = not self._comments
        self.query_one("#below", TextPane).compose_with(self._below)

    def on_option_list_option_highlighted(self) -> None:
        self.say("")
        self.query_one("#below", TextPane).compose_with(self._below)

    def on_option_list_option_selected(self) -> None:
        self.action_decide()

    def copied(self) -> str:
        entries = driver_entries(list(self._sheets.values()), self._order, 100)
        return f"{driver_title(self._order)}\n" + text_of(
            [driver_head(100), *(entry.line for entry in entries)]
        )
