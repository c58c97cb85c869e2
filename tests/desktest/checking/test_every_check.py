"""What an examiner says of a desk test: each rule met by breaking it in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from floorsim.desktest.checking.checked import checked_desk_test
from floorsim.desktest.package.loader import load_desk_test
from floorsim.scenario.faults.fault import InvalidScenarioError
from tests.desktest.written_tests import desk_test, graded, write


@pytest.fixture(autouse=True)
def _few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough to meet every line of the small conversation."""
    monkeypatch.setattr("floorsim.desk.cases.conversation_checks.TRIES", 40)


def said_of(folder: Path, test: dict[str, Any]) -> list[str]:
    """Everything said of the test, without what would be right."""
    try:
        faults = checked_desk_test(write(folder, test)).warnings
    except InvalidScenarioError as error:
        faults = error.faults
    return [f"{one.severity}: {one.path.removeprefix('exercises.')}: {one.wrong}" for one in faults]


def test_nothing_is_said_of_a_sound_one(tmp_path: Path) -> None:
    assert said_of(tmp_path, desk_test()) == []


def test_a_dashboard_has_its_planted_facts_and_one_best_of_every_list(tmp_path: Path) -> None:
    test = desk_test()
    board = test["exercises"][1]
    board["findings"][0].update(standing="artefact")
    board["findings"][2].update(standing="ordinary")
    board["causes"][0].update(points=2)
    board["actions"][2].update(text="The best of them, at twice the length of all.")
    board["checks"][1].update(id="o2")
    board["tables"][0]["rows"][1].append("3")
    assert said_of(tmp_path, test) == [
        "error: board.tables[1].rows[2]: the row has 3 cells for 2 columns",
        "error: board.findings: 2 of the findings have standing: artefact",
        "error: board.findings: none of the findings has standing: false_lead",
        "error: board.causes: 2 of the causes have points: 2",
        "warning: board.actions: the texts have 16 to 45 letters, so the length tells them apart",
        "error: board.checks.o2.id: a second check has the id 'o2'",
    ]


def test_a_conversation_is_sound_and_its_evidence_has_one_exception(tmp_path: Path) -> None:
    test = desk_test()
    coach = test["exercises"][2]
    coach["contacts"][0].update(typical=False)
    coach["conversation"]["turns"]["open"]["choices"][0].update(leads_to="nowhere")
    assert said_of(tmp_path, test) == [
        "error: coach.contacts: 2 of the contacts have typical: false",
        "error: coach.conversation.turns.open.choices.january.leads_to: there is no turn 'nowhere'",
    ]


def test_a_conversation_can_end_well_and_badly(tmp_path: Path) -> None:
    test = desk_test()
    ends = test["exercises"][2]["conversation"]["ends"]
    ends["agreed"] = {"needs": {"under": {"clarity": 30}}, "text": "Agreed, if nothing is clear."}
    assert [one for one in said_of(tmp_path, test) if "ends" in one] == [
        "error: coach.conversation.ends: whoever always says the best thing ends with half",
        "error: coach.conversation.ends: whoever always says the worst thing ends with agreed",
    ]


def test_anchor_answers_cover_the_scale_and_are_answers_to_the_exercise(tmp_path: Path) -> None:
    test = desk_test()
    floor, board, coach, mail = test["exercises"]
    floor["rubric"] = graded([{"log": "09:05 moved two to chat until 09:45"}] * 4 + [{}])
    coach["rubric"]["answers"][3]["answer"].update(said=["tuesday"])
    anchors = board["rubric"]["answers"]
    anchors[0]["answer"]["findings"][0].update(id="f9")
    anchors[1]["answer"].update(text="Words")
    anchors[2].update(ticks=[])
    anchors[3].update(ticks=["fourth"])
    anchors[4].update(grade=4)
    mail["rubric"]["answers"][4]["answer"].update(body="By 10:00 it was 44. " * 30)
    mail["rubric"]["answers"].pop(0)
    at = "board.rubric.answers"
    assert said_of(tmp_path, test) == [
        "error: floor.rubric.answers.anchor-5.answer.log: the key is missing",
        f"error: {at}: no anchor answer has the grade 5",
        f"error: {at}.anchor-1.answer.findings.f9.id: there is no finding 'f9'",
        f"error: {at}.anchor-2.answer.text: the key is not known here",
        f"warning: {at}.anchor-3.ticks: grade 3 shows 0 of the checklist, and grade 1 (anchor-1) 1",
        f"warning: {at}.anchor-4.ticks: grade 4 shows 1 of the checklist, and grade 2 (anchor-2) 2",
        f"error: {at}.anchor-4.ticks[1]: there is no behaviour 'fourth'",
        "error: coach.rubric.answers.anchor-4.answer.said[1]: tuesday can't be said now",
        "error: mail.rubric.answers: there are 4 anchor answers",
        "error: mail.rubric.answers.anchor-5.answer.body: grade 5, and the lint says: 150 words; "
        "90 are the most",
    ]


def test_exercises_name_what_of_the_job_they_sample_and_how_much_of_the_floor_is_played(
    tmp_path: Path,
) -> None:
    test = desk_test()
    floor, board, coach, mail = test["exercises"]
    floor.update(minutes=2, instructions="Half an hour.")
    board.update(competencies=["coaching"], id="floor")
    del mail["rubric"]
    coach.update(tasks=["Write reports (O*NET task 14).", "Talk."])
    mail["lint"].update(personal=["Ana Lopez"])
    assert said_of(tmp_path, test) == [
        "warning: floor.minutes: 30 minutes of the floor in 2 make a pace of 15",
        "warning: floor.instructions: 30 minutes of the floor are played, and this does not say so",
        "error: floor.id: a second exercise has the id 'floor'",
        "error: floor.competencies[1]: there is no competency 'coaching'",
        "error: coach.tasks[1]: O*NET task 14 is not a standard of its competencies",
        "error: coach.tasks[2]: the task names no standard",
        "error: mail.rubric: nothing says what graders look for",
        "warning: mail.lint.personal[1]: neither the story nor the notes have Ana Lopez, so nobody would "
        "write it",
    ]


def test_a_slip_gives_one_fault_at_its_own_place_with_what_would_be_right(tmp_path: Path) -> None:
    test = desk_test()
    floor, board, coach, _ = test["exercises"]
    floor["competencies"][0] += "l"
    board["rubric"]["answers"][0]["answer"].update(causes={"id": "o1"})
    coach["rubric"]["answers"][3]["answer"].update(said=["tuesday"])
    test["expires"] = "31.12.2026"
    with pytest.raises(InvalidScenarioError) as wrong:
        load_desk_test(write(tmp_path, test))
    assert [one.right for one in wrong.value.faults] == ["write a date such as 2026-12-31"]
    del test["expires"]
    with pytest.raises(InvalidScenarioError) as wrong:
        checked_desk_test(write(tmp_path, test))
    told = [f"{one.path.removeprefix('exercises.')}: {one.wrong}; {one.right}" for one in wrong.value.faults]
    assert [one.partition(" Known")[0] for one in told] == [
        f"floor.competencies[1]: there is no competency '{floor['competencies'][0]}'; "
        f"did you mean {floor['competencies'][0][:-1]}?",
        "board.rubric.answers.anchor-1.answer.causes: the key is not known here; did you mean cause?",
        "coach.rubric.answers.anchor-4.answer.said[1]: tuesday can't be said now; did you mean these_days?",
    ]


def test_right_answers_that_are_always_first_give_themselves_away(tmp_path: Path) -> None:
    test = desk_test()
    _, board, coach, _ = test["exercises"]
    board["findings"].insert(0, board["findings"].pop(1))
    for name in ("causes", "actions", "checks"):
        board[name].sort(key=lambda one: -one["points"])
    for turn in coach["conversation"]["turns"].values():
        turn["choices"].sort(key=lambda one: not one.get("best", False))
    (only,) = said_of(tmp_path, test)
    assert only.startswith("warning: exercises: right answers give themselves away: the first is right")


def test_a_practice_form_needs_no_rubric(tmp_path: Path) -> None:
    test = {**desk_test(), "practice": True}
    for one in test["exercises"]:
        one.pop("rubric", None)
    assert said_of(tmp_path, test) == []


def test_forms_of_a_family_have_one_structure(tmp_path: Path) -> None:
    first = load_desk_test(write(tmp_path, desk_test()))
    other = {**desk_test(), "id": "mine-b", "form": "B"}
    assert checked_desk_test(write(tmp_path, other, "mine-b.yaml"), [first]).warnings == ()
    other["exercises"][1]["findings"].append(
        {"id": "f7", "text": "Reading number 7.", "standing": "ordinary", "why": "So."}
    )
    other["exercises"][3]["lint"]["words"] = 91
    with pytest.raises(InvalidScenarioError) as wrong:
        checked_desk_test(write(tmp_path, {**other, "form": "A"}, "mine-b.yaml"), [first])
    assert [one.wrong for one in wrong.value.faults] == [
        "another form is called A too",
        "findings: 1 × artefact, 1 × compliance, 1 × false_lead, 4 × ordinary, 1 × problem here, "
        "1 × artefact, 1 × compliance, 1 × false_lead, 3 × ordinary, 1 × problem in form A",
        "words allowed: 91 here, 90 in form A",
    ]
    assert [one.path for one in wrong.value.faults][1:] == [
        "exercises.board.findings",
        "exercises.mail.lint.words",
    ]
    with pytest.raises(InvalidScenarioError, match="the exercises: floor"):
        checked_desk_test(write(tmp_path, {**other, "exercises": other["exercises"][:1]}, "b.yaml"), [first])
