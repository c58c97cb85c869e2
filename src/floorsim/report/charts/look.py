"""How charts look: a few colours by what they mean, which a page can exchange for dark ones.

Blue and orange stay apart for the colour-blind; what they say is also said by shape, dash or sign. Each
colour of text has a contrast of at least 4.5 on its page (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from typing import Any, Final

INK: Final = "#1a1d21"
MUTED: Final = "#575e66"
GRID: Final = "#d4d8dd"
YOURS: Final = "#0b5cad"
"""What is the trainee's own, and what helped."""
OTHER: Final = "#a84a00"
"""What it is compared with, and what cost."""

LIGHT: Final = {"page": "#ffffff", "ink": INK, "muted": MUTED, "grid": GRID, "yours": YOURS, "other": OTHER}
DARK: Final = {
    "page": "#14171a",
    "ink": "#e8eaed",
    "muted": "#a9b0b8",
    "grid": "#434a52",
    "yours": "#7cb9ff",
    "other": "#f2a65a",
}

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Fonts of the same widths on every system: a label takes the room that was measured for it."""
TEXT_PX: Final = 12

CONFIG: Final[dict[str, Any]] = {
    "aria": False,  # the whole picture has one name and one description
    "background": "transparent",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "domainColor": GRID,
        "gridColor": GRID,
        "tickColor": GRID,
        "labelColor": MUTED,
        "titleColor": MUTED,
        "labelFontSize": TEXT_PX,
        "titleFontSize": TEXT_PX,
        "titleFontWeight": "normal",
        "labelLimit": 0,  # texts are cut beforehand: Vega cuts letters of two code units in half
        "titleLimit": 0,
    },
    "text": {"color": INK, "fontSize": TEXT_PX},
}


def colour_rules() -> str:
    """CSS that gives the colours drawn in a picture the page's own, so that they follow light and dark."""
    return "\n".join(
        f'svg [{what}="{colour}"] {{ {what}: var(--{name}); }}'
        for name, colour in LIGHT.items()
        if name != "page"
        for what in ("fill", "stroke")
    )


def variables(colours: dict[str, str]) -> str:
    """The colours as CSS variables."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
