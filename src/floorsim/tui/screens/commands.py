"""Everything that has a name, and what enter does with it: decisions, places, queues, agents, words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from textual.binding import Binding
from textual.screen import Screen

from floorsim.floor.view import ChannelView
from floorsim.present.agent_states import AGENT_STATES, level_look
from floorsim.present.decision_menu import AREAS
from floorsim.present.found_rows import Command
from floorsim.present.glossary import GLOSSARY
from floorsim.present.inbox_rows import answered_now, message_look
from floorsim.present.key_names import key_name
from floorsim.present.things import FLOOR
from floorsim.tui.acting import open_for
from floorsim.tui.floor.panels import FloorPanel
from floorsim.tui.rebinding import named_bindings
from floorsim.tui.themes import LOOKS
from floorsim.tui.travel import PLACES, places_of, travel
from floorsim.wording.numbers import counted, percent
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock, span

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


def all_commands(app: FloorsimApp, below: Screen[object]) -> list[Command]:
    """Return everything that can be found from a screen; only what the open run has, if one is open."""
    return [
        *decision_commands(app),
        *place_commands(app),
        *floor_commands(app),
        *quality_commands(app),
        *scenario_commands(app),
        *key_commands(app, below),
        *setting_commands(app),
        *help_commands(app, below),
    ]


def decision_commands(app: FloorsimApp) -> list[Command]:
    """Return every kind of decision while a run is played: the possible first, of these the latest used."""
    session = app.play.session
    if session is None or session.ended:
        return []
    recent = app.play.recent_kinds
    commands = [
        (
            (recent.index(kind.kind) if kind.kind in recent else len(recent)),
            Command(
                "decide",
                kind.title,
                AREAS[kind.area].lower(),
                partial(open_for, app, kind, FLOOR),
                session.why_not(kind),
                kind.kind.replace("_", " "),
            ),
        )
        for kind in session.kinds()
    ]
    return [command for _, command in sorted(commands, key=lambda one: (bool(one[1].why_not), one[0]))]


def place_commands(app: FloorsimApp) -> list[Command]:
    """Return the places of the open run, each with its letter."""
    return [
        Command("go to", place.title, key_name(app.settings.keys.get(f"go.{place.name}", place.key)), run)
        for place in places_of(app)
        for run in (partial(travel, app, place.name),)
    ]


def floor_commands(app: FloorsimApp) -> list[Command]:
    """Return what the floor shows: its queues, agents and messages."""
    from floorsim.tui.screens.inbox_dialog import InboxDialog

    view = app.view
    if view is None:
        return []
    queues = [
        Command(
            "queue",
            channel.title,
            _queue_words(channel),
            partial(_open_on_floor, app, "channel", channel.id),
        )
        for channel in view.channels
    ]
    agents = [
        Command(
            "agent",
            agent.name,
            ", ".join([AGENT_STATES[agent.state].word, *agent.on]),
            partial(_open_on_floor, app, "agent", agent.id),
        )
        for agent in view.agents
    ]
    in_hand = answered_now(view)
    messages = [
        Command(
            "case" if item.category == "escalation" else "message",
            f"{initial_capital(item.sender)}: {item.subject}",
            message_look(item, view.now_s, app.play.read, app.play.answering, in_hand).words,
            lambda item=item: app.push_screen(InboxDialog(item.id)),  # type: ignore[misc]
        )
        for item in view.inbox
    ]
    return [*queues, *agents, *messages]


def quality_commands(app: FloorsimApp) -> list[Command]:
    """Return the contacts that agents have finished and the drivers that customers contact about."""
    from floorsim.tui.screens.contact_screen import ContactScreen

    session = app.play.session
    if session is None:
        return []
    drivers = [
        Command(
            "driver",
            row.title,
            f"{counted(row.contacts, 'contact')} today",
            partial(_ask_for, app, row.title),
        )
        for row in session.drivers()
    ]
    contacts = [
        Command(
            "contact",
            f"{row.name} {clock(row.answered_s)}: {row.driver}",
            ", ".join([row.channel, span(row.handle_s), *row.remarks]),
            lambda row=row: app.push_screen(ContactScreen(row.key)),  # type: ignore[misc]
        )
        for row in session.contacts()
    ]
    return [*drivers, *contacts]


def _ask_for(app: FloorsimApp, title: str) -> None:
    """Search again for a driver's contacts."""
    app.open_palette(title, "contact")


def scenario_commands(app: FloorsimApp) -> list[Command]:
    """Return the scenarios; an open run is saved before another begins."""
    return [
        Command(
            "scenario",
            entry.title,
            f"level {entry.level}" if entry.level else "",
            partial(_begin, app, entry.id),
        )
        for entry in app.scenarios
    ]


def _begin(app: FloorsimApp, scenario: str) -> None:
    if app.play.session is not None:
        app.play.leave_run()
    app.play.brief(scenario, None)


def _queue_words(channel: ChannelView) -> str:
    look = level_look(channel.service_level, channel.target_share)
    return f"{percent(channel.service_level)} {look.word}, {channel.waiting} waiting"


def _open_on_floor(app: FloorsimApp, what: str, item_id: str) -> None:
    """Open something as if it were under the cursor of the floor."""
    from floorsim.tui.floor.floor_screen import FloorScreen

    app.play.back_to_floor()
    for screen in app.screen_stack:
        if isinstance(screen, FloorScreen):
            screen.post_message(FloorPanel.Opened(what, item_id))


def key_commands(app: FloorsimApp, below: Screen[object]) -> list[Command]:
    """Return what the keys of the screen below do."""

    def runner(action: str) -> Callable[[], object]:
        async def run() -> None:
            await below.run_action(action)

        return run

    keys = app.settings.keys
    return [
        Command(
            "key",
            binding.description,
            key_name(keys.get(binding.id or "", binding.key)),
            runner(binding.action),
        )
        for binding in screen_bindings(below)
    ]


def screen_bindings(screen: Screen[object]) -> list[Binding]:
    """Return the bindings of a screen that do something a reader would look for, once each."""
    found = {
        name: binding
        for name, binding in named_bindings(type(screen)).items()
        if binding.show and binding.description
    }
    if cast("FloorsimApp", screen.app).play.is_test:
        for place in PLACES:
            found.pop(f"go.{place.name}" if not place.in_tests else "", None)
    found.pop("palette", None)
    found.pop("back", None)
    if (asking := found.pop("help", None)) is not None:
        found["help"] = asking
    return list(found.values())


LEAVING: Final = "Leave floorsim; an open run is saved"
LEAVING_A_TEST: Final = "Leave; all is kept, and the clock of an open exercise goes on"


def setting_commands(app: FloorsimApp) -> list[Command]:
    """Return the settings to choose from, and the way out."""

    def setting(title: str, **changes: str | bool) -> Command:
        return Command("setting", title, "kept for next time", lambda: app.change_settings(**changes))

    return [
        *(setting(f"Theme: {look.title}", theme=look.name) for look in LOOKS.values()),
        setting("Symbols: Unicode", glyphs="unicode"),
        setting("Symbols: ASCII only", glyphs="ascii"),
        *(
            ()
            if app.play.is_test
            else (
                setting("Clock pauses in open menus and forms", pause_in_forms=True),
                setting("Clock runs in open menus and forms", pause_in_forms=False),
            )
        ),
        setting("Letters h j k l move like the arrow keys", hjkl=True),
        setting("Letters h j k l do not move", hjkl=False),
        Command("key", LEAVING_A_TEST if app.play.is_test else LEAVING, "ctrl+q", app.action_quit),
    ]


def help_commands(app: FloorsimApp, below: Screen[object]) -> list[Command]:
    """Return the words that help explains."""
    return [
        Command("help", term.word, term.meaning, partial(_open_help, app, below, term.word))
        for term in GLOSSARY
    ]


def _open_help(app: FloorsimApp, below: Screen[object], word: str) -> None:
    from floorsim.tui.screens.help_dialog import HelpDialog

    app.push_screen(HelpDialog(below, word))
