"""Reading YAML as the people who write scenarios expect it to be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.printable import STEERING
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.yaml.reader import parse_yaml, read_yaml


def value_of(plain: str) -> Any:
    return read_yaml(f"key: {plain}\n", "a.yaml").tree["key"]


def faults_of(content: str | bytes) -> list[str]:
    with pytest.raises(InvalidScenarioError) as caught:
        read_yaml(content, "a.yaml")
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "09:30",
        "1:00:00",
        "08:00",
        "no",
        "yes",
        "on",
        "off",
        "No",
        "y",
        "2024-01-01",
        "1_000",
        "0b11",
        "20s",
        "80%",
    ],
)
def test_what_looks_like_a_word_a_time_or_a_date_stays_text(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("true", True), ("False", False), ("TRUE", True), ("~", None), ("null", None), ("", None),
        ("12", 12), ("-3", -3), ("+5", 5), ("010", 10), ("0o17", 15), ("0x1F", 31), ("1.50", 1.5),
        (".5", 0.5), ("1e3", 1000.0), ("-2.", -2.0), ("'12'", "12"), ('"true"', "true"), ("''", ""),
    ],
)  # fmt: skip
def test_only_the_core_schema_makes_values_of_text(plain: str, value: object) -> None:
    read = value_of(plain)
    assert read == value
    assert type(read) is type(value)


def test_times_stay_text_inside_flow_lists_and_mappings_and_as_keys() -> None:
    text = "at: [10:30, 11:45]\nplan: {from: 09:00, to: 9:30}\nby_time: {08:00: 4, 12: 5}\n"
    assert read_yaml(text, "a.yaml").tree == {
        "at": ["10:30", "11:45"],
        "plan": {"from": "09:00", "to": "9:30"},
        "by_time": {"08:00": 4, "12": 5},
    }


def test_every_key_and_value_knows_its_place() -> None:
    marks = read_yaml("floor:\n  channels:\n    - name: voice\n      target: 20s\n", "a.yaml").marks
    name = marks["floor", "channels", 0, "name"]
    assert name.key is not None
    assert (name.key.line, name.key.column) == (3, 7)
    assert (name.value.line, name.value.column) == (3, 13)
    assert (marks["floor", "channels", 0].value.line, marks["floor", "channels", 0].key) == (3, None)
    assert marks["floor", "channels", 0, "target"].written == "20s"


plain_text = st.text(max_size=20).filter(lambda text: STEERING.search(text) is None)
plain_scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | plain_text
)


def plain_mappings(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(plain_text.filter(bool), inner, max_size=4)


plain_trees = st.recursive(
    plain_scalars, lambda inner: st.lists(inner, max_size=4) | plain_mappings(inner), max_leaves=20
)


@given(plain_mappings(plain_trees))
def test_json_reads_as_itself_with_a_mark_for_every_value_at_its_own_text(tree: dict[str, Any]) -> None:
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    document = read_yaml(text, "a.yaml")
    assert document.tree == tree
    lines = text.split("\n")
    for path, mark in document.marks.items():
        written = json.dumps(document.value(path), ensure_ascii=False)
        assert lines[mark.value.line - 1][mark.value.column - 1] == written[0]


def faults_in(content: str | bytes) -> tuple[Fault, ...]:
    try:
        return parse_yaml(content, "a.yaml").faults
    except InvalidScenarioError as refused:
        return refused.faults


@given(
    st.text(alphabet=st.sampled_from("ab:-?[]{}&*!|>'\"%@`#, \n\t0189.~<é\x00"), max_size=60)
    | st.text()
    | st.binary()
)
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_place_in_it(content: str | bytes) -> None:
    lines = len(content.splitlines()) + 2
    for fault in faults_in(content):
        assert 1 <= fault.line <= lines
        assert fault.column >= 1
        assert fault.wrong
        assert fault.right


def test_an_alias_reads_as_a_copy_whose_places_are_those_of_the_original() -> None:
    document = read_yaml("a: &usual {from: 08:00}\nb: *usual\n", "a.yaml")
    assert document.tree == {"a": {"from": "08:00"}, "b": {"from": "08:00"}}
    assert document.tree["a"] is not document.tree["b"]
    assert document.marks["b",].value.line == 2
    assert document.marks["b", "from"].value.line == 1


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    document = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a.yaml")
    assert document.tree == {"a": 1, "b": 2}
    assert document.marks["b",].value[1:] == (2, 4)


def test_a_repeated_key_points_at_both_places_and_the_first_one_counts() -> None:
    document = parse_yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n", "a.yaml")
    assert document.tree == {"a": 1, "b": {"c": 1}}
    assert [str(fault) for fault in document.faults] == [
        "a.yaml:2:11: b.c: the key is repeated; line 2 column 5 has it already; keep one of the two",
        "a.yaml:3:1: a: the key is repeated; line 1 column 1 has it already; keep one of the two",
    ]


def test_several_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = """\
b: !!python/object:os.system x
a: &x {c: 1}
d:
  <<: *x
  e: .inf
b: 2
{f: g}: 1
"""
    assert faults_of(text) == [
        "a.yaml:1:4: b: the tag !!python/object:os.system is not read here; "
        "leave it out; quotes make a value text",
        "a.yaml:4:3: d: merging keys with << is not read here; "
        "repeat the keys, use an alias for a whole value, or extends:",
        "a.yaml:5:6: d.e: '.inf' is not a number that a scenario can use; "
        "write a usual number, or quotes round a text",
        "a.yaml:6:1: b: the key is repeated; line 1 column 1 has it already; keep one of the two",
        "a.yaml:7:1: a list or mapping stands as a key; put a text that begins with { or [ in quotes",
    ]


def test_faults_before_a_syntax_error_are_told_with_it() -> None:
    assert [line.split(": ", 1)[0] for line in faults_of("a: 1\na: 2\nb: [1\n")] == [
        "a.yaml:2:1",
        "a.yaml:3:4",
    ]


def test_only_the_wanted_top_level_keys_are_read_and_the_rest_is_left_alone() -> None:
    text = "meta: {id: x}\nmessages: [{id: &a y}]\nfloor: {opens: 08:00}\nbroken: [\n"
    header = parse_yaml(text, "a.yaml", only=("meta", "floor"))
    assert header.tree == {"meta": {"id": "x"}, "floor": {"opens": "08:00"}}
