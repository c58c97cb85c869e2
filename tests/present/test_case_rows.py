"""A customer who wants a manager: the facts one decides on, above what is said."""

from floorsim.desk.view import CaseFacts, TurnView
from floorsim.present.case_rows import case_rows, standing_row
from floorsim.present.conversation_rows import conversation_rows
from tests.present.floor_views import NINE, NOW, a_floor, a_message

FACTS = CaseFacts(
    customer="R. Adler",
    tone="angry",
    contact=4,
    loss=62,
    authority=100,
    failure="money",
    policy="Fees we caused are repaid.",
    history=(("21 days ago", "Told that it is fixed."), ("yesterday", "Blocked again.")),
    linked=7,
    owner="the card team",
    eta="A new card takes two days.",
    evidence=("Three notes say fixed.",),
)


def test_the_facts_that_count_stand_in_one_row_and_what_does_not_fit_is_left_out_whole() -> None:
    words = " Tone: angry · fourth contact · lost EUR 62 · your limit EUR 100"
    assert standing_row(FACTS, "EUR", 78).text == words
    assert standing_row(FACTS, "EUR", 40).text == " Tone: angry · fourth contact"


def test_what_happened_before_stands_with_its_days_and_then_who_can_do_what() -> None:
    rows = [row.text.rstrip() for row in case_rows(FACTS, "EUR", 78)]
    assert rows[1:] == [
        " Policy: Fees we caused are repaid.",
        " 21 days ago  Told that it is fixed.",
        " Yesterday    Blocked again.",
        " Noted: Three notes say fixed.",
        " Time: A new card takes two days.",
        " 7 other contacts with the same cause; its owner is the card team.",
        "",
    ]
    assert all(len(row) <= 78 for row in rows)


def test_at_a_later_turn_the_facts_that_count_stand_above_what_was_said_last() -> None:
    first = TurnView(NINE + 600, "Kofi", "They won't talk to me.")
    mine, last = TurnView(NINE + 660, "you", "Tell me."), TurnView(NOW - 120.0, "Kofi", "Who is in charge?")
    item = a_message(turns=(first, mine, last), at_s=last.at_s, text=last.text, facts=FACTS)
    _, newest = conversation_rows(item, a_floor(), 78)
    assert newest[0].text.startswith(" Tone: angry · fourth contact")
    assert "Who is in charge?" in newest[1].text
