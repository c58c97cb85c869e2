"""What happens in a scenario, in order of time, with its condition in words where it has no time."""

from typing import Any

from floorsim.present.previewing.happenings import happenings, told, when_words
from floorsim.present.previewing.model import Happening
from floorsim.present.previewing.msel import event_detail_rows, events_of, msel_rows
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario, message


def a_story(**changes: Any) -> Scenario:
    """A scenario in which everything is that can happen."""
    return a_scenario(
        incidents=[
            {
                "id": "outage",
                "title": "logins fail",
                "from": "09:20",
                "to": "10:00",
                "cue": "Calls rise.",
                "expected": "A notice.",
                "effects": [{"news": {"text": "It is the certificate.", "from": "IT"}, "from": "09:25"}],
            }
        ],
        milestones=[{"id": "told", "title": "Customers know", "when": {"decided": "announcement"}}],
        messages=[
            message("late", at="10:30", principle="Check first.", expected="Ask."),
            message("early", at="09:05"),
            message("red", at=None, when={"wall": {"measure": "waiting", "channel": "voice", "over": 4}}),
            message("after", at=None, after="told", delay="5m", if_not_by="10:15"),
            message("sent", at=None, choices=[], deadline=None, if_missed=[], subject="Sent on"),
            message(
                "sender",
                at="09:40",
                subject="Who sends",
                choices=[
                    {"id": "go", "label": "Do it.", "effects": [{"message": "sent"}], "why": "It is due."},
                    {"id": "not", "label": "Don't.", "minutes": 4},
                ],
            ),
        ],
        supervisor={
            "duties": [
                {"kind": "one_to_one", "at": "09:30", "for": "25m", "with": "ana"},
                {"kind": "lunch", "at": "12:00", "for": "30m"},
            ]
        },
        **changes,
    )


def by_id(id: str) -> Happening:
    return next(one for one in happenings(a_story()) if one.id == id)


def test_they_stand_in_order_of_time_and_what_has_no_time_comes_last() -> None:
    timed = [one.id for one in happenings(a_story()) if one.at_s is not None]
    rest = [one.id for one in happenings(a_story()) if one.at_s is None]
    assert timed == ["early", "outage", "outage:0", "one_to_one", "sender", "after", "late"]
    assert rest == ["red", "sent", "told"]


def test_conditions_are_told_in_words() -> None:
    assert when_words(by_id("red")) == "when Voice: contacts waiting over 4"
    assert when_words(by_id("told")) == "when “Change the announcement” has been done"
    assert when_words(by_id("sent")) == "when the answer “Do it.” is given to “Who sends”"
    assert when_words(by_id("after")) == (
        "when 5 minutes after the milestone “Customers know” is reached, at 10:15 at the latest"
    )


def test_what_a_duty_brings_about_is_told_by_the_duty() -> None:
    missed = [{"milestone": "left_out"}]
    scenario = a_scenario(
        milestones=[{"id": "left_out", "title": "Nobody spoke"}],
        supervisor={"duties": [{"kind": "cross_team", "at": "09:30", "for": "20m", "if_missed": missed}]},
    )
    (milestone,) = [one for one in happenings(scenario) if one.kind == "milestone"]
    assert when_words(milestone) == "when “Cross-team sync” is not held"


def test_what_comes_of_a_promise_is_told_by_its_being_kept_or_broken() -> None:
    promise = {
        "subject": "Call",
        "text": "You said so.",
        "within": "20m",
        "if_broken": [{"milestone": "let_down"}],
    }
    choices = [{"id": "yes", "label": "I'll call.", "effects": [{"promise": promise}]}]
    scenario = a_scenario(milestones=[{"id": "let_down"}], messages=[message(choices=choices, if_missed=[])])
    (milestone,) = [one for one in happenings(scenario) if one.kind == "milestone"]
    assert when_words(milestone) == (
        "when the answer “I'll call.” is given to “A question” and its promise is broken"
    )


def test_a_duty_outside_of_play_is_left_out_and_one_with_an_agent_names_them() -> None:
    duty = by_id("one_to_one")
    assert (duty.title, duty.to, duty.least_min, when_words(duty)) == (
        "1:1 with Ana",
        "Ana",
        25.0,
        "09:30 to 09:55",
    )
    assert "lunch" not in {one.id for one in happenings(a_story())}


def test_news_come_at_their_own_time_from_their_sender() -> None:
    news = by_id("outage:0")
    assert (when_words(news), news.sender, told(news)) == ("09:25", "IT", "It is the certificate.")


def test_answers_are_noted_for_the_trainer_with_their_minutes_and_why() -> None:
    sender = by_id("sender")
    assert sender.notes == ("“Do it.” 1 min. It is due.", "“Don't.” 4 min.")
    assert (sender.least_min, sender.most_min) == (1.0, 4.0)


def test_the_table_numbers_every_event_and_gives_what_is_expected_and_the_principle() -> None:
    events = events_of(a_story())
    assert [event.number for event in events] == list(range(1, 11))
    text = "\n".join(row.text for row in msel_rows(events, 80))
    assert "10:30     message    A question  Jo, chat" in text
    assert "Expected: Ask." in text
    assert "Principle: Check first." in text
    assert "by 10:15" in text
    assert "It is due." not in text
    assert all(row.width <= 80 for row in msel_rows(events, 80))


def test_opened_an_event_shows_its_notes_and_its_whole_text() -> None:
    event = next(event for event in events_of(a_story()) if event.of.id == "sender")
    text = "\n".join(row.text for row in event_detail_rows(event, 80, whole=True))
    assert "Answer: “Do it.” 1 min. It is due." in text
