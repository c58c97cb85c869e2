"""Sittings as a candidate takes them, written line by line, for tests of what is made of a result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from floorsim._version import __version__
from floorsim.desk.decisions.registry import kind_named
from floorsim.desk.names import display_names
from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.chain.log import ChainedLog
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.desktest.package.sealed import SealedPackage, sealed_from_text, sealed_text
from floorsim.desktest.proof.result import seal_result
from floorsim.desktest.sitting.marks import machine_marks
from floorsim.run.model_version import MODEL_VERSION
from floorsim.run.run import Run, Taken, replay
from floorsim.units import DAY_S
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.written_tests import BEST_SAID as _BEST
from tests.desktest.written_tests import desk_test, small_floor

BEST_SAID = _BEST[:3]
AS_USUAL = Accommodations()
DASHBOARD = {"findings": [{"id": "f1", "words": "Waits."}], "cause": {"id": "o1", "words": "Ana"}}
EMAIL = {"subject": "The outage", "body": "44 calls were lost, says Ana Silva."}
DECISIONS: tuple[tuple[float, str, dict[str, Any]], ...] = (
    (60.0, "callbacks", {"channel": "voice", "on": True}),
    (200.0, "incident_post", {"drivers": []}),
    (420.0, "own_break", {"length": 5}),
)
"""Real seconds after the floor began, and what was decided then."""


@cache
def package_text(id: str = "mine-a") -> str:
    """A sealed package of four exercises."""
    return sealed_text(DeskTest.model_validate({**desk_test(), "id": id}), {"floor": small_floor()})


@cache
def package(id: str = "mine-a") -> SealedPackage:
    return sealed_from_text(package_text(id), "mine.sealed.yaml")


@cache
def _decided(decisions: Sequence[tuple[float, str, Any]]) -> tuple[Run, tuple[Taken, ...]]:
    """The floor of the test played to its end with decisions at real seconds of its ten minutes."""
    scenario = small_floor()
    floor = next(one for one in package().test.exercises if isinstance(one, LiveFloor))
    run = Run(scenario, floor.seed, names=display_names(scenario, floor.seed))
    for seconds, kind, arguments in decisions:
        run.advance(scenario.play_from_s + seconds / (floor.minutes * 60) * scenario.played_s)
        model = kind_named(kind)
        assert model is not None
        run.decide(model.model_validate(json.loads(arguments)))
    run.advance_to_end()
    return run, tuple(run.taken)


def played() -> tuple[Run, tuple[Taken, ...]]:
    return _decided(tuple((at, kind, json.dumps(arguments)) for at, kind, arguments in DECISIONS))


class Candidate:
    """Takes the test at a pace of its own, through a log: with the copy of an admission; with the whole
    package to practise, or with an `earlier` floorsim."""

    def __init__(
        self,
        folder: Path,
        key: SittingKey | None = None,
        accommodations: Accommodations = AS_USUAL,
        package_id: str = "mine-a",
        days_later: int = 0,
        practice: bool = False,
        earlier: bool = False,
    ) -> None:
        self.clocks = HandClocks()
        self.clocks.set_wall(days_later * DAY_S)
        self.key = key or SittingKey.new()
        self.folder = folder
        self.package = package(package_id)
        self._whole = practice or earlier
        self._text = package_text(package_id) if self._whole else self.package.copy_for_candidates
        self.log = ChainedLog.open(folder / self.key.sitting / "log.jsonl", self.clocks.both)
        self.factor = accommodations.time_factor
        self.log.append(
            "opened",
            {
                "sitting": self.key.sitting,
                "package": self.package.digest,
                "model_version": MODEL_VERSION,
                "floorsim": __version__,
                "accommodations": asdict(accommodations),
                "practice": practice,
            },
        )
        self.write("consent", agreed=True)
        self.write("environment", checks=[])
        self.write("tutorial")

    def write(self, kind: str, after_s: float = 1.0, /, **body: Any) -> None:
        self.clocks.pass_s(after_s)
        self.log.append(kind, body)

    def begin(self, exercise: str) -> None:
        self.write("begun", 5.0, exercise=exercise, minutes=10 * self.factor, pace=None)

    def answer(self, exercise: str, answer: dict[str, Any]) -> None:
        kept = self.log.keep(json.dumps(answer), self.key.sitting)
        self.write("answer", 10.0, exercise=exercise, commitment=kept)

    def floor(self, decisions: Sequence[Taken] | None = None) -> None:
        self.begin("floor")
        begun_s = self.clocks.steady_s
        scenario = small_floor()
        for taken in played()[1] if decisions is None else decisions:
            real_s = (taken.at_s - scenario.play_from_s) / scenario.played_s * 600 * self.factor
            self.beat("floor", begun_s + real_s - self.clocks.steady_s)
            self.write(
                "decision", 0.0, exercise="floor", seq=taken.seq, at_s=taken.at_s, kind=taken.kind,
                arguments=taken.arguments,
            )  # fmt: skip
        self.write("handed_in", 1.0, exercise="floor", by="candidate")

    def beat(self, exercise: str, seconds: float) -> None:
        """Let time pass with the beats of a program that runs; fewer than a real one writes."""
        while seconds > 15:
            self.write("beat", 15.0, exercise=exercise, remaining_s=0.0)
            seconds -= 15
        self.clocks.pass_s(max(seconds, 0.0))

    def whole_test(self, decisions: Sequence[Taken] | None = None) -> Path:
        self.floor(decisions)
        self.begin("board")
        self.answer("board", {"findings": []})
        self.answer("board", DASHBOARD)
        self.write("handed_in", exercise="board", by="candidate")
        self.begin("coach")
        for choice in BEST_SAID:
            self.write("said", 8.0, exercise="coach", choice=choice)
        self.answer("coach", {"said": BEST_SAID, "note": "Agreed."})
        self.write("handed_in", exercise="coach", by="candidate")
        self.begin("mail")
        self.answer("mail", EMAIL)
        self.write("handed_in", exercise="mail", by="candidate")
        return self.finish(decisions)

    def finish(self, decisions: Sequence[Taken] | None = None) -> Path:
        if self._whole:
            for marks in whole_marks(decisions).values():
                self.write("marked", **marks)
        self.write("finished")
        return self.seal()

    def seal(self) -> Path:
        file = seal_result(self.log, self.key, self._text, self.folder)
        self.log.close()
        return file


def whole_marks(decisions: Sequence[Taken] | None = None) -> dict[str, dict[str, Any]]:
    """What the machine counts of `Candidate.whole_test` with the whole package, by exercise."""
    answers: dict[str, dict[str, Any]] = {
        "floor": {}, "board": DASHBOARD, "coach": {"said": BEST_SAID, "note": "Agreed."}, "mail": EMAIL,
    }  # fmt: skip
    found = {}
    for exercise in package().test.exercises:
        marks = machine_marks(exercise, answers[exercise.id], lambda: _run(decisions))
        if marks is not None:
            found[exercise.id] = marks.as_json()
    return found


def _run(decisions: Sequence[Taken] | None) -> Run:
    if decisions is None:
        return played()[0]
    run = replay(small_floor(), 7, list(decisions))
    run.advance_to_end()
    return run
