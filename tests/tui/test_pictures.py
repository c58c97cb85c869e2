"""The main screens look as they did: hand-made views, compared with the pictures in `pictures/`."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from rich.console import Console
from rich.text import Text

from floorsim.desk.view import TurnView
from floorsim.tui.app import FloorsimApp
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.screens.review import ReviewScreen
from floorsim.tui.settings import Settings
from tests.present.floor_views import INBOX, NINE, a_floor, a_message
from tests.present.workbench.bench_views import FAULT, WARNING, a_view
from tests.tui.conftest import PICTURES, LooksAsPictured
from tests.tui.picture import picture
from tests.tui.playing import HUGE, LARGE, SMALL, playing
from tests.tui.scripted_report import Reporting
from tests.tui.scripted_review import ScriptedReview
from tests.tui.scripted_session import FINISHED, UNFINISHED, ScriptedSession, a_result
from tests.tui.test_days import in_the_evening, in_the_morning
from tests.tui.test_drivers import a_session as a_day_of_drivers
from tests.tui.test_my_time import a_busy_supervisor
from tests.tui.test_quality import a_session
from tests.tui.test_schedule import three_days
from tests.tui.test_talk import in_talk, opened
from tests.tui.workbench.scripted_bench import ScriptedBench

MOST_BYTES = 60_000


def a_morning() -> ScriptedSession:
    """A floor with a case that has gone back and forth."""
    said = (
        TurnView(NINE + 4 * 60.0, "Reyes (director)", "Nobody can log in. Is it us or them?"),
        TurnView(NINE + 9 * 60.0, "you", "It is the login service. IT is on it."),
        TurnView(NINE + 24 * 60.0, "Reyes (director)", INBOX[0].text),
    )
    case = a_message(turns=said, at_s=said[-1].at_s)
    return ScriptedSession(replace(a_floor(), inbox=(case, *INBOX[1:])))


def scored() -> ScriptedSession:
    """A contact that the supervisor has scored."""
    return a_session(scored=True)


def the_review(app: FloorsimApp) -> None:
    app.push_screen(ReviewScreen(ReviewWork(app, ScriptedReview(a_result()))))


def the_workbench(app: FloorsimApp) -> None:
    """A file whose last save has brought more contacts, and one warning."""
    changes = (
        "Contacts forecast: 352 → 448 (+96).",
        "Voice: need 7 → 10 at 11:00, the largest of 16 changes; +10 agent hours in all.",
        "Message “Van 2”: answers changed.",
    )
    app.open_workbench(ScriptedBench(a_view(faults=(WARNING,), changes=changes)))


def the_workbench_with_faults(app: FloorsimApp) -> None:
    app.open_workbench(ScriptedBench(replace(a_view(faults=(FAULT, WARNING)), saved="10:40:00")))


@dataclass(frozen=True)
class Shot:
    """A screen, how it is reached, and how it is drawn."""

    screen: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = SMALL
    settings: Settings = Settings(speed=60.0)  # noqa: RUF009 - frozen
    session: Callable[[], ScriptedSession] = a_morning
    on_floor: bool = True
    opening: Callable[[FloorsimApp], None] | None = None

    @property
    def name(self) -> str:
        """The picture's file, without `.svg`."""
        theme, glyphs = self.settings.theme, self.settings.glyphs
        name = f"{self.screen}-{self.size[0]}x{self.size[1]}-{theme}"
        return f"{name}-ascii" if glyphs == "ascii" else name

    def seen_by_the_colour_blind(self) -> Shot:
        return replace(self, settings=replace(self.settings, theme="colour-blind"))


FLOOR = Shot("floor")
INBOX_WITH_A_CASE = Shot("inbox", ("I", "down"))
LEDGER = Shot("ledger", on_floor=False, opening=the_review)
MOMENT = replace(LEDGER, screen="moment", keys=("2", "enter"))
SOLVED = replace(LEDGER, screen="moment-solved", keys=("2", "enter", "3", "4"))
TIMELINE = replace(LEDGER, screen="timeline", keys=("3", "n", "n", "n", "n"))
WORKBENCH = Shot("workbench", on_floor=False, opening=the_workbench)
EVENTS = replace(WORKBENCH, screen="workbench-events", keys=("3", "down", "down"))
BENCH_FAULTS = replace(
    WORKBENCH, screen="workbench-faults", keys=("2", "down"), opening=the_workbench_with_faults
)
PROOF = replace(WORKBENCH, screen="workbench-proof", keys=("r",))
TALK = Shot("talk", ("2",), session=in_talk)

SCHEDULE = Shot("schedule", ("S", "right", "right"), session=three_days)
SHOTS = (
    FLOOR,
    FLOOR.seen_by_the_colour_blind(),
    replace(FLOOR, settings=replace(FLOOR.settings, theme="plain", glyphs="ascii")),
    replace(FLOOR, size=LARGE),
    replace(FLOOR, size=HUGE).seen_by_the_colour_blind(),
    Shot("menu", ("1", "escape", "d")),
    Shot("form", ("m", "enter")),
    INBOX_WITH_A_CASE,
    INBOX_WITH_A_CASE.seen_by_the_colour_blind(),
    replace(INBOX_WITH_A_CASE, size=LARGE),
    replace(INBOX_WITH_A_CASE, size=HUGE).seen_by_the_colour_blind(),
    Shot("my-time", ("T", "down", "down"), session=a_busy_supervisor),
    TALK,
    replace(TALK, size=LARGE).seen_by_the_colour_blind(),
    SCHEDULE,
    replace(SCHEDULE, size=LARGE, settings=replace(FLOOR.settings, theme="plain", glyphs="ascii")),
    Shot("quality", ("Q",), session=a_session),
    Shot("drivers", ("C",), session=a_day_of_drivers),
    replace(Shot("drivers", ("C", "tab", "v"), session=a_day_of_drivers), size=LARGE),
    Shot("contact", ("Q", "enter", "1", "1", "2"), session=a_session),
    Shot("contact-scored", ("Q", "end", "enter", "down", "down"), size=LARGE, session=scored),
    Shot("agent", ("A", "down", "enter"), session=a_session),
    replace(Shot("agent", ("A", "down", "enter"), session=a_session), size=LARGE),
    Shot("report", ("R", "down", "down", "right"), session=Reporting),
    Shot("home", on_floor=False),
    LEDGER,
    LEDGER.seen_by_the_colour_blind(),
    MOMENT,
    SOLVED,
    TIMELINE,
    *(replace(shot, size=LARGE) for shot in (LEDGER, MOMENT, SOLVED, TIMELINE)),
    Shot("help", ("question_mark",)),
    WORKBENCH,
    replace(WORKBENCH, size=LARGE),
    replace(EVENTS, size=LARGE).seen_by_the_colour_blind(),
    replace(BENCH_FAULTS, settings=replace(FLOOR.settings, theme="plain", glyphs="ascii")),
    replace(PROOF, size=LARGE),
    replace(WORKBENCH, screen="workbench-play-from", keys=("3", "down", "down", "p")),
    Shot("evening", session=in_the_evening),
    Shot("morning", session=in_the_morning),
)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_a_screen_looks_as_it_did(shot: Shot, looks_as_pictured: LooksAsPictured) -> None:
    async with playing(
        shot.session(),
        size=shot.size,
        settings=shot.settings,
        runs=[UNFINISHED, FINISHED] if shot.screen == "home" else (),
        on_floor=shot.on_floor,
        opening=shot.opening,
    ) as play:
        await play.settle()
        if shot.session is in_talk:
            await opened(play)
        await play.press(*shot.keys)
        await play.settle()
        await looks_as_pictured(play, shot.name)


def test_every_picture_is_of_a_screen_small_and_of_no_server() -> None:
    kept = {path.stem: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
    floors = {name for name in kept if not name.startswith("desk-test-")}
    assert floors == {shot.name for shot in SHOTS}
    for drawn in kept.values():
        assert len(drawn.encode()) < MOST_BYTES
        assert drawn.count("://") == 1, "the name space is the only address"
        assert "terminal-" not in drawn


def exported(*pieces: tuple[str, str]) -> str:
    """What Textual would export of one row."""
    console = Console(width=24, height=1, file=io.StringIO(), record=True, force_terminal=True)
    console.print(Text.assemble(*pieces), end="")
    return console.export_svg(title="floorsim")


PIECES = (("Voice", "bold #ff8078"), (" 14 waiting", "#e3e8ee on #12161c"))


def test_a_picture_does_not_depend_on_how_the_text_is_cut() -> None:
    cut = (
        ("Vo", "bold #ff8078"),
        ("ice", "bold #ff8078"),
        (" 14 wai", "#e3e8ee on #12161c"),
        ("ting", "#e3e8ee on #12161c"),
    )
    assert picture(exported(*cut), 24, 1) == picture(exported(*PIECES), 24, 1)


@pytest.mark.parametrize(
    "pieces",
    [
        (("Voice", "bold #ff8078"), (" 15 waiting", "#e3e8ee on #12161c")),
        (("Voice", "#ff8078"), (" 14 waiting", "#e3e8ee on #12161c")),
        (("Voice", "bold #ff8079"), (" 14 waiting", "#e3e8ee on #12161c")),
        (("Voice", "bold #ff8078"), (" 14 waiting", "#e3e8ee on #1d242d")),
    ],
    ids=["letter", "weight", "colour", "ground"],
)
def test_a_picture_changes_with_every(pieces: tuple[tuple[str, str], ...]) -> None:
    assert picture(exported(*pieces), 24, 1) != picture(exported(*PIECES), 24, 1)
