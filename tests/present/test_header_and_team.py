"""The top line in little room, and the team in columns by channel."""

from dataclasses import replace

import pytest

from floorsim.desk.view import CalendarRow, OwnTimeView
from floorsim.floor.view import AgentView
from floorsim.present.header_rows import header_row, own_time_words
from floorsim.present.team_rows import TeamGrid, names_of, rows_wanted, team_grid, team_rows
from floorsim.wording.cells import cell_len
from tests.present.floor_views import NOW, a_floor, an_agent, team

NOOR = CalendarRow("d", "the one-to-one with Noor", NOW + 840, NOW + 2340, True, False)
FREE = OwnTimeView(None, None, (), NOW, 0.0, False, (NOOR,))


def test_who_is_free_sees_until_when_and_what_comes_then() -> None:
    assert own_time_words(FREE, NOW) == "free to 09:40, then one-to-one with Noor (25 min)"


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (42, "free to 09:40, then one-to-one with Noor"),
        (36, "free; 09:40 one-to-one with Noor"),
        (12, "free"),
    ],
)
def test_in_less_room_the_minutes_go_first_then_the_words_and_no_time_is_cut(room: int, words: str) -> None:
    assert own_time_words(FREE, NOW, room) == words


def test_of_what_is_being_done_the_end_stays_whatever_the_room() -> None:
    own = OwnTimeView("side-by-side with somebody of a very long name", NOW + 1200, (), NOW + 1200, 0.0, True)
    assert own_time_words(own, NOW, 80).endswith("long name to 09:46, floor out of sight")
    words = own_time_words(own, NOW, 30)
    assert cell_len(words) == 30
    assert words.endswith("… to 09:46")


def test_overtime_that_the_scenario_does_not_have_is_no_budget() -> None:
    nothing = replace(a_floor().budget, overtime_usable=False)
    assert "overtime" not in header_row(a_floor(budget=nothing), 160, speed=10, held=None).text
    assert "overtime 2/6 h" in header_row(a_floor(), 160, speed=10, held=None).text


def ids(grid: TeamGrid) -> list[list[str]]:
    return [[agent.id for agent in column] for column in grid.columns]


def people(**channels: int) -> tuple[AgentView, ...]:
    """So many agents on each channel, one after another."""
    found: list[AgentView] = []
    for channel, count in channels.items():
        found += [an_agent(len(found) + place, on=(channel,), channel=channel) for place in range(count)]
    return tuple(found)


def test_each_channel_has_columns_of_its_own_under_its_name() -> None:
    view = a_floor(agents=0)
    grid = team_grid(view, people(voice=3, chat=2, email=1), 80, 10)
    assert grid.titles == ("Voice 3", "Chat 2", "Email 1")
    assert [len(column) for column in grid.columns] == [3, 2, 1]


def test_channels_share_a_column_where_there_is_no_room_for_one_each() -> None:
    view = a_floor(agents=0)
    grid = team_grid(view, people(voice=11, chat=4, email=3), 80, 7)
    assert grid.titles == ("Voice 11", "", "Chat 4, email 3")
    assert [len(column) for column in grid.columns] == [7, 4, 7]


def test_more_agents_than_fit_stand_in_even_columns_in_the_same_order() -> None:
    view = a_floor(agents=0)
    agents = people(voice=1200, chat=800)
    grid = team_grid(view, agents, 80, 7)
    assert [agent.id for agent in grid.order] == [agent.id for agent in agents]
    assert len(grid.columns) == 3
    assert max(map(len, grid.columns)) - min(map(len, grid.columns)) <= 3
    assert grid.titles == ("Voice 1200", "Voice, chat 800", "")


def test_the_cursor_moves_to_the_nearest_agent_and_never_out() -> None:
    grid = team_grid(a_floor(agents=0), people(voice=3, chat=1), 80, 10)
    first, second, third, chat = grid.order
    assert grid.beside(first.id, 1, 0) is second
    assert grid.beside(third.id, 0, 1) is chat
    assert grid.beside(third.id, 1, 0) is third
    assert grid.beside(chat.id, 0, 1) is chat
    assert grid.beside("nobody", 0, 0) is first


def test_the_panel_asks_for_the_rows_in_which_every_channel_has_its_columns() -> None:
    view = replace(a_floor(), agents=people(voice=11, chat=4, email=3))
    assert rows_wanted(view, 80) == 2 + 7
    assert rows_wanted(view, 130) == 2 + 4


@pytest.mark.parametrize("count", [0, 1, 18, 60, 2000])
@pytest.mark.parametrize("width", [80, 121, 200])
def test_every_row_of_the_team_is_as_wide_as_the_panel(count: int, width: int) -> None:
    names = ("田中さくら子 山本", "עברית שם ארוך מאוד", "Wolfeschlegelsteinhausenbergerdorffvoralt", "Bo")
    agents = tuple(agent._replace(name=names[place % 4]) for place, agent in enumerate(team(count)))
    view = replace(a_floor(), agents=agents)
    grid = team_grid(view, agents, width, 7)
    cursor = agents[-1].id if agents else None
    rows = team_rows(view, grid, width, 9, names=names_of(agents), cursor=cursor, active=True, marked={"A01"})
    assert {row.width for row in rows} == {width}


def test_in_the_narrowest_column_a_long_call_and_a_call_for_help_are_still_said() -> None:
    view = a_floor()
    grid = team_grid(view, view.agents, 80, 6)
    rows = team_rows(view, grid, 80, 8, names=names_of(view.agents))
    text = "\n".join(row.text for row in rows)
    assert "Dana    call 7:12 long!" in text
    assert "Jonas   hold 0:45 help?" in text


def test_a_marked_agent_has_an_x_and_the_one_under_the_cursor_an_arrow() -> None:
    view = a_floor(agents=2)
    grid = team_grid(view, view.agents, 80, 5)
    rows = team_rows(
        view, grid, 80, 7, names=names_of(view.agents), cursor="A01", active=True, marked={"A02"}
    )
    text = "\n".join(row.text for row in rows)
    assert "▸● Dana" in text
    assert "x● Marek" in text
