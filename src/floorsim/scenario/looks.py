"""Reading a file as a scenario only if it looks like one, so that no fault quotes another kind of file."""

from __future__ import annotations

import re
from functools import cache

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.inheritance import EXTENDS
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import parse_yaml
from floorsim.scenario.yaml.text import readable_text


def parse_scenario(content: bytes, source: str) -> Document:
    """The document of a scenario file, as `parse_yaml` gives it.

    Raises:
        InvalidScenarioError: nothing can be made of it; or it is another kind of file, and then nothing of
            what stands in it is repeated.
    """
    if _top_level_key().search(content) is not None:
        return parse_yaml(content, source)
    text, _ = readable_text(content, source)
    try:
        document = parse_yaml(content, source)
    except InvalidScenarioError:
        if not text.strip():
            raise
        raise InvalidScenarioError([_not_a_scenario(source)]) from None
    if isinstance(document.tree, dict):
        raise InvalidScenarioError([_not_a_scenario(source)])
    return document


@cache
def _top_level_key() -> re.Pattern[bytes]:
    """A line that begins with a key of a scenario, in YAML or in JSON."""
    from floorsim.scenario.models.scenario import Scenario

    keys = "|".join(sorted({EXTENDS, *Scenario.model_fields}))
    return re.compile(rf"^[\s{{\"']*({keys})[\"']?\s*:".encode(), re.MULTILINE)


def _not_a_scenario(source: str) -> Fault:
    wrong = "this is not a scenario: no line begins with a key such as meta:, floor: or extends:"
    return Fault(source, 1, 1, "", wrong, "name a scenario file")
