"""What graders read: everything that was answered, and nothing that says who answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.desktest.grading.blind import Blind
from floorsim.desktest.grading.scripts import Script
from floorsim.desktest.grading.shown import shown
from tests.desktest.grading.made_up import MadeUp, script


def read(folder: Path, one: Script, exercise: str = "email") -> list[str]:
    item = Blind("P1", "ann").answer(MadeUp(folder, [one]).exercise(exercise), one)
    return [f"{piece.head}: {piece.text}" for piece in shown(item)]


def test_the_candidates_name_is_masked_wherever_it_is_a_name(tmp_path: Path) -> None:
    body = "Will Ostrowski here. We will call. Call Ostrowski.\nWILL  OSTROWSKI\n- will -\nIt will do."
    told = read(tmp_path, script(1, body, names=("Will Ostrowski",)))
    assert told[1] == "answer: [name] here. We will call. Call [name].\n[name]\n[name]\nIt will do."


def test_the_candidates_own_ids_are_masked_too(tmp_path: Path) -> None:
    one = script(1)
    told = read(tmp_path, script(1, f"From {one.candidate.upper()}, sitting {one.sitting}."))
    assert told[1] == "answer: From [name], sitting [name]."


def test_a_name_that_the_exercise_uses_is_somebody_else(tmp_path: Path) -> None:
    told = read(tmp_path, script(1, "Marek reports at 10. Yours, Marek Nowak", names=("Marek Nowak",)))
    assert told[1] == "answer: Marek reports at 10. Yours, [name]"


def test_a_particle_or_an_initial_is_no_name_of_its_own(tmp_path: Path) -> None:
    told = read(tmp_path, script(1, "De facto N is up. N. de Vries, NOOR DE VRIES", names=("Noor de Vries",)))
    assert told[1] == "answer: De facto N is up. N. de [name], [name]"


@pytest.mark.parametrize(
    ("name", "written", "read_as"),
    [
        ("José Ramírez", "Yours, Jose\u0301 Rami\u0301rez", "Yours, [name]"),
        ("Jose\u0301 Rami\u0301rez", "José’s floor, Jose\u0301.", "[name]’s floor, [name]."),
        ("José Ramírez", "Jose Ramirez, resumé below", "[name], resumé below"),
        ("Kathleen O'Brien", "Ms O’Brien, kathleen.obrien@shop.example", "Ms [name], [name]@shop.example"),
        (
            "Anna-Maria Lopez",
            "Anna; Anna Maria; Maria\u2011Lopez",
            "[name]; [name] [name]; [name]\u2011[name]",
        ),
        ("Ana Silva", "ana.silva@shop.example, Ana_Silva", "[name]@shop.example, [name]"),
    ],
)
def test_a_name_in_other_writing_is_masked_too(tmp_path: Path, name: str, written: str, read_as: str) -> None:
    assert read(tmp_path, script(1, written, names=(name,)))[1] == f"answer: {read_as}"


def test_a_piece_of_an_id_is_a_number_like_others(tmp_path: Path) -> None:
    told = read(tmp_path, script(1, "0001 calls, 2777 emails.", sitting="3X1M-2777-8F0R"))
    assert told[1] == "answer: 0001 calls, 2777 emails."


def test_an_email_comes_with_its_length(tmp_path: Path) -> None:
    assert read(tmp_path, script(1, "Back since ten.")) == [
        "answer: subject: Logins",
        "answer: Back since ten.",
        "words: 3 words",
    ]


def test_what_was_never_written_is_said(tmp_path: Path) -> None:
    told = read(tmp_path, script(1, answers={}))
    assert told == ["answer: subject: Nothing was written.", "answer: Nothing was written.", "words: 0 words"]


def test_a_dashboard_answer_has_what_was_chosen_and_said_of_it(tmp_path: Path) -> None:
    answer = {
        "findings": [{"id": "finding2", "words": "As Ann Lee saw."}, {"id": "finding1"}],
        "cause": {"id": "cause0", "words": ""},
        "check": {"id": "check3", "words": "With planning."},
    }
    told = read(tmp_path, script(1, answers={"dashboard": answer}, names=("Ann Lee",)), "dashboard")
    assert told == [
        'answer: finding 1: The finding 2. In own words: "As [name] saw."',
        "answer: finding 2: The finding 1. No words of their own.",
        "answer: finding 3: nothing was chosen.",
        "answer: cause: The cause 0. No words of their own.",
        "answer: action: nothing was chosen.",
        'answer: to check: The check 3. In own words: "With planning."',
    ]
