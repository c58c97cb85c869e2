"""Whatever the scenario and the moves: the indexes agree with people and contacts at any moment."""

from __future__ import annotations

from hypothesis import given

from tests.floor.index_checks import (
    check_chances,
    check_counts,
    check_hands,
    check_idle_lists,
    check_lines,
    check_trunks,
    check_warm_hand_overs,
    check_wellbeing,
    check_work_conservation,
)
from tests.floor.playing import Session
from tests.strategies import Play, examples, plays


@examples(50)
@given(plays())
def test_a_line_counts_exactly_those_who_stand_in_it(play: Play) -> None:
    Session(play).run(check_lines, each_event=True)


@examples(50)
@given(plays())
def test_a_contact_in_service_is_in_the_hands_of_one_agent(play: Play) -> None:
    Session(play).run(check_hands, each_event=True)


@examples(50)
@given(plays())
def test_those_at_work_are_counted_once_on_each_of_their_channels(play: Play) -> None:
    Session(play).run(check_counts, each_event=True)


@examples(50)
@given(plays())
def test_an_agent_stands_in_one_idle_list_while_able_to_take_more_and_in_none_otherwise(play: Play) -> None:
    Session(play).run(check_idle_lists, each_event=True)


@examples(50)
@given(plays())
def test_nobody_idles_while_a_contact_waits_that_they_could_take(play: Play) -> None:
    Session(play).run(check_work_conservation, each_event=True)


@examples(50)
@given(plays())
def test_trunks_in_use_are_the_customers_on_the_line(play: Play) -> None:
    Session(play).run(check_trunks, each_event=True)


@examples(50)
@given(plays())
def test_a_warm_hand_over_holds_an_agent_only_while_the_customer_waits(play: Play) -> None:
    Session(play).run(check_warm_hand_overs, each_event=True)


@examples(30)
@given(plays())
def test_chances_and_factors_stay_in_their_ranges_whatever_happens(play: Play) -> None:
    Session(play).run(check_chances)


@examples(30)
@given(plays(people=True))
def test_states_of_mind_stay_between_0_and_1(play: Play) -> None:
    Session(play).run(check_wellbeing, each_event=True)
