"""A conversation played answer by answer, without a floor."""

import pytest

from floorsim.desk.cases.conversation import AgentConversation, conversations
from floorsim.desk.cases.rehearsal import Rehearsal, rehearse


def a_talk() -> AgentConversation:
    return next(one for one in conversations() if len(one.turns["open"].choices) > 2)


def test_step_by_step_it_goes_as_at_one_go() -> None:
    whole = rehearse(a_talk(), lambda choices: choices[-1])
    steps = Rehearsal(a_talk())
    for _, choice in whole.picked:
        steps.say(choice)
    assert (steps.lines, steps.outcome, steps.marks, steps.levels) == (
        whole.lines,
        whole.outcome,
        whole.marks,
        whole.levels,
    )


def test_what_is_not_offered_cannot_be_said_and_nothing_can_once_it_is_over() -> None:
    talk = Rehearsal(a_talk())
    with pytest.raises(ValueError, match="nonsense"):
        talk.say("nonsense")
    assert len(talk.lines) == 1
    assert rehearse(a_talk(), lambda choices: choices[0]).choices == ()


def test_words_are_filled_in_on_both_sides() -> None:
    talk = Rehearsal(
        a_talk().model_copy(
            update={
                "turns": {
                    "open": a_talk().turns["open"].model_copy(update={"text": "It's {agent}. You wanted me?"})
                }
            }
        ),
        words={"agent": "Ana"},
    )
    assert talk.lines == [("they", "It's Ana. You wanted me?")]


def test_the_order_of_answers_is_drawn_from_a_text_and_changes_nothing_else() -> None:
    first, again, other = (Rehearsal(a_talk(), order=order) for order in ("one", "one", "six"))
    assert [one.id for one in first.choices] == [one.id for one in again.choices]
    orders = {tuple(one.id for one in Rehearsal(a_talk(), order=str(n)).choices) for n in range(12)}
    assert len(orders) > 2
    assert {one.id for one in first.choices} == {one.id for one in other.choices}
