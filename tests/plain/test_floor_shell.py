"""The floor, typed and heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from floorsim.plain import looking
from floorsim.plain.desk import Desk
from floorsim.plain.direct import called, spelled
from floorsim.plain.floor_shell import FloorShell
from floorsim.plain.looking import STATUS_LINES
from floorsim.play.live_session import LiveSession
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.store import RunStore
from floorsim.units import DAY_S
from tests.plain.listener import Listener, Says, until_left
from tests.tui.scripted_session import ScriptedSession

Script = Callable[[LiveSession], Says]
Played = Callable[..., tuple[Listener, LiveSession]]


@pytest.fixture
def played(store: RunStore) -> Played:
    """Type lines on the floor of a scenario; what was heard, and the run."""

    def play(
        *typed: str | Script, scenario: str = "first-shift", seed: int = 1, to_s: float = 0.0
    ) -> tuple[Listener, LiveSession]:
        library = StoredRunLibrary(store)
        session = library.start(library.brief(scenario, seed))
        session.advance(session.now_s + to_s)
        scripts = [one(session) for one in typed if callable(one)]
        listener = Listener(scripts[0] if scripts else [one for one in typed if isinstance(one, str)])
        until_left(FloorShell(Desk(session, listener.asker)).run)
        return listener, session

    return play


def test_status_is_short_where_there_are_more_queues_than_lines(played: Played) -> None:
    listener, _ = played("status", scenario="login-outage", to_s=1500.0)
    assert 5 <= len(listener.since) <= STATUS_LINES


def test_a_later_day_is_told_by_its_time_alone_and_what_is_spent_in_words() -> None:
    listener, session = Listener([]), ScriptedSession()
    spent = replace(session.view.budget, overtime_used_s=7200, overtime_budget_s=21600, overtime_usable=True)
    session.view = replace(session.view, now_s=session.view.now_s + DAY_S, budget=spent)
    desk = Desk(session, listener.asker)
    desk.tell_time()
    looking.status(desk)
    assert listener.heard[0].startswith("time 09:26:10, ")
    assert listener.starting("price: overtime 2 of 6 h")
    assert "team: 18 agents; 2 ready, 5 busy, 1 wrap, 1 moving, 2 break, 4 booked" in listener.text


def test_the_clock_stands_until_time_is_asked_for(played: Played) -> None:
    listener, session = played("status", "team", "next", "status")
    assert session.now_s == session.briefing.play_from_s + 15
    assert "time 10:00:15, 30 min left; read Ana's message; type read 1" in listener.heard


def test_time_waits_for_the_first_message_where_the_scenario_says_so(played: Played) -> None:
    listener, session = played("next", "wait 5", "read", "wait 5")
    assert any("The clock waits: read Ana's message" in line for line in listener.starting("error:"))
    assert session.now_s > session.briefing.play_from_s + 300


def test_the_same_decisions_give_the_same_log_and_scores_as_the_screens_session(played: Played) -> None:
    _, typed = played(
        "next", "read 1", "answer 1 1", "next",
        "move ben ines nia to voice until 10:50", "next",
        "decide", "2", "Move breaks and lunches", "one after the other", "carla omar", "15", "yes",
        "announcement voice known issue", "wait 30", "answer 7 2", "wait 30", "answer 8", "1",
        *["wait 30"] * 9,
    )  # fmt: skip
    scenario = load_scenario("first-shift").scenario
    screen = Run(scenario, 1)
    for taken in typed._run.taken:
        screen.advance(taken.at_s)
        kind = next(kind for kind in typed.kinds() if kind.kind == taken.kind)
        screen.decide(kind.model_validate(taken.arguments))
    screen.advance(screen.end_s)
    assert typed.ended
    assert [one.kind for one in screen.taken] == [
        "answer", "move_agents", "move_breaks", "announcement", "answer", "answer",
    ]  # fmt: skip
    assert screen.ledger.digest() == typed._run.ledger.digest()
    assert score(Evidence(screen.compiled, screen.ledger)) == score(
        Evidence(typed._run.compiled, typed._run.ledger)
    )


def heard_after(
    heard: list[str], lines: Iterable[str], note: Callable[[LiveSession], object] = lambda session: None
) -> Script:
    """Type lines, and keep what was heard after each."""

    def script(session: LiveSession) -> Says:
        left = iter(lines)
        begun: list[bool] = []

        def says(listener: Listener) -> str | None:
            if begun:
                heard.append(listener.text)
                note(session)
            begun.append(True)
            return next(left, None)

        return says

    return script


FAULTS = {
    "dance": "is not understood",
    "move bxn to voice": "'bxn' is not understood. Type move with",
    "agent nobody": "Type agent and a name",
    "read 99": "no message 99",
    "wait long": "Type wait and minutes",
    "status post": "no queue 'post'",
    "move tom to voice": "Tom is not trained on Voice",
    "callback off voice": "not offered on Voice",
    "callbacks voice over 90s": "'90 s' is not understood",
    "say rate never": "Type say rate and seconds",
    "undo": "Nothing to undo",
    "²": "is not understood",
    "say rate ²": "Type say rate and seconds",
    "plan dance": "no plan of 'dance'",
    "inbox dance": "Type inbox, or inbox and one of current, to answer",
    "schedule tomorrow": "Type schedule and a day from 1 to 1",
    "help dance": "nothing called 'dance'",
}


def test_a_line_that_means_nothing_says_what_to_type(played: Played) -> None:
    heard: list[str] = []
    _, session = played(heard_after(heard, FAULTS))
    assert not session._run.taken
    for (line, fault), told in zip(FAULTS.items(), heard, strict=True):
        assert "error:" in told, line
        assert fault in told, told


DIRECT: dict[str, tuple[str, dict[str, object]]] = {
    "callbacks on voice": ("callbacks", {"channel": "voice"}),
    "Move Ben and Ines to Voice until 10:20": (
        "move_agents", {"agents": ["ben", "ines"], "to": "voice", "until": "10:20"},
    ),
    "breaks later omar 20": ("move_breaks", {"agents": ["omar"], "how": "delay", "by": 20}),
    "chat cap chat 3": ("chat_cap", {"channel": "chat", "cap": 3}),
    "wait and see voice waiting 5 for 20": (
        "wait_and_see", {"channel": "voice", "figure": "waiting", "limit": 5, "length": 20},
    ),
}  # fmt: skip


def test_a_decision_in_one_line_is_taken_at_once_and_undone(played: Played) -> None:
    lines = [typed for line in DIRECT for typed in (line, "undo")]
    heard: list[str] = []
    taken: list[tuple[str, dict[str, object]]] = []

    def note(session: LiveSession) -> None:
        taken.extend((one.kind, dict(one.arguments)) for one in session._run.taken)

    _, session = played(heard_after(heard, lines, note))
    assert not session._run.taken
    assert [kind for kind, _ in taken] == [kind for kind, _ in DIRECT.values()]
    for (_, arguments), (_, wanted) in zip(taken, DIRECT.values(), strict=True):
        assert {name: arguments.get(name) for name in wanted} == wanted
    for done, undone in zip(heard[::2], heard[1::2], strict=True):
        assert "undo takes it back" in done
        assert undone.startswith("done: Undone:")


def test_help_with_a_decision_names_it_so_that_it_can_be_typed(played: Played) -> None:
    listener, session = played("help wait and see", "help move work", "help simplify rubric")
    told = [line for line in listener.heard if line.startswith("help: Type ")][-3:]
    assert told[0].startswith("help: Type wait and see with channel:")
    assert told[1].startswith("help: Type move work with which:")
    assert told[2] == "help: Type simplify rubric."
    kinds = session.kinds()
    for kind in kinds:
        said = spelled(called(kind, kinds), kinds)
        assert said is not None
        assert said.kind is kind


def test_a_message_is_read_without_saying_anything_twice(played: Played) -> None:
    listener, _ = played("answer 2 1", "wait 10", "read 2", scenario="login-outage", seed=3, to_s=300.0)
    said = [line for line in listener.since if line.startswith("said:")]
    assert any("You: Coach" in line for line in said)
    assert len(said) == len(set(said))


def test_every_decision_can_be_asked_about_and_cancelled(played: Played) -> None:
    _, first = played()
    names = [(kind.kind.replace("_", " "), kind.title) for kind in first.kinds()]
    lines = [line for name, title in names for line in (f"help {name}", title, "cancel")]
    first.close()
    listener, session = played(*lines)
    assert not session._run.taken
    assert not [line for line in listener.heard if "nothing called" in line]
    assert not [line for line in listener.heard if "True" in line or "False" in line]


def test_a_field_that_is_filled_in_wrongly_is_asked_again(played: Played) -> None:
    listener, session = played("overtime", "45", "inf", "nan", "30", "volunteers", "omar", "no")
    faults = listener.starting("error:")
    assert len(faults) == 3
    assert all("30" in fault for fault in faults)
    assert any(line.startswith("question: Confirm for Omar") for line in listener.heard)
    assert not session._run.taken


def test_everything_that_can_be_looked_at_is_heard(played: Played) -> None:
    looks = (
        "help,what changed,inbox,inbox all,team,team voice,team all,agent Ben,due,my time,log all,plan,"
        "plan voice,schedule,quality,contact,1,drivers,drivers where,report,no,hint,hint,status voice,"
        "status all,again"
    )
    listener, _ = played("read 1", "next", *looks.split(","), to_s=1200.0)
    assert not [line for line in listener.starting("error:")]
    for head in ("voice:", "team:", "agent:", "schedule:", "contact:", "driver:", "report:", "hint:", "log:"):
        assert listener.starting(head), head
