"""Reading a file only if it looks like what it should be, so that no fault quotes another kind of file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.forms import FORMS
from floorsim.scenario.inheritance import EXTENDS
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import parse_yaml
from floorsim.scenario.yaml.text import readable_text


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of file is known, and what is told of one that is not of it."""

    fits: Callable[[Any], bool]
    """Whether the file's values are those of such a file, right or wrong."""
    sign: re.Pattern[bytes]
    """What stands in such a file even where it is not YAML."""
    wrong: str
    right: str


def parse_as(look: Look, content: bytes, source: str) -> Document:
    """The document of a file of this kind, as `parse_yaml` gives it.

    Raises:
        InvalidScenarioError: nothing can be made of it; or it is another kind of file, and then nothing of
            what stands in it is repeated.
    """
    try:
        document = parse_yaml(content, source)
    except InvalidScenarioError:
        text, _ = readable_text(content, source)
        if not text.strip() or look.sign.search(content) is not None:
            raise
    else:
        if look.fits(document.tree):
            return document
    raise InvalidScenarioError([Fault(source, 1, 1, "", look.wrong, look.right)]) from None


def parse_scenario(content: bytes, source: str) -> Document:
    """The document of a scenario file; raises as `parse_as` does."""
    return parse_as(_scenario(), content, source)


@cache
def _scenario() -> Look:
    from floorsim.scenario.models.scenario import Scenario

    return look_by_keys(
        (EXTENDS, FORMS, *Scenario.model_fields),
        "this is not a scenario: no line begins with a key such as meta:, floor: or extends:",
        "name a scenario file",
    )


def look_by_keys(keys: Collection[str], wrong: str, right: str) -> Look:
    """The look of a file that has one of the keys at the top, in YAML or in JSON."""
    known = frozenset(keys)
    either = "|".join(sorted(known))
    return Look(
        lambda tree: isinstance(tree, dict) and not known.isdisjoint(tree),
        re.compile(
            rf"^(?:(?:\{{\s*)?(?:{either})|[\s{{,]*[\"'](?:{either})[\"'])\s*:".encode(), re.MULTILINE
        ),
        wrong,
        right,
    )
