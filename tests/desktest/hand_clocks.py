"""Clocks that stand until a test moves them."""

from datetime import UTC, datetime, timedelta

from floorsim.desktest.chain.clocks import Clocks


class HandClocks:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
        self.steady_s = 1000.0
        self.both = Clocks(lambda: self.at, lambda: self.steady_s)

    def pass_s(self, seconds: float) -> None:
        """Let real time pass."""
        self.at += timedelta(seconds=seconds)
        self.steady_s += seconds

    def set_wall(self, seconds: float) -> None:
        """Set the wall clock, forward or back."""
        self.at += timedelta(seconds=seconds)
