"""The libraries of the HTML report, which an installation may do without."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from floorsim.errors import UsageError
from floorsim.wording.names import both

LIBRARIES: Final = {"altair": "altair", "vl_convert": "vl-convert-python", "jinja2": "jinja2"}
"""Each module that the page needs, and the package that brings it."""


def require_libraries() -> None:
    """Looks whether the page can be made, before anything is computed for it.

    Raises:
        UsageError: a library is missing; the sentence says how to install it.
    """
    missing = [package for module, package in LIBRARIES.items() if find_spec(module) is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise UsageError(
            f"The HTML report needs {both(missing)}, which {verb} not installed; "
            "`pip install 'floorsim[report]'` installs what it needs."
        )
