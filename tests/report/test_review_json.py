"""A review as JSON: every key that is published, times as files of decisions write them, sums that hold."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.debrief.model import Estimate, Ledger
from floorsim.desk.decisions.script import planned_in
from floorsim.report.review_json import review_json
from floorsim.scenario.yaml.document import Document
from tests.present.reviews import at
from tests.report.contents_by_hand import LEFT, REVIEW, SUBJECT

ANSWER: dict[str, Any] = json.loads(json.dumps(review_json(SUBJECT, REVIEW), allow_nan=False))


def test_every_published_key_is_there() -> None:
    assert {
        "run", "scores", "ledger", "decisions", "missed", "moments", "landing", "seeds", "done",
    } == set(ANSWER)  # fmt: skip
    assert {"hands_off", "decisions", "luck", "you", "reference"} < set(ANSWER["ledger"])
    assert {
        "seq", "at", "acted", "kind", "says", "possible", "realised", "without", "share", "label",
    } < set(ANSWER["decisions"][0])  # fmt: skip
    for effect in ("realised", "without", "share"):
        assert set(ANSWER["decisions"][0][effect]) == {"overall", "service_level", "quality", "burnout"}
    assert set(ANSWER["decisions"][0]["share"]["overall"]) == {"mean", "ci95", "n"}
    assert {"at", "decision", "gain"} < set(ANSWER["missed"][0])
    assert {"at", "overall"} < set(ANSWER["landing"][0])


def test_moments_in_time_are_written_as_files_of_decisions_write_them() -> None:
    never = replace(REVIEW.decisions[0], at_s=at("09:31") + 30.0, acted_s=None)
    (found,) = review_json(SUBJECT, replace(REVIEW, decisions=(never,)))["decisions"]
    assert (found["at"], found["acted"]) == ("09:31:30", None)
    assert (ANSWER["decisions"][0]["acted"], ANSWER["run"]["until"]) == ("09:34", "11:00")


def test_a_missed_decision_reads_back_as_a_file_of_decisions() -> None:
    (planned,), faults = planned_in(Document([ANSWER["missed"][0]["decision"]], {}, ""), ())
    assert (planned.at_s, planned.decision.kind, faults) == (at("10:24"), "move_breaks", [])


def test_a_moment_names_its_best_answer_and_whose_each_is() -> None:
    moment = ANSWER["moments"][0]
    assert moment["best"] == "option-2"
    assert [one["id"] for one in moment["options"] if one["yours"]] == ["option-1"]
    assert moment["as_it_was"][0] == {"at": "09:00", "waiting": 0}


def test_what_is_not_computed_is_null() -> None:
    rough = review_json(SUBJECT, LEFT)
    assert (rough["missed"], rough["moments"], rough["ledger"]["luck"]) == (None, None, None)
    assert rough["decisions"][0]["without"] is None
    assert (rough["run"]["ended"], rough["done"]) == (False, False)


def test_no_effect_at_all_is_exactly_zero() -> None:
    nothing = Estimate(-0.0, (-0.0, 0.0), 15)
    untouched = replace(
        REVIEW, decisions=(replace(REVIEW.decisions[0], without=dict.fromkeys(("overall",), nothing)),)
    )
    found = review_json(SUBJECT, untouched)["decisions"][0]["without"]["overall"]
    assert json.dumps(found) == '{"mean": 0.0, "ci95": [0.0, 0.0], "n": 15}'


scores = st.floats(0, 100)


@given(hands_off=scores, you=scores, decisions=st.floats(-100, 100))
def test_the_ledger_adds_up_as_printed(hands_off: float, you: float, decisions: float) -> None:
    ledger = Ledger(hands_off, you, decisions, you - hands_off - decisions, None, None)
    printed = review_json(SUBJECT, replace(LEFT, ledger=ledger))["ledger"]
    total = printed["hands_off"] + printed["decisions"] + printed["luck"]
    assert total == pytest.approx(printed["you"], abs=1e-9)
    assert printed["luck"] == pytest.approx(ledger.luck, abs=0.002)
