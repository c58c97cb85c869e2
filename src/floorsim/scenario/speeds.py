"""How fast the clock of a person's run may go."""

from __future__ import annotations

from typing import Final, Literal

Speed = Literal[1, 10, 30, 60, 120, 300]

SPEEDS: Final[tuple[Speed, ...]] = (1, 10, 30, 60, 120, 300)
"""Simulated seconds per second, from slowest to fastest."""

DEFAULT_SPEED: Final[Speed] = 10
"""A half-hour interval takes three minutes, a ten-minute deadline one (D)."""
