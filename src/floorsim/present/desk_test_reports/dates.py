"""Days in a report."""

from __future__ import annotations

from datetime import date


def day(when: date) -> str:
    """`3 May 2026`."""
    return f"{when.day} {when:%B %Y}"
