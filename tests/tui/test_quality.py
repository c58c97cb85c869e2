"""The quality, contact and agent screens: what waits, a trace to mark, the scorecard; and found by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field
from textual.screen import Screen

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentPicker
from floorsim.desk.quality.phrases import rubric_rules
from floorsim.desk.quality.trace import TraceLine
from floorsim.desk.quality.views import AgentRecordView, ContactRow, ContactView, QualityView, StepView
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.calibrated import Mark
from floorsim.floor.quality.yardstick import Drift
from floorsim.floor.view import ReviewView
from floorsim.present.quote import Choosable
from floorsim.tui.screens.contact_screen import ContactScreen
from floorsim.tui.screens.quality_screen import QualityScreen
from tests.present.floor_views import NINE, NOW, a_floor
from tests.tui.playing import HUGE, LARGE, SMALL, Playing, playing
from tests.tui.scripted_session import Move, Scripted, ScriptedSession

WEIGHTS = (5.0, 20.0, 20.0, 20.0, 25.0, 10.0)


class ScoreContact(Scripted):
    """The marks of a contact."""

    kind: ClassVar[str] = "score_contact"
    codes: ClassVar[tuple[str, ...]] = ("C7",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Score a reviewed contact"
    minutes: ClassVar[float] = 0
    effect_now: ClassVar[str] = "it counts"
    effect_later: ClassVar[str] = "nothing"

    contact: str
    marks: str = ""


class ReviewContacts(Scripted):
    """A sample of somebody's contacts."""

    kind: ClassVar[str] = "review_contacts"
    codes: ClassVar[tuple[str, ...]] = ("C6",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Review contacts of an agent"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 6
    effect_now: ClassVar[str] = "they open"
    effect_later: ClassVar[str] = "nothing"

    agent: Annotated[str, AgentPicker(), Field(description="Whose contacts.")]


class QualitySession(ScriptedSession):
    """A session that knows the kinds of quality work."""

    def kinds(self) -> Sequence[type[Decision]]:
        return (Move, ScoreContact, ReviewContacts)

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        agents = [Choosable(agent.id, agent.name) for agent in self.view.agents]
        return agents if field == "agent" else super().options(kind, field)


def a_row(**changes: object) -> ContactRow:
    row = ContactRow(
        key="voice-12", agent="A02", name="Marek Nowak", channel="Voice", driver="Question about a bill",
        answered_s=NINE + 300, handle_s=405.0, hold_s=95.0, remarks=("back at 09:20",), how="random",
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type]


LINES = (
    TraceLine("0:00", "Marek", "Good morning, customer service, this is Marek.", "greeting"),
    TraceLine("0:07", "Customer", "There are two charges for one pair of boots."),
    TraceLine("0:52", "Marek", "And what is it about?", "listening"),
    TraceLine("3:20", "", "(on hold 1:35)"),
    TraceLine("note", "after-contact 0:20", "“2x charge, ok now”", "documentation"),
)


def a_contact(scored: bool = False, heard: bool = True) -> ContactView:
    rules = rubric_rules("voice")
    given: list[Mark] = ["met", "met", "partly", "met", "met", "missed"]
    right: list[Mark] = ["met", "met", "missed", "met", "met", "missed"]
    steps = tuple(
        StepView(step, weight, rules[step], own if scored else None, true if scored else None)
        for step, weight, own, true in zip(STEPS, WEIGHTS, given, right, strict=True)
    )
    row = a_row(points=80.0, calibrated=70.0) if scored else a_row(how="random" if heard else "")
    return ContactView(row, LINES if heard else (), steps, "a compliance step was missed" if scored else "")


def a_session(*, scored: bool = False, heard: bool = True) -> QualitySession:
    seen = ReviewView(5, 78.0, 13.0, "listening", 3, 1, NOW, trend=-8.0, picked=2)
    view = a_floor()
    agents = (view.agents[0], view.agents[1]._replace(reviews=seen), *view.agents[2:])
    session = QualitySession(replace(view, agents=agents))
    contact = a_contact(scored, heard)
    session.contacts_heard["voice-12"] = contact
    waiting = () if scored else (contact.row,)
    session.seen = QualityView(
        waiting, (contact.row,) if scored else (), Drift(1, 10.0, 10.0) if scored else None,
        ((1, 12, 84.0), (2, 11, 91.0)), None, not scored, 24, 0.1, ((a_row(key="voice-9"), "verification"),),
    )  # fmt: skip
    session.records["A02"] = AgentRecordView(
        (contact.row,), ("Sounds tired.", "2 customers shouted or threatened today, the last at 09:12."),
        ((NINE + 60, "listening"),), ((NINE + 90, "you praised Marek"),),
    )  # fmt: skip
    return session


async def opened(play: Playing, screen: Screen[None]) -> None:
    play.app.push_screen(screen)
    for _ in range(3):
        await play.pilot.pause()


async def test_the_quality_screen_shows_what_waits_and_how_far_scores_agree() -> None:
    for size in (SMALL, LARGE, HUGE):
        async with playing(a_session(), size=size) as play:
            await opened(play, QualityScreen())
            text = " ".join(play.text.split())
            assert "1 to score, 1 flagged, 0 scored" in text
            assert "To score" in text
            assert "Marek Nowak 09:05 Voice 6:45 Question about a bill heard, random" in text
            assert "verification missed?" in text
            assert "You have scored nothing today: how close you are is not known." in text
            assert "analyst 1 84 (n 12), analyst 2 91 (n 11); not calibrated today" in text
            assert "Rubric: 24 questions, 10% of scores disputed." in text


async def test_on_a_wide_terminal_what_is_under_the_cursor_stands_beside_the_list() -> None:
    async with playing(a_session(), size=HUGE) as play:
        await opened(play, QualityScreen())
        await play.until("You've charged me twice")
        assert "Marek Nowak · Voice · 09:05 · 6:45, hold 1:35" in play.text
        await opened(play, ContactScreen("voice-12"))
        await play.until("Sounds tired.")


async def test_a_digit_marks_a_step_and_enter_scores_the_contact() -> None:
    async with playing(a_session()) as play:
        await opened(play, QualityScreen())
        await play.press("enter")
        await play.until("6 to mark")
        assert play.shown == "ContactScreen"
        await play.press("1", "1", "2", "1", "1")
        await play.until("1 to mark")
        await play.press("enter")
        assert play.session.decided == []
        await play.press("3", "enter")
        assert play.session.decided == [ScoreContact(contact="voice-12", marks="1 1 2 1 1 3")]


async def test_marks_can_be_changed_and_left_to_an_analyst() -> None:
    async with playing(a_session()) as play:
        await opened(play, ContactScreen("voice-12"))
        await play.press("3", "up", "1")
        await play.until("▲ met")
        assert "▼ missed" not in play.text
        await play.press("a")
        assert play.session.decided == [ScoreContact(contact="voice-12", marks="")]


async def test_a_scored_contact_says_where_calibrated_reviewers_differ() -> None:
    async with playing(a_session(scored=True)) as play:
        await opened(play, ContactScreen("voice-12"))
        text = " ".join(play.text.split())
        assert "you 80, calibrated 70" in text
        assert "Listening 20 ◆ partly calibrated: ▼ missed" in text
        assert "Compliance: a compliance step was missed." in text
        await play.press("1", "enter", "a")
        assert play.session.decided == []


async def test_what_nobody_has_heard_shows_its_record_and_no_word_of_it() -> None:
    async with playing(a_session(heard=False)) as play:
        await opened(play, ContactScreen("voice-12"))
        assert "You have not heard this contact." in play.text
        assert "Back at 09:20." in play.text
        assert "You've charged me twice" not in play.text
        await play.press("1", "r")
        await play.until("Review contacts of an agent")
        assert play.shown == "FormDialog"


async def test_the_trace_fits_and_goes_down_with_the_cursor() -> None:
    for size in (SMALL, LARGE, HUGE):
        async with playing(a_session(), size=size) as play:
            await opened(play, ContactScreen("voice-12"))
            assert "(on hold 1:35)" in play.text
            await play.press("down", "down", "down", "down", "down")
            assert "“2x charge, ok now”" in play.text
            assert max(map(len, play.text.splitlines())) <= size[0]


async def test_an_agent_s_card_has_the_scorecard_signs_coaching_and_contacts() -> None:
    for size in (SMALL, LARGE, HUGE):
        async with playing(a_session(), size=size) as play:
            play.app.play.back_to_floor()
            from floorsim.tui.screens.agent_dialog import AgentDialog

            await opened(play, AgentDialog("A02"))
            text = " ".join(play.text.split())
            assert "QA 78 (65-91), n 5 listening missed in 3" in text
            assert "-8 lately" in text
            assert "Sounds tired." in text
            assert "Coached: 09:01 listening." in text
            assert "latest first, 1 heard" in text
            await play.press("tab", "enter")
            assert play.shown == "ContactScreen"


async def test_a_driver_is_found_by_its_name_and_leads_to_its_contacts() -> None:
    async with playing(a_session()) as play:
        await play.press("colon")
        await play.type("about a bill")
        assert "driver    Question about a bill" in play.text
        await play.press("enter")
        await play.until("contact   Marek Nowak 09:05: Question about a bill")
        await play.press("enter")
        await play.until("Good morning, customer service")
        assert play.shown == "ContactScreen"


async def test_a_scenario_is_found_by_its_name_and_the_open_run_is_saved_first() -> None:
    async with playing(a_session()) as play:
        await play.press("colon")
        await play.type("login outage")
        assert "scenario  Login outage" in play.text
        await play.press("enter")
        await play.pilot.pause()
        assert play.shown == "BriefingScreen"
        assert play.session.closed


async def test_what_was_opened_by_name_is_first_the_next_time() -> None:
    async with playing(a_session()) as play:
        await play.press("colon")
        await play.type("lucia")
        await play.press("enter", "escape", "colon")
        first = next(row for row in play.text.splitlines() if row.startswith((" decide", " agent")))
        assert "Lucia" in first
