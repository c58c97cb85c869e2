"""A scenario as JSON: the form in which a run keeps it, and the digest that names it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ValidationError

from floorsim.errors import ScenarioError
from floorsim.scenario.models.scenario import Scenario


def canonical_json(scenario: BaseModel) -> str:
    """The whole scenario, defaults included, as compact JSON that `scenario_from_json` reads back."""
    return json.dumps(plain_values(scenario), separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(scenario: BaseModel) -> str:
    """`sha256:` and the hash of the scenario's JSON with its keys in order.

    Comments, layout, the order of keys, defaults written out and other ways of writing the same value leave
    it as it is; any difference in what is simulated changes it.
    """
    return _digest(plain_values(scenario))


def digest_of_json(text: str) -> str:
    """The digest of the scenario that `canonical_json` wrote, by whichever version: the one it had then.

    Raises:
        ScenarioError: the text is damaged.
    """
    try:
        return _digest(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise ScenarioError(f"The stored scenario cannot be read ({error}); it is damaged.") from error


def scenario_from_json(text: str) -> Scenario:
    """The scenario that `canonical_json` wrote.

    Raises:
        ScenarioError: the text is damaged, or comes from a version whose scenarios this one cannot read.
    """
    try:
        return Scenario.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the top"
        raise ScenarioError(
            f"The stored scenario cannot be read ({first['msg']}, at {where}); "
            "it is damaged or was stored by another version of floorsim."
        ) from error


def _digest(plain: Any) -> str:
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def plain_values(scenario: BaseModel) -> Any:
    """The whole scenario, defaults included, as plain values."""
    return scenario.model_dump(mode="json", by_alias=True)
