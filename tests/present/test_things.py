"""The thing under the cursor: its name, letters that go to it, its facts, and what a form begins with."""

from dataclasses import replace
from typing import Any

import pytest

from floorsim.desk.decisions.registry import kind_named, kinds
from floorsim.desk.view import CalendarRow, OwnTimeView
from floorsim.floor.view import ReviewView
from floorsim.present.due import first_due
from floorsim.present.object_rows import facts_row, remedies_first, verbs_row
from floorsim.present.presets import concerns, preset_for
from floorsim.present.row import Role
from floorsim.present.things import FLOOR, Thing, jump_letters, named_together
from floorsim.present.verbs import Verb, verbs_of
from tests.present.floor_views import NINE, NOW, a_channel, a_floor, a_message, an_agent
from tests.tui.scripted_session import Answer, ChatCap, Move, Post

DANA = Thing("agent", ("A01",), "Dana")
VOICE = Thing("queue", ("voice",), "Voice")


def test_up_to_two_are_named_and_more_are_counted() -> None:
    assert named_together(["Kofi"]) == "Kofi"
    assert named_together(["Kofi", "Hanna"]) == "Kofi and Hanna"
    assert named_together(["Kofi", "Hanna", "Luis"]) == "3 agents"


def test_a_name_has_its_own_first_letter_and_else_one_that_is_free() -> None:
    assert jump_letters(["Kofi", "Karin", "Ana"]) == ["k", "b", "a"]


def test_letters_that_mean_something_else_are_not_given_and_from_the_27th_on_there_is_none() -> None:
    assert jump_letters(["Dana", "Ugo"], "dgquxy") == ["a", "b"]
    letters = jump_letters(["Kofi"] * 30)
    assert len(set(letters[:26])) == 26
    assert letters[26:] == [""] * 4


def test_the_facts_of_an_agent_begin_with_what_they_do_and_hold_rest_shift_and_quality() -> None:
    seen = ReviewView(
        n=4, mean=78.0, half_width=13.0, weakest=None, weakest_missed=0, analyst=1, latest_s=NOW
    )
    view = a_floor(agents=1)
    kofi = an_agent(0, state="hold", load=1, since_s=NOW - 160, asks_for_help=True, reviews=seen)
    text = facts_row(replace(view, agents=(kofi,)), DANA, 120).text
    assert text.startswith(" Dana: hold 2:40, usually 5:40 · asking for help")
    assert "break 10:00 · QA 78 (65-91), n 4" in text


def test_facts_that_do_not_fit_whole_are_left_out() -> None:
    row = facts_row(a_floor(), DANA, 56)
    assert row.width == 56
    assert "…" not in row.text
    assert row.text.rstrip().endswith("long, w coach through")


def test_what_alarms_names_its_remedy_where_it_stands_and_its_verb_comes_first() -> None:
    view = a_floor(agents=1)
    verbs = verbs_of(kinds(), "agent")
    flags: dict[str, dict[str, Any]] = {
        "w": {"asks_for_help": True, "state": "hold"},
        "b": {"break_owed": True, "long_contact": False},
    }
    for letter, flag in flags.items():
        there = replace(view, agents=(an_agent(0, **flag),))
        assert remedies_first(there, DANA, verbs)[0].letter == letter
        assert f", {letter} " in facts_row(there, DANA, 120).text
    long = replace(view, agents=(an_agent(0, long_contact=True),))
    assert [verb.letter for verb in remedies_first(long, DANA, verbs)[:2]] == ["w", "t"]
    calm = replace(view, agents=(an_agent(0, long_contact=False),))
    assert remedies_first(calm, DANA, verbs) == verbs


def test_the_facts_of_a_queue_are_its_wait_its_staff_and_what_is_switched_on() -> None:
    view = a_floor(channels=(a_channel(callbacks_on=True, callbacks_owed=6),))
    text = facts_row(view, VOICE, 160).text
    assert "Voice: 14 waiting, longest 2:40, if joining now 3:35 · 14 on, need 21, short 7" in text
    assert "callbacks on, 6 owed · arrived 49, forecast 22 · ends at 68% 55–79" in text


def test_the_facts_of_a_message_are_its_deadline_what_an_answer_takes_and_its_first_words() -> None:
    view = a_floor(inbox=(a_message(),))
    text = facts_row(view, Thing("case", ("when",), "Reyes"), 80).text
    assert text.startswith(" Reyes: due 09:50, 2 answers, 1–2 min · “Customers are calling me")


def test_the_facts_of_an_interval_are_forecast_need_staff_and_who_is_away() -> None:
    view = a_floor(agents=2)
    text = facts_row(view, Thing("interval", (str(NINE + 3600), "voice"), "Voice 10:00"), 100).text
    assert "Voice 10:00: forecast 24 · need 12, 12 on · off the floor then: Dana, Marek" in text


def test_five_verbs_stand_with_their_letters_then_all_decisions() -> None:
    verbs = [Verb(letter, Move, f"verb {letter}", 2.0, None) for letter in "abcefm"]
    row, places = verbs_row(verbs, 24, 80)
    assert row.text.split("  ")[:6] == [
        " a verb a",
        "b verb b",
        "c verb c",
        "e verb e",
        "f verb f",
        "d all 24",
    ]
    assert [row.text[place.start : place.end].strip() for place in places][-1] == "d all 24"
    assert [place.key for place in places] == ["a", "b", "c", "e", "f", "d"]


def test_a_verb_that_is_not_possible_is_dimmed_and_has_a_dash() -> None:
    row, _ = verbs_row([Verb("m", Move, "move", 2.0, "Dana is absent")], 24, 80)
    assert ("–m", Role.DIM) in row.spans


def test_all_decisions_stay_in_the_row_however_narrow_it_is() -> None:
    verbs = [Verb(letter, Move, "words of some length", 2.0, None) for letter in "abc"]
    assert "d all 24" in verbs_row(verbs, 24, 34)[0].text


def test_a_form_for_an_agent_begins_with_the_agent_and_for_several_with_all_of_them() -> None:
    view = a_floor()
    assert preset_for(Move, DANA, view) == {"agents": ("A01",)}
    several = Thing("agent", ("A01", "A02"), "Dana and Marek")
    assert preset_for(Move, several, view) == {"agents": ("A01", "A02")}
    side = kind_named("side_by_side")
    assert side is not None
    assert preset_for(side, several, view) == {"agent": "A01"}


def test_a_form_for_a_queue_begins_with_the_queue_and_else_with_those_who_work_on_it() -> None:
    view = a_floor()
    breaks = kind_named("move_breaks")
    assert breaks is not None
    assert preset_for(Move, VOICE, view) == {"to": "voice"}
    chatting = tuple(agent.id for agent in view.agents if "chat" in agent.on)
    assert preset_for(breaks, Thing("queue", ("chat",), "Chat"), view) == {"agents": chatting}


def test_a_form_for_nothing_in_particular_begins_empty() -> None:
    assert preset_for(Move, FLOOR, a_floor()) == {}
    assert preset_for(Post, DANA, a_floor()) == {}
    assert concerns(Answer, Thing("case", ("when",), "Reyes"))
    assert not concerns(ChatCap, DANA)


def test_what_is_due_first_is_the_nearest_deadline_that_nobody_is_answering() -> None:
    view = a_floor(inbox=(a_message("late", deadline_s=NOW + 900), a_message("soon", deadline_s=NOW + 60)))
    due = first_due(view)
    assert due is not None
    assert due.message == "soon"
    due = first_due(view, {"soon"})
    assert due is not None
    assert due.message == "late"
    assert first_due(view, {"soon", "late"}) is None


def test_a_promise_that_only_a_decision_keeps_is_due_like_any_other() -> None:
    owed = a_message("owed", sender="you", category="promise", choices=(), kept_by="incident_post")
    due = first_due(a_floor(inbox=(owed,)))
    assert due is not None
    assert due.message == "owed"


def test_a_fixed_duty_is_due_when_it_begins() -> None:
    duty = CalendarRow("d", "the one-to-one with Noor", NOW + 300, NOW + 1800, True, False)
    own = OwnTimeView(None, None, (), NOW, 0.0, False, (duty,))
    due = first_due(a_floor(own_time=own, inbox=()))
    assert due is not None
    assert due.message is None
    assert due.words == "The one-to-one with Noor starts at 09:31."


@pytest.mark.parametrize("thing", ["queue", "agent", "interval", "floor", "own_work"])
def test_the_verbs_of_the_registry_need_no_letter_that_means_the_same_everywhere(thing: str) -> None:
    from floorsim.desk.decisions.registry import kinds
    from floorsim.tui.floor.floor_screen import FloorScreen
    from floorsim.tui.rebinding import named_bindings

    bindings = named_bindings(FloorScreen)  # type: ignore[arg-type]
    held = {key for binding in bindings.values() for key in binding.key.split(",")}
    letters = [verb.letter for verb in verbs_of(kinds(), thing)]  # type: ignore[arg-type]
    assert not held & set(letters)
