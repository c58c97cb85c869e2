"""The supervisor's minutes add up, whatever is decided; what is refused changes nothing."""

from __future__ import annotations

from math import fsum
from pathlib import Path

import pytest

from floorsim.desk.calendar.entry import Duty, Entry
from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.errors import DecisionRefused
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.chance import Random
from floorsim.supervisors.supervisor import Seat

SMALL = Path(__file__).parents[2] / "benchmarks" / "worth" / "scenarios" / "small_voice.yaml"
SCENARIOS = {"login-outage": "login-outage", "ordinary-day": "ordinary-day", "small-voice": str(SMALL)}
NEARLY_S = 1e-6


class Watched:
    """A run in which decisions of every kind are tried by chance, and everything in the calendar is seen."""

    def __init__(self, name: str, seed: int) -> None:
        self.run = Run(load_scenario(SCENARIOS[name]).scenario, seed)
        self.seen: dict[int, Entry | Duty] = {}
        self.by_chance = Random(RandomStreams(seed).stream("supervisor", "random"))

    def play(self) -> None:
        run = self.run
        run.advance(run.scenario.play_from_s)
        while not run.ended:
            self.by_chance.attend(Seat(run))
            self.look()
            run.advance(run.now_s + 60.0)
            self.look()
            self.adds_up()

    def look(self) -> None:
        calendar = self.run.desk.calendar
        for thing in (*calendar.queue, *calendar.duties, calendar.current):
            if thing is not None:
                self.seen[id(thing)] = thing

    def adds_up(self) -> None:
        """Minutes used are those of decisions on record, of duties, and of what is put aside or forgotten."""
        run, calendar = self.run, self.run.desk.calendar
        recorded = fsum(60.0 * record.minutes for record in run.ledger.decisions)
        duties = fsum(thing.spent_s for thing in self.seen.values() if isinstance(thing, Duty))
        put_aside = fsum(entry.spent_s for entry in (*calendar.queue, *calendar.forgotten))
        view = run.observe().own_time
        now_s = 60.0 * view.minutes_used
        in_hand = 0.0 if calendar.current is None else now_s - calendar.used_s
        before = calendar.current.spent_s if isinstance(calendar.current, Entry) else 0.0
        assert now_s == pytest.approx(recorded + duties + put_aside + in_hand + before, abs=NEARLY_S)
        assert now_s <= run.now_s - run.scenario.play_from_s + NEARLY_S


@pytest.mark.parametrize(
    ("name", "seed"),
    [("login-outage", 1), ("login-outage", 2), ("small-voice", 1), ("small-voice", 2), ("ordinary-day", 3)],
)
def test_minutes_used_are_the_sum_of_what_was_done_at_every_minute(name: str, seed: int) -> None:
    watched = Watched(name, seed)
    watched.play()
    assert len({one.kind for one in watched.run.taken}) >= 8
    assert watched.run.observe().own_time.minutes_used > 30


def test_what_is_refused_changes_nothing_and_teaches() -> None:
    run = Run(load_scenario("login-outage").scenario, 3)
    run.advance(run.scenario.play_from_s + 3600.0)
    wrong = {
        "agents": ["nobody"],
        "agent": "nobody",
        "message": "nothing",
        "choice": "what",
        "channel": "fax",
    }
    refused = []
    for kind in kinds():
        arguments = {name: wrong[name] for name in kind.model_fields if name in wrong}
        try:
            decision = decision_from(kind.kind, arguments)
        except ValueError:
            continue
        before, seen = run.ledger.digest(), run.observe()
        if run.desk.why_not(decision) is None:
            continue
        with pytest.raises(DecisionRefused) as refusal:
            run.decide(decision)
        refused.append(str(refusal.value))
        assert run.ledger.digest() == before
        assert run.observe() == seen
        assert run.taken == []
    assert len(refused) >= 8
    for sentence in refused:
        assert len(sentence) > 15
        assert sentence[-1] in ".?"
