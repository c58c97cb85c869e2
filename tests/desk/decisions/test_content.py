"""Kinds of decision that are content: a file says what is asked, what it takes and what comes of it."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from floorsim.desk.decisions.content import FAMILIES, content_kinds, kind_from, kind_of
from floorsim.desk.decisions.content_decision import DecisionContent
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.errors import DecisionRefused
from floorsim.run.run import Run
from floorsim.scenario.faults.fault import InvalidScenarioError
from tests.desk.desks import MIN, NINE, a_scenario, at, log, quiet
from tests.desk.several_days import day, every_day

PLAIN: dict[str, Any] = {
    "kind": "tidy",
    "family": "plan",
    "codes": ["Z1"],
    "area": "people",
    "title": "Tidy up",
    "minutes": 3,
    "now": "It is tidy.",
    "later": "It is not.",
    "doing": "tidying up",
    "done": "you tidied up",
}


def a_kind(**changes: Any) -> type[Decision]:
    """A plain kind of decision about the supervisor's own plan, with changes."""
    return kind_of(DecisionContent.model_validate({**PLAIN, **changes}))


def taken(run: Run, kind: type[Decision], **arguments: Any) -> None:
    """Takes a decision of this kind now."""
    run.decide(kind.model_validate(arguments))


def why_not(run: Run, kind: type[Decision], **arguments: Any) -> str | None:
    """Why a decision of this kind is not possible now."""
    return run.desk.why_not(kind.model_validate(arguments))


def effects(run: Run) -> list[tuple[str, str, float, str]]:
    """What was brought about, with its cause."""
    return [(one.what, one.whom, round(one.amount, 6), one.cause) for one in run.ledger.effects]


def test_what_a_file_says_is_what_the_decision_is() -> None:
    kind = a_kind(verbs={"floor": "z"}, acts_on="floor", hands_on=True, money=20)
    assert (kind.kind, kind.codes, kind.title, kind.verbs) == ("tidy", ("Z1",), "Tidy up", {"floor": "z"})
    assert (kind.acts_on, kind.area, kind.minutes, kind.hands_on) == ("floor", "people", 3, True)
    assert (kind.effect_now, kind.effect_later) == ("It is tidy.", "It is not.")


def test_it_takes_its_minutes_and_its_money_and_then_acts_once() -> None:
    run = at(quiet(decisions={"money_budget": 30}))
    taken(run, a_kind(money=20, effects=[{"trust": 0.1}]))
    assert run.observe().budget.money_spent == 20
    run.advance(NINE + 3 * MIN)
    assert effects(run) == []
    run.advance(NINE + 30 * MIN)
    assert effects(run) == [("tidy", "", 0, "decision:0"), ("trust", "", 0.1, "decision:0")]
    (record,) = run.ledger.decisions
    assert (record.kind, record.minutes, record.money, record.sentence) == ("tidy", 3, 20, "you tidied up")
    assert why_not(run, a_kind(money=20)) == "It costs 20 EUR and 10 EUR of your budget is left."


def test_the_scenarios_own_cost_goes_before_the_files() -> None:
    run = at(quiet(decisions={"costs": {"tidy": {"minutes": 7, "money": 5}}}))
    decision = a_kind(money=20)()
    assert run.desk.timing(decision)[:2] == (7, 5)


CHOICES = [
    {"id": "quick", "label": "Quickly", "minutes": 1, "effects": [{"trust": 0.01}]},
    {"id": "well", "label": "Thoroughly", "effects": [{"trust": 0.05}]},
]


@pytest.mark.parametrize(("choice", "minutes", "trust"), [("quick", 1, 0.01), ("well", 3, 0.05)])
def test_an_answer_has_minutes_and_effects_of_its_own(choice: str, minutes: float, trust: float) -> None:
    run = at(quiet())
    kind = a_kind(choices=CHOICES, effects=[{"money": 2}], done="you tidied up: {choice}")
    taken(run, kind, choice=choice)
    run.advance(NINE + 30 * MIN)
    assert run.ledger.decisions[0].minutes == minutes
    assert [(what, amount) for what, _, amount, _ in effects(run)] == [
        ("tidy", 0),
        ("money", 2),
        ("trust", trust),
    ]
    assert run.ledger.effects[0].detail == choice
    label = {"quick": "Quickly", "well": "Thoroughly"}[choice]
    assert f"you tidied up: {label}" in log(run.desk)


def test_an_answer_must_be_one_of_those_there_are() -> None:
    with pytest.raises(ValueError, match="quick"):
        a_kind(choices=CHOICES).model_validate({"choice": "never"})
    with pytest.raises(ValueError, match="choice"):
        a_kind(choices=CHOICES).model_validate({})
    with pytest.raises(ValueError, match="choice"):
        a_kind().model_validate({"choice": "quick"})


def test_its_minutes_stand_beside_an_answer_where_they_differ() -> None:
    kind, desk = a_kind(choices=CHOICES), at(quiet()).desk.workspace
    assert [kind.about_choice(desk, id) for id in ("quick", "well")] == ["1 minute", ""]


# How often, and when


def test_no_more_than_so_often_in_all_counting_those_that_wait() -> None:
    kind = a_kind(limit={"in_all": 2})
    run = at(quiet())
    taken(run, kind)
    assert why_not(run, kind) is None
    taken(run, kind)
    assert why_not(run, kind) == "You have done this twice, and more would do no good."
    run.advance(NINE + 30 * MIN)
    assert why_not(run, kind) == "You have done this twice, and more would do no good."


def test_no_more_than_so_often_for_each_person() -> None:
    kind = a_kind(family="person", limit={"each": 1}, done="you thanked {who}", doing="thanking {who}")
    run = at(quiet())
    taken(run, kind, agent="ana")
    assert why_not(run, kind, agent="ana") == "You have done this already: you thanked Ana."
    assert why_not(run, kind, agent="ben") is None
    run.advance(NINE + 30 * MIN)
    assert why_not(run, kind, agent="ana") == "You have done this already: you thanked Ana."
    taken(run, kind, agent="ben")


def test_a_limit_of_two_for_each_lets_the_second_pass() -> None:
    kind = a_kind(family="channel", limit={"each": 2})
    run = at(quiet())
    for _ in range(2):
        taken(run, kind, channel="voice")
    assert why_not(run, kind, channel="voice") is not None
    assert why_not(run, kind, channel="chat") is None


def test_another_kind_does_not_count_towards_the_limit() -> None:
    run = at(quiet())
    taken(run, a_kind(kind="sweep", limit={"in_all": 1}))
    assert why_not(run, a_kind(limit={"in_all": 1})) is None


def test_it_makes_sense_only_while_its_condition_holds() -> None:
    kind = a_kind(when={"past": "09:30"}, when_not="it is too early to tidy up")
    run = at(quiet())
    assert why_not(run, kind) == "It is too early to tidy up."
    run.advance(NINE + 31 * MIN)
    assert why_not(run, kind) is None


# Whom it is about


@pytest.mark.parametrize(
    ("family", "arguments", "whom"),
    [
        ("person", {"agent": "ana"}, ["ana"]),
        ("agents", {"agents": ["ana", "ben"]}, ["ana", "ben"]),
        ("agents", {"agents": "all"}, ["ana", "ben", "cai", "dee", "eve"]),
    ],
)
def test_in_effects_the_subject_is_whom_it_is_about(
    family: str, arguments: dict[str, Any], whom: list[str]
) -> None:
    run = at(quiet())
    taken(run, a_kind(family=family, effects=[{"morale": {"agents": ["subject"], "by": 0.1}}]), **arguments)
    run.advance(NINE + 30 * MIN)
    assert [one.whom for one in run.ledger.effects_of("morale")] == whom


def test_who_is_not_on_the_floor_cannot_be_meant() -> None:
    run = at(quiet())
    for family, arguments in (("person", {"agent": "fay"}), ("agents", {"agents": ["fay"]})):
        assert why_not(run, a_kind(family=family), **arguments) == "Fay is not at work until 10:00."


def test_a_kind_about_a_channel_or_drivers_reaches_only_those() -> None:
    run = at(quiet())
    taken(
        run,
        a_kind(
            family="channel",
            done="you tidied {where}",
            effects=[{"handle": {"channels": ["subject"], "times": 0.5, "for": "10m"}}],
        ),
        channel="chat",
    )
    taken(run, a_kind(kind="tell", family="knowledge", done="you explained {what}"), drivers=["login"])
    run.advance(NINE + 5 * MIN)
    assert {one.stream_id: one.handle for one in run.floor.compiled.contact_types} == {
        "voice": 1.0,
        "chat": 0.5,
        "email": 1.0,
    }
    run.advance(NINE + 30 * MIN)
    assert {"you tidied Chat", "you explained login"} <= set(log(run.desk))
    assert why_not(run, a_kind(family="channel"), channel="chta") is not None
    assert why_not(run, a_kind(family="knowledge"), drivers=["logni"]) is not None


def test_an_effect_on_a_subject_that_is_not_there_reaches_nobody_rather_than_everybody() -> None:
    run = at(quiet())
    effects_on_nobody = [
        {"morale": {"agents": ["subject"], "by": 0.1}},
        {"handle": {"channels": ["subject"], "times": 0.5}},
        {"resolve": {"drivers": ["subject"], "to": 0}},
        {"guidance": ["subject"]},
        {"away": {"agent": "subject"}},
        {"back": "subject"},
    ]
    taken(run, a_kind(effects=effects_on_nobody))
    run.advance(NINE + 30 * MIN)
    assert {one.what for one in run.ledger.effects} == {"tidy", "handle", "resolve"}
    assert {(one.handle, one.resolvable > 0.5) for one in run.floor.compiled.contact_types} == {(1.0, True)}


DRIVERS = {"login": {"resolvable": 0.0, "hostility": 1.0, "manager": 1.0}, "billing": {"resolvable": 0.8}}


def test_a_kind_about_a_case_finds_the_most_pressing_one_and_its_agent() -> None:
    run = at(a_scenario(drivers=DRIVERS))
    kind = a_kind(
        family="case",
        doing="listening in for {who}",
        done="you listened in for {who}",
        effects=[{"morale": {"agents": ["subject"], "by": 0.1}}],
    )
    run.advance(NINE + 20 * MIN)
    waiting = [item for item in run.observe().inbox if item.state == "open"]
    assert len(waiting) >= 2
    first = min(waiting, key=lambda item: item.deadline_s or 0.0)
    run.decide(kind.model_validate({}))
    assert run.taken[-1].arguments == {"message": first.id}
    run.advance(NINE + 25 * MIN)
    assert [one.whom for one in run.ledger.effects_of("morale") if one.cause == "decision:0"] == [first.agent]


# A file of its own


def written(text: str, tmp_path: Path) -> Path:
    file = tmp_path / "tidy.yaml"
    file.write_text(text, encoding="utf-8")
    return file


YAML = """\
kind: tidy
family: plan
codes: [Z1]
area: people
title: Tidy up
minutes: 3
now: It is tidy.
later: It is not.
doing: tidying up
done: you tidied up
"""


def test_a_file_is_a_kind(tmp_path: Path) -> None:
    kind = kind_from(written(YAML, tmp_path))
    assert kind.kind == "tidy"
    assert kind.__doc__ == "Tidy up."


@pytest.mark.parametrize(
    ("old", "new", "place", "wrong"),
    [
        ("family: plan", "family: plans", "2:9", "did you mean plan"),
        ("codes: [Z1]", "codes: [first]", "3:9", "codes"),
        ("minutes: 3", "minutes: 300", "6:10", "240"),
        ("area: people", "aera: people", "4:1", "did you mean area"),
        ("title: Tidy up\n", "", "1:1", "title"),
        ("done: you", "effects:\n  - trust: 7\ndone: you", "11:12", "1"),
        ("done: you", "effects:\n  - {trsut: 0.1}\ndone: you", "11:6", "did you mean trust"),
        ("done: you", "when: {pats: 09:00}\ndone: you", "10:8", "did you mean past"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_line_and_column(
    old: str, new: str, place: str, wrong: str, tmp_path: Path
) -> None:
    file = written(YAML.replace(old, new), tmp_path)
    with pytest.raises(InvalidScenarioError) as refused:
        kind_from(file)
    (said,) = str(refused.value).splitlines()
    assert said.startswith(f"{file}:{place}: "), said
    assert wrong in said


def test_every_family_can_be_filled_and_every_shipped_file_is_one() -> None:
    for family in FAMILIES:
        assert a_kind(family=family).family == family
    assert "recognise" in [kind.kind for kind in content_kinds()]


# Recognising somebody, the kind that ships


def recognised(*said: tuple[str, str]) -> Run:
    """A run in which these people were recognised in this way, one after the other."""
    kind = next(one for one in content_kinds() if one.kind == "recognise")
    run = at(quiet())
    for agent, choice in said:
        taken(run, kind, agent=agent, choice=choice)
        run.advance(run.now_s + 5 * MIN)
    return run


def test_a_word_in_private_moves_one_and_in_public_the_others_a_little_too() -> None:
    private = recognised(("ana", "privately"))
    assert [(one.whom, one.amount) for one in private.ledger.effects_of("morale")] == [("ana", 0.02)]
    public = recognised(("ana", "publicly"))
    gained: dict[str, float] = {}
    for one in public.ledger.effects_of("morale"):
        gained[one.whom] = gained.get(one.whom, 0.0) + one.amount
    assert gained.pop("ana") == pytest.approx(0.032)
    assert set(gained) == {"ben", "cai", "dee", "eve", "fay"}
    assert list(gained.values()) == pytest.approx([0.002] * 5)


def test_nobody_is_recognised_twice_and_no_more_than_three_in_a_shift() -> None:
    with pytest.raises(DecisionRefused, match="You have done this already: you praised Ana"):
        recognised(("ana", "privately"), ("ana", "publicly"))
    run = recognised(*((agent, "privately") for agent in ("ana", "ben", "cai")))
    kind = next(one for one in content_kinds() if one.kind == "recognise")
    assert why_not(run, kind, agent="dee", choice="privately") == (
        "You have done this 3 times today, and more would do no good."
    )


def test_a_decision_of_content_can_go_to_another_process() -> None:
    praise = decision_from("recognise", {"agent": "A01", "choice": "publicly"})
    assert pickle.loads(pickle.dumps(praise)) == praise


def test_so_often_a_day_is_possible_again_the_next_day() -> None:
    run = at(every_day(), day(1))
    kind = a_kind(limit={"in_a_day": 1})
    assert why_not(run, kind) is None
    taken(run, kind)
    assert why_not(run, kind) == "You have done this once today, and more would do no good."
    run.advance(day(2))
    assert why_not(run, kind) is None
