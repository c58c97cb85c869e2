"""The pages of the workbench in rows."""

from dataclasses import replace

from floorsim.lab.proving.proof import Claim, Proof
from floorsim.present.workbench.proof_page import ProofState, proof_page_rows
from floorsim.present.workbench.rows import change_rows, fault_rows, notes_rows, status_row
from floorsim.present.workbench.view import BenchView, FaultLine
from tests.present.workbench.bench_views import FAULT, WARNING, a_version, a_view


def text(rows: object) -> str:
    return "\n".join(row.text.rstrip() for row in rows)  # type: ignore[attr-defined]


def test_a_fault_stands_at_its_line_with_a_mark_under_its_column_and_what_would_be_right() -> None:
    rows, cursor = fault_rows(a_view(faults=(FAULT, WARNING)), 1, 80)
    shown = text(rows).splitlines()
    at = shown.index("   12       target: {share: 80, within: 30s}")
    assert shown[at + 1].index("↑") == shown[at].index("80")
    assert shown[at + 2] == "  '80' is more than the whole."
    assert shown[at + 3] == "  Write 80%."
    assert cursor == shown.index("▸◆ warning line 40, column 3 of other.yaml  floor.agents")


def test_a_long_line_is_moved_so_that_the_column_is_in_sight() -> None:
    long = replace(FAULT, column=300, text="x" * 299 + "y" + "x" * 100)
    rows, _ = fault_rows(a_view(faults=(long,)), 0, 80)
    line, mark = rows[1].text, rows[2].text
    assert line[mark.index("↑")] == "y"
    assert all(row.width <= 80 for row in rows)


def test_the_status_says_what_is_shown_while_the_file_is_not_valid() -> None:
    assert status_row(a_view(), False).text == " garden.yaml, saved 10:31:22: ▲ valid"
    assert status_row(a_view(faults=(WARNING,)), False).text.endswith("valid, 1 warning")
    wrong = replace(a_view(faults=(FAULT,)), saved="10:40:00")
    assert status_row(wrong, False).text.endswith("▼ 1 fault; showing 10:31:22")
    assert status_row(BenchView("garden.yaml", ""), True).text == " Reading garden.yaml …"


def test_changes_are_told_until_there_are_more_than_anybody_reads() -> None:
    assert change_rows(a_view(), 80) == []
    told = change_rows(replace(a_view(), changes=tuple(f"Change {n}." for n in range(60))), 80)
    assert told[-1].text == " and 20 more"


def test_the_notes_have_the_worked_run_with_reasons_the_traps_and_the_questions() -> None:
    shown = text(notes_rows(a_version().notes, 80))
    assert "10:47  Change the announcement: Voice, known issue" in shown
    assert "A notice helps a part of them at once" in shown
    assert "10:53  Answer “Van 2”: “We tell them late" in shown
    assert "Trap: Both from chat to voice" in shown
    assert "Tempting: 11:05 Move agents to another channel: Noa Weiss and Rui Costa, to" in shown
    assert "Which of your decisions would you keep?" in shown


def a_claim(holds: bool | None, *, remark: bool = False) -> Claim:
    return Claim(
        "ladder", "novice < competent", "interval > 0", "+3", holds, "It is too easy.", remark=remark
    )


def a_proof(*claims: Claim) -> Proof:
    return Proof("garden", "sha", 6, 2, (1,), False, {}, claims)


def test_the_proof_says_how_far_it_is_and_settles_nothing_before_it_is_done() -> None:
    running = ProofState("10:31:22", 37, 200, "novice, seed 4", a_proof(a_claim(False)), running=True)
    shown = text(proof_page_rows(running, True, 80))
    assert "37 of 200 runs  novice, seed 4" in shown
    assert "which settle nothing yet" in shown
    assert "Not proved" not in shown
    done = text(proof_page_rows(replace(running, running=False, done=200), True, 80))
    assert "Not proved: garden, level 2" in done
    assert "✕ It is too easy." in done


def test_a_proof_of_an_older_version_says_so_and_one_that_was_given_up_keeps_what_it_has() -> None:
    done = ProofState("10:31:22", 2, 2, "", a_proof(a_claim(True), a_claim(False, remark=True)))
    assert "the file was saved since" in text(proof_page_rows(done, False, 80))
    given_up = text(proof_page_rows(replace(done, given_up=True), True, 80))
    assert "Stopped after 2 of 2 runs." in given_up
    assert "▲ It is too easy." in given_up
    assert "r plays the scenario" in text(proof_page_rows(ProofState(), True, 80))


def test_a_fault_without_a_line_says_what_is_wrong_and_a_question_keeps_its_mark() -> None:
    gone = FaultLine("garden.yaml", 0, 0, "", "there is no such file", "did you mean big.yaml?", True, "")
    shown = text(fault_rows(a_view(faults=(gone,)), 0, 80)[0]).splitlines()
    assert shown[:3] == ["▸▼ fault", "  There is no such file.", "  Did you mean big.yaml?"]
