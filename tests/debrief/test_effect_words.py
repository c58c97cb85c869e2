"""What the review says of records reads like words, never like a key."""

from __future__ import annotations

from typing import Any

from floorsim.debrief.effect_words import EffectWords
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.records import EffectRecord
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.chance import Random
from floorsim.supervisors.supervisor import play

OUTAGE = load_scenario("login-outage").scenario


class Keys(EffectWords):
    """Notes what is said by its key alone."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self.found: set[str] = set()

    def _plainly(self, one: Any) -> str:
        self.found.add(one.what)
        return super()._plainly(one)


def test_whatever_a_random_supervisor_brings_about_has_words_of_its_own() -> None:
    found = set()
    for seed in (5, 6):
        run = Run(OUTAGE, seed)
        play(run, Random(RandomStreams(seed).stream("supervisor", "random")))
        keys = Keys(run)
        keys.came_of(sorted({record.cause for record in run.ledger.effects}))
        found |= keys.found
    assert found == set()


def test_what_holds_for_a_time_is_told_when_it_begins_and_when_it_ends() -> None:
    run = Run(OUTAGE, 1)
    for what, amount, detail in (
        ("handle", 1.03, "begins"),
        ("handle", 1.03, "ends"),
        ("tool", 0.0, "begins"),
    ):
        run.ledger.effects.append(EffectRecord(0.0, what, "", amount, detail, "decision:0"))
    assert [came.says for came in EffectWords(run).came_of(["decision:0"])] == [
        "contacts take 103% of their usual time",
        "no longer: contacts take 103% of their usual time",
        "a tool is down, and no contact can start",
    ]


def test_what_a_report_said_stands_beside_what_became_of_it() -> None:
    run = Run(OUTAGE, 1)
    for what, whom, amount, detail in (
        ("report", "voice.service_level.of_answered", 0.84, "today"),
        ("report", "voice.abandoned", 0.12, "today"),
        ("report", "formula", 0.0, "left_out"),
        ("report", "verdict", 0.0, "met"),
        ("report", "cause", 0.0, "volume"),
        ("report", "fix", 0.0, ""),
        ("report", "ask", 0.0, "overtime"),
        ("report_held", "figure", 0.0, "today"),
        ("report_held", "ask", 1.0, "overtime"),
    ):
        run.ledger.effects.append(EffectRecord(0.0, what, whom, amount, detail, "decision:0"))
    assert [came.says for came in EffectWords(run).came_of(["decision:0"])] == [
        "you wrote 84% on voice, of the answered",
        "you wrote that the targets were met",
        "you named as cause: more contacts than forecast",
        "you asked for two hours of overtime",
        "it came out that the figures looked better than the day was",
        "leadership granted what you asked for",
    ]
