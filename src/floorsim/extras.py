"""Libraries that an installation may do without, and what is said where they are missing."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from floorsim.errors import UsageError
from floorsim.wording.names import both


def require(libraries: Mapping[str, str], extra: str, what: str) -> None:
    """Look whether the libraries of an extra are there, before anything is computed with them.

    Args:
        libraries: each module that is needed, and the package that brings it.
        extra: the name of the extra that installs them.
        what: what needs them, as a sentence begins: "The HTML report".

    Raises:
        UsageError: one is missing; the sentence says how to install it.
    """
    missing = [package for module, package in libraries.items() if find_spec(module) is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise UsageError(
            f"{what} needs {both(missing)}, which {verb} not installed; "
            f"`pip install 'floorsim[{extra}]'` installs what it needs."
        )
