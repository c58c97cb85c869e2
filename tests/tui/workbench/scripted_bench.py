"""A scenario file on the workbench, made by hand: it is read as given, and notes what was asked of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from floorsim.errors import UsageError
from floorsim.lab.gathering import GivenUpError
from floorsim.lab.proving.proof import Claim, Proof
from floorsim.lab.proving.prove import Progress
from floorsim.play.session import Session
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.view import BenchView
from tests.present.workbench.bench_views import a_view
from tests.tui.scripted_session import ScriptedSession


def a_proof(*claims: Claim) -> Proof:
    return Proof("garden-line", "sha", 6, 2, (1, 2), True, {}, claims)


CLAIMS = (
    Claim(
        "ladder",
        "hands-off < competent",
        "interval > 0",
        "+21.4 [+17.0, +25.8]",
        True,
        "Competent play is ahead.",
    ),
    Claim(
        "exploits",
        "pause-spam under competent",
        "15 points",
        "+10.4 [-5.0, +25.8]",
        False,
        "Competent play is 10.4 points ahead of pause-spam, and 15 are asked.",
    ),
)


class ScriptedBench:
    """A file of which each save is given beforehand."""

    file = "garden.yaml"

    def __init__(self, *views: BenchView, session: ScriptedSession | None = None) -> None:
        self.views = list(views or (a_view(),))
        self.session = session or ScriptedSession()
        self.saved = False
        self.started: list[StartFrom] = []
        self.proved: list[tuple[int, bool]] = []
        self.why_not: str | None = None
        self.broken: Exception | None = None
        self.gives_up = False

    def has_changed(self) -> bool:
        return self.saved

    def read(self) -> BenchView:
        self.saved = False
        if self.broken is not None:
            raise self.broken
        return self.views.pop(0) if len(self.views) > 1 else self.views[0]

    def lead_up(self, start: StartFrom, cancelled: Callable[[], bool]) -> Any:
        self.started.append(start)
        if self.why_not is not None:
            raise UsageError(self.why_not)
        return start

    def begin(self, led_up: Any) -> Session:
        assert led_up is self.started[-1]
        return self.session

    def prove(
        self,
        seeds: Sequence[int],
        quick: bool,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Proof:
        self.proved.append((len(seeds), quick))
        on_progress(Progress(1, 2, "novice", 1, lambda: a_proof(CLAIMS[0])))
        if self.gives_up:
            raise GivenUpError
        on_progress(Progress(2, 2, "competent", 1, lambda: a_proof(*CLAIMS)))
        return a_proof(*CLAIMS)
