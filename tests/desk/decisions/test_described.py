"""What is said of a kind of decision reads by itself."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.described import possible_when
from floorsim.desk.decisions.registry import kinds


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.kind)
def test_when_it_is_possible_is_told_in_whole_sentences(kind: type[Decision]) -> None:
    for sentence in possible_when(kind):
        assert sentence[:1].isupper() or sentence[:1].isdigit()
        assert sentence.endswith(".")
        assert sentence != "The same."
