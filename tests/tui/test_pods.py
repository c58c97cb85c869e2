"""The team of a large floor by pods: a row each, a verb for all of one, names when it is opened."""

from dataclasses import replace

from floorsim.present.crew_rows import crew_facts, crews_of
from floorsim.present.quote import Choosable
from floorsim.tui.floor.team_panel import TeamPanel
from floorsim.tui.forms.crew_field import CrewField
from tests.present.floor_views import NOW, a_floor, an_agent
from tests.tui.playing import LARGE, Playing, playing
from tests.tui.scripted_session import ScriptedSession

STATES = ("ready", "busy", "busy", "hold", "break", "busy")


def in_pods() -> ScriptedSession:
    """Forty-eight agents in four pods; the second has somebody who asks, a long call and a break owed."""
    agents = [
        an_agent(
            place,
            state=STATES[place % 6],
            crew=f"Retail pod {place // 12 + 1}",
            since_s=NOW - 10 * place,
            asks_for_help=place == 15,
            long_contact=place == 14,
            break_owed=place in (13, 16),
        )
        for place in range(48)
    ]
    return ScriptedSession(replace(a_floor(), agents=tuple(agents)))


async def test_each_pod_has_a_row_with_who_does_what_and_who_needs_somebody() -> None:
    async with playing(in_pods()) as play:
        lines = [line for line in play.text.splitlines() if "Retail pod" in line][:4]
        assert [line.split("pod ")[1].split()[:9] for line in lines] == [
            [str(number), "12", "2", "6", "2", "0", "2", "0", "80%"] for number in (1, 2, 3, 4)
        ]
        assert "help? 1" in lines[1]
        assert "long! 1" in lines[1]


async def test_a_verb_is_for_everyone_of_the_pod_and_enter_shows_them_by_name() -> None:
    async with playing(in_pods()) as play:
        team = play.app.screen.query_one(TeamPanel)
        await play.press("2", "escape", "down")
        assert team.agent is None
        assert team.thing().name == "Retail pod 2"
        assert len(team.thing().ids) == 12
        assert "Retail pod 2: 2 ready 6 busy 2 hold 2 break" in play.text
        assert "Decide about Retail pod 2" in await said(play, "d")
        await play.press("escape", "enter")
        assert team.crews() == ()
        assert len(team.shown()) == 12
        assert team.agent is not None
        await play.press("escape")
        assert team.thing().name == "Retail pod 2"
        await play.press("x", "x")
        assert team.thing().name == "24 agents"


async def said(play: Playing, *keys: str) -> str:
    await play.press(*keys)
    return play.text


async def test_what_is_typed_finds_people_by_name_and_by_pod() -> None:
    async with playing(in_pods()) as play:
        await play.press("slash")
        await play.type("pod 3")
        shown = {agent.id for agent in play.app.screen.query_one(TeamPanel).shown()}
        assert {f"A{number}" for number in range(25, 37)} <= shown
        assert "A20" not in shown


async def test_an_entry_of_a_form_chooses_the_longest_idle_or_a_whole_pod_of_those_who_can() -> None:
    session = in_pods()
    view = session.view
    options = [
        Choosable(agent.id, agent.name, "is on a break" if agent.state == "break" else None)
        for agent in view.agents
    ]
    async with playing(session, size=LARGE) as play:
        field = CrewField(options, crews_of(view), chosen=("A13",))
        await play.app.screen.mount(field)
        assert field.options[0].label == "Retail pod 2"
        assert field.value == ("A13",)
        field._cursor = 0
        field.action_choose()
        assert set(field.value) == {f"A{n}" for n in range(13, 25) if n not in (17, 23)}
        field.action_choose()
        assert field.value == ()
        field._cursor = next(place for place, one in enumerate(field.options) if one.value == "idle:3")
        field.action_choose()
        assert set(field.value) == {"A31", "A37", "A43"}
        field.set_reasons({agent.id: "no longer" if agent.id == "A31" else None for agent in view.agents})
        assert set(field.value) == {"A37", "A43"}


def test_the_facts_of_a_pod_are_its_states_breaks_and_questions() -> None:
    pods = crews_of(in_pods().view)
    assert crew_facts(pods[1], NOW)[0] == "2 ready 6 busy 2 hold 2 break"
    assert "2 breaks owed" in crew_facts(pods[1], NOW)
    assert "1 asking for help" in crew_facts(pods[1], NOW)


def test_a_floor_that_fits_by_name_has_no_pods() -> None:
    view = in_pods().view
    assert crews_of(replace(view, agents=view.agents[:40])) == ()
