"""What a file may not unfold to, and what may not hide in it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.yaml import reader
from floorsim.scenario.yaml.nodes import DEEPEST
from floorsim.scenario.yaml.reader import parse_yaml, read_yaml
from floorsim.scenario.yaml.text import LARGEST_FILE


def faults_of(content: str | bytes) -> list[str]:
    with pytest.raises(InvalidScenarioError) as caught:
        read_yaml(content, "a.yaml")
    return str(caught.value).splitlines()


def test_aliases_that_unfold_to_billions_are_refused_where_they_pass_the_limit() -> None:
    text = "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
    for name, before in zip("bcdefghij", "abcdefghi", strict=True):
        text += f"{name}: &{name} [{','.join(['*' + before] * 10)}]\n"
    assert faults_of(text) == [
        "a.yaml:5:4: e: aliases unfold to more than 100000 values; write fewer aliases"
    ]


def test_a_file_of_too_many_values_is_refused() -> None:
    text = "a: [" + "1," * 100_001 + "]\n"
    assert faults_of(text) == [
        "a.yaml:1:200001: a[99999]: the file holds more than 100000 values; split it with extends:"
    ]


def test_deep_nesting_is_refused_however_it_is_written() -> None:
    flow = "a: " + "[" * 100_000
    block = "".join(f"{' ' * depth}k:\n" for depth in range(DEEPEST + 5))
    folded = "a: &a " + "[" * 30 + "]" * 30 + "\nb: " + "[" * 20 + "*a" + "]" * 20 + "\n"
    keys = "a: 1\n" + "? " * 100_000
    for text in (flow, block, folded, keys):
        (fault,) = faults_of(text)
        assert "values are nested more than 40 deep; flatten this part" in fault


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = DEEPEST - 2
    assert read_yaml("a: " + "[" * depth + "]" * depth + "\n", "a.yaml").tree


def test_an_alias_to_itself_or_to_nothing_is_refused() -> None:
    assert faults_of("a: &x [*x]\nb: *y\n") == [
        "a.yaml:1:8: a[1]: *x holds itself; use it only after what it stands for",
        "a.yaml:2:4: b: *y stands for nothing; define &y above it",
    ]


def test_a_file_over_one_megabyte_is_refused_unread() -> None:
    assert faults_of("a: " + "x" * LARGEST_FILE) == [
        "a.yaml:1:1: the file has more than 1 MB; "
        "this is the most that is read; a scenario can be split with extends:"
    ]


@pytest.mark.parametrize("content", ["", "# only a comment\n", "---\n", "~\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: str | bytes) -> None:
    assert faults_of(content) == ["a.yaml:1:1: the file is empty; begin with the key meta:"]


def test_a_second_document_is_refused_where_it_begins() -> None:
    assert faults_of("a: 1\n---\nb: 2\n") == [
        "a.yaml:2:1: a second document begins here; keep one document and delete this ---"
    ]


def test_bytes_that_are_not_utf_8_are_refused_at_their_place() -> None:
    assert faults_of("a: é\nb: é\n".encode() + b"c: caf\xe9\n") == [
        "a.yaml:3:7: the file is not UTF-8 text from here on; save it as UTF-8"
    ]
    assert faults_of("a: b\n".encode("utf-16")) == [
        "a.yaml:1:1: the file is saved as UTF-16; save it as UTF-8"
    ]


def test_control_characters_are_refused_and_never_reach_the_terminal() -> None:
    document = parse_yaml('a: x\x1b[2Jy\n"k\\e": 1\nb: "\\e[2J"\nc: "\u202e"\n', "a.yaml")
    assert [str(fault) for fault in document.faults] == [
        "a.yaml:1:5: an invisible control character (U+001B) stands here; delete it",
        "a.yaml:4:5: an invisible control character (U+202E) stands here; delete it",
        "a.yaml:2:1: the key holds an invisible control character; delete its escape",
        "a.yaml:3:4: b: the text holds an invisible control character; delete its escape",
    ]
    assert "\x1b" not in str(document.tree)


@pytest.mark.parametrize("number", ["1e999", "9" * 19, "0x" + "f" * 16, "-" + "9" * 5_000])
def test_numbers_beyond_any_use_are_refused(number: str) -> None:
    (fault,) = faults_of(f"a: {number}\n")
    assert fault.startswith("a.yaml:1:4: a: '")
    assert "is too large a number" in fault


def test_only_the_beginning_of_a_file_is_read_again_for_the_words_of_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slowly_read: list[int] = []
    parse = yaml.parse

    def counted(text: str, **options: Any) -> Any:
        if options["Loader"] is yaml.SafeLoader:
            slowly_read.append(len(text))
        return parse(text, **options)

    monkeypatch.setattr(yaml, "parse", counted)
    entries = "".join(f"  - {{id: a{n}, text: some text}}\n" for n in range(20_000))
    assert faults_of(f"a: b: c\nx:\n{entries}") == [
        "a.yaml:1:5: a second colon stands in 'a: b: c'; "
        "put a text that contains a colon and a space in quotes"
    ]
    assert faults_of(f"x:\n{entries}a: b: c\n") == [
        "a.yaml:20002:5: a second colon stands in 'a: b: c'; "
        "put a text that contains a colon and a space in quotes"
    ]
    assert faults_of(f"x:\n{entries}a: 'b\n") == [
        "a.yaml:20002:4: the quote that opens here is never closed; end the text with the same quote"
    ]
    assert all(length <= reader.LONGEST_READ_AGAIN + 2_000 for length in slowly_read)


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML is built without libyaml")
@pytest.mark.parametrize(
    "text",
    [
        "x: @foo\n", "x: %foo\n", "x: !<\n", 'x: "a\\qb"\n', "a:\n\tb: 1\n", "x: ,\n", "a\nb: 1\n",
        "x: 'abc\n", "x: [1, 2\ny: 3\n", "a:\n  - 1\n b: 2\n", "x: *\n", "x: |  text\n  b\n", "a: - 1\n",
        "a: 1\n- b\n", "%x\n", "x: 'a' b\n", "x: [a]]\n", "opens:09:00\nx: 1\n",
    ],
)  # fmt: skip
def test_both_parsers_errors_have_the_same_words(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (fault,) = faults_of(text)
    monkeypatch.setattr(reader, "LONGEST_READ_AGAIN", -1)
    (other,) = faults_of(text)
    assert other.split(": ", 1)[1] == fault.split(": ", 1)[1]
