"""One channel and one agent as pages to read."""

from dataclasses import replace

from floorsim.present.agent_rows import agent_list_row, agent_named, agent_page
from floorsim.present.channel_rows import channel_rows, figure_rows
from floorsim.present.object_rows import agent_facts
from floorsim.present.team_rows import names_of, team_grid, team_rows
from tests.present.floor_views import NINE, NOW, a_channel, a_floor, an_agent, email


def test_a_channel_begins_with_its_formula_and_both_counts() -> None:
    words = " ".join(row.text.strip() for row in channel_rows(a_channel(), 80, 36000.0))
    assert "Service level of Voice is answered within 20 s over answered plus abandoned" in words
    assert "61 / 99 = 62%" in words
    assert "Target: 80% within 20 s." in words


def test_figures_stand_in_two_columns_where_there_is_room() -> None:
    figures = figure_rows(a_channel())
    half = (len(figures) + 1) // 2
    wide, narrow = channel_rows(a_channel(), 80, 36000.0), channel_rows(a_channel(), 60, 36000.0)
    (in_two,) = (row.text for row in wide if row.text.startswith(" Offered"))
    (in_one,) = (row.text for row in narrow if row.text.startswith(" Offered"))
    assert figures[half][0] in in_two
    assert figures[half][0] not in in_one
    assert len(narrow) > len(wide)


def test_only_live_channels_have_abandons_and_only_backlogs_have_ages() -> None:
    voice, mail = dict(figure_rows(a_channel())), dict(figure_rows(email()))
    assert voice["Abandoned"] == "9"
    assert "Abandoned" not in mail
    assert (mail["Open, over 48 h old"], mail["Oldest"]) == ("3", "31 h")
    assert "Oldest" not in voice


def test_an_agents_page_says_what_they_do_and_on_which_channel() -> None:
    view = a_floor()
    view = replace(view, agents=(an_agent(0, asks_for_help=True),))
    page = [row.text.strip() for row in agent_page(view, view.agents[0], 80)]
    assert page[0] == "○ ready for 0:40 on Voice"
    assert "Is asking for help." in page
    assert agent_named(view, "A01") is view.agents[0]
    assert agent_named(view, "nobody") is None


def test_how_long_somebody_has_done_something_is_the_same_everywhere_on_the_screen() -> None:
    agent = an_agent(0, since_s=NOW - 40.6)
    view = replace(a_floor(), agents=(agent,), now_s=NOW + 0.4)
    page = [row.text.strip() for row in agent_page(view, agent, 80)]
    grid = team_grid(view, view.agents, 80, 6)
    team = [row.text for row in team_rows(view, grid, 80, 6, names=names_of(view.agents))]
    assert page[0] == "○ ready for 0:41 on Voice"
    assert agent_facts(view, agent)[0] == "ready 0:41"
    assert any("ready 0:41" in row for row in team)
    assert "ready 0:41" in agent_list_row(view, agent, 100).text


def test_a_row_of_the_list_keeps_apart_what_comes_next_and_when_the_shift_ends() -> None:
    at_s = NINE + 40 * 60.0
    view = a_floor()
    one_to_one = an_agent(0, next_activity="one_to_one", next_activity_s=at_s)
    assert "one-to-one 09:40 ends 17:00 " in agent_list_row(view, one_to_one, 120).text
    meeting = an_agent(0, next_activity="meeting", next_activity_s=at_s)
    assert "meeting 09:40 ends 17:00 " in agent_list_row(view, meeting, 80).text
