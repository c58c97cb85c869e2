"""The floor as a conversation: what is typed, one line at a time, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from floorsim.desk.view import FloorView
from floorsim.errors import FloorsimError
from floorsim.plain import days, deciding, direct, looking, messages, sheets
from floorsim.plain.asking import Option, place_of
from floorsim.plain.commands import Command, Commands
from floorsim.plain.desk import Desk
from floorsim.plain.lines import Unasked
from floorsim.play.attention import why_look_up
from floorsim.play.session import Session
from floorsim.present.duty_choices import asked_for
from floorsim.present.talk_rows import talk_of
from floorsim.wording.sentences import initial_capital, whole_sentence
from floorsim.wording.times import clock

LONGEST_NEXT_S: Final = 300.0
"""How far `next` goes when nothing happens, as on the screen."""
MOST_WAIT_MIN: Final = 240.0
"""Minutes that `wait` takes at most."""
SLOWEST_S: Final = 120
"""Seconds between two remarks nobody asked for, at most."""
NOT_IN_A_TEST: Final = (
    "That is for practice. In a desk test the clock runs by itself, and there are no hints, no undo and no "
    "rewind. Type help for what you can type."
)
HELP: Final = (
    "Type a number or the words. Decisions can be typed too, such as move and names, to and a channel, until "
    "and a time; help and a decision's name says how. again repeats the last answer; quit leaves, and "
    "everything is kept."
)


class FloorShell:
    """Plays one run.

    Args:
        desk: the run.
        unasked: where remarks go that nobody asked for; only a paced floor has any.
    """

    def __init__(self, desk: Desk, unasked: Unasked | None = None) -> None:
        self.desk = desk
        self.unasked = unasked
        self._asked_duties: set[tuple[str, float]] = set()
        self._heard: FloorView = desk.told
        self._next: Session | None = None
        self._home = False
        known, is_test = self._all(), desk.session.is_test
        untold = [replace(one, do=self._not_in_a_test) for one in known if is_test and not one.in_test]
        self.commands = Commands([one for one in known if one.in_test or not is_test], untold)

    def _all(self) -> list[Command]:
        def of(do: Callable[[Desk, str], object]) -> Callable[[str], object]:
            return partial(do, self.desk)

        def alone(do: Callable[[Desk], object]) -> Callable[[str], object]:
            return lambda rest: do(self.desk)

        return [
            Command("status", "the floor in eight lines; with a queue's name, all about it", self._status),
            Command("what changed", "what has changed since you were told last", alone(looking.what_changed)),
            Command("inbox", "messages by deadline; also inbox closed, inbox all", of(looking.inbox)),
            Command("read", "and a number: read a message", of(messages.read)),
            Command("answer", "and a number: answer a message; with a second number, that answer at once",
                    of(messages.answer)),
            Command("decide", "decide anything, from menus", alone(deciding.decide)),
            Command("wait", "and minutes: let time pass", self._wait, in_test=False),
            Command("next", "let time pass until something comes up, five minutes at most", self._until_next,
                    in_test=False),
            Command("team", "who does what; also with a channel, a state or all", of(looking.team)),
            Command("agent", "and a name: all about somebody", of(looking.agent)),
            Command("due", "what has a deadline, and what is fixed in your day", alone(looking.due)),
            Command("my time", "what you do, what is queued and what is fixed", alone(looking.my_time)),
            Command("talk", "go on with the conversation you are in", alone(messages.talk)),
            Command("log", "the last ten things that happened; also log all", of(looking.log)),
            Command("plan", "forecast, need and staff ahead; also with a channel", of(looking.plan)),
            Command("schedule", "who works when; also with a day's number", of(sheets.schedule)),
            Command("quality", "what is to score, and what is known of whom", alone(sheets.quality)),
            Command("contact", "hear a contact and mark it; also with an agent's name", of(sheets.contact)),
            Command("drivers", "what customers contact about; also with one's name", of(sheets.drivers)),
            Command("report", "the report to leadership as it would go out", alone(sheets.report)),
            Command("undo", "take the last decision back, until time passes", self._undo, in_test=False),
            Command("hint", "where to look, then the principle, then an action", self._hint, in_test=False),
            Command("rewind", "play anew from an earlier quarter of an hour, as practice", self._rewind,
                    in_test=False),
            Command("say rate", "and seconds: how often something is said unasked", self._say_rate),
            Command("home", "keep the run and leave it", self._leave, in_test=False),
        ]  # fmt: skip

    # The loop

    def run(self) -> Session | None:
        """Play until the run ends or is left; another run where one is to be played on from here.

        Raises:
            Leaving: the reader wants to leave the program, or there is nothing more to read.
        """
        session = self.desk.session
        self.begin()
        while not session.ended and self._next is None and not self._home:
            self.handle(self.desk.asker.line())
        return self._next

    def begin(self) -> None:
        """Say where the run stands."""
        desk = self.desk
        if not days.evening(desk):
            days.morning(desk)
        if desk.session.ended:
            return
        looking.status(desk)
        how = "" if desk.session.is_test else " Time stands still until you type wait or next."
        desk.lines.say("help", f"Type help for what you can type.{how}")
        held = desk.held()
        if held is not None:
            desk.lines.say("message", f"the clock waits: {held}")

    def handle(self, typed: str) -> None:
        """Do what a line asks for, or say what could be typed instead.

        Raises:
            Leaving: see `run`.
        """
        if self.unasked is not None:
            self.unasked.tell(now=True)
        line = " ".join(typed.split())
        if not line:
            self.desk.lines.say("help", "Nothing was typed. Type help for what you can type.")
            return
        try:
            self._do(line)
        except FloorsimError as error:
            self.desk.lines.say("error", str(error))

    def _do(self, line: str) -> None:
        if self.commands.help(self.desk.lines, line, HELP, self._help_with):
            return
        if line.lower() == "d":
            line = "decide"
        command = self.commands.typed(line)
        said = direct.spelled(line, self.desk.session.kinds())
        if command is not None and (said is None or command.words == 0 or said.words <= command.words):
            command.do()
        elif said is not None:
            direct.decide_directly(self.desk, said)
        else:
            instead = "Type help for what you can type, or decide for every decision."
            self.desk.lines.say("error", f"'{line}' is not understood. {instead}")

    def _help_with(self, asked: str) -> bool:
        """Say what a decision does and what to type for it; False where there is no such decision."""
        said = direct.spelled(asked, self.desk.session.kinds())
        if said is None:
            return False
        now, later = (whole_sentence(words) for words in (said.kind.effect_now, said.kind.effect_later))
        self.desk.lines.say("help", f"{said.kind.title}. Now: {now} Later: {later}")
        self.desk.lines.say("help", direct.usage(self.desk, said.kind))
        return True

    def _not_in_a_test(self, rest: str) -> None:
        self.desk.lines.say("error", NOT_IN_A_TEST)

    def _status(self, rest: str) -> None:
        if rest:
            looking.queue(self.desk, rest)
        else:
            looking.status(self.desk)

    # Time

    def _wait(self, rest: str) -> None:
        words = rest.removesuffix("minutes").removesuffix("minute").removesuffix("min").strip() or "1"
        try:
            length = float(words)
        except ValueError:
            length = 0.0
        if not 0.0 < length <= MOST_WAIT_MIN:
            self.desk.lines.say("error", f"Type wait and minutes up to {MOST_WAIT_MIN:.0f}, such as wait 5.")
            return
        self._pass(self.desk.session.now_s + 60.0 * length, self.desk.due_stop)

    def _until_next(self, rest: str) -> None:
        before = self.desk.view()
        answering = self.desk.session.answering

        def why(view: FloorView) -> str | None:
            return why_look_up(before, view, answering())

        self._pass(self.desk.session.now_s + LONGEST_NEXT_S, why)

    def _pass(self, to_s: float, why_stop: Callable[[FloorView], str | None]) -> None:
        desk, session = self.desk, self.desk.session
        if days.evening(desk):
            return
        held = desk.held()
        if held is not None:
            desk.lines.say("error", f"The clock waits: {held}.")
            return
        desk.told = desk.view()
        reason = desk.run_to(to_s, why_stop)
        desk.tell_time(reason or "")
        if session.ended:
            return
        looking.what_changed(desk, quiet=True)
        view = desk.view()
        if talk_of(view) is not None:
            messages.talk(desk)
        elif not days.evening(desk):
            self._ask_about_duty(view)

    def _ask_about_duty(self, view: FloorView) -> None:
        row = asked_for(view)
        if row is not None and (row.key, row.starts_s) not in self._asked_duties:
            self._asked_duties.add((row.key, row.starts_s))
            messages.ask_about_duty(self.desk, row)

    def hear(self) -> None:
        """Let what has come up since the last look be told unasked; a paced floor calls it often."""
        if self.unasked is None or self.desk.session.ended:
            return
        view = self.desk.view()
        reason = why_look_up(self._heard, view, self.desk.session.answering())
        if reason is not None:
            for head, words in looking.changes(self.desk, self._heard, view):
                if head.startswith("message"):
                    self.unasked.offer(head, words)
            self.unasked.offer("time", f"{clock(view.now_s)}, {reason}")
            self._heard = view
        self.unasked.tell()

    # Practice

    def _undo(self, rest: str) -> None:
        words = self.desk.session.undo()
        if words is None:
            self.desk.lines.say("error", "Nothing to undo: time has passed since your last decision.")
        else:
            self.desk.lines.say("done", words)

    def _hint(self, rest: str) -> None:
        hint = self.desk.session.hint()
        if hint is None:
            self.desk.lines.say("hint", "Nothing is urgent. Type status to hear how the floor stands.")
        else:
            more = " Type hint again for more." if hint.more else ""
            self.desk.lines.say("hint", f"{initial_capital(hint.text)}{more}")

    def _rewind(self, rest: str) -> None:
        now_s = self.desk.session.now_s
        options = [Option(at_s, clock(at_s)) for at_s in self.desk.session.quarters() if at_s < now_s]
        if not options:
            self.desk.lines.say("error", "There is nothing to go back to yet.")
            return
        at_s = self.desk.asker.choose(
            "Go back to when? This run stays as it is; what follows is practice.", options
        )
        if at_s is not None:
            self._next = self.desk.session.practise_from(at_s)

    def _say_rate(self, rest: str) -> None:
        place = place_of(rest, SLOWEST_S)
        if place is None:
            self.desk.lines.say("error", f"Type say rate and seconds from 1 to {SLOWEST_S}.")
        elif self.unasked is not None:
            self.unasked.every_s = place + 1.0
            self.desk.lines.say("done", f"unasked remarks come every {rest} seconds at most")
        else:
            self.desk.lines.say("done", "nothing is said unasked here, since time stands while you type")

    def _leave(self, rest: str) -> None:
        self._home = True
        self.desk.lines.say("done", "the run is kept; home goes on with it")
