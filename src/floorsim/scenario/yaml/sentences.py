"""What a YAML syntax error means to somebody who writes scenarios, in place of the parser's own words.

Both of PyYAML's parsers are understood: the one in Python, and libyaml, which words some errors otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import yaml

from floorsim.scenario.faults.slips import NO_SPACE, without_space
from floorsim.scenario.wording import shortened, shown
from floorsim.scenario.yaml import odd_spaces

_TAB: Final = ("a tab stands where only spaces may", "indent with spaces")
_NO_PERCENT: Final = "begin a comment with #, and put a text that begins with % in quotes"


class Syntax(NamedTuple):
    """A syntax error: its line and column from 1, what is wrong, what would be right."""

    line: int
    column: int
    wrong: str
    right: str


class _Seen(NamedTuple):
    """The parser's complaint and the text around it."""

    problem: str
    context: str
    mark: yaml.Mark
    context_mark: yaml.Mark | None
    lines: list[str]

    @property
    def opened(self) -> yaml.Mark:
        """Where the thing began that the parser could not finish."""
        return self.context_mark or self.mark

    @property
    def before(self) -> str:
        """What stands on the line before the problem."""
        return self.lines[self.mark.line][: self.mark.column] if self.mark.line < len(self.lines) else ""

    def line_text(self, mark: yaml.Mark) -> str:
        """The line that a mark is on, without its indentation."""
        return self.lines[mark.line].strip() if mark.line < len(self.lines) else ""


_Sentence = Callable[[_Seen], Syntax]


def explain(error: yaml.MarkedYAMLError, text: str) -> Syntax:
    """The parser's error in plain words, at the place where it is best mended."""
    mark = error.problem_mark or error.context_mark
    problem, context = str(error.problem or ""), str(error.context or "")
    if mark is None:
        return Syntax(1, 1, f"this is not YAML: {problem or context}", "check its indentation and quotes")
    seen = _Seen(problem, context, mark, error.context_mark, text.splitlines())
    if (odd := odd_spaces.near_error(seen.lines, mark.line)) is not None:
        number, at, space = odd
        return Syntax(number + 1, at + 1, odd_spaces.said_of(space), odd_spaces.RIGHT)
    for pattern, sentence in _SENTENCES:
        if pattern.search(f"{context}: {problem}"):
            return sentence(seen)
    return _at(mark, f"this line is not valid YAML ({problem})", "check its indentation, colons and quotes")


def _at(mark: yaml.Mark, wrong: str, right: str) -> Syntax:
    return Syntax(mark.line + 1, mark.column + 1, wrong, right)


def _here(wrong: str, right: str) -> _Sentence:
    """The same sentence wherever the parser stops."""
    return lambda seen: _at(seen.mark, wrong, right)


def _where_opened(wrong: str, right: str) -> _Sentence:
    """The same sentence, at the beginning of what the parser could not finish."""
    return lambda seen: _at(seen.opened, wrong, right)


def _no_space(lines: list[str], number: int) -> Syntax | None:
    """The sentence for a line such as `opens:09:00`; None for any other line. Lines count from 0."""
    line = lines[number] if number < len(lines) else ""
    key, rest = line[: len(line) - len(line.lstrip(" -"))], line.lstrip(" -")
    parts = without_space(rest)
    if parts is None:
        return None
    return Syntax(
        number + 1,
        len(key) + len(parts[0]) + 2,
        NO_SPACE,
        f"write {shortened(parts[0])}: {shortened(parts[1])}",
    )


def _second_colon(seen: _Seen) -> Syntax:
    line = seen.line_text(seen.mark)
    if ": " not in seen.before and seen.mark.line and (slip := _no_space(seen.lines, seen.mark.line - 1)):
        return slip
    if ": " in seen.before or seen.before.strip().startswith(("- ", "? ")):
        return _at(
            seen.mark,
            f"a second colon stands in {shown(line)}",
            "put a text that contains a colon and a space in quotes",
        )
    return _at(
        seen.mark,
        f"the key in {shown(line)} cannot stand here",
        "indent it like the keys beside it, and give no text to the key above it",
    )


def _no_colon(seen: _Seen) -> Syntax:
    line = seen.line_text(seen.opened)
    if slip := _no_space(seen.lines, seen.opened.line):
        return slip
    return _at(
        seen.opened,
        f"{shown(line)} has no colon",
        "write key: value, or put a text of several lines in quotes",
    )


def _bracket(seen: _Seen) -> Syntax:
    opening, closing = "[]" if "sequence" in seen.context else "{}"
    right = f"separate the entries with commas and end with {closing}"
    if seen.mark.line == seen.opened.line:
        wrong = f"the {opening} of column {seen.opened.column + 1} is not closed before this"
        return _at(seen.mark, wrong, right)
    wrong = f"the {opening} that opens here is not closed before line {seen.mark.line + 1}"
    return _at(seen.opened, wrong, right)


def _bad_start(seen: _Seen) -> Syntax:
    line = seen.lines[seen.mark.line] if seen.mark.line < len(seen.lines) else ""
    sign = line[seen.mark.column : seen.mark.column + 1] or "this sign"
    if sign == "\t":
        return _at(seen.mark, *_TAB)
    return _at(seen.mark, f"a text cannot begin with {sign}", "put the text in quotes")


def _star(seen: _Seen) -> Syntax:
    sign = "&" if "anchor" in seen.context else "*"
    return _at(seen.opened, f"a text cannot begin with {sign}", "put the text in quotes")


def _indentation(seen: _Seen) -> Syntax:
    if seen.before.rstrip().endswith(("'", '"')):
        return _at(
            seen.mark,
            "more text follows the end of a text in quotes",
            "put all of it in quotes, of the other kind if it holds a quote",
        )
    if seen.line_text(seen.mark).startswith(":"):
        return _at(seen.mark, "a key is missing before the colon", "write key: value")
    line = shown(seen.line_text(seen.mark))
    return _at(
        seen.mark,
        f"{line} is not in line with its block, which began in line {seen.opened.line + 1}",
        "give all keys of a block, and all dashes of a list, the same indentation",
    )


def _goes_on(seen: _Seen) -> Syntax:
    if seen.lines[0].startswith("%"):
        return Syntax(1, 1, "a line that begins with % is not understood", _NO_PERCENT)
    return _at(
        seen.mark,
        f"{shown(seen.line_text(seen.mark))} does not belong to what stands before it",
        "begin every top-level key in the first column, each as key: value",
    )


_SENTENCES: Final[tuple[tuple[re.Pattern[str], _Sentence], ...]] = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (
            r"found (a tab character|character '\\t')",
            _here(*_TAB),
        ),
        (
            r"found unexpected ':'",
            _here("nothing separates the colon from what follows", "write key: value, with a space"),
        ),
        (r"mapping (values|keys) are not allowed", _second_colon),
        (r"could not find expected ':'", _no_colon),
        (
            r"quoted scalar: found unexpected (end of stream|document separator)",
            _where_opened("the quote that opens here is never closed", "end the text with the same quote"),
        ),
        (
            r"(double-|)quoted scalar: (found unknown escape|expected escape|did not find expected hex)",
            _here(
                "a backslash in a text in double quotes begins an escape that does not exist",
                "use single quotes, or write two backslashes",
            ),
        ),
        (r"parsing a flow (sequence|mapping)", _bracket),
        (r"found character .*that cannot start", _bad_start),
        (r"scanning an (alias|anchor)", _star),
        (
            r"(scanning a tag|parsing a node: found undefined tag|scanning a URI|expected (tag )?URI)",
            _where_opened("a text cannot begin with !", "put the text in quotes"),
        ),
        (
            r"scanning a block scalar",
            _here("the text begins on the line of its | or >", "begin it on the next line, indented further"),
        ),
        (r"parsing a block (mapping|collection)", _indentation),
        (
            r"(sequence|block sequence) entries are not allowed",
            _here(
                "a dash cannot begin a list entry here",
                "put the list on the lines after its key, one entry a line, or in quotes if it is text",
            ),
        ),
        (r"expected '<document start>'", _goes_on),
        (r"exceeded maximum nesting depth", _here("values are nested too deep", "flatten this part")),
        (
            r"expected (the )?node content",
            _here("a value is expected here", "remove the stray sign or put the text in quotes"),
        ),
        (
            r"(scanning a directive|found .*YAML)",
            _where_opened("a line that begins with % is not understood", _NO_PERCENT),
        ),
    )
)
