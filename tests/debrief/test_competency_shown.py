"""Which competency a decision shows."""

from __future__ import annotations

import pytest

from floorsim.debrief.competency_shown import competency_shown
from floorsim.scenario.competencies import competencies
from tests.desk.desks import a_scenario, message


@pytest.mark.parametrize(
    ("codes", "competency"), [(["H3"], "people"), (["I1", "D2"], "escalation_and_recovery"), ([], None)]
)
def test_an_answer_shows_the_competency_of_its_message(codes: list[str], competency: str | None) -> None:
    scenario = a_scenario(messages=[message(codes=codes)])
    for case in ("m", "promise-m"):
        shown = competency_shown("answer", {"message": case}, scenario)
        assert shown == (None if competency is None else competencies()[competency])
