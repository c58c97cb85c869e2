"""YAML's syntax errors in words for somebody who writes scenarios."""

from __future__ import annotations

import pytest
import yaml

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.scenario.yaml.sentences import explain

LINE_UP = "give all keys of a block, and all dashes of a list, the same indentation"

CASES = {
    "text: he said: no\n": "1:14: a second colon stands in 'text: he said: no'; "
    "put a text that contains a colon and a space in quotes",
    "a: 1\n  b: 2\n": "2:4: the key in 'b: 2' cannot stand here; "
    "indent it like the keys beside it, and give no text to the key above it",
    "a: 1\nthis is text\nb: 2\n": "2:1: 'this is text' has no colon; "
    "write key: value, or put a text of several lines in quotes",
    "a: 'x\nb: 2\n": "1:4: the quote that opens here is never closed; end the text with the same quote",
    'a: "C:\\path"\n': "1:8: a backslash in a text in double quotes begins an escape that does not exist; "
    "use single quotes, or write two backslashes",
    "a: 'it's'\n": "1:8: more text follows the end of a text in quotes; "
    "put all of it in quotes, of the other kind if it holds a quote",
    "a: [1, 2\nb: 3\n": "1:4: the [ that opens here is not closed before line 2; "
    "separate the entries with commas and end with ]",
    "a: {b: 1 c: 2}\n": "1:11: the { of column 4 is not closed before this; "
    "separate the entries with commas and end with }",
    "a: @foo\n": "1:4: a text cannot begin with @; put the text in quotes",
    "a: %foo\n": "1:4: a text cannot begin with %; put the text in quotes",
    "a: *bold* text\n": "1:4: a text cannot begin with *; put the text in quotes",
    "a: & text\n": "1:4: a text cannot begin with &; put the text in quotes",
    "a: !e!x text\n": "1:4: a text cannot begin with !; put the text in quotes",
    "a: | text\n  b\n": "1:6: the text begins on the line of its | or >; "
    "begin it on the next line, indented further",
    "a:\n    b: 1\n  c: 2\n": f"3:3: 'c: 2' is not in line with its block, which began in line 1; {LINE_UP}",
    "a:\n  - 1\n  b: 2\n": f"3:3: 'b: 2' is not in line with its block, which began in line 2; {LINE_UP}",
    "a: - 1\n": "1:4: a dash cannot begin a list entry here; "
    "put the list on the lines after its key, one entry a line, or in quotes if it is text",
    "  a: 1\nb: 2\n": "2:1: 'b: 2' does not belong to what stands before it; "
    "begin every top-level key in the first column, each as key: value",
    "a: ]\n": "1:4: a value is expected here; remove the stray sign or put the text in quotes",
    ": 1\na: 2\nb: ]\n": "1:1: a key is missing before the colon; write key: value",
    "%FOO\na: 1\n": "1:1: a line that begins with % is not understood; "
    "begin a comment with #, and put a text that begins with % in quotes",
}


@pytest.mark.parametrize(("text", "sentence"), CASES.items())
def test_a_syntax_error_says_what_is_wrong_where_and_what_would_be_right(text: str, sentence: str) -> None:
    with pytest.raises(InvalidScenarioError) as caught:
        read_yaml(text, "a.yaml")
    assert str(caught.value) == f"a.yaml:{sentence}"


def test_every_line_that_a_tab_indents_is_told_at_once() -> None:
    with pytest.raises(InvalidScenarioError) as caught:
        read_yaml("a:\n\tb: 1\n  c: 2\n \td: 3\n", "a.yaml")
    assert str(caught.value).splitlines() == [
        "a.yaml:2:1: a tab stands where only spaces may; indent with spaces",
        "a.yaml:4:2: a tab stands where only spaces may; indent with spaces",
    ]


def test_a_colon_without_a_space_is_told_where_only_one_parser_stumbles_over_it() -> None:
    mark = yaml.Mark("a.yaml", 0, 0, 5, None, 0)
    error = yaml.MarkedYAMLError("while scanning a plain scalar", mark, "found unexpected ':'", mark)
    assert explain(error, "a: {b:}\n") == (
        1,
        6,
        "nothing separates the colon from what follows",
        "write key: value, with a space",
    )


def test_an_error_without_a_known_sentence_still_says_where_it_is() -> None:
    mark = yaml.Mark("a.yaml", 0, 3, 7, None, 0)
    error = yaml.MarkedYAMLError("while reading", None, "found something new", mark)
    syntax = explain(error, "a\nb\nc\nd: 1\n")
    assert (syntax.line, syntax.column) == (4, 8)
    assert "found something new" in syntax.wrong
    assert syntax.right == "check its indentation, colons and quotes"


def test_the_sentences_are_the_same_without_the_fast_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("floorsim.scenario.yaml.reader._FAST_LOADER", yaml.SafeLoader)
    for text, sentence in CASES.items():
        with pytest.raises(InvalidScenarioError) as caught:
            read_yaml(text, "a.yaml")
        assert str(caught.value) == f"a.yaml:{sentence}"
