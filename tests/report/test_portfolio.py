"""A run as portfolio evidence: what was seen, decided and came of it, and room for the reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floorsim.debrief.played import Played
from floorsim.report.portfolio import Portfolio, Written, portfolio_of, portfolio_page
from floorsim.run.run import Taken
from tests.desk.desks import NINE, a_scenario
from tests.report.contents_by_hand import CONTENTS, GATE
from tests.report.html_outline import Outline

WRITTEN = Written(
    "Sam <b>", "3 May 2026", (("What did you see first?", "=1 The queue."),), "When it rings, I look."
)


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    """The run of a small floor with the decisions of a review written by hand."""
    assert CONTENTS.review is not None
    move = {"agents": ["eve"], "to": "voice", "until": "10:00"}
    taken = tuple(
        Taken(one.seq, NINE + 60 * place, "move_agents", move)
        for place, one in enumerate(CONTENTS.review.decisions, start=1)
    )
    return portfolio_of(CONTENTS, Played(a_scenario(), 1, taken, NINE + 1800), WRITTEN)


@pytest.fixture(scope="module")
def page(portfolio: Portfolio) -> str:
    return portfolio_page(portfolio)


def test_only_decisions_that_made_a_difference_are_evidence(portfolio: Portfolio) -> None:
    assert [piece.effect.seq for piece in portfolio.pieces] == list(CONTENTS.told)


def test_a_page_that_leaves_decisions_out_says_how_many(portfolio: Portfolio, page: str) -> None:
    assert "a difference: 1</h2>" in page
    told = {seq: ("It helped.",) for seq in range(3)}
    cut = portfolio_page(replace(portfolio, contents=replace(portfolio.contents, told=told)))
    assert "a difference: 1 of 3</h2>" in cut
    assert "the 1 that made the largest" in cut


def test_the_page_says_that_no_reasons_are_kept(page: str) -> None:
    assert "it keeps no reasons" in page


def test_what_was_seen_stands_before_what_was_decided(portfolio: Portfolio) -> None:
    (piece,) = portfolio.pieces
    assert piece.seen[0].startswith("Voice: ")
    assert piece.seen[-1].startswith("You: ")


def test_the_effect_is_told_with_its_interval(portfolio: Portfolio, page: str) -> None:
    (piece,) = portfolio.pieces
    assert "95% interval" in piece.told[0]
    assert piece.told[0] in page
    assert f"{piece.worth} points of the total" in page


def test_readers_programs_find_their_way(page: str) -> None:
    outline = Outline(page)
    assert outline.lang == "en"
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(
        after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False)
    )
    assert [id for id, count in outline.ids.items() if count > 1] == []
    assert {id for ids in outline.pointed for id in ids.split()} <= set(outline.ids)
    assert {address.removeprefix("#") for address in outline.addresses} <= set(outline.ids)
    assert not {"script", "link", "iframe", "img", "form"} & set(outline.tags)


def test_every_room_to_write_says_what_for(page: str) -> None:
    rooms = page.count("<textarea")
    assert rooms >= 3
    assert page.count('<textarea rows="4" aria-labelledby') + page.count('aria-label="Knowledge') + 1 == rooms


def test_names_and_answers_are_texts_and_a_failed_gate_is_told(page: str) -> None:
    assert "Sam &lt;b&gt;" in page
    assert "=1 The queue." in page
    assert "When it rings, I look." in page
    assert GATE in page


def test_without_a_name_there_is_a_line_to_write_it_on(portfolio: Portfolio) -> None:
    anonymous = portfolio_page(
        Portfolio(portfolio.contents, portfolio.scenario, Written(), portfolio.pieces, portfolio.shown)
    )
    assert 'aria-label="to be written in"' in anonymous
    assert "Nothing was written after the shift." in anonymous
