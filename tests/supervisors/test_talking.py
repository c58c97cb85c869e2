"""The competent supervisor talks by rules of thumb, from the words and the time that is left."""

from __future__ import annotations

from floorsim.desk.view import ChoiceView
from floorsim.supervisors.competent.talking import best_said, said
from tests.present.floor_views import NOW, a_floor
from tests.tui.test_talk import a_talk

TELLS = ChoiceView("a", "Ask for it every time, calmly, and put it in the notes.", 1.0)
ASKS = ChoiceView("b", "At 0:25 he gives his name and you go on. What did you think?", 2.0)
TAKES_AWAY = ChoiceView("c", "Don't worry, I'll put you on email and we all feel better.", 1.0)


def test_asking_about_one_contact_goes_before_telling_and_before_taking_the_work_away() -> None:
    assert best_said((TELLS, ASKS, TAKES_AWAY)) is ASKS
    assert best_said((TAKES_AWAY, TELLS)) is TELLS


def test_it_says_something_only_when_it_is_its_turn() -> None:
    decision = said(a_floor(inbox=(a_talk(),)))
    assert decision is not None
    assert (decision.kind, decision.model_dump()["choice"]) == ("answer", "moment")
    assert said(a_floor(inbox=(a_talk(speaking_until_s=NOW + 30),))) is None
    assert said(a_floor(inbox=(a_talk(ended="half"),))) is None
    assert said(a_floor()) is None


def test_with_little_time_left_it_says_what_still_fits() -> None:
    decision = said(a_floor(inbox=(a_talk(until_s=NOW + 130),)))
    assert decision is not None
    assert decision.model_dump()["choice"] != "moment"
