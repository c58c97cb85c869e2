"""An open message: who writes, what was said before, what was said last, and the answers to it."""

from floorsim.desk.view import MessageView, TurnView
from floorsim.present.conversation_rows import conversation_rows, settled_words
from floorsim.present.inbox_rows import is_new, message_row
from floorsim.present.row import Role, Row
from tests.present.floor_views import NINE, NOW, a_floor, a_message

ASKED = TurnView(NINE + 600, "Reyes (director)", "Do we pay?")
ANSWERED = TurnView(NINE + 660, "you", "Ask how much")
REPLIED = TurnView(NOW - 120.0, "Reyes (director)", "Four hundred.")


def conversation(*turns: TurnView) -> MessageView:
    """A message in which this has been said."""
    last = [turn for turn in turns if turn.who != "you"][-1]
    return a_message(turns=turns, at_s=last.at_s, text=last.text)


def texts(rows: list[Row]) -> list[str]:
    return [row.text.strip() for row in rows]


def test_a_single_message_is_its_text_under_who_writes_and_by_when_to_answer() -> None:
    before, newest = conversation_rows(a_message(turns=(REPLIED,)), a_floor(), 78)
    assert texts(before) == [
        "Reyes (director), in team chat, 09:24",
        "Start answering by 09:50, in 23 minutes.",
        "",
    ]
    assert texts(newest) == ["Customers are calling me at home. Give me a time I can tell the board."]


def test_what_was_said_before_is_dimmed_with_who_and_when_and_the_newest_stands_last() -> None:
    before, newest = conversation_rows(conversation(ASKED, ANSWERED, REPLIED), a_floor(), 78)
    assert texts(before)[-2:] == ["09:10 Reyes (director): Do we pay?", "09:11 You: Ask how much"]
    assert {role for row in before[-2:] for _, role in row.spans} == {Role.DIM}
    assert texts(newest) == ["09:24 Reyes (director): Four hundred."]
    assert newest[0].spans == ((" 09:24 Reyes (director):", Role.STRONG), (" Four hundred.", Role.TEXT))


def test_an_answer_that_ended_the_conversation_stands_with_what_it_answers() -> None:
    _, newest = conversation_rows(conversation(ASKED, ANSWERED), a_floor(), 78)
    assert texts(newest) == ["09:10 Reyes (director): Do we pay?", "09:11 You: Ask how much"]


def test_the_same_words_said_twice_are_new_where_they_were_said_last() -> None:
    again = TurnView(NOW, ASKED.who, ASKED.text)
    before, newest = conversation_rows(conversation(ASKED, ANSWERED, again), a_floor(), 78)
    assert texts(before)[-1] == "09:11 You: Ask how much"
    assert texts(newest) == ["09:26 Reyes (director): Do we pay?"]


def test_a_message_about_a_contact_names_the_agent_and_a_promise_of_ones_own_begins_with_you() -> None:
    promise = a_message(sender="you", channel="phone", agent="A01", deadline_s=None)
    before, _ = conversation_rows(promise, a_floor(), 78)
    assert before[0].text.strip() == "You, on the phone, 09:24, about Dana Kovac"


def test_the_row_of_a_conversation_that_went_on_counts_its_messages() -> None:
    assert "messages)" not in message_row(conversation(ASKED, ANSWERED), NOW, 78).text
    row = message_row(conversation(ASKED, ANSWERED, REPLIED), NOW, 78).text
    assert row.startswith(" ● due 09:50  Reyes      When is it over? (3 messages)")


def test_news_that_goes_on_after_it_was_read_is_new_again() -> None:
    news = a_message("it", choices=(), deadline_s=None, state="information", at_s=NOW)
    assert is_new(news, {})
    assert is_new(news, {"it": NOW - 60})
    assert not is_new(news, {"it": NOW})


def test_a_promise_says_that_it_was_promised_and_by_when() -> None:
    promise = a_message(category="promise", choices=(), deadline_s=NOW + 45)
    before, _ = conversation_rows(promise, a_floor(), 78)
    assert texts(before)[1] == "You promised this by 09:26."


def test_how_earlier_messages_of_the_sender_went_stands_with_the_case() -> None:
    earlier = [
        a_message(f"m{place}", state=state, at_s=NOW - 600 * place)
        for place, state in enumerate(("missed", "answered", "answered"), start=1)
    ]
    item = a_message(at_s=NOW)
    before, _ = conversation_rows(item, a_floor(inbox=(*earlier, item)), 78)
    assert "Before this: 3 messages from the same sender, 2 answered, 1 not answered in" in texts(before)[2]


def test_a_settled_message_says_what_became_of_it() -> None:
    assert settled_words(a_message(state="answered", answer="ten")) == "You answered: Ten minutes"
    assert settled_words(a_message(state="missed")) == "Nobody answered in time."
    assert settled_words(a_message(state="information")) == "No reply needed."
