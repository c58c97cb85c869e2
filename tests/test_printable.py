"""Text that is printed or drawn cannot steer the terminal, and takes the room that it is given."""

from __future__ import annotations

import ast
import json
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import floorsim
from floorsim.present.glyphs import drawn
from floorsim.present.row import Row, fit, row_of, wrapped
from floorsim.printable import STAND_IN, escaped, on_one_line, printable
from floorsim.wording.cells import cell_len
from tests.hostile import PLANTED, steering

SOURCES = Path(floorsim.__file__).parent
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)


def test_hostile_text_is_shown_with_signs_in_place_of_what_steers() -> None:
    assert printable("a\x1b[2Jb\u202ec\nd\te") == f"a{STAND_IN}[2Jb{STAND_IN}c\nd\te"
    assert on_one_line("a\x9b\nb\tc") == f"a{STAND_IN} b c"
    assert steering(printable(PLANTED)) == []


def test_what_people_write_stays_as_it_is() -> None:
    for text in ("Zażółć gęślą jaźń", "שלום", "日本語", "👩\u200d💻", "co\u00adoperate", "10\u00a0%"):
        assert printable(text) == on_one_line(text) == text


@given(ANY_TEXT)
def test_no_control_character_and_no_direction_override_is_left(text: str) -> None:
    for letter in printable(text):
        assert letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(letter) not in ("LRO", "RLO", "LRE", "RLE", "PDF", "LRI", "RLI")


@given(st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_json_reads_back_as_the_same_value(value: dict[str, str]) -> None:
    text = escaped(json.dumps(value, ensure_ascii=False))
    assert json.loads(text) == value
    assert steering(text) == []


@given(ANY_TEXT, st.integers(2, 20))
def test_a_row_of_any_text_is_clean_and_as_wide_as_asked(text: str, width: int) -> None:
    rows = [row_of(fit(text, width)), row_of(text).padded(width), *wrapped(text, width)]
    for row in rows:
        assert steering(row.text) == []
        assert "\n" not in row.text
        assert cell_len(row.text) == row.width
    assert rows[0].width == rows[1].width == width


def test_a_row_stands_for_what_it_cleaned_in_ascii_too() -> None:
    assert drawn(Row((("a\x1bb", "text"),)).text, "ascii") == "a?b"  # type: ignore[arg-type]


def test_only_one_file_of_the_command_line_writes_to_the_terminal() -> None:
    allowed = {"cli/output.py", "cli/progress.py", "plain/standard.py", "__main__.py"}
    for file in sorted(SOURCES.rglob("*.py")):
        if file.relative_to(SOURCES).as_posix() in allowed:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func) not in (
                    "print",
                    "click.echo",
                    "click.secho",
                    "sys.stdout.write",
                ), f"{file}:{node.lineno} writes past cli/output.py"
