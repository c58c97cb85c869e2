"""The supervisor who is not there: what the floor does by itself."""

from floorsim.supervisors.supervisor import Seat


class HandsOff:
    """Never decides. Messages go unanswered, and that counts."""

    def attend(self, seat: Seat) -> None:
        """Does nothing."""
