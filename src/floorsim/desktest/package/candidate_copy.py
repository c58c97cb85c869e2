"""What a candidate gets of a sealed desk test: all that is shown and played, and not the answer key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from floorsim.desktest.package.answer_key import floor_without_key, test_without_key
from floorsim.desktest.package.content import (
    FLOORS_KEY,
    TEST_KEY,
    VERSION_KEY,
    Package,
    as_yaml,
    content_of,
)
from floorsim.errors import ScenarioError

COPY_KEY: Final = "candidate_copy"
FORMAT: Final = 1
"""The version of the copy: what is left out of it, and how it is written."""
_WHOLE_KEY: Final = "package"
_KEYS: Final = (COPY_KEY, VERSION_KEY, _WHOLE_KEY, TEST_KEY, FLOORS_KEY)
_HEAD: Final = (
    "# A candidate's copy of a desk test that floorsim sealed: what is shown and played. Which answers\n"
    "# count stands in the whole package alone; where a value has to stand here, it is the same everywhere.\n"
)


@dataclass(frozen=True)
class CandidateCopy(Package):
    """A sealed desk test without its answer key; `digest` is that of the whole package.

    Nothing can be marked with it.
    """


def copy_of(written: Mapping[str, Any], digest: str) -> str:
    """The candidate's copy of a whole package, from the content of its file and its digest: the same bytes
    for the same package."""
    return as_yaml(
        _HEAD,
        {
            COPY_KEY: FORMAT,
            VERSION_KEY: written[VERSION_KEY],
            _WHOLE_KEY: digest,
            TEST_KEY: test_without_key(written[TEST_KEY]),
            FLOORS_KEY: {id: floor_without_key(text) for id, text in written[FLOORS_KEY].items()},
        },
    )


def copy_from(written: Mapping[str, Any], where: str) -> CandidateCopy:
    """The copy in a file's content; whether it fits a whole package only that package shows.

    Raises:
        ScenarioError: another version of floorsim made it, or it is damaged.
    """
    if written[COPY_KEY] != FORMAT or set(written) != set(_KEYS) or not isinstance(written[_WHOLE_KEY], str):
        raise ScenarioError(
            f"{where}: another version of floorsim made this copy of a desk test, and this one cannot read "
            "it; use that version."
        )
    return CandidateCopy(*content_of(written, where), written[_WHOLE_KEY], written)
