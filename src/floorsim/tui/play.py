"""Playing: when the clock runs, how fast, and what opens over the floor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView, MessageView
from floorsim.errors import FloorsimError
from floorsim.play.attention import something_happened, why_look_up
from floorsim.play.stops import ClockStops, waits_to_be_read
from floorsim.present.duty_choices import asked_for
from floorsim.present.key_names import key_name
from floorsim.present.talk_rows import talk_of
from floorsim.tui.screens.base_screen import Dialog
from floorsim.wording.times import clock

if TYPE_CHECKING:
    from floorsim.play.pacing import Pacer
    from floorsim.play.session import Session
    from floorsim.present.briefing import Briefing
    from floorsim.present.found_rows import Sort
    from floorsim.tui.app import FloorsimApp
    from floorsim.tui.review.work import ReviewWork

STEP_S = 60.0
"""How far `.` goes."""

LEAP_S = 300.0
"""How far `>` goes when nothing happens."""

NIGHT_LOOK_S = 900.0
"""How often it is shown how far a night has come."""

DAY_OVER = "paused: the day is over"

LOOK_EVERY_S = 5.0
"""How closely `>` watches for something to happen."""

UNDO_OFFER = "Decided. u undoes it until the clock moves."

GRACE_S = 2.0
"""How long the clock waits after a decision, in real seconds, so that it can be undone (D)."""


class Play:
    """The run that is open, its clock, and the way between the screens that play it."""

    def __init__(self, app: FloorsimApp, pacer: Pacer) -> None:
        self._app = app
        self.pacer = pacer
        self.session: Session | None = None
        self.paused = False
        self._stopped: str | None = None
        """Why the clock has stopped by itself, for the top line; None if the player paused it."""
        self._stops = ClockStops()
        self._asked: set[tuple[str, float]] = set()
        """Duties about which the player has been asked, by their keys and times."""
        self._ticking = False
        self._begun_s = -1.0
        """When the day began whose morning has been read."""
        self._stored_s = -1.0
        self.recent_kinds: list[str] = []
        """Names of the kinds of decision taken since floorsim was started, the latest first."""
        self.recent_finds: list[tuple[Sort, str]] = []
        """Sort and title of what was opened by its name, the latest first."""
        self._grace_until_s = 0.0
        self._undo_offered = False
        self._review_work: ReviewWork | None = None
        self.unkept: str | None = None
        """Why the result of the run that has ended is not stored; None while there is nothing to store."""

    @property
    def is_test(self) -> bool:
        """Whether a desk test is taken: nothing is paused, undone, sped up or played again then."""
        return self.session is not None and self.session.is_test

    def real_left_s(self) -> float | None:
        """Return the real seconds that are left of a test; None where the clock is the player's own."""
        return None

    async def tick(self) -> None:
        """Let the floor catch up with the clock, and show it."""
        leaving = not self._app.screen_stack
        if self.session is None or self._ticking or leaving:
            return
        if self.why_held() is not None:
            self.pacer.rest()
            return
        self._ticking = True
        try:
            await self.pacer.play(self.session, self._look_for_a_stop)
        finally:
            self._ticking = False
        self._checkpoint()
        self._withdraw_undo_offer()
        if self.session is not None:
            view = self.session.observe()
            self._stop_if_due(view)
            self._app.view = view
            self._sit_down(view)
            self._between_days()

    def _between_days(self) -> None:
        """Open the evening over the floor when a day is over, the morning before one begins."""
        from floorsim.tui.floor.floor_screen import FloorScreen
        from floorsim.tui.screens.evening import EveningScreen
        from floorsim.tui.screens.morning import MorningScreen

        session = self.session
        if session is None:
            return
        evening = session.evening() if session.next_morning_s is not None else None
        if evening is not None:
            self.pause(because=DAY_OVER)
            self.back_to_floor()
            if isinstance(self._app.screen, FloorScreen):
                self._app.push_screen(EveningScreen(evening))
        elif session.now_s != self._begun_s and isinstance(self._app.screen, FloorScreen):
            morning = session.morning()
            if morning is not None:
                self.pause()
                self._app.push_screen(MorningScreen(morning))

    def start_day(self) -> None:
        """Begin the day whose morning was read; the clock runs."""
        if self.session is not None:
            self._begun_s = self.session.now_s
        self.go_on()

    async def pass_the_night(self, show: Callable[[float], None]) -> None:
        """Go on to the next morning, telling how far it has come, and open that."""
        session = self.session
        morning_s = None if session is None else session.next_morning_s
        if session is None or morning_s is None:
            return

        def look() -> bool:
            show(session.now_s)
            return False

        await self.pacer.leap(session, morning_s, look, NIGHT_LOOK_S)
        self._checkpoint()
        self.look_again()
        self._app.pop_screen()
        self._between_days()

    def _sit_down(self, view: FloorView) -> None:
        """Open the conversation that the supervisor is in over the floor."""
        from floorsim.tui.floor.floor_screen import FloorScreen
        from floorsim.tui.screens.talk_dialog import TalkDialog

        item = talk_of(view)
        if item is not None and isinstance(self._app.screen, FloorScreen):
            self._app.push_screen(TalkDialog(item.id))

    def _look_for_a_stop(self) -> bool:
        """Look on the way of a tick; return whether the clock is to stop there."""
        if self.session is not None:
            self._stop_if_due(self.session.observe())
            if self.session.next_morning_s is not None:
                return True
        return self.paused

    def _stop_if_due(self, view: FloorView) -> None:
        """Pause the clock if something happens for which it is to stop by itself."""
        reason = None if self.paused else self._stops.look(view, self.answering)
        if reason is not None:
            self.pause(because=reason)
            self._ask_about_duty(view)

    def _ask_about_duty(self, view: FloorView) -> None:
        """Ask what is to become of a duty that is about to begin, unless something else is open."""
        from floorsim.tui.floor.floor_screen import FloorScreen
        from floorsim.tui.screens.duty_dialog import DutyDialog

        row = asked_for(view)
        if row is None or not isinstance(self._app.screen, FloorScreen):
            return
        asked = (row.key, row.starts_s)
        if asked not in self._asked:
            self._asked.add(asked)
            self._app.view = view
            self._app.push_screen(DutyDialog(row))

    def pause(self, *, because: str | None = None) -> None:
        """Pause the clock; `because` is what the top line says of it."""
        self.paused, self._stopped = True, because

    def go_on(self) -> None:
        """Let the clock run; what is near by now stops it no more. In an evening that is opened again."""
        if self.session is not None and self.session.next_morning_s is not None:
            self._between_days()
            return
        self.paused, self._stopped = False, None
        if self.session is not None:
            self._stops.begin(self.session.observe())

    def _checkpoint(self) -> None:
        """Store how far the run has come; if that fails, pause and say so."""
        try:
            if self.session is not None and self.session.now_s != self._stored_s:
                self.session.checkpoint()
                self._stored_s = self.session.now_s
        except FloorsimError as error:
            self.pause()
            self._app.tell(str(error), wrong=True)

    def look_again(self) -> None:
        """Show the floor as it is at this moment."""
        self._withdraw_undo_offer()
        if self.session is not None:
            self._app.view = self.session.observe()

    def _withdraw_undo_offer(self) -> None:
        """Say no longer that a decision can be undone once it cannot."""
        if self._undo_offered and not self.can_undo:
            self._undo_offered = False
            self._app.withdraw(UNDO_OFFER)

    def why_held(self) -> str | None:
        """Return in a word or two why the clock is paused, or None while it runs."""
        from floorsim.tui.floor.floor_screen import FloorScreen
        from floorsim.tui.screens.too_small import TooSmallScreen

        if self.session is None or self.session.ended:
            return "ended"
        if isinstance(self._app.screen, TooSmallScreen):
            return "terminal too small"
        if self.paused:
            return self._stopped or "paused"
        screen = self._app.screen
        if isinstance(screen, FloorScreen):
            if self.pacer.now() < self._grace_until_s and self.can_undo:
                return "u undoes"
            view = self._app.view
            waits = self.session.briefing.wait_for_first_message and view is not None
            key = key_name(self._app.settings.keys.get("go.inbox", "I"))
            return waits_to_be_read(view, self.read, key) if waits and view is not None else None
        if not isinstance(screen, Dialog):
            return "paused"
        return f"paused: {screen.NOUN} open" if self._app.settings.pause_in_forms else None

    def clock_words(self, noun: str) -> str:
        """Return for what is open over the floor whether the clock is paused; `noun` is what is open."""
        if self.session is None:
            return ""
        if self.session.ended:
            return f"ended {clock(self.session.now_s)}"
        if self.paused:
            return "‖ paused"
        return f"‖ paused: {noun} open" if self._app.settings.pause_in_forms else "▶ clock runs"

    def brief(self, scenario: str, seed: int | None) -> None:
        """Open a scenario's briefing."""
        from floorsim.tui.screens.briefing import BriefingScreen

        briefing = self.briefed(scenario, seed)
        if briefing is not None:
            self._app.push_screen(BriefingScreen(briefing))

    def briefed(self, scenario: str, seed: int | None) -> Briefing | None:
        """Return the briefing of a scenario by name or path, or None once it is said why there is none."""
        with self._app.telling():
            return self._app.library.brief(scenario, seed)
        return None

    def start_run(self, briefing: Briefing) -> None:
        """Start the clock of the run that was briefed."""
        with self._app.telling():
            self.open_floor(self._app.library.start(briefing), paused=False, replace=True)

    def resume_run(self, run_id: str | None) -> None:
        """Continue an unfinished run; it opens paused."""
        with self._app.telling():
            self.open_floor(self._app.library.resume(run_id), paused=True, replace=False)

    def open_floor(self, session: Session, *, paused: bool, replace: bool) -> None:
        """Show a run's floor, in place of the briefing or over home."""
        from floorsim.tui.floor.floor_screen import FloorScreen

        self.session, self.paused, self._stopped = session, paused, None
        self._stops = ClockStops(self._app.settings.stop_on)
        self._stops.begin(session.observe())
        self._asked, self._begun_s = set(), -1.0
        self.pacer.speed = self._app.settings.speed or session.briefing.speed
        self.pacer.rest()
        self.look_again()
        if replace:
            self._app.switch_screen(FloorScreen())
        else:
            self._app.push_screen(FloorScreen())
        self._between_days()

    def open_end(self) -> None:
        """Go from the floor to the four questions, and from there on to the scores."""
        from floorsim.tui.screens.reflection import ReflectionScreen

        self._app.switch_screen(ReflectionScreen())

    def review_work(self) -> ReviewWork | None:
        """The work on the review of the run that is open, made at the first call; None without a run."""
        from floorsim.tui.review.work import ReviewWork

        if self._review_work is None and self.session is not None:
            self._review_work = ReviewWork(self._app, self.session.review())
        return self._review_work

    def practise(self, session: Session) -> None:
        """Leave the review for a run that goes on from one of its moments; it opens paused."""
        with self._app.telling():
            self.close_session()
        self.go_home()
        self.open_floor(session, paused=True, replace=False)

    @property
    def answering(self) -> Set[str]:
        """Ids of the messages that are about to be answered."""
        return frozenset() if self.session is None else self.session.answering()

    @property
    def read(self) -> Mapping[str, float]:
        """Up to when each message that was opened has been read, by its id."""
        return {} if self.session is None else self.session.read_up_to

    def keep_result(self) -> None:
        """Store the scores of a run that has ended, and what was written about it, or note why not."""
        try:
            if self.session is not None:
                self.session.keep_result()
            self.unkept = None
        except FloorsimError as error:
            self.unkept = str(error)

    def close_session(self) -> None:
        """Save the open run, with a result that could not be stored before, and let go of it."""
        session, self.session = self.session, None
        self._withdraw_undo_offer()
        unkept, self.unkept = self.unkept, None
        work, self._review_work = self._review_work, None
        if work is not None:
            work.stop()
        if session is None:
            return
        try:
            if unkept is not None:
                session.keep_result()
        finally:
            session.close()

    def let_go(self) -> None:
        """Let go of a run after a crash; what was stored before stays, and the crash is what matters."""
        with suppress(FloorsimError):
            self.close_session()

    def leave_run(self) -> None:
        """Save the run and go home."""
        with self._app.telling():
            self.close_session()
        self._app.view = None
        self.go_home()

    def go_home(self) -> None:
        """Close everything that is open over the screen from which runs are begun: home, or the workbench."""
        while not getattr(self._app.screen, "RETURNS_HERE", False):
            self._app.pop_screen()

    def back_to_floor(self) -> None:
        """Close everything that is open over the floor."""
        while isinstance(self._app.screen, Dialog):
            self._app.pop_screen()

    def take(self, decision: Decision, *, quiet: bool = False) -> bool:
        """Take a decision; say why if it is refused, and unless `quiet` that it can be undone."""
        if self.session is None:
            return False
        try:
            self.session.decide(decision)
        except FloorsimError as error:
            self._app.tell(str(error), wrong=True)
            return False
        others = [kind for kind in self.recent_kinds if kind != decision.kind]
        self.recent_kinds = [decision.kind, *others]
        self.look_again()
        if self.can_undo and not quiet:
            self._grace_until_s = self.pacer.now() + GRACE_S
            self._app.tell(UNDO_OFFER)
            self._undo_offered = True
        return True

    def mark_read(self, message: MessageView) -> None:
        """Note that everything said in a message so far has been read."""
        if self.session is not None:
            self.session.mark_read(message)

    @property
    def can_undo(self) -> bool:
        """Whether the last decision can still be taken back."""
        return self.session is not None and self.session.can_undo() is not None

    def undo(self) -> None:
        """Take the last decision back and say what it was, or that it is too late."""
        if self.session is None:
            return
        with self._app.telling():
            words = self.session.undo()
            self.look_again()
            self._app.tell(words or "Nothing to undo: the clock has moved since your last decision.")

    async def step(self) -> None:
        """Go forward one minute and pause."""
        if self.session is None:
            return
        self.pause()
        await self.pacer.leap(self.session, self.session.now_s + STEP_S, self._is_over, STEP_S)
        self._arrived(self.session)

    def _is_over(self) -> bool:
        """Whether the supervisor has gone home."""
        return self.session is not None and self.session.next_morning_s is not None

    async def run_to(self, to_s: float) -> None:
        """Go on to a moment at once; the clock stays as it is."""
        if self.session is None:
            return
        await self.pacer.leap(self.session, to_s, lambda: False, STEP_S)
        self._arrived(self.session)

    async def leap(self) -> None:
        """Go forward to the next thing that happens to the supervisor, five minutes at most, and pause."""
        if self.session is None:
            return
        session, before = self.session, self.session.observe()
        self.pause()
        await self.pacer.leap(
            session,
            session.now_s + LEAP_S,
            lambda: self._is_over() or something_happened(before, session.observe(), self.answering),
            LOOK_EVERY_S,
        )
        self.pause(because=why_look_up(before, session.observe(), self.answering))
        self._arrived(session)
        self._ask_about_duty(session.observe())

    def _arrived(self, session: Session) -> None:
        """Show the floor after some of its time went by at once, the conversation that began in it, or the
        evening that has come."""
        self._checkpoint()
        self.look_again()
        self._sit_down(session.observe())
        self._between_days()

    def open_form(self, kind: type[Decision], preset: Mapping[str, Any] | None = None) -> None:
        """Open the form of a kind of decision over the floor, or the screen that it has instead."""
        from floorsim.tui.forms.form_dialog import FormDialog
        from floorsim.tui.screens.report_screen import REPORT, ReportScreen

        if self.session is None:
            return
        if kind.kind == REPORT:
            self._app.push_screen(ReportScreen(kind))
        else:
            self._app.push_screen(FormDialog(self.session, kind, preset or {}))
