"""Written traces: they say what the record says, in the same words, and looking costs the run nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from floorsim.desk.quality.phrases import OTHER, Matter, matters, notes, phrases, rubric_rules
from floorsim.desk.quality.trace import Told, TraceLine, matter_of, trace_of
from floorsim.floor.contact import Contact
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.calibrated import Calibrated, Mark
from floorsim.run.run import Run
from floorsim.scenario.models.channels import Medium
from floorsim.wording.times import span
from tests.desk.desks import NINE, a_scenario, at

MEDIA: tuple[Medium, ...] = ("voice", "chat", "email", "social", "back_office")


@dataclass(frozen=True)
class Read:
    """A contact with its trace."""

    contact: Contact
    score: Calibrated
    lines: list[TraceLine]
    matter: Matter

    @property
    def marks(self) -> dict[str, Mark]:
        return dict(zip(STEPS, self.score.marks, strict=True))

    def said(self, step: str = "") -> str:
        return " ".join(line.text for line in self.lines if not step or line.step == step)


def told(contact: Contact, handed_to: str | None = None) -> Told:
    return Told("Ana Weiss", "Question", contact.type.own_channel.medium, handed_to)


def a_morning(seed: int = 1, **people: object) -> Run:
    weak = {"profiles": {"new": {"skill": 0.45}}, "mix": {"new": 1.0}, "model": "on"}
    run = at(a_scenario(people={**weak, **people}), NINE + 2 * 3600.0, seed=seed)
    assert len(run.ledger.finished) > 50
    return run


@pytest.fixture(scope="module")
def read() -> list[Read]:
    run = a_morning()
    return list(_read(run))


def _read(run: Run) -> Iterator[Read]:
    for contact in run.ledger.finished:
        if contact.agent < 0 or contact.silent_abandon:
            continue
        score = run.floor.reviews.calibrated_score(contact)
        lines = trace_of(contact, score, told(contact))
        yield Read(contact, score, lines, matter_of(contact))


def test_a_contact_always_reads_the_same(read: list[Read]) -> None:
    again = list(_read(a_morning()))
    assert [one.lines for one in again] == [one.lines for one in read]


def test_what_it_says_of_policy_is_the_mark(read: list[Read]) -> None:
    marks = set()
    for one in read:
        mark, said = one.marks["policy"], one.said("policy")
        marks.add(mark)
        assert (one.matter.rule in said) == (mark == "met")
        assert (one.matter.half in said) == (mark == "partly")
        assert (one.matter.wrong in said) == (mark == "missed")
    assert marks == {"met", "partly", "missed"}


def test_whoever_listened_picks_up_what_the_customer_said(read: list[Read]) -> None:
    for one in read:
        heard = one.matter.heard in one.said("listening")
        assert heard == (one.marks["listening"] != "missed") or one.contact.type.channel == 2


def test_a_resolution_that_was_met_is_told_by_what_became_of_the_matter(read: list[Read]) -> None:
    outcomes = set()
    for one in read:
        said, solved = one.said("resolution"), one.contact.resolved and not one.contact.manager
        if one.marks["resolution"] == "met":
            assert (one.matter.done in said) == solved
            assert (one.matter.when in said) == (not solved)
        if one.marks["resolution"] == "missed":
            assert one.matter.done not in said
            assert one.matter.next not in said
        outcomes.add((one.marks["resolution"], solved))
    assert len(outcomes) >= 5


def test_the_note_closes_it_and_shows_how_well_it_was_written(read: list[Read]) -> None:
    for one in read:
        assert one.lines[-1].at == "note"
        if one.marks["documentation"] == "met" and one.contact.resolved and not one.contact.manager:
            assert one.matter.note in one.lines[-1].text
        if one.marks["documentation"] == "missed":
            assert len(one.lines[-1].text) < 14


def test_hold_and_times_are_those_of_the_record(read: list[Read]) -> None:
    held = 0
    for one in read:
        hold = [line for line in one.lines if line.text.startswith("(on hold")]
        assert bool(hold) == (one.contact.hold_s > 0)
        held += len(hold)
        if hold:
            assert span(one.contact.hold_s) in hold[0].text
        if one.contact.type.channel == 0:
            at_s = [_seconds(line.at) for line in one.lines[:-1]]
            assert at_s == sorted(at_s)
            assert at_s[-1] <= one.contact.talk_s + one.contact.hold_s
    assert held


def _seconds(at: str) -> float:
    minutes, seconds = at.split(":")
    return 60.0 * int(minutes) + int(seconds)


def test_a_hostile_customer_sounds_like_one_and_a_returning_one_says_so(read: list[Read]) -> None:
    for one in read:
        opening = " ".join(line.text for line in one.lines if not line.step)
        angry = any(words in opening for words in one.matter.angry)
        assert angry <= one.contact.hostile
        if one.contact.hostile and one.contact.origin == 0 and one.contact.type.channel == 0:
            assert angry


def test_a_card_number_that_was_taken_is_there_to_be_seen() -> None:
    run = a_morning()
    contact = next(one for one in run.ledger.finished if one.agent >= 0 and one.type.channel == 0)
    score = run.floor.reviews.calibrated_score(contact)._replace(card_read=True)
    assert "card number" in " ".join(line.text for line in trace_of(contact, score, told(contact)))
    handed = trace_of(contact, score, told(contact, "Billing"))
    assert any("Billing" in line.text for line in handed)


def test_whoever_is_called_back_is_told_that_this_is_the_call() -> None:
    run = a_morning()
    contact = next(one for one in run.ledger.finished if one.agent >= 0 and one.type.channel == 0)
    contact.promised_s = contact.answered_s
    score = run.floor.reviews.calibrated_score(contact)
    greetings = {
        mark: trace_of(contact, score._replace(marks=(mark, *score.marks[1:])), told(contact))[0].text
        for mark in ("met", "partly", "missed")
    }
    assert "You asked us to call" in greetings["met"]
    assert len(set(greetings.values())) == 3


def test_no_place_is_left_open_in_any_trace(read: list[Read]) -> None:
    for one in read:
        assert "{" not in one.said()
        assert all(line.text for line in one.lines)


def test_looking_at_traces_changes_nothing() -> None:
    looked, plain = a_morning(), a_morning()
    for contact in looked.ledger.finished:
        if contact.agent >= 0 and not contact.silent_abandon:
            trace_of(contact, looked.floor.reviews.calibrated_score(contact), told(contact))
    looked.advance_to_end()
    plain.advance_to_end()
    assert looked.ledger.digest() == plain.ledger.digest()


@pytest.mark.parametrize("medium", MEDIA)
def test_every_kind_of_channel_has_its_words_and_its_rubric(medium: Medium) -> None:
    assert phrases(medium).greeting.met
    assert set(rubric_rules(medium)) == set(STEPS)
    assert notes().missed.solved


def test_every_shared_driver_has_a_matter_with_words_of_its_own() -> None:
    from floorsim.scenario.shared_content import shared_entries

    assert set(shared_entries("drivers")) == set(matters()) - {OTHER}
    for field in ("detail", "heard", "rule", "wrong", "note"):
        words = [getattr(matter, field) for known in matters().values() for matter in known]
        assert len(set(words)) == len(words), field


def test_no_line_of_a_matter_is_longer_than_an_answer_may_be() -> None:
    for known in matters().values():
        for matter in known:
            texts = [*matter.opens, *matter.angry]
            texts += [text for text in matter.model_dump().values() if isinstance(text, str)]
            assert max(map(len, texts)) <= 100
