"""What the workbench's screen asks of a scenario file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from floorsim.lab.proving.proof import Proof
from floorsim.lab.proving.prove import Progress
from floorsim.play.session import Session
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.view import BenchView


class Bench(Protocol):
    """One scenario file on the workbench."""

    @property
    def file(self) -> str:
        """The file, as a reader would type it."""

    def has_changed(self) -> bool:
        """Whether the file, or one beside it, was saved since it was read; cheap enough for every second."""

    def read(self) -> BenchView:
        """Reads, checks and previews the file as it is now. Any thread may ask; one at a time."""

    def lead_up(self, start: StartFrom, cancelled: Callable[[], bool]) -> Any:
        """Plays the last valid version up to a moment, for `begin`. Any thread may ask.

        Raises:
            FloorsimError: no version is valid, or the message never comes.
            GivenUpError: `cancelled` said so.
        """

    def begin(self, led_up: Any) -> Session:
        """Begins practice from where `lead_up` came to. Raises FloorsimError when it can't be stored."""

    def prove(
        self,
        seeds: Sequence[int],
        quick: bool,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Proof:
        """Proves the last valid version in processes that stand back behind the screen. Any thread may ask.

        Raises:
            FloorsimError: no version is valid, or one of its decisions is of no known kind.
            GivenUpError: `cancelled` said so.
        """
