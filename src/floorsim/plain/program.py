"""Plain line mode from its first line to its last: home, briefing, floor, end, review."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from floorsim._version import __version__
from floorsim.errors import ExitCode, FloorsimError
from floorsim.plain.asking import Asker, Leaving, Option
from floorsim.plain.briefing_lines import say_briefing
from floorsim.plain.reviewing import Reviewing, Start, in_thread
from floorsim.plain.standard import standard_asker
from floorsim.play.run_library import RunLibrary
from floorsim.play.session import Session
from floorsim.play.settings_file import file_entries, save_settings
from floorsim.play.stop_kinds import DEFAULT_STOPS, STOPS, StopKind, stops_listed
from floorsim.present.entries import RunEntry, ScenarioEntry, Standing
from floorsim.present.home_rows import MOST_RUNS, PLAYED_AGAIN, by_difficulty, latest_unfinished
from floorsim.scenario.forms import next_form
from floorsim.wording.times import clock

PLAIN: Final = "plain"
"""The setting that opens lines instead of the screen."""


class Plain:
    """The program, line by line.

    Args:
        library: the scenarios and stored runs.
        asker: asks the reader.
        start: runs the work behind a review.
    """

    def __init__(self, library: RunLibrary, asker: Asker, start: Start = in_thread) -> None:
        self.library = library
        self.asker = asker
        self.lines = asker.lines
        self._start = start
        self.stop_on = DEFAULT_STOPS

    def begin(self, how_to_leave: str) -> None:
        """Say what this is and how to leave it, and what is wrong in the settings."""
        mode = f"floorsim {__version__} in plain line mode. Type quit to leave, help for what you can type."
        self.lines.say("plain", f"{mode} {how_to_leave}")
        entries, complaints = file_entries()
        try:
            self.stop_on = stops_listed(entries["stop_on"]) if "stop_on" in entries else DEFAULT_STOPS
        except ValueError as wrong:
            complaints.append(str(wrong))
        for complaint in complaints:
            self.lines.say("error", complaint)

    # Home

    def home(self) -> None:
        """Choose what to go on with, play or review, again and again.

        Raises:
            Leaving: the reader leaves.
        """
        while True:
            ways = self._ways()
            way: Callable[[], object] | None = self.asker.choose(
                "What would you like to do?", ways, cancel=False
            )
            try:
                if way is not None:
                    way()
            except FloorsimError as error:
                self.lines.say("error", str(error))

    def _ways(self) -> list[Option]:
        library = self.library
        runs, coming = library.runs(), library.coming()
        unfinished, ways = latest_unfinished(runs), []
        if unfinished is not None:
            one = unfinished
            words = f"go on with {one.title}, at {clock(one.now_s)}"
            ways.append(Option(lambda: self.go_on(one.id), words, "go on"))
        if (next_one := coming.proposal) is not None:
            words = f"play {next_one.title}. {next_one.reason}"
            ways.append(Option(lambda: self.brief(next_one.scenario, None), words, next_one.title))
        for drill in coming.drills:
            words = f"drill a moment of {drill.title}, {clock(drill.at_s)}, that you have not solved yet"
            name = f"drill {drill.title} {clock(drill.at_s)}"
            ways.append(Option(lambda drill=drill: self.play(library.drill(drill)), words, name))
        ways += [
            Option(self._scenarios, "choose among all scenarios", "scenarios"),
            Option(self._runs, "choose among your runs: go on, review, delete", "runs"),
            Option(self._settings, "settings", "settings"),
            Option(_leave, "leave floorsim", "leave"),
        ]
        return ways

    def _scenarios(self) -> None:
        standings = self.library.standings()
        options = [
            Option(one.id, _scenario_words(one, standings.get(one.id)), one.title)
            for one in by_difficulty(self.library.scenarios())
        ]
        chosen = self.asker.choose("Which scenario?", options)
        if chosen is not None:
            self.brief(chosen, None)

    def _runs(self) -> None:
        runs = self.library.runs()[:MOST_RUNS]
        if not runs:
            self.lines.say("run", "there is none yet")
            return
        options = [Option(one, _run_words(one), f"{one.title} {one.id}") for one in runs]
        run: RunEntry | None = self.asker.choose("Which run?", options)
        if run is None:
            return
        ways = [Option("review", "review it" if run.ended else "review it as far as it has come", "review")]
        if not run.ended:
            ways.insert(0, Option("go", "go on with it", "go on", run.why_not))
        ways.append(Option("delete", "delete it", "delete"))
        way = self.asker.choose(f"{run.title}?", ways)
        if way == "go":
            self.go_on(run.id)
        elif way == "review":
            self.review(run.id)
        elif way == "delete" and self.asker.yes("Delete it with its decisions and scores for good?"):
            self.library.delete(run.id)
            self.lines.say("done", f"run {run.id} is deleted")

    def _settings(self) -> None:
        """For what the clock stops, and whether lines or the screen open next time."""
        options = [
            Option(kind, f"{words}: time {'stops' if kind in self.stop_on else 'goes on'}", kind)
            for kind, words in STOPS.items()
        ]
        options.append(Option(True, "open lines and not the screen from now on", "lines"))
        options.append(Option(False, "open the screen and not lines from now on", "screen"))
        chosen: StopKind | bool | None = self.asker.choose("Change which setting?", options)
        if chosen is None:
            return
        if isinstance(chosen, bool):
            complaint = save_settings({PLAIN: chosen})
        else:
            self.stop_on = self.stop_on ^ {chosen}
            complaint = save_settings({"stop_on": sorted(self.stop_on)})
        self.lines.say("error" if complaint else "done", complaint or "kept")

    # A run

    def brief(self, scenario: str, seed: int | None) -> None:
        """Read a briefing and start its run, or leave it."""
        briefing = self.library.brief(scenario, seed)
        while True:
            say_briefing(self.lines, briefing)
            if briefing.plan is not None:
                self.lines.say("plan", f"your plan from last time: {briefing.plan.sentence}")
            self.lines.say("briefing", f"Seed {briefing.seed}. Time stands while you read and type.")
            ways = [Option("start", "start"), Option("seed", "draw other customers", "seed")]
            if briefing.forms:
                ways.append(Option("form", "take another form of it", "form"))
            way = self.asker.choose("Start the shift?", ways)
            if way is None:
                return
            if way == "start":
                self.play(self.library.start(briefing))
                return
            if way == "seed":
                briefing = self.library.brief(briefing.reference, None)
            else:
                other = next_form(briefing.reference, briefing.forms)
                briefing = self.library.brief(other, briefing.seed)

    def play(self, session: Session | None) -> None:
        """Play a run, and what is practised from it, to the end and through its review."""
        from floorsim.plain.desk import Desk
        from floorsim.plain.ending import reflect
        from floorsim.plain.floor_shell import FloorShell

        while session is not None:
            self.lines.say("run", f"{session.briefing.title}, seed {session.briefing.seed}")
            here, session = session, None
            try:
                desk = Desk(here, self.asker, self.stop_on)
                session = FloorShell(desk).run()
                if session is None and here.ended:
                    reflect(desk)
                    session = self._reviewed(Reviewing(here.review(), self._start))
            finally:
                here.close()

    def go_on(self, run_id: str) -> None:
        """Go on with an unfinished run."""
        self.lines.say("help", PLAYED_AGAIN)
        self.play(self.library.resume(run_id))

    def review(self, run_id: str) -> None:
        """Review a stored run, and play what is practised from it."""
        self.lines.say("help", PLAYED_AGAIN)
        self.play(self._reviewed(Reviewing(self.library.review(run_id), self._start)))

    def _reviewed(self, work: Reviewing) -> Session | None:
        from floorsim.plain.review_shell import ReviewShell

        return ReviewShell(work, self.asker).run()


def _leave() -> None:
    raise Leaving


def _scenario_words(entry: ScenarioEntry, standing: Standing | None) -> str:
    length = f"{entry.minutes:.0f} minutes" if entry.days == 1 else f"{entry.days} days"
    best = "" if standing is None else f", your best {standing.best:.0f}, last {standing.last:.0f}"
    return f"{entry.title}, level {entry.level}, {length}{best}. {entry.summary}"


def _run_words(entry: RunEntry) -> str:
    state = f"at {clock(entry.now_s)}" if not entry.ended else (
        "no total" if entry.overall is None else f"total {entry.overall:.0f}"
    )  # fmt: skip
    kind = "practice" if entry.practice else f"seed {entry.seed}"
    why_not = f"; {entry.why_not}" if entry.why_not else ""
    return f"{entry.title}, {state}, {kind}, {entry.started}{why_not}"


def run_plain(
    how_to_leave: str,
    *,
    scenario: str | None = None,
    seed: int | None = None,
    resume: str | None = None,
    review: str | None = None,
    allow_outside: bool = False,
) -> int:
    """Talk line by line on standard input and output until the reader leaves; return the exit status.

    Args:
        how_to_leave: a sentence for the first line: what opens the screen instead.
        scenario: the name or path of a scenario whose briefing is read first.
        seed: its seed; without one it is drawn.
        resume: the id of an unfinished run to go on with; `""` means the latest.
        review: the id of a run to review.
        allow_outside: whether the scenario may name files outside its own folder.

    Raises:
        FloorsimError: there is no such scenario or run, or the store can't be opened.
    """
    from floorsim.play.stored_run_library import StoredRunLibrary
    from floorsim.store import open_store

    with open_store() as store:
        plain = Plain(StoredRunLibrary(store, allow_outside=allow_outside), standard_asker())
        # What is asked for is found before the first line: a mistake is told on the command line.
        run_id = None if review is None else store.get(review).id
        session = None if resume is None else plain.library.resume(resume or None)
        if scenario is not None:
            plain.library.brief(scenario, seed)
        plain.begin(how_to_leave)
        try:
            if run_id is not None:
                plain.review(run_id)
            elif scenario is not None:
                plain.brief(scenario, seed)
            plain.play(session)
            plain.home()
        except Leaving:
            plain.lines.say("done", "everything is kept. Goodbye.")
    return ExitCode.DONE
