"""Units of time, in seconds."""

from __future__ import annotations

from typing import Final

DAY_S: Final = 86400.0
