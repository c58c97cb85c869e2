"""How values and names appear in sentences about a scenario."""

from __future__ import annotations

import pytest

from floorsim.wording.names import choose, listed, nearest
from floorsim.wording.sentences import shown, whole_sentence


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("chanels", "channels"), ("Channels", "channels"), ("service level", "service_level"),
        ("service-levl", "service_level"), ("zebra", None), ("", None),
    ],
)  # fmt: skip
def test_the_nearest_name_forgives_slips_case_and_separators(name: str, near: str | None) -> None:
    assert nearest(name, ["floor", "channels", "service_level"]) == near


def test_a_list_of_names_reads_as_a_sentence_and_stays_short() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed(["a", "b"], "and") == "a and b"
    assert listed(str(n) for n in range(30)).endswith("10 or 19 more")


def test_advice_for_an_unknown_name_offers_the_nearest_and_all_known() -> None:
    assert choose("emial", ["voice", "email"]) == "did you mean email? Known are voice and email"
    assert choose("x", ["voice", "email"]) == "write voice or email"
    assert choose("x", ["off"]) == "write off"
    assert choose("x", []) == "leave it out"


def test_a_shown_value_is_one_short_harmless_line() -> None:
    assert shown("two\n  lines") == "'two lines'"
    assert len(shown("x" * 500)) < 50
    assert shown("a\x1b[2Jb") == "'a\ufffd[2Jb'"
    assert shown("ro\u202eot\t1") == "'ro\ufffdot 1'"  # what is not shown must not read as another word
    assert [shown(value) for value in (None, True, {"a": 1}, [1], 1.5)] == [
        "nothing", "true", "a mapping", "a list", "'1.5'",
    ]  # fmt: skip


def test_a_quotation_that_ends_a_sentence_ends_it() -> None:
    assert whole_sentence("“What has changed for you?”") == "“What has changed for you?”"
    assert whole_sentence("found in “the table”") == "Found in “the table”."
