"""A dashboard's tables and the answer to it."""

from typing import cast

import pytest

from floorsim.desktest.package.exercises import Dashboard, DashboardAnswer, Table
from floorsim.present.desk_test.dashboard_draft import MOST, PARTS, DashboardDraft
from floorsim.present.desk_test.data_table import most_skipped, table_rows, whole_table_rows
from tests.present.desk_test.desk_tests import a_desk_test

EXERCISE = cast("Dashboard", a_desk_test("dashboard").exercises[0])
FINDINGS, CAUSE, ACTION, CHECK = PARTS


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_column_of_a_table_can_be_reached_and_no_row_is_too_wide(width: int) -> None:
    table = EXERCISE.tables[0]
    seen = set()
    for skipped in range(most_skipped(table, width) + 1):
        rows = table_rows(table, width, skipped)
        assert all(row.width <= width for row in rows)
        assert any(row.text.startswith(" 9:00") for row in rows)
        heads = " ".join(row.text for row in rows[1:3]).split()
        seen |= {column.title for column in table.columns if set(column.title.split()) <= set(heads)}
    assert seen == {column.title for column in table.columns}


def test_a_table_says_how_many_columns_are_out_of_sight_on_either_side() -> None:
    table = EXERCISE.tables[0]
    assert "→" in table_rows(table, 60)[0].text
    assert "←" in table_rows(table, 60, most_skipped(table, 60))[0].text
    assert "more" not in table_rows(table, 120)[0].text


def test_three_findings_at_most_and_of_the_rest_one() -> None:
    draft = DashboardDraft(EXERCISE, {})
    assert [draft.toggle(FINDINGS, f"f{n}") for n in (1, 2, 3)] == [None, None, None]
    assert draft.toggle(FINDINGS, "f4") == "3 are chosen. Take one back first."
    assert draft.toggle(CAUSE, "c1") is None
    assert draft.toggle(CAUSE, "c2") is None
    answer = draft.answer()
    assert [one.id for one in answer.findings] == ["f1", "f2", "f3"]
    assert answer.cause is not None
    assert answer.cause.id == "c2"


def test_words_stay_with_a_choice_that_is_taken_back_and_chosen_anew() -> None:
    draft = DashboardDraft(EXERCISE, {})
    draft.toggle(CHECK, "c1")
    draft.write(CHECK, "c1", "ask planning")
    draft.toggle(CHECK, "c1")
    assert draft.answer().check is None
    draft.toggle(CHECK, "c1")
    assert draft.words(CHECK, "c1") == "ask planning"


def test_what_is_missing_is_named_until_nothing_is() -> None:
    draft = DashboardDraft(EXERCISE, {"findings": [{"id": "f1", "words": "42 of 42"}, {"id": "f2"}]})
    assert list(draft.missing()) == [
        "1 finding", "your words to 1 finding", "the cause", "the action", "the check",
    ]  # fmt: skip
    assert draft.done() == 1
    full = {
        "findings": [{"id": f"f{n}", "words": "x"} for n in (1, 2, 3)],
        "cause": {"id": "c1", "words": "x"},
        "action": {"id": "a1", "words": "x"},
        "check": {"id": "c1", "words": "x"},
    }
    assert list(DashboardDraft(EXERCISE, full).missing()) == []
    assert DashboardDraft(EXERCISE, full).done() == MOST


def test_the_answer_is_the_same_after_it_was_kept_and_read() -> None:
    draft = DashboardDraft(EXERCISE, {})
    draft.toggle(ACTION, "a2")
    draft.write(ACTION, "a2", "today")
    kept = draft.answer().model_dump(mode="json")
    assert DashboardDraft(EXERCISE, kept).answer() == DashboardAnswer.model_validate(kept) == draft.answer()


def test_a_long_first_column_is_wrapped_so_that_the_figures_beside_it_are_in_sight() -> None:
    table = Table.model_validate(
        {
            "title": "Noor and the team",
            "columns": [
                {"id": "what", "title": "Figure"},
                {"id": "n", "title": "Noor"},
                {"id": "t", "title": "Team"},
            ],
            "rows": [["Second question left open, of thirty reviewed", "11", "4"]],
        }
    )
    rows = [row.text.rstrip() for row in table_rows(table, 34)]
    assert rows[1].endswith("Noor  Team")
    assert rows[2].endswith("11     4")
    assert " ".join(" ".join(rows[2:]).split()) == "Second question left 11 4 open, of thirty reviewed"
    told = " ".join(row.text for row in whole_table_rows(table, 24)).split()
    assert " ".join(told[-11:]) == "Second question left open, of thirty reviewed: Noor 11, Team 4"
