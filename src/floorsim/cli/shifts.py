"""A shift's code where a command takes a scenario."""

from __future__ import annotations

from pathlib import Path

from floorsim.cli.loading import checked
from floorsim.errors import UsageError


def named_by(reference: str, seeds_given: bool) -> tuple[str, int | None]:
    """The scenario that a name, path or code means, and its seed if it is a code.

    Raises:
        UsageError: the code is wrong or of a shift that this floorsim does not have, or a seed was given with
            it.
    """
    from floorsim.run.shift_code import looks_like_code, read_code

    if not looks_like_code(reference) or Path(reference).exists():
        return reference, None
    if seeds_given:
        raise UsageError("The code has a seed in it already; leave your own out, or name the scenario.")
    shift = read_code(reference)
    if not shift.is_of(checked(shift.name).digest):
        raise UsageError(
            f"The code was made with another edition of {shift.name} than this floorsim has, so the shift "
            "would not be the same; make a new code with "
            f"`floorsim scenario code {shift.name} --seed {shift.seed}`."
        )
    return shift.name, shift.seed
