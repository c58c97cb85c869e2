"""The review of a run, typed and heard: scores, decisions, moments, timeline, messages, walk, plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from floorsim.errors import FloorsimError
from floorsim.plain import review_words
from floorsim.plain.asking import Asker, Option, place_of
from floorsim.plain.commands import Command, Commands
from floorsim.plain.reviewing import Reviewing
from floorsim.present.behind_rows import behind_rows
from floorsim.present.difference_rows import difference_rows
from floorsim.present.hint_rows import hint_rows
from floorsim.present.ledger_rows import Entry, entries, entry_detail_rows, head_rows
from floorsim.present.message_rows import message_detail_rows
from floorsim.present.moment_rows import key_of, moment_rows, to_solve
from floorsim.present.next_time_rows import next_time_rows
from floorsim.present.reflection_rows import QUESTIONS
from floorsim.present.review_notes import LONGEST, Plan, Solved
from floorsim.present.review_words import ledger_sentence, not_whole
from floorsim.present.row import UNBROKEN
from floorsim.present.score_rows import channel_rows, figure_row, parts_of
from floorsim.present.walk_rows import revealed_rows
from floorsim.units import DAY_S
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock

if TYPE_CHECKING:
    from floorsim.debrief.model import Moment, Review
    from floorsim.play.session import Session

SURE: Final = 5
"""How sure one can be at most, from 1."""
HELP: Final = "Type a number or the words. again repeats the last answer; quit leaves."
AT_ONCE: Final = 8
"""Minutes of the timeline that are read out together (D)."""


class ReviewShell:
    """Reviews one run.

    Args:
        work: finds what is told.
        asker: asks the reader.
    """

    def __init__(self, work: Reviewing, asker: Asker) -> None:
        self.work = work
        self.asker = asker
        self.lines = asker.lines
        self._next: Session | None = None
        self._home = False
        self._heard_to_s = 0.0
        self._heard: list[Entry] = []
        """Decisions by the numbers that were read out; their worth, and so their order, may change after."""
        self.commands = Commands([
            Command("scores", "the scores with their parts", self._scores),
            Command("part", "and a number: what a part is made of", self._part),
            Command("figures", "closing figures of each queue and of the team", self._figures),
            Command("ledger", "why the total is what it is", self._ledger),
            Command("decisions", "what each decision was worth, and what was missed", self._decisions),
            Command("decision", "and a number: all about it, and whom it met", self._decision),
            Command("moments", "moments to solve again", self._moments),
            Command("moment", "and a number: solve it, then hear what was best", self._moment),
            Command("timeline", "what happened, minute by minute; also from a time", self._timeline),
            Command("messages", "each message, your answer and the reference's", self._messages),
            Command("message", "and a number: all about it", self._message),
            Command("walk", "predict the reference's run, decision by decision", self._walk),
            Command("plan", "your plan for next time, and what you wrote", self._plan),
            Command("floor", "and a time: the floor as it stood", self._floor),
            Command("practise", "and a time: play on from there, as practice", self._practise),
            Command("wait", "until everything is computed; ctrl-c stops waiting", self._wait),
            Command("home", "leave the review", self._leave),
        ])  # fmt: skip

    def run(self) -> Session | None:
        """Review until it is left; a practice run where one was begun from a moment.

        Raises:
            Leaving: the reader leaves the program, or there is nothing more to read.
        """
        source = self.work.source
        try:
            if source.why_not is not None:
                self.lines.say("review", source.why_not)
            if source.result is not None:
                review_words.tell_result(self.lines, source.result)
            self.lines.say("help", "This is the review. Type help for what you can type; home leaves it.")
            self.work.begin()
            while self._next is None and not self._home:
                self._handle(self.asker.line())
        finally:
            self.work.stop()
        return self._next

    def _handle(self, typed: str) -> None:
        line = " ".join(typed.split())
        if self.commands.help(self.lines, line, HELP, lambda asked: False):
            return
        command = self.commands.typed(line)
        if command is None:
            what = f"'{line}' is not understood" if line else "Nothing was typed"
            self.lines.say("error", f"{what}. Type help for what you can type.")
            return
        try:
            command.do()
        except FloorsimError as error:
            self.lines.say("error", str(error))

    def _numbered(self, rest: str, things: Sequence[object], what: str) -> int | None:
        """The place of a number among things, or None once it is said what to type."""
        place = place_of(rest, len(things))
        if not things:
            self.lines.say("error", f"There is no {what} here.")
        elif place is None:
            self.lines.say("error", f"Type {what} and a number from 1 to {len(things)}.")
        return place

    # Scores

    def _scores(self, rest: str) -> None:
        result = self.work.source.result
        if result is None:
            self.lines.say("error", "No scores are stored with this run.")
            return
        review_words.tell_result(self.lines, result)
        self.lines.rows("hint", hint_rows(self.work.source.notes.hints, UNBROKEN))
        place = 0
        for score in result.scores:
            self.lines.say("score", f"{score.name} {score.value:.0f}, made of:")
            for part in score.parts:
                place += 1
                points = "" if part.points is None else f", {part.points:.0f} points"
                of = "" if part.reference_points is None else f", competent {part.reference_points:.0f}"
                self.lines.say("part", f"{place}, {part.label}{points}{of}: {part.figure}")

    def _part(self, rest: str) -> None:
        result = self.work.source.result
        parts = [] if result is None else parts_of(result)
        place = self._numbered(rest, parts, "part")
        if place is not None:
            part = parts[place]
            found = self.work.source.behind(part.id) if self.work.source.why_not is None and part.id else None
            self.lines.rows("part", behind_rows(part, found, UNBROKEN))

    def _figures(self, rest: str) -> None:
        result = self.work.source.result
        if result is not None:
            self.lines.rows("figure", channel_rows(result, UNBROKEN))
            self.lines.rows("figure", [figure_row(*one) for one in result.people])

    # What decisions were worth

    def _found(self) -> Review | None:
        """The review as far as it is computed; None once it is said that there is nothing yet."""
        review = self.work.review
        if self.work.failed is not None:
            self.lines.say("error", self.work.failed)
        elif review is None:
            self.lines.say("review", "It is being computed. Type wait to wait for it.")
        elif not self.work.done:
            self.lines.say("review", f"Still at work: {review.step}. Type wait to wait for it.")
        if review is not None and (part := not_whole(review)):
            self.lines.say("review", part)
        return review

    def _hidden(self, review: Review) -> dict[float, int]:
        return to_solve(review, self.work.source.notes.solved)

    def _entries(self, review: Review) -> list[Entry]:
        return entries(review, hidden=self._hidden(review))

    def _ledger(self, rest: str) -> None:
        review = self._found()
        if review is not None:
            self.lines.rows("ledger", head_rows(review, UNBROKEN))
            self.lines.say("ledger", ledger_sentence(review))

    def _decisions(self, rest: str) -> None:
        review = self._found()
        if review is None:
            return
        timeline = self.work.source.story().timeline
        found = self._heard = self._entries(review)
        for place, entry in enumerate(found, start=1):
            words = review_words.entry_words(entry, timeline, self._hidden(review))
            self.lines.say("decision", f"{place}, {words}")
        if not found:
            self.lines.say("decision", "You took none, so there is nothing to compare.")

    def _decision(self, rest: str) -> None:
        review = self._found()
        if review is None:
            return
        found = self._entries(review)
        heard = self._heard or found
        place = self._numbered(rest, heard, "decision")
        if place is None:
            return
        entry = next((one for one in found if _about(one) == _about(heard[place])), heard[place])
        behind = []
        if entry.seq is not None:
            behind = difference_rows(self.work.source.difference(entry.seq), UNBROKEN)
        timeline = self.work.source.story().timeline
        rows = entry_detail_rows(entry, review, timeline, behind, UNBROKEN, hidden=self._hidden(review))
        self.lines.rows("decision", rows)

    def _wait(self, rest: str) -> None:
        self.work.wait(self.lines)
        if self.work.failed is not None:
            self.lines.say("error", self.work.failed)
        elif self.work.done:
            self.lines.say("done", "everything is computed")
        else:
            self.lines.say("review", "Still at work. Type wait to wait for it.")

    # Moments

    def _moments(self, rest: str) -> None:
        review = self._found()
        if review is None or (moments := self._chosen(review)) is None:
            return
        solved = self.work.source.notes.solved
        for place, one in enumerate(moments, start=1):
            done = "solved" if key_of(one) in solved else "to solve"
            seen = one.situation[0] if one.situation else ""
            self.lines.say("moment", f"{place}, {clock(one.at_s)}, {done}: {seen}")
        if not moments:
            self.lines.say("moment", "none cost or saved enough to be solved again")

    def _chosen(self, review: Review) -> Sequence[Moment] | None:
        """The moments; None once it is said that they come last."""
        if review.moments is None:
            self.lines.say("moment", "They are chosen last. Type wait to wait for them.")
        return review.moments

    def _moment(self, rest: str) -> None:
        review = self._found()
        if review is None or (moments := self._chosen(review)) is None:
            return
        place = self._numbered(rest, moments, "moment")
        if place is None:
            return
        moment = moments[place]
        notes = self.work.source.notes
        solved = notes.solved.get(key_of(moment))
        if solved is None:
            solved = self._solve(place, moment)
            if solved is None:
                return
            self.work.source.save_notes(replace(notes, solved={**notes.solved, key_of(moment): solved}))
        start_s = self.work.source.story().timeline.start_s
        self.lines.rows("answer", moment_rows(review, place, start_s, solved, None, UNBROKEN, 0)[1:])
        self.lines.say("help", f"practise {clock(moment.at_s)} plays on from here.")

    def _solve(self, place: int, moment: Moment) -> Solved | None:
        """Ask what one would do and how sure one is; None where it is left for later."""
        self.lines.say("moment", f"{place + 1}, {clock(moment.at_s)}")
        for sentence in moment.situation:
            self.lines.say("floor", sentence)
        options = [Option(one.id, initial_capital(one.says)) for one in moment.options]
        return self._predicted("What would you do now?", options)

    def _predicted(self, question: str, options: list[Option]) -> Solved | None:
        """One of the options with how sure one is, a pass, or None where it is left for later."""
        asked = [*options, Option("pass ", "pass, and hear what was best", "pass")]
        chosen = self.asker.choose(question, asked)
        if chosen is None:
            return None
        return Solved(None, None) if chosen == "pass " else Solved(chosen, self._sure())

    def _sure(self) -> int:
        while True:
            place = place_of(self.asker.words(f"How sure are you, 1 not at all to {SURE} certain?"), SURE)
            if place is not None:
                return place + 1
            self.lines.say("error", f"Type a number from 1 to {SURE}.")

    # What happened

    def _at_s(self, rest: str) -> float | None:
        """A moment that was typed, in the run; None once it is said what to type."""
        from floorsim.scenario.values.times_of_day import read_time

        timeline = self.work.source.story().timeline
        try:
            at_s = read_time(rest)
        except (ValueError, FloorsimError):
            at_s = -1.0
        at_s += timeline.start_s // DAY_S * DAY_S if 0.0 <= at_s < DAY_S <= timeline.start_s else 0.0
        if timeline.start_s <= at_s <= timeline.until_s:
            return at_s
        example = clock(timeline.start_s)
        self.lines.say(
            "error", f"Type a time from {example} to {clock(timeline.until_s)}, such as {example}."
        )
        return None

    def _timeline(self, rest: str) -> None:
        timeline = self.work.source.story().timeline
        at_s = self._at_s(rest) if rest else self._heard_to_s
        if at_s is None:
            return
        steps = review_words.steps_from(timeline, at_s)
        for head, words in review_words.timeline_lines(timeline, steps[:AT_ONCE]):
            self.lines.say(head, words)
        if len(steps) > AT_ONCE:
            self._heard_to_s = timeline.at_s(steps[AT_ONCE])
            left = counted(len(steps) - AT_ONCE, "more minute")
            self.lines.say("timeline", f"{left} with something in them: type timeline for the next ones")
        else:
            self._heard_to_s = 0.0
            self.lines.say("timeline", "that is the end")

    def _messages(self, rest: str) -> None:
        story = self.work.source.story()
        for place, case in enumerate(story.messages, start=1):
            words = review_words.case_words(case, story.timeline.reference_name)
            self.lines.say("message", f"{place}, {words}")
        if not story.messages:
            self.lines.say("message", "nothing in this run wanted an answer")

    def _message(self, rest: str) -> None:
        story = self.work.source.story()
        place = self._numbered(rest, story.messages, "message")
        if place is not None:
            case = story.messages[place]
            rows = message_detail_rows(case, story.timeline.reference_name, UNBROKEN)
            self.lines.rows("message", rows)

    def _walk(self, rest: str) -> None:
        """Predict what the reference did next, one decision after the other, and hear it."""
        story, source = self.work.source.story(), self.work.source
        name = story.timeline.reference_name or "reference"
        left = [stop for stop in story.walk if str(stop.move.seq) not in source.notes.walked]
        for stop in left or story.walk:
            number = story.walk.index(stop) + 1
            self.lines.say("review", f"the {name}, decision {number} of {len(story.walk)}, "
                           f"{clock(stop.move.ordered_s)}")  # fmt: skip
            for sentence in stop.situation:
                self.lines.say("floor", sentence)
            options = [Option(one, one) for one in stop.options]
            solved = self._predicted(f"What does the {name} do now? cancel leaves the walk.", options)
            if solved is None:
                return
            walked = {**source.notes.walked, str(stop.move.seq): solved}
            source.save_notes(replace(source.notes, walked=walked))
            self.lines.say("answer", f"The {name}: {stop.options[stop.right]}")
            self.lines.rows("answer", revealed_rows(stop, solved, UNBROKEN))
        told = "that was the last decision" if story.walk else "there is no worked run to predict"
        self.lines.say("review", told)

    # What comes next

    def _plan(self, rest: str) -> None:
        source, result = self.work.source, self.work.source.result
        reflection = () if result is None else result.reflection
        own = () if result is None else result.questions
        rows = next_time_rows(source.notes, self.work.review, QUESTIONS, reflection, own, UNBROKEN)
        self.lines.rows("plan", rows)
        if not self.asker.yes("Write a plan for next time?"):
            return
        when = self.asker.words("When ... One trigger that you would see on the floor.")
        then = self.asker.words("... I ... One action that you can take at once.")
        if not when or not then:
            self.lines.say("error", "A plan has both: when what happens, and what you do. Type plan again.")
            return
        plan = Plan(when[:LONGEST], then[:LONGEST])
        source.save_notes(replace(source.notes, plan=plan))
        self.lines.say("done", f"kept: {plan.sentence}")

    def _floor(self, rest: str) -> None:
        at_s = self._at_s(rest)
        if at_s is not None:
            review_words.tell_floor_then(self.lines, self.work.source.floor_at(at_s))

    def _practise(self, rest: str) -> None:
        at_s = self._at_s(rest)
        if at_s is not None:
            self._next = self.work.source.practise_from(at_s)

    def _leave(self, rest: str) -> None:
        self._home = True


def _about(entry: Entry) -> object:
    """What an entry of the ledger is about, however much of it is computed."""
    return entry.seq if entry.missed is None else (entry.missed.at_s, entry.missed.says)
