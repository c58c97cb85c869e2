"""Validation errors in words for somebody who has never heard of pydantic."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Seconds, Share, TimeOfDay
from floorsim.scenario.yaml.document import Document, Mark, Place
from floorsim.scenario.yaml.reader import read_yaml

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=12)]


class Block(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Target(Block):
    share: Share = 0.8
    within: Annotated[Seconds, Field(gt=0, le=3600)]


class Law(Block):
    mean: Seconds | None = None
    uniform: tuple[Seconds, Seconds] | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"mean": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.mean is None) == (self.uniform is None):
            raise ValueError("one law is needed; write mean: or uniform:")
        return self


class Away(Block):
    kind: Literal["away"]
    agents: tuple[Name, ...]


class Post(Block):
    kind: Literal["post"]
    text: Annotated[str, StringConstraints(min_length=1, max_length=20)]


class DayFactor(Block):
    alpha: Annotated[float, Field(gt=0)]


class Channel(Block):
    kind: Literal["voice", "chat", "email"] = "voice"
    target: Target | None = None
    opens: Annotated[TimeOfDay, Field(alias="from", ge=6 * 3600)] = 28_800.0
    talk: Law = Law.model_validate({"mean": "1m"})
    trunks: Annotated[int, Field(ge=1)] = 1
    weight: float = 1.0
    warm: bool = False
    day_factor: DayFactor | Literal["off"] = "off"
    serves: tuple[Name | tuple[Name, ...], ...] = ()
    effects: tuple[Annotated[Away | Post, Field(discriminator="kind")], ...] = ()
    skills: Annotated[dict[Name, Annotated[Share, Field(ge=0.1)]], Field(min_length=1)] = {"any": 1.0}
    steps: Annotated[tuple[int, ...], Field(min_length=2, max_length=3)] = (1, 2)
    title: str | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.kind == "chat" and self.trunks > 1:
            raise refusal("trunks are for voice", "leave trunks out", at=("trunks",))
        return self


class Floor(Block):
    channels: dict[Name, Channel]


def faults_of(channel: str) -> list[str]:
    """The faults of `floor.yaml`, whose only channel is written in flow style on line 3."""
    document = read_yaml(f"channels:\n  voice:\n    {{{channel}}}\n", "floor.yaml")
    with pytest.raises(ValidationError) as caught:
        Floor.model_validate(document.tree)
    return [str(fault) for fault in faults_from_validation(caught.value, document, Floor)]


CASES = {
    "kind: voise": "3:12: kind: 'voise' is not a choice here; "
    "did you mean voice? Known are voice, chat and email",
    "kind: fax": "3:12: kind: 'fax' is not a choice here; write voice, chat or email",
    "target: {}": "3:6: target.within: the key is missing; add within:",
    "target: {witin: 20s}": "3:15: target.witin: the key is not known here; "
    "did you mean within? Known are share and within",
    "zebra: 1, target: {within: 2s, share: 1, x: 2}": (
        "3:6: zebra: the key is not known here; leave it out, or use kind, from, talk, trunks, weight, warm, "
        "day_factor, serves, effects, skills, steps or title",
        "3:47: target.x: the key is not known here; leave it out",
    ),
    "target: {within: 0s}": "3:23: target.within: '0s' is too short; write more than 0s",
    "target: {within: 2h}": "3:23: target.within: '2h' is too long; write 1h or less",
    "target: {within: 20}": "3:23: target.within: '20' has no unit; "
    "write 20s, 20m or 20h, whichever is meant",
    "target: 20s": "3:14: target: '20s' stands where keys are needed; "
    "write keys such as share: or within: below it",
    "target: [20s]": "3:6: target: a list stands where keys are needed; "
    "write keys such as share: or within: with their values in place of it",
    "from: 05:00": "3:12: from: '05:00' is too early; write 06:00 or more",
    "from: null": "3:12: from: there is no value here; "
    "write a time such as 08:00, or d2 08:00 for the second day",
    "day_factor: ~": "3:18: day_factor: there is no value here; write off, or keys such as alpha:",
    "serves: true": "3:14: serves: true is not a list; write [true], or one entry a line, each with a dash",
    "serves: a b c": "3:14: serves: 'a b c' is not a list; "
    "write [first, second], or one entry a line, each with a dash",
    "from: no": "3:12: from: 'no' is not a time of day; "
    "write a time such as 08:00, or d2 08:00 for the second day",
    "talk: 3 min": "3:12: talk: '3 min' is not a duration; write 3m",
    "talk: {mean: 3 min}": "3:19: talk.mean: '3 min' is not a duration; write 3m",
    "talk: {}": "3:6: talk: one law is needed; write mean: or uniform:",
    "talk: {uniform: [1m]}": "3:13: talk.uniform: entry 2 of the list is missing; write it",
    "talk: {uniform: [1m, 2m, 3m]}": "3:13: talk.uniform: there are 3 entries here; write at most 2 entries",
    "trunks: 0": "3:14: trunks: '0' is too small; write 1 or more",
    "trunks: 1.5": "3:14: trunks: '1.5' is not a whole number; write a whole number such as 3",
    "trunks: many": "3:14: trunks: 'many' is not a whole number; write a whole number such as 3",
    "trunks: , title: x": "3:6: trunks: there is no value here; write a whole number",
    "weight: heavy": "3:14: weight: 'heavy' is not a number; write a number such as 12 or 0.5",
    "warm: maybe": "3:12: warm: 'maybe' is not true or false; write true or false",
    "title: 1.10": '3:13: title: 1.10 is read as a number, and text is needed; write "1.10" in quotes',
    "title: true": '3:13: title: true is read as true or false, and text is needed; write "true" in quotes',
    "title: [a]": "3:6: title: a list stands where text is needed; "
    "write text, in quotes if it begins with [ or {",
    "day_factor: of": "3:18: day_factor: 'of' does not fit here; "
    "did you mean off? Otherwise write off, or keys such as alpha:",
    "day_factor: {alpha: 0}": "3:26: day_factor.alpha: '0' is too small; write more than 0",
    "day_factor: {}": "3:6: day_factor.alpha: the key is missing; add alpha:",
    "serves: voice": "3:14: serves: 'voice' is not a list; "
    "write [voice], or one entry a line, each with a dash",
    "serves: {a: b}": "3:6: serves: keys stand where a list is needed; begin each entry with a dash",
    "serves: [a, 7]": "3:18: serves[2]: '7' does not fit here; write text, or a list",
    "serves: [a b]": "3:15: serves[1]: 'a b' cannot be a name; "
    "use letters, digits, - _ and . only, and begin with a letter or digit",
    "serves: [[a, abcdefghijklm]]": "3:19: serves[1][2]: the text has 13 characters; write at most 12",
    "effects: [{kind: pots}]": "3:23: effects[1].kind: 'pots' is not a choice here; "
    "did you mean post? Known are away and post",
    "effects: [{agents: []}]": "3:16: effects[1].kind: the key is missing; add kind: with away or post",
    "effects: [{kind: post, text: ''}]": "3:35: effects[1].text: the text is empty; write some text",
    "effects: [{kind: post, txt: x}]": "3:29: effects[1].txt: the key is not known here; did you mean text?",
    "skills: {}": "3:6: skills: there is no entry here; write at least 1 entry",
    "skills: {a b: 1}": "3:15: skills.a b: the key 'a b' cannot be a name; "
    "use letters, digits, - _ and . only, and begin with a letter or digit",
    "skills: {a: 5%}": "3:18: skills.a: '5%' is too small; write 10% or more",
    "steps: [1]": "3:6: steps: there is only 1 entry here; write at least 2 entries",
    "steps: [1, x]": "3:17: steps[2]: 'x' is not a whole number; write a whole number such as 3",
    "kind: chat, trunks: 2": "3:26: trunks: trunks are for voice; leave trunks out",
}


@pytest.mark.parametrize(("channel", "expected"), CASES.items())
def test_a_wrong_value_says_where_what_is_wrong_and_what_would_be_right(
    channel: str, expected: str | tuple[str, ...]
) -> None:
    lines = (expected,) if isinstance(expected, str) else expected
    prefixed = []
    for line in lines:
        place, rest = line.split(": ", 1)
        prefixed.append(f"floor.yaml:{place}: channels.voice.{rest}")
    assert faults_of(channel) == prefixed


def test_all_faults_of_a_file_are_told_in_its_order() -> None:
    found = faults_of("trunks: 0, kind: fax, target: {}, talk: soon")
    assert [line.split(" ")[1] for line in found] == [
        "channels.voice.trunks:",
        "channels.voice.kind:",
        "channels.voice.target.within:",
        "channels.voice.talk:",
    ]


def test_a_key_at_fault_is_told_at_the_key() -> None:
    document = read_yaml("channels:\n  bad name!: {}\n", "floor.yaml")
    with pytest.raises(ValidationError) as caught:
        Floor.model_validate(document.tree)
    (fault,) = faults_from_validation(caught.value, document, Floor)
    assert (fault.line, fault.column) == (2, 3)
    assert fault.wrong == "the key 'bad name!' cannot be a name"


def test_a_branch_named_like_a_key_is_not_taken_for_the_key() -> None:
    document = read_yaml(
        "channels:\n  v:\n    effects:\n      - {kind: post, text: x, post: {text: y}}\n", "floor.yaml"
    )
    with pytest.raises(ValidationError) as caught:
        Floor.model_validate(document.tree)
    (fault,) = faults_from_validation(caught.value, document, Floor)
    assert fault.path == "channels.v.effects[1].post"
    assert fault.wrong == "the key is not known here"


def test_without_a_model_the_faults_are_the_same_but_for_known_names() -> None:
    document = read_yaml("channels: {v: {trunks: 0, zebra: 1}}", "floor.yaml")
    with pytest.raises(ValidationError) as caught:
        Floor.model_validate(document.tree)
    assert [fault.right for fault in faults_from_validation(caught.value, document)] == [
        "write 1 or more",
        "leave it out",
    ]


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 100)
    | st.floats(-2, 2)
    | st.sampled_from(["", "voice", "20s", "off", "a b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["kind", "target", "within", "mean", "text", "alpha", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(list(Channel.model_fields)), junk, max_size=6))
def test_whatever_is_wrong_gets_a_plain_sentence(channel: dict[str, Any]) -> None:
    tree = {"channels": {"v": channel}}
    place = Place("floor.yaml", 1, 1)
    document = Document(
        tree, {(): Mark(place), ("channels",): Mark(place), ("channels", "v"): Mark(place)}, "floor.yaml"
    )
    for fault in _faults(tree, document):
        assert fault.path.startswith("channels.v")
        assert fault.right
        for jargon in ("Input", "valid dictionary", "pydantic", "function-", "Value error", "tuple", "None"):
            assert jargon not in str(fault)


def _faults(tree: Any, document: Document) -> list[Any]:
    try:
        Floor.model_validate(tree)
    except ValidationError as error:
        return faults_from_validation(error, document, Floor)
    return []
