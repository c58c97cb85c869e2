"""Practice and its review, whole, by somebody who only hears."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from floorsim.plain.program import Plain
from floorsim.plain.review_shell import ReviewShell
from floorsim.plain.reviewing import Reviewing
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.present.entries import Coming, Drill
from floorsim.present.review_notes import Plan
from floorsim.store import RunStore
from floorsim.store.computed_again import computed_again
from floorsim.wording.sentences import initial_capital
from tests.plain.listener import Listener, until_left
from tests.present.reviews import a_review
from tests.tui.scripted_review import ScriptedReview
from tests.tui.scripted_session import FROM_ANOTHER_VERSION, ScriptedLibrary, a_result


def never(work: Callable[[], None]) -> None:
    """Leaves what takes minutes undone."""


def at_once(work: Callable[[], None]) -> None:
    work()


class Trainee:
    """Hears what is said and types what follows from it: nothing is known beyond the transcript."""

    def __init__(self) -> None:
        self.answered: set[str] = set()
        self.reviewed = iter(
            ["scores", "part 1", "figures", "timeline", "messages", "message 1", "walk", "1", "4", "pass",
             "cancel", "plan", "yes", "two callers say the same", "ask what is wrong", "floor 10:10",
             "practise 10:20"]
        )  # fmt: skip
        self.practising = False

    def __call__(self, listener: Listener) -> str | None:
        told = listener.text
        if "choose: What would you like to do?" in told:
            return "quit" if self.practising else self.number_of("play First shift", listener)
        if "choose: Start the shift?" in told:
            return "start"
        if question := re.search(r"question: \d of \d\. (\w+)", told):
            return f"{question[1]} it went as it went"
        if "This is the review" in "".join(listener.heard[-400:]) and not self.practising:
            typed = next(self.reviewed, None)
            self.practising = typed is None or typed.startswith("practise")
            return typed
        if self.practising:
            return "home"
        if waiting := re.search(r"type read (\d+)", told):
            return f"read {waiting[1]}"
        for number in re.findall(r"message [^:]+: (\d+), (?:due|open|owed)|type answer (\d+)", told):
            if (which := max(number)) not in self.answered:
                self.answered.add(which)
                return f"answer {which}"
        if re.search(r"choose: .* Your answer\?", told):
            return "2" if "2:" in told else "1"
        return "next"

    @staticmethod
    def number_of(words: str, listener: Listener) -> str:
        (line,) = (line for line in listener.since if words in line)
        return line.partition(":")[0]


def test_a_listener_completes_practice_and_review_from_the_transcript_alone(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda most: 0)
    listener = Listener(Trainee())
    plain = Plain(StoredRunLibrary(store), listener.asker, start=never)
    plain.begin("Without --plain the screen opens.")
    until_left(plain.home)
    assert listener.heard[0].startswith("plain: floorsim")
    assert not listener.starting("error:")
    ended, practice = sorted(store.list_runs(), key=lambda run: run.created_at)
    assert (ended.status, ended.mode, practice.mode) == ("ended", "play", "practice")
    assert [one.kind for one in store.decisions(ended.id)] == ["answer"] * 5
    notes = store.notes(ended.id)
    assert notes["plan"] == {"when": "two callers say the same", "then": "ask what is wrong"}
    assert len(notes["walked"]) == 2
    result = store.get(ended.id).result
    assert result is not None
    assert result["review"]["reflection"][0] == "What it went as it went"
    assert computed_again(store, store.get(ended.id)).ledger.digest() == ended.result_digest


def at_home(library: ScriptedLibrary, *typed: str) -> Listener:
    listener = Listener(typed)
    until_left(Plain(library, listener.asker).home)
    return listener


def test_a_run_of_another_version_is_not_gone_on_with_and_can_be_deleted() -> None:
    library = ScriptedLibrary(runs=(FROM_ANOTHER_VERSION,))
    listener = at_home(library, "runs", "1", "go on", "delete", "yes")
    assert not library.entries
    (why,) = listener.starting("error:")
    assert "go on is not possible: Another model made run R3." in why


def test_one_of_several_drills_is_called_by_its_scenario_and_time() -> None:
    library = ScriptedLibrary()
    drills = [Drill("R2", at_s, "First shift") for at_s in (36000.0, 37200.0)]
    library.next = Coming(drills=tuple(drills))
    at_home(library, "drill", "drill First shift 10:20")
    assert library.drilled == drills[1]


def reviewed(*typed: str, why_not: str | None = None) -> tuple[Listener, ScriptedReview]:
    source = ScriptedReview(a_result(), why_not=why_not)
    listener = Listener(typed)
    until_left(ReviewShell(Reviewing(source, at_once), listener.asker).run)
    return listener, source


def test_what_decisions_were_worth_is_heard_and_moments_are_solved() -> None:
    listener, source = reviewed(
        "ledger", "decisions", "decision 1", "moments", "moment 1", "2", "4", "moment 1", "decisions", "wait"
    )
    assert not listener.starting("error:")
    assert listener.starting("ledger: hands-off")
    worth = [line for line in listener.heard if "points" in line]
    assert any("plus or minus" in line for line in worth)
    assert source.asked
    (solved,) = source.notes.solved.values()
    assert (solved.option is not None, solved.sure) == (True, 4)
    assert any(line.startswith("answer: Customers waiting, ") for line in listener.heard)
    assert listener.heard[-1] == "done: everything is computed"


def test_a_plan_is_kept_and_half_a_plan_is_not() -> None:
    listener, source = reviewed(
        "plan", "yes", "calls double", "", "plan", "yes", "calls double", "tell callers"
    )
    assert source.notes.plan == Plan("calls double", "tell callers")
    assert len(listener.starting("error:")) == 1


def test_a_run_that_can_not_be_computed_again_says_so_and_has_its_scores() -> None:
    listener, _ = reviewed("scores", "ledger", "part 1", why_not="Another version of the model made it.")
    assert listener.starting("review: Another version")
    assert listener.starting("part: 1")
    assert listener.starting("error: Another version")


def test_moments_that_are_not_chosen_yet_are_worth_waiting_for() -> None:
    source = ScriptedReview(a_result())
    listener = Listener(["moments", "moment 1"])
    work = Reviewing(source, never)
    work.review = replace(a_review(), moments=None)
    until_left(ReviewShell(work, listener.asker).run)
    assert len([line for line in listener.heard if "chosen last" in line]) == 2
    assert not listener.starting("error:")


def test_a_decision_keeps_the_number_that_was_heard_while_others_are_computed() -> None:
    whole = a_review()
    bare = [replace(one, without=None, realised=None, label=None) for one in whole.decisions]
    work = Reviewing(ScriptedReview(a_result()), never)
    work.review = replace(whole, decisions=tuple(bare))
    typed = iter(["decisions", "decision 1"])

    def says(listener: Listener) -> str | None:
        line = next(typed, None)
        work.review = whole if line == "decision 1" else work.review
        return line

    listener = Listener(says)
    until_left(ReviewShell(work, listener.asker).run)
    first = sorted(whole.decisions, key=lambda one: one.at_s)[0]
    assert f"decision: {initial_capital(first.says)}" in listener.text


def test_help_with_a_word_of_the_review_says_what_that_does() -> None:
    listener, _ = reviewed("help part", "help all")
    assert "help: part: and a number: what a part is made of" in listener.heard
    assert len([line for line in listener.heard if "what a part is made of" in line]) == 2


def test_wrong_lines_of_a_review_say_what_to_type() -> None:
    listener, _ = reviewed("part 99", "message", "floor noon", "dance", "", "moment x")
    told = listener.starting("error:")
    assert len(told) == 6
    assert all("Type" in line or "There is no" in line for line in told)
