"""The short examples of the guide load without a word, run, and show in figures what they are about."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.desk.view import MessageView
from floorsim.floor.contact import ANSWERED, BLOCKED, CHASE, FRESH, REDIAL, REPEAT, TRANSFER, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.measures.channel_figures import ChannelFigures
from floorsim.floor.measures.figures import Figures
from floorsim.floor.states import AWAY, LOGGED_IN
from floorsim.run.run import Run
from floorsim.scenario.checks.every_check import check
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from tests.measuring import figures, score

EXAMPLES = Path(__file__).parents[2] / "docs" / "guide" / "examples"
FILES = sorted(EXAMPLES.glob("*.yaml"))
HOUR_S = 3600.0


@cache
def scenario(name: str, *changes: str) -> Scenario:
    return load_scenario(EXAMPLES / f"{name}.yaml", changes=changes).scenario


@cache
def played(name: str, *changes: str, seed: int = 1) -> Floor:
    floor = Floor(scenario(name, *changes), seed)
    floor.advance(floor.end_s)
    return floor


def voice(found: Figures) -> ChannelFigures:
    return found.channels["voice"]


def contacts_of(floor: Floor, queue: str) -> list[Contact]:
    line = floor.compiled.queue_index[queue]
    return [contact for contact in floor.ledger.contacts if contact.queue == line]


def waits_s(floor: Floor, queue: str) -> list[float]:
    """Waits of those who were answered."""
    return [contact.wait_s for contact in contacts_of(floor, queue) if contact.disposition == ANSWERED]


def group_of(floor: Floor, contact: Contact) -> str:
    names = {index: name for name, index in floor.compiled.group_index.items()}
    return names[floor.agents[contact.agent].group]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_loads_without_a_warning_is_named_as_its_file_and_listed(file: Path) -> None:
    loaded = load_scenario(file, decision_kinds=[kind.kind for kind in kinds()])
    assert loaded.warnings == ()
    assert loaded.scenario.meta.id == file.stem
    assert loaded.scenario.meta.summary
    assert f"]({file.name})" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_is_played_to_its_end(file: Path) -> None:
    assert check(scenario(file.stem), [kind.kind for kind in kinds()]) == []
    floor = played(file.stem)
    assert floor.ended
    assert figures(floor).floor.contacts > 50


def test_groups_are_as_large_as_the_hour_says() -> None:
    floor = played("staffing")

    def there(group: str, at_h: float) -> int:
        members = [agent for agent in floor.agents if agent.group == floor.compiled.group_index[group]]
        states = [
            [change.state for change in floor.ledger.states[agent.index] if change.at_s <= at_h * HOUR_S]
            for agent in members
        ]
        return sum(bool(before) and before[-1] in LOGGED_IN for before in states)

    assert [there("english_team", at_h) for at_h in (8.5, 11.0, 16.0, 19.0)] == [4, 9, 7, 3]
    assert [there("bilingual", at_h) for at_h in (8.5, 13.0, 19.0)] == [2, 4, 2]
    answered = {group_of(floor, contact) for contact in contacts_of(floor, "english") if contact.agent >= 0}
    assert answered == {"english_team", "bilingual"}
    french = {group_of(floor, contact) for contact in contacts_of(floor, "french") if contact.agent >= 0}
    assert french == {"bilingual"}


def test_priority_goes_first_and_age_keeps_the_others_from_starving() -> None:
    strict = [f"floor.queues.{queue}.age_weight=0" for queue in ("business", "private")]
    for seed in (1, 2, 3):
        aged, starved = played("priorities", seed=seed), played("priorities", *strict, seed=seed)
        assert np.mean(waits_s(aged, "business")) < 0.7 * np.mean(waits_s(aged, "private"))
        assert np.mean(waits_s(starved, "business")) < np.mean(waits_s(aged, "business"))
        assert max(waits_s(starved, "private")) > max(waits_s(aged, "private"))


def test_the_second_line_helps_only_after_a_minute() -> None:
    floor = played("overflow")
    by_group: dict[str, list[float]] = {"first_team": [], "second_team": []}
    for contact in contacts_of(floor, "first_line"):
        if contact.disposition == ANSWERED:
            by_group[group_of(floor, contact)].append(contact.wait_s)
    assert len(by_group["second_team"]) > 20
    assert min(by_group["second_team"]) >= 60.0 - 1e-6
    assert min(by_group["first_team"]) == 0.0
    assert {group_of(floor, one) for one in contacts_of(floor, "second_line") if one.agent >= 0} == {
        "second_team"
    }


def test_full_lines_give_a_busy_tone_that_counts() -> None:
    floor = played("busy-tone")
    found = voice(figures(floor))
    assert found.blocked > 50
    assert found.redials > 20
    again = [contact for contact in floor.ledger.contacts if contact.origin == REDIAL]
    assert any(floor.ledger.contacts[contact.parent].disposition == BLOCKED for contact in again)
    uncounted = voice(figures(played("busy-tone", "floor.channels.voice.target.count_blocked=false")))
    assert found.service_level is not None
    assert uncounted.service_level is not None
    assert found.service_level < uncounted.service_level - 0.05
    more_lines = voice(
        figures(played("busy-tone", "floor.channels.voice.trunks=60", "floor.channels.voice.queue_limit=60"))
    )
    assert more_lines.blocked == 0


def test_more_calls_than_idle_agents_keep_them_busier_and_lose_more_who_are_called() -> None:
    two, one = (
        figures(played("campaign", f"demand.streams.campaign.dialer.per_idle={calls}")) for calls in (2, 1)
    )
    many, few = (found.further["outbound"]["campaign"] for found in (two, one))
    assert many["answered"] > few["answered"] > 100
    assert many["abandon_rate"] > 2 * few["abandon_rate"] > 0
    assert voice(two).occupancy > voice(one).occupancy  # type: ignore[operator]
    assert two.further["groups"]["inbound"]["answered"] < voice(two).answered


def test_a_night_goes_on_to_the_morning_and_each_has_its_own_curve() -> None:
    floor = played("night-line")
    hours = [contact.arrived_s / HOUR_S for contact in floor.ledger.contacts if contact.origin == FRESH]
    assert {int(at % 24) for at in hours} == {18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5}
    thursday, friday, saturday = (
        sum(24 * day <= at - 12 < 24 * (day + 1) for at in hours) for day in range(3)
    )
    assert friday > 1.2 * max(thursday, saturday)
    found = figures(floor).further
    assert found["queues"]["breakdown"]["target_within_s"] == 30.0
    assert 0.9 < found["regulated"]["voice"]["service_level"] < 1.0


def test_who_gives_up_calls_again_or_writes_and_who_was_not_helped_comes_back() -> None:
    floor = played("redials")
    found = figures(floor)
    assert voice(found).redials > 50
    assert found.channels["email"].redials > 10
    assert voice(found).repeats > 10
    for contact in floor.ledger.contacts:
        if contact.origin in (REDIAL, REPEAT):
            assert floor.ledger.contacts[contact.root].attempt < contact.attempt
    none = voice(
        figures(played("redials", *(f"demand.streams.voice.redial.{when}=0" for when in ("first", "later"))))
    )
    assert none.redials == 0
    assert none.offered < voice(found).offered


def test_promised_calls_are_kept_when_there_is_time_and_broken_when_there_is_none() -> None:
    floor = played("callbacks")
    found = figures(floor)
    assert voice(found).callbacks_kept > 10
    assert voice(found).callbacks_broken > 10
    assert found.floor.promises_kept_rate == pytest.approx(
        voice(found).callbacks_kept / (voice(found).callbacks_kept + voice(found).callbacks_broken)
    )
    without = figures(played("callbacks", "floor.channels.voice.callbacks.accepted=0"))
    assert voice(without).callbacks_kept == voice(without).callbacks_broken == 0
    longer = voice(figures(played("callbacks", "floor.channels.voice.callbacks.promise=90m")))
    assert longer.callbacks_broken < voice(found).callbacks_broken


def test_a_conversation_goes_on_by_what_is_answered_leaves_a_promise_and_is_opened_again() -> None:
    def talked(*answers: str) -> Run:
        run = Run(scenario("conversation"), 1)
        run.advance(10.6 * HOUR_S)
        for choice in answers:
            run.decide(decision_from("answer", {"message": "ines", "choice": choice}))
            run.advance(run.now_s + 300.0)
        return run

    def case(run: Run, id: str) -> MessageView:
        return next(item for item in run.observe().inbox if item.id == id)

    refused, agreed = talked("no"), talked("ask", "swap", "look")
    assert case(refused, "ines").state == "answered"
    assert [turn.who for turn in case(agreed, "ines").turns] == [
        *("Ines Duarte", "you", "Ines Duarte", "Ines Duarte", "you", "Ines Duarte", "you")
    ]
    assert next(one for one in agreed.floor.agents if one.id == "ines").state == AWAY
    assert case(agreed, "promise-ines").state == "open"

    for run, kept in ((agreed, True), (talked("ask", "swap", "look"), False)):
        if kept:
            run.decide(decision_from("answer", {"message": "promise-ines", "choice": "call"}))
        run.advance(14.9 * HOUR_S)
        assert case(run, "promise-ines").state == ("answered" if kept else "missed")
        causes = {record.cause for record in run.ledger.effects if record.what == "morale"}
        assert f"case:promise-ines:{'call' if kept else 'missed'}" in causes
        assert (case(run, "ines").state, case(run, "ines").subject) == ("open", "The others ask")
    assert "reopened" in {event.event for event in agreed.ledger.case_events}

    agreed.decide(decision_from("answer", {"message": "ines", "choice": "rule"}))
    agreed.advance_to_end()
    lasting = [(one.detail, one.at_s) for one in agreed.ledger.effects if one.what == "handle"]
    assert [detail for detail, _ in lasting] == ["begins", "ends"]
    assert lasting[1][1] - lasting[0][1] == HOUR_S


def test_a_cold_transfer_frees_the_agent_and_a_warm_one_keeps_them() -> None:
    floor = played("transfers")
    contacts = floor.ledger.contacts
    handed = {
        queue: [one for one in contacts_of(floor, queue) if one.origin == TRANSFER]
        for queue in ("claims", "legal")
    }
    assert min(len(followers) for followers in handed.values()) > 20
    kept: dict[str, list[float]] = {"claims": [], "legal": []}
    for queue, followers in handed.items():
        for follower in followers:
            first = contacts[follower.parent]
            assert first.queue == floor.compiled.queue_index["front"]
            if follower.disposition == ANSWERED:
                kept[queue].append(first.wrapped_s - follower.answered_s)
    # The first agent's after-contact work follows the hand-over; of a warm one also a minute together.
    assert min(kept["legal"]) >= 60.0 - 1e-6
    assert min(kept["claims"]) < 0.0


def test_work_is_due_by_three_and_time_lent_to_the_telephones_is_missing() -> None:
    def deadlines(moved: bool) -> tuple[int, int, float]:
        run = Run(scenario("back-office"), 1)
        run.advance(9.5 * HOUR_S)
        if moved:
            case_team = [agent.id for agent in run.floor.agents if len(agent.skills) == 2]
            run.decide(
                decision_from("move_agents", {"agents": case_team[:2], "to": "voice", "until": "14:00"})
            )
        run.advance_to_end()
        found = figures(run.floor)
        due = found.channels["refunds"].deadlines
        level = voice(found).service_level
        assert due is not None
        assert level is not None
        return due.taken_in_time, due.breached, level

    kept, breached, level = deadlines(moved=False)
    kept_moved, breached_moved, level_moved = deadlines(moved=True)
    assert kept > 5 * breached
    assert breached_moved > breached + 10
    assert kept_moved < kept
    assert level_moved > level


def test_posts_age_and_who_waits_in_vain_telephones() -> None:
    floor = played("social")
    found = figures(floor)
    assert found.channels["social"].answered > 100
    level = found.channels["social"].service_level
    assert level is not None
    assert level < 0.8
    chasing = [contact for contact in floor.ledger.contacts if contact.origin == CHASE]
    assert len(chasing) > 10
    assert {floor.channels[contact.type.channel].id for contact in chasing} == {"voice"}
    at_nine = figures(floor, to_s=9 * HOUR_S).channels["social"].backlog
    assert at_nine is not None
    assert at_nine.open > 10


def test_the_login_outage_from_scratch_has_fewer_than_200_lines_and_its_worked_run_helps() -> None:
    text = (EXAMPLES / "outage-morning.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 200
    outage = scenario("outage-morning")
    alone, worked = Run(outage, 2), Run(outage, 2)
    for planned in outage.expert:
        worked.advance(planned.at)
        worked.decide(decision_from(planned.do, planned.arguments))
    alone.advance_to_end()
    worked.advance_to_end()
    assert score(worked).overall > score(alone).overall + 10
