"""The libraries of the HTML report, which an installation may do without."""

from __future__ import annotations

from typing import Final

from floorsim.extras import require

LIBRARIES: Final = {"altair": "altair", "vl_convert": "vl-convert-python", "jinja2": "jinja2"}
"""Each module that the page needs, and the package that brings it."""


def require_libraries() -> None:
    """Looks whether the page can be made, before anything is computed for it.

    Raises:
        UsageError: a library is missing; the sentence says how to install it.
    """
    require(LIBRARIES, "report", "The HTML report")
