"""Effects are found by their files, written with one key, and checked where they stand."""

from __future__ import annotations

from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from pydantic import ValidationError

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.effects import catalogue
from floorsim.scenario.effects.effect_type import EffectType, LastingEffect, Place, effect_types
from floorsim.scenario.effects.written import Effect, effect
from tests.desk.desks import a_scenario, message
from tests.scenario.registries import with_file

CONFETTI = """
from typing import Any, ClassVar
from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World

class Confetti(EffectType):
    key: ClassVar[str] = "{key}"
    schema: ClassVar[Any] = int

    @classmethod
    def apply(cls, body: int, on: World, cause: Cause) -> None:
        on.record(cls.key, "", float(body), "", cause)
"""
PACKAGE = "floorsim.scenario.effects.catalogue"


def found_anew() -> dict[str, type[EffectType]]:
    """The catalogue as it is now, not as it was when it was first asked for."""
    return dict(effect_types.__wrapped__())


def test_a_file_in_the_catalogue_is_all_that_an_effect_needs(tmp_path: Path) -> None:
    before = found_anew()
    with with_file(PACKAGE, tmp_path, "confetti", CONFETTI.format(key="confetti")):
        after = found_anew()
    assert set(after) - set(before) == {"confetti"}
    assert list(after) == sorted(after)
    assert set(found_anew()) == set(before)


def test_two_effects_of_one_key_are_refused_by_the_key(tmp_path: Path) -> None:
    with (
        with_file(PACKAGE, tmp_path, "second_trust", CONFETTI.format(key="trust")),
        pytest.raises(ValueError, match="two effects have the key trust"),
    ):
        found_anew()


def test_every_file_of_the_catalogue_has_an_effect_and_every_effect_a_key_in_files() -> None:
    modules = {module.name for module in iter_modules(catalogue.__path__)}
    assert {one.__module__.rpartition(".")[2] for one in effect_types().values()} == modules
    assert set(Effect.model_fields) == set(effect_types())


@pytest.mark.parametrize("written", [{}, {"trust": 0.1, "note": "Two."}, {"trsut": 0.1}])
def test_an_effect_has_exactly_one_key_that_there_is(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Effect.model_validate(written)


def faults(written: dict[str, Any], **place: Any) -> list[tuple[tuple[str | int, ...], str, str]]:
    """What the check of an effect says of it: where, what, how bad."""
    scenario = a_scenario(messages=[message()], milestones=[{"id": "told", "when": {"decided": "overtime"}}])
    found = Findings()
    Effect.model_validate(written).check(Place(scenario, found, ("here", 2), **place))
    return [(fault.path, fault.wrong, fault.severity) for fault in found.faults]


@pytest.mark.parametrize(
    ("written", "path", "wrong"),
    [
        ({"morale": {"agents": ["ana", "bne"], "by": 0.1}}, ("morale", "agents", 1), "no agent 'bne'"),
        ({"fatigue": {"agents": ["x"], "by": 0.1}}, ("fatigue", "agents", 0), "no agent 'x'"),
        ({"skill": {"agents": ["x"], "step": "policy", "by": 0.1}}, ("skill", "agents", 0), "no agent 'x'"),
        ({"morale": {"agents": ["subject"], "by": 0.1}}, ("morale", "agents", 0), "no agent 'subject'"),
        ({"message": "n"}, ("message",), "no message 'n'"),
        ({"milestone": "tld"}, ("milestone",), "no milestone 'tld'"),
        ({"resolve": {"drivers": ["logni"], "to": 0}}, ("resolve", "drivers", 0), "no driver 'logni'"),
        ({"hostility": {"drivers": ["x"], "to": 0}}, ("hostility", "drivers", 0), "no driver 'x'"),
        ({"handle": {"channels": ["vioce"], "times": 2}}, ("handle", "channels", 0), "no channel 'vioce'"),
        ({"patience": {"drivers": ["x"], "times": 2}}, ("patience", "drivers", 0), "no driver 'x'"),
        ({"handle": {"times": 0}}, ("handle", "times"), "a time of nothing is impossible"),
        ({"unclear": {"drivers": ["x"]}}, ("unclear", "drivers", 0), "no driver 'x'"),
        (
            {"demand": {"stream": "voice", "times": 2}},
            ("demand",),
            "demand can only be changed by an incident",
        ),
        ({"customer": {"outcome": "settled"}}, ("customer",), "no customer is meant here"),
        (
            {"chance": {"share": 0.5, "then": [{"note": "x"}, {"message": "n"}]}},
            ("chance", "then", 1, "message"),
            "no message 'n'",
        ),
        (
            {"depends": {"when": {"milestone": "tld"}}},
            ("depends", "when", "milestone"),
            "no milestone 'tld'",
        ),
        (
            {"depends": {"when": {"past": "10:00"}, "otherwise": [{"milestone": "tld"}]}},
            ("depends", "otherwise", 0, "milestone"),
            "no milestone 'tld'",
        ),
        (
            {"later": {"after": "5m", "then": [{"note": "x"}, {"message": "n"}]}},
            ("later", "then", 1, "message"),
            "no message 'n'",
        ),
        (
            {"promise": {"subject": "S", "text": "T", "within": "5m", "if_broken": [{"message": "n"}]}},
            ("promise", "if_broken", 0, "message"),
            "no message 'n'",
        ),
    ],
)
def test_what_is_wrong_with_an_effect_is_told_at_its_place(
    written: dict[str, Any], path: tuple[str | int, ...], wrong: str
) -> None:
    ((where, said, severity),) = faults(written)
    assert (where, severity) == (("here", 2, *path), "error")
    assert wrong in said


def test_a_message_cannot_send_itself_and_a_subject_is_known_where_there_is_one() -> None:
    assert [said for _, said, _ in faults({"message": "m"}, message="m")] == ["the message sends itself"]
    assert faults({"message": "m"}, message="other") == []
    assert faults({"morale": {"agents": ["subject"], "by": 0.1}}, about=True) == []
    assert faults({"customer": {"outcome": "settled"}}, about=True) == []


def test_what_an_effect_leads_to_is_found_through_every_branch() -> None:
    deep = {
        "chance": {
            "share": 0.5,
            "then": [{"message": "a"}],
            "otherwise": [
                {"depends": {"when": {"past": "10:00"}, "then": [{"milestone": "b"}]}},
                {"promise": {"subject": "S", "text": "T", "within": "5m", "if_kept": [{"message": "c"}]}},
                {"later": {"after": "5m", "then": [{"message": "d"}]}},
            ],
        }
    }
    assert Effect.model_validate(deep).leads_to() == [
        ("message", "a"),
        ("milestone", "b"),
        ("message", "c"),
        ("message", "d"),
    ]
    assert effect("trust", 0.1).leads_to() == []


LASTING = [key for key, one in effect_types().items() if issubclass(one, LastingEffect)]


def test_effects_that_last_are_those_that_change_what_the_floor_works_with() -> None:
    assert [
        *(
            "demand",
            "driver",
            "handle",
            "hostility",
            "notice",
            "patience",
            "resolve",
            "staff",
            "tool",
            "unclear",
        )
    ] == LASTING
