"""What is odd about the times of a sitting: told, and no reason to call it other than genuine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from floorsim.desktest.chain.log import ChainedLog
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.proof.result import read_envelope, result_in
from floorsim.desktest.proof.verifying import verified
from floorsim.run.run import Taken
from tests.desktest.sealed_sittings import DASHBOARD, Candidate, played

Meanwhile = Callable[[Candidate], None]


def sealed_after(folder: Path, meanwhile: Meanwhile) -> list[tuple[str, str]]:
    """The flags of a sitting in whose dashboard exercise something happens."""
    candidate = Candidate(folder, accommodations=Accommodations(thinking_pauses=1))
    candidate.begin("board")
    candidate.answer("board", DASHBOARD)
    meanwhile(candidate)
    candidate.write("handed_in", exercise="board", by="candidate")
    result = result_in(read_envelope(candidate.seal()))
    return [(flag.about, flag.sentence) for flag in result.flags]


def reopened(candidate: Candidate) -> None:
    candidate.clocks.pass_s(90)
    candidate.write("reopened", 0.0, exercise="board", gap_s=90.0)


def restarted(candidate: Candidate) -> None:
    candidate.clocks.pass_s(90)
    candidate.clocks.steady_s = 30.0
    candidate.write("reopened", 0.0, exercise="board", gap_s=90.0)


def restarted_with_the_clock_set_back(candidate: Candidate) -> None:
    candidate.clocks.set_wall(-600)
    candidate.clocks.steady_s = 30.0
    candidate.write("reopened", 0.0, exercise="board", gap_s=0.0)


def slept(candidate: Candidate) -> None:
    candidate.write("beat", 300.0, exercise="board", remaining_s=100.0)


def answered_late(candidate: Candidate) -> None:
    candidate.beat("board", 620.0)
    candidate.answer("board", {"findings": []})


def said_at_once(candidate: Candidate) -> None:
    candidate.write("said", 3.0, exercise="board", choice="a")
    candidate.write("said", 0.2, exercise="board", choice="b")


ONLY_THE_CLOCK = "The machine was restarted, so there is only the wall clock for the time; it"


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (lambda candidate: candidate.clocks.pass_s(15), {}),
        (
            lambda candidate: candidate.clocks.set_wall(300),
            {"clock": "The clock was set forward by 5:00 min."},
        ),
        (lambda candidate: candidate.clocks.set_wall(-300), {"clock": "The clock was set back by 5:00 min."}),
        (reopened, {"gap": "The program did not run for 1:30 min of board."}),
        (
            restarted,
            {
                "restart": f"{ONLY_THE_CLOCK} gives 1:30 min.",
                "gap": "The program did not run for 1:30 min of board.",
            },
        ),
        (
            restarted_with_the_clock_set_back,
            {
                "restart": f"{ONLY_THE_CLOCK} went back by 10:00 min.",
                "gap": "The program did not run for 0 s of board.",
            },
        ),
        (slept, {"gap": "The program stood still for 5:00 min of board."}),
        (answered_late, {"overtime": "It was written 40 s after the time of board."}),
        (said_at_once, {"too_fast": "0.20 s after line 7: faster than a person decides."}),
    ],
)
def test_each_oddity_is_told(tmp_path: Path, meanwhile: Meanwhile, told: dict[str, str]) -> None:
    assert sealed_after(tmp_path, meanwhile) == list(told.items())


def test_a_thinking_pause_is_no_silence_and_not_the_exercises_time(tmp_path: Path) -> None:
    def thinks(candidate: Candidate) -> None:
        candidate.write("pause", exercise="board", minutes=3.0)
        candidate.write("go_on", 170.0, exercise="board")
        candidate.beat("board", 560.0)
        candidate.answer("board", {"findings": []})

    assert sealed_after(tmp_path, thinks) == []


def test_a_log_cut_back_to_begin_once_more_leaves_a_program_that_was_closed(tmp_path: Path) -> None:
    candidate = Candidate(tmp_path)
    before = candidate.log.file.read_bytes()
    candidate.begin("board")
    candidate.beat("board", 400.0)
    candidate.log.close()
    candidate.log.file.write_bytes(before)
    candidate.log = ChainedLog.open(candidate.log.file, candidate.clocks.both)
    candidate.write("reopened", 10.0, exercise=None, gap_s=415.0)
    candidate.begin("board")
    candidate.write("handed_in", exercise="board", by="candidate")
    told = [(flag.about, flag.sentence) for flag in result_in(read_envelope(candidate.seal())).flags]
    assert told == [("closed", "The program was closed for 6:55 min; no exercise was open.")]


def test_a_gap_is_as_long_as_the_clocks_say_whatever_is_written_of_it(tmp_path: Path) -> None:
    candidate = Candidate(tmp_path)
    candidate.begin("board")
    candidate.clocks.pass_s(90)
    candidate.write("reopened", 0.0, exercise="board", gap_s=1e308)
    candidate.write("handed_in", exercise="board", by="candidate")
    assert result_in(read_envelope(candidate.seal())).gaps == (("board", 90.0),)


def test_resting_between_two_exercises_is_nothing_to_look_into(tmp_path: Path) -> None:
    candidate = Candidate(tmp_path)
    for exercise in ("board", "mail"):
        candidate.begin(exercise)
        candidate.write("handed_in", exercise=exercise, by="candidate")
        candidate.clocks.pass_s(1200)
    assert result_in(read_envelope(candidate.seal())).flags == ()


def test_decisions_at_moments_that_the_time_does_not_fit_are_told_and_still_genuine(tmp_path: Path) -> None:
    early = [
        Taken(taken.seq, taken.at_s - 60.0 * number, taken.kind, taken.arguments)
        for number, taken in enumerate(played()[1])
    ]
    candidate = Candidate(tmp_path)
    write = candidate.write

    def written(kind: str, after_s: float = 1.0, /, **body: object) -> None:
        if kind == "decision" and body["seq"]:
            candidate.clocks.pass_s(20.0 * int(str(body["seq"])))
        write(kind, after_s, **body)

    candidate.write = written  # type: ignore[method-assign]
    found = verified(candidate.whole_test(early))
    assert found.genuine, found.steps[-1]
    moments = [flag.sentence for flag in found.flags if flag.about == "floor_time"]
    assert moments == [
        "The decision's moment on the floor is 20 s earlier than the time that had passed.",
        "The decision's moment on the floor is 40 s earlier than the time that had passed.",
    ]
