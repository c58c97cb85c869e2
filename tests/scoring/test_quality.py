"""The quality score: promises kept, and what customers usually come back for."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.run.run import Run
from floorsim.scoring.resolvable import usual_comebacks
from floorsim.scoring.scorecard import Part
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, message, quiet
from tests.measuring import evidence, score


def promising(within: str) -> dict[str, Any]:
    """An effect that promises a call within a time."""
    return {
        "promise": {"subject": "Call by {due}", "text": "You said so.", "within": within, "label": "Call."}
    }


def promises(run: Run) -> Part | None:
    """The part of the quality score about promises."""
    return next((part for part in score(run).quality.parts if part.id == "promises"), None)


@pytest.mark.parametrize(("kept", "said"), [(0, "0 of 2 promises"), (1, "1 of 2"), (2, "2 of 2")])
def test_promises_kept_are_counted_against_all_that_are_due(kept: int, said: str) -> None:
    effects = [promising("20m"), promising("25m")]
    asked = message(choices=[{"id": "yes", "label": "Yes.", "minutes": 0, "effects": effects}])
    run = at(quiet(messages=[asked]), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    for id in ("promise-m", "promise-m-2")[:kept]:
        decide(run, "answer", message=id, choice="call")
    run.advance_to_end()
    part = promises(run)
    assert part is not None
    assert part.figure.startswith(said)


def test_without_promises_nobody_is_judged_by_them() -> None:
    run = at(quiet())
    run.advance_to_end()
    assert promises(run) is None


def comebacks(**people: Any) -> float:
    """Share of the customers who would usually come back, over a morning."""
    run = at(a_scenario(people=people) if people else a_scenario())
    run.advance_to_end()
    found = usual_comebacks(evidence(run))
    assert found is not None
    return found


def test_usual_agents_resolve_less_than_fresh_and_fully_skilled_ones() -> None:
    best = comebacks(model="off")
    assert best < comebacks() < 2 * best


def test_a_channel_without_weight_is_not_judged() -> None:
    def judged(**scoring: Any) -> set[str]:
        run = at(a_scenario(scoring=scoring) if scoring else a_scenario())
        run.advance_to_end()
        return {part.id.partition(".")[0] for part in score(run).service_level.parts if "." in part.id}

    assert judged() == {"voice", "chat", "email"}
    assert judged(channels={"voice": 2, "email": 1}) == {"voice", "email"}
