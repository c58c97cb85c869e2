"""The screen of contact drivers: ranked four ways, comments, what is under way, and its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kind_named
from floorsim.desk.improving.driver_figures import DriverFigure
from floorsim.desk.improving.views import DriverSheet
from floorsim.present.quote import Choosable
from floorsim.tui.screens.drivers_screen import DriversScreen
from tests.tui.playing import SMALL, Playing, playing
from tests.tui.scripted_session import Move, ScriptedSession


class DriversSession(ScriptedSession):
    """A session of a long day that knows what can be done about contact drivers."""

    def kinds(self) -> Sequence[type[Decision]]:
        found = [
            kind_named(one) for one in ("driver_issue", "macro", "article", "experiment", "judge_change")
        ]
        return (Move, *(kind for kind in found if kind is not None))

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        if field == "driver":
            return [Choosable(sheet.figure.id, sheet.figure.title) for sheet in self.sheets]
        return super().options(kind, field)


LOGIN = DriverFigure(
    id="login", title="Cannot log in", contacts=412, hours=31.0, share=0.42, change=0.18, repeat_share=0.22,
    transfer_share=0.04, escalations=5, error="verification", error_reviews=4, reviews=11, owner="IT",
    fixable=0.6,
    comments=tuple(f"{words} {one}." for one, words in enumerate(("Code never came", "It says wait") * 4, 1)),
)  # fmt: skip
FEE = replace(
    LOGIN, id="billing", title="Question about a bill", contacts=180, hours=30.0, share=0.4, change=-0.02,
    repeat_share=0.61, transfer_share=0.0, escalations=0, error="", owner="billing", fixable=0.5,
)  # fmt: skip
GENERAL = replace(
    FEE, id="general", title="Hours and prices", contacts=500, hours=14.0, share=0.18, change=None,
    owner="team", repeat_share=0.02, fixable=0.7, comments=(),
)  # fmt: skip
TRIAL = (
    "macro: for 6 agents since 11:40, with a stop rule",
    "48 contacts with it: handle time −8% (−17% to +2%)",
    "resolved 66%, −9 points (−21 to +4)",
)


def a_session() -> ScriptedSession:
    """An eight-hour day with three drivers, a macro on trial for the first."""
    session = DriversSession()
    session.view = replace(session.view, end_s=session.view.play_from_s + 8 * 3600.0)
    session.sheets = (DriverSheet(LOGIN, TRIAL), DriverSheet(FEE), DriverSheet(GENERAL))
    return session


def ranked(play: Playing) -> list[str]:
    """The drivers' titles from top to bottom."""
    titles = ("Cannot log in", "Question about a bill", "Hours and prices")
    lines = [line for line in play.text.splitlines() if "%" in line]
    return [title for line in lines for title in titles if title in line[:30]]


async def test_the_drivers_stand_by_hours_with_their_share_trend_repeats_and_owner() -> None:
    async with playing(a_session(), size=SMALL) as play:
        await play.press("C")
        await play.until("Contact drivers")
        text = " ".join(play.text.split())
        assert "Cannot log in 412 31 █████████ 41% ▲ +18 22% IT" in text
        assert "Question about a bill 180 30" in text
        assert "· −2" in text
        assert "60% could go if IT removed its cause" in text
        assert "verification missed in 4 of 11 reviews" in text
        assert "handle time −8% (−17% to +2%)" in text
        assert "v 8 comments: “Code never came 1.”" in text


async def test_tab_ranks_them_otherwise_v_shows_every_comment_and_the_cursor_stays_on_its_driver() -> None:
    async with playing(a_session()) as play:
        await play.press("C")
        assert ranked(play)[0] == "Cannot log in"
        await play.press("tab")
        assert ranked(play)[0] == "Hours and prices"
        await play.press("tab")
        assert ranked(play)[0] == "Question about a bill"
        await play.press("tab")
        assert ranked(play)[0] == "Cannot log in"
        assert "[fixable]" in play.text
        assert "60% could go if IT removed its cause" in play.text
        await play.press("v")
        assert "It says wait 8." in play.text
        await play.press("v")
        assert "It says wait 8." not in play.text


async def test_a_letter_opens_the_form_of_its_decision_with_the_driver_filled_in() -> None:
    async with playing(a_session()) as play:
        await play.press("C")
        assert "r macro" in play.text
        await play.press("down", "r")
        await play.until("Write a macro")
        assert "Question about a bill" in play.text


async def test_a_short_run_has_no_such_place() -> None:
    async with playing(ScriptedSession()) as play:
        await play.press("C")
        assert not isinstance(play.app.screen, DriversScreen)
