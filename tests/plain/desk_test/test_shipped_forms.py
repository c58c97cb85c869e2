"""Every shipped desk test, taken by a listener from the transcript alone; its result is genuine."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from floorsim.desktest.package.library import shipped_tests
from floorsim.desktest.proof.result import read_envelope, result_in
from floorsim.desktest.proof.verifying import verified
from floorsim.play.desk_test.admitting import open_sitting
from tests.desktest.hand_clocks import HandClocks
from tests.plain.desk_test.listener import WAIT, Rule, any_number, in_turn
from tests.plain.desk_test.test_taking import EMAIL, INTRODUCTION, taken

ON_THE_FLOOR = """status; callbacks voice; incident post; what changed; team; inbox; read 1; answer 1; plan;
    read 2; answer 2; drivers; own break 5; quality; read 3; answer 3; log all; answer 4; answer 5; my time"""


def rules(chance: Random) -> list[Rule]:
    return [
        *INTRODUCTION,
        ("^exercise: Now the note", "What was agreed."),
        ("^done: line 1 kept, 3", "done"),
        *EMAIL,
        ("^question: .*(Hand in|Confirm|Make time)", "yes"),
        ("^question: .*Type a number", "10"),
        ("^question: .*Which figures support", "The figures at noon."),
        (
            "^choose: What next",
            in_turn("2", "3", "comments", "findings", "cause", "action", "check", "hand in"),
        ),
        ("^choose: Which three", "1 3 5"),
        ("^choose: .*type answer", WAIT),
        ("^choose", any_number(chance)),
        ("", in_turn(*(line.strip() for line in ON_THE_FLOOR.split(";")))),
        ("", WAIT),
    ]


@pytest.mark.library_full
@pytest.mark.parametrize("form", list(shipped_tests()))
def test_a_shipped_form_is_taken_from_the_transcript_alone(form: str, tmp_path: Path) -> None:
    clocks = HandClocks()
    sitting = open_sitting(form, tmp_path, rehearsal=True, clocks=clocks.both)
    listener = taken(sitting, clocks, *rules(Random(4)))
    assert sitting.stage == "finished", listener.heard[-20:]
    sitting.close()
    result = tmp_path / f"{sitting.introduction.sitting}.result"
    assert verified(result).genuine
    assert len(result_in(read_envelope(result)).answers) >= 3
    assert any(result_in(read_envelope(result)).decisions.values())
