"""The work behind the workbench, in threads: reading the file, leading up to a moment, proving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from textual.message import Message
from textual.message_pump import MessagePump

from floorsim.defect_log import defect_words
from floorsim.errors import FloorsimError
from floorsim.play.workbench.bench import Bench
from floorsim.present.workbench.proof_page import ProofState
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.view import BenchView
from floorsim.tui.review.work import prepare_processes

if TYPE_CHECKING:
    from floorsim.lab.proving.prove import Progress
    from floorsim.tui.app import FloorsimApp

QUICK_SEEDS: Final = range(1, 11)
ALL_SEEDS: Final = range(1, 31)
"""Days on which a scenario is proved: for a quick look, and before it is handed on."""
LOOKS: Final = 25
"""How often the claims are worked out anew while a proof runs (D): it takes a moment each time."""


class BenchWork:
    """Does what takes longer than a moment; what it finds is told to the screen that listens."""

    class Changed(Message):
        """There is something new to show."""

    class LedUp(Message):
        """A run has come to the moment from which it is to be played."""

        def __init__(self, run: Any) -> None:
            super().__init__()
            self.run = run

    class Refused(Message):
        """What was asked for can't be done."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def __init__(self, app: FloorsimApp, source: Bench) -> None:
        self._app = app
        self.source = source
        self.view = BenchView(source.file, "")
        self.reading = False
        self.leading_up = False
        self.proof = ProofState()
        self.listener: MessagePump | None = None
        self._give_up = Event()
        self._closed = Event()

    def look(self) -> None:
        """Read the file if it was saved since it was read."""
        if not self.reading and self.source.has_changed():
            self.read()

    def read(self) -> None:
        """Read the file."""
        self.reading = True
        self._tell(self.Changed())
        self._in_thread(self._read)

    def lead_up(self, start: StartFrom) -> None:
        """Play the last valid version up to a moment, and tell when it is there."""
        if self.leading_up:
            return
        self.leading_up = True
        self._tell(self.Changed())
        self._in_thread(lambda: self._lead_up(start))

    def prove(self, *, quick: bool) -> None:
        """Begin to prove the last valid version, unless a proof is running."""
        version = self.view.version
        if self.proof.running or version is None:
            return
        self._give_up = Event()
        self.proof = ProofState(saved=version.saved, running=True)
        self._tell(self.Changed())
        self._in_thread(lambda: self._prove(quick, self._give_up))

    def stop(self) -> None:
        """Give the proof up; what was found until then stays."""
        self._give_up.set()

    def close(self) -> None:
        """Give up everything, and tell nobody any more."""
        self.listener = None
        self._give_up.set()
        self._closed.set()

    # In threads

    def _read(self) -> None:
        try:
            self.view = self.source.read()
        finally:
            self.reading = False
        self._tell(self.Changed())

    def _lead_up(self, start: StartFrom) -> None:
        try:
            run = self.source.lead_up(start, self._closed.is_set)
        finally:
            self.leading_up = False
        self._tell(self.LedUp(run))

    def _prove(self, quick: bool, give_up: Event) -> None:
        try:
            prepare_processes()
            proof = self.source.prove(QUICK_SEEDS if quick else ALL_SEEDS, quick, self._take, give_up.is_set)
            self.proof = replace(self.proof, proof=proof, running=False, done=self.proof.total)
        except BaseException:
            self.proof = replace(self.proof, running=False, given_up=True)
            raise
        self._tell(self.Changed())

    def _take(self, progress: Progress) -> None:
        every = max(progress.total // LOOKS, 1)
        proof = self.proof.proof if progress.done % every else progress.so_far()
        words = f"{progress.what}, seed {progress.seed}"
        self.proof = replace(self.proof, done=progress.done, total=progress.total, what=words, proof=proof)
        self._tell(self.Changed())

    def _in_thread(self, what: Callable[[], None]) -> None:
        self._app.run_worker(lambda: self._guarded(what), thread=True, exit_on_error=False, group="workbench")

    def _guarded(self, what: Callable[[], None]) -> None:
        from floorsim.lab.gathering import GivenUpError

        try:
            what()
        except GivenUpError:
            self._tell(self.Changed())
        except FloorsimError as error:
            self._tell(self.Refused(str(error)))
        except Exception as error:  # a defect: the file and what was read of it before are there all the same
            self._tell(self.Refused(defect_words(error, "keeps this from being done")))

    def _tell(self, news: Message) -> None:
        listener = self.listener
        if listener is not None:
            listener.post_message(news)
