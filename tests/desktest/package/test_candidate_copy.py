"""What a candidate gets of a package: the same floors, talk and figures, and no word of the answer key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from floorsim.desk.cases.conversation import AgentConversation
from floorsim.desk.cases.conversation_checks import by_chance, choices_with_place
from floorsim.desk.cases.rehearsal import Rehearsal
from floorsim.desk.decisions.script import planned_from, play
from floorsim.desktest.package.answer_key import test_without_key as without_key
from floorsim.desktest.package.candidate_copy import CandidateCopy
from floorsim.desktest.package.content import Package
from floorsim.desktest.package.exercises import Coaching, Dashboard, LiveFloor
from floorsim.desktest.package.library import shipped_tests
from floorsim.desktest.package.loader import load_desk_test
from floorsim.desktest.package.sealed import SealedPackage, package_from_text, seal, sealed_from_text
from floorsim.errors import ScenarioError
from floorsim.run.run import Run
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from tests.desktest.programme.conftest import quick_disk
from tests.desktest.programme.programmes import TODAY, a_programme
from tests.desktest.sealed_sittings import AS_USUAL, package
from tests.desktest.written_tests import CONVERSATION

__all__ = ["quick_disk"]

FORMS = ("supervisor-a", "supervisor-b", "supervisor-c")


@cache
def whole(form: str) -> SealedPackage:
    return sealed_from_text(seal(load_desk_test(form)), form)


@cache
def copied(form: str) -> Package:
    return package_from_text(whole(form).copy_for_candidates, form)


def texts_in(part: Any) -> Iterator[str]:
    """Every text of some plain values, keys left out."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping | list):
        for inner in part.values() if isinstance(part, Mapping) else part:
            yield from texts_in(inner)


def under(part: Any, *keys: str) -> Iterator[Any]:
    """Whatever stands under one of some keys, at any depth."""
    if isinstance(part, Mapping):
        for key, inner in part.items():
            if key in keys:
                yield inner
            yield from under(inner, *keys)
    elif isinstance(part, list):
        for inner in part:
            yield from under(inner, *keys)


def sentences_of_the_key(form: str) -> set[str]:
    """What graders, trainers and the marking read alone; ids and single words left out."""
    test, floors = whole(form).written["test"], whole(form).written["scenarios"]
    hidden = [*under(test, "why", "rubric")]
    for floor in map(json.loads, floors.values()):
        hidden += [*under(floor, "why", "because", "expected", "principle", "principles", "traps", "debrief")]
    return {text for text in texts_in(hidden) if " " in text}


def everything_in(admission: Path) -> str:
    """All texts of an admission, one a line, as somebody reads them who takes every layer apart."""
    written = json.loads(admission.read_bytes())
    copy = yaml.safe_load(written.pop("package"))
    floors = [json.loads(floor) for floor in copy.pop("scenarios").values()]
    return "\n".join(texts_in([written, copy, floors]))


@pytest.mark.parametrize("form", FORMS)
def test_an_admission_to_a_shipped_form_has_no_sentence_of_the_key(form: str, tmp_path: Path) -> None:
    file = tmp_path / "form.sealed.yaml"
    file.write_text(seal(load_desk_test(form)), encoding="utf-8")
    admission = a_programme(tmp_path).invite(file, "Ana Silva", AS_USUAL, TODAY)[1]
    raw, told, key = admission.read_bytes().decode(), everything_in(admission), sentences_of_the_key(form)
    assert len(key) > 150
    shown = "\n".join(texts_in(without_key(whole(form).written["test"])))
    assert "Look at the scorecard" in told
    found = {text for text in key if text in told or json.dumps(text)[1:-1] in raw}
    # An anchor answer may say in a word or two what the exercise says as well.
    assert {text for text in found if text not in shown or len(text) > 20} == set()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_a_copy_tells_one_finding_option_or_contact_from_another(form: str) -> None:
    for exercise in copied(form).test.exercises:
        assert exercise.rubric is None
        if isinstance(exercise, Dashboard):
            assert {(one.standing, one.why) for one in exercise.findings} == {
                ("ordinary", "Only the whole package says it.")
            }
            options = (*exercise.causes, *exercise.actions, *exercise.checks)
            assert {(one.points, one.why) for one in options} == {(0, "Only the whole package says it.")}
        if isinstance(exercise, Coaching):
            assert {one.typical for one in exercise.contacts} == {True}
            said = [choice for _, choice in choices_with_place(exercise.conversation)]
            assert {(one.best, one.why, one.marks, one.effects) for one in said} == {(False, None, (), ())}
    for id, floor in copied(form).scenarios.items():
        assert (floor.expert, floor.traps, floor.debrief, floor.meta.principles) == ((), (), (), ())
        choices = [choice for message in floor.messages for choice in message.choices]
        choices += [
            choice for message in floor.messages for turn in message.turns.values() for choice in turn.choices
        ]
        assert choices, id
        assert {(one.best, one.why) for one in choices} == {(False, None)}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_shown_is_the_same_word_for_word(form: str) -> None:
    for own, other in zip(whole(form).test.exercises, copied(form).test.exercises, strict=True):
        if isinstance(own, Dashboard) and isinstance(other, Dashboard):
            for group in ("findings", "causes", "actions", "checks"):
                texts = [[(one.id, one.text) for one in getattr(each, group)] for each in (own, other)]
                assert texts[0] == texts[1]
        same = (
            "title",
            "minutes",
            "instructions",
            "story",
            "tables",
            "comments",
            "scorecard",
            "notes",
            "lint",
        )
        for name in same:
            assert getattr(own, name, None) == getattr(other, name, None)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("decided", [True, False])
def test_the_floor_of_a_copy_gives_the_same_run(form: str, decided: bool) -> None:
    [floor] = [one for one in whole(form).test.exercises if isinstance(one, LiveFloor)]
    planned = planned_from(whole(form).scenarios[floor.id].expert)
    assert len(planned) > 10
    runs = []
    for scenario in (whole(form).scenarios[floor.id], copied(form).scenarios[floor.id]):
        run = Run(scenario, floor.seed)
        assert play(run, planned if decided else ()) == []
        runs.append(run)
    assert runs[0].ledger.digest() == runs[1].ledger.digest()
    totals = [score(Evidence(run.compiled, run.ledger)).overall for run in runs]
    assert totals[0] == totals[1]


def talk_of(found: Package) -> AgentConversation:
    return next(one.conversation for one in found.test.exercises if isinstance(one, Coaching))


def same_whatever_is_said(own: AgentConversation, other: AgentConversation) -> set[str | None]:
    """Plays both alike by chance, line by line; how it ended."""
    ends: set[str | None] = set()
    for number in range(60):
        one, two = Rehearsal(own, order="x"), Rehearsal(other, order="x")
        choose = by_chance(number)
        while one.outcome is None:
            assert [choice.id for choice in one.choices] == [choice.id for choice in two.choices]
            said = choose(one.choices).id
            one.say(said)
            two.say(said)
        assert (one.lines, one.outcome, one.minutes) == (two.lines, two.outcome, two.minutes)
        ends.add(one.outcome)
    return ends


@pytest.mark.parametrize("form", FORMS)
def test_the_talk_of_a_copy_goes_the_same_way_whatever_is_said(form: str) -> None:
    assert len(same_whatever_is_said(talk_of(whole(form)), talk_of(copied(form)))) > 2


def a_talk(**changes: Any) -> AgentConversation:
    """A talk in which much depends on whether something was asked, with `changes` made to it as text."""
    talk = json.loads(json.dumps(CONVERSATION))
    talk["turns"]["open"]["choices"][0]["marks"] = ["asked"]
    talk["subjects"] = [
        {"id": "had_it", "label": "You had it.", "leads_to": "back", "needs": {"marks": ["asked"]}},
        {"id": "lacks_it", "label": "You lack it.", "leads_to": "back", "needs": {"no_marks": ["asked"]}},
    ]
    text = json.dumps(talk)
    for old, new in changes.items():
        assert f'"{old}"' in text
        text = text.replace(f'"{old}"', f'"{new}"')
    return AgentConversation.model_validate_json(text)


def copy_of_talk(own: AgentConversation) -> AgentConversation:
    exercise = {
        "kind": "coaching",
        "contacts": [],
        "conversation": own.model_dump(mode="json", by_alias=True),
    }
    other = without_key({"exercises": [exercise]})["exercises"][0]["conversation"]
    assert "asked" not in json.dumps(other)
    return AgentConversation.model_validate(other)


def test_marks_that_must_be_or_must_not_be_there_hold_in_a_copy_too() -> None:
    own = a_talk()
    assert len(same_whatever_is_said(own, copy_of_talk(own))) > 1


@pytest.mark.parametrize("name", ["needs", "marks", "why", "best", "effects", "evidence", "heard_1", "text"])
def test_a_level_or_a_turn_may_be_called_what_the_language_calls_something(name: str) -> None:
    level, turn = a_talk(trust=name), a_talk(**{next(one for one in a_talk().turns if one != "open"): name})
    assert name in level.levels
    assert name in turn.turns
    for own in (level, turn):
        assert len(same_whatever_is_said(own, copy_of_talk(own))) > 1


def test_a_copy_has_the_digest_of_the_whole_and_the_same_bytes_each_time() -> None:
    text = package().copy_for_candidates
    copy = package_from_text(text, "mine")
    assert isinstance(copy, CandidateCopy)
    assert (copy.digest, copy.model_version) == (package().digest, package().model_version)
    again = sealed_from_text(seal(load_desk_test("supervisor-a")), "again")
    assert again.copy_for_candidates == whole("supervisor-a").copy_for_candidates


def test_a_copy_is_no_sealed_package() -> None:
    with pytest.raises(ScenarioError, match="a candidate's copy of a desk test, which has no answer key"):
        sealed_from_text(package().copy_for_candidates, "mine")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("candidate_copy: 1", "candidate_copy: 2"),
        ("model_version: ", "more: 1\nmodel_version: "),
        ('package: "sha256', 'package: 7 # "sha256'),
        ("desk_test: 1", "desk_test: 9"),
    ],
)
def test_a_copy_of_another_version_gets_a_sentence(old: str, new: str) -> None:
    text = package().copy_for_candidates
    assert old in text
    with pytest.raises(ScenarioError, match="another version of floorsim"):
        package_from_text(text.replace(old, new, 1), "mine")


def test_every_shipped_form_has_a_copy() -> None:
    for form in shipped_tests():
        assert package_from_text(whole(form).copy_for_candidates, form).digest == whole(form).digest
