"""The result of a stored run: whether it has the form that is shown, which damage may have changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

SCORES: Final = ("service_level", "quality", "burnout", "overall")
LARGEST_SHOWN: Final = 1e9
"""A score or a part's points beyond this are damage (D: scores end at 100)."""


def fault_in(result: Mapping[str, Any]) -> str | None:
    """What keeps the scores of a stored result from being shown, in a few words; None where nothing does."""
    scores, parts = result.get("scores"), result.get("parts")
    if not isinstance(scores, dict):
        return "it has no scores"
    for name in SCORES:
        if not _is_number(scores.get(name)):
            return f"its score {name} is no number"
    gates = scores.get("gates")
    if not isinstance(gates, list) or not all(isinstance(gate, str) for gate in gates):
        return "its gates are no list of sentences"
    if parts is None:
        return None
    if not isinstance(parts, dict) or not all(isinstance(some, list) for some in parts.values()):
        return "the parts of its scores are no lists"
    is_sound = all(_is_part(one) for some in parts.values() for one in some)
    return None if is_sound else "a part of a score is none"


def overall_of(scores: object) -> float | None:
    """The total among stored scores; None where there is none, or none that can be shown."""
    overall: Any = scores.get("overall") if isinstance(scores, dict) else None
    return overall if _is_number(overall) else None


def _is_part(part: object) -> bool:
    return (
        isinstance(part, dict)
        and _is_number(part.get("points"))
        and isinstance(part.get("label"), str)
        and isinstance(part.get("figure"), str)
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST_SHOWN
