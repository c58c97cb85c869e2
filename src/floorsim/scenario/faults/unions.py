"""One fault for a value that fits no branch of a union, in place of one for each branch."""

from __future__ import annotations

from typing import Final

from floorsim.scenario.faults.fault import Path
from floorsim.scenario.faults.locating import LocatedError
from floorsim.scenario.faults.validation_sentences import CONTAINER_KINDS
from floorsim.scenario.values.refusal import REFUSAL_TYPE

_SCALAR_KINDS: Final = frozenset(
    [
        *(
            "string_type",
            "int_type",
            "float_type",
            "bool_type",
            "int_parsing",
            "float_parsing",
            "bool_parsing",
        ),
        *("int_from_float", "literal_error", "enum", "none_required", "is_instance_of", REFUSAL_TYPE),
    ]
)
"""Errors of a value that is not the kind of scalar that a branch needs."""


def likeliest(errors: list[LocatedError], depth: int = 0) -> list[list[LocatedError]]:
    """The errors that matter, in groups.

    A group of one stands for itself. A group of several holds, for one value, the errors of all the branches
    of a union that the author may have meant: any of them would be right.
    """
    plain: list[list[LocatedError]] = []
    unions: dict[Path, dict[str, list[LocatedError]]] = {}
    for found in errors:
        if len(found.branches) <= depth:
            plain.append([found])
        else:
            where, branch = found.branches[depth]
            unions.setdefault(where, {}).setdefault(branch, []).append(found)
    for where, branches in unions.items():
        if len(branches) == 1:
            plain.extend(likeliest(next(iter(branches.values())), depth + 1))
        else:
            plain.extend(_chosen(where, branches, depth))
    return plain


def _chosen(where: Path, branches: dict[str, list[LocatedError]], depth: int) -> list[list[LocatedError]]:
    """The branch whose kind of value was written, with the fewest errors; or every branch, if none was."""
    meant: list[list[LocatedError]] = [
        errors for errors in branches.values() if not _other_kind(where, errors)
    ]
    if meant:
        return likeliest(min(meant, key=len), depth + 1)
    return [[errors[0] for errors in branches.values()]]


def _other_kind(where: Path, errors: list[LocatedError]) -> bool:
    """Whether a branch needs another kind of value altogether than the one written."""
    return any(found.path == where and found.kind in CONTAINER_KINDS | _SCALAR_KINDS for found in errors)
