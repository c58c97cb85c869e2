"""A scenario file on the workbench."""

import json
from pathlib import Path
from typing import Any

import pytest

from floorsim.cli.loading import checked_with_forms
from floorsim.errors import FloorsimError, ScenarioError
from floorsim.lab.gathering import GivenUpError
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.play.workbench.file_bench import FileBench
from floorsim.present.workbench.start import StartFrom
from floorsim.scenario.canonical import canonical_json
from floorsim.store import open_store
from tests.desk.desks import MIN, NINE, a_scenario, message

RED = {"wall": {"measure": "waiting", "channel": "voice", "over": 1}}
UNSEEN = {
    "id": "outage",
    "title": "Outage",
    "from": "09:05",
    "to": "10:00",
    "effects": [{"handle": {"times": 1.5}}],
}
"""An incident of which nobody has noted what can be seen of it."""
WORKED = [{"at": "09:12", "do": "answer", "message": "m", "choice": "no", "because": "It can wait."}]


def write(file: Path, **changes: Any) -> Path:
    scenario = a_scenario(messages=[message(), message("red", at=None, when=RED)], expert=WORKED, **changes)
    file.write_text(json.dumps(json.loads(canonical_json(scenario)), indent=1), encoding="utf-8")
    return file


@pytest.fixture
def bench(tmp_path: Path) -> FileBench:
    return FileBench(str(write(tmp_path / "mine.yaml")), lambda run: pytest.fail("nothing is begun"))


def file_of(bench: FileBench) -> Path:
    return Path(bench.file)


def test_a_valid_file_is_previewed_and_what_a_save_changes_is_told(bench: FileBench) -> None:
    first = bench.read()
    assert (first.faults, first.changes) == ((), ())
    assert first.version is not None
    assert first.version.has_worked_run
    write(file_of(bench), debrief=["What now?"], decisions={"overtime_budget": "1h"})
    assert [bench.has_changed(), bench.has_changed()] == [False, True]
    second = bench.read()
    assert not bench.has_changed()
    assert second.changes == ("Nothing on this page has changed.",)
    assert second.version is not None
    assert second.version.notes.questions == ("What now?",)


def test_a_file_that_is_no_longer_valid_keeps_what_was_valid_and_shows_its_faults_with_their_lines(
    bench: FileBench,
) -> None:
    valid = bench.read()
    file = file_of(bench)
    file.write_text(file.read_text(encoding="utf-8").replace('"09:10"', '"9"'), encoding="utf-8")
    wrong = bench.read()
    assert wrong.version is valid.version
    (fault,) = wrong.faults
    assert (fault.is_error, fault.source) == (True, bench.file)
    assert '"9"' in fault.text
    assert fault.text[fault.column - 1 :].startswith('"9"')
    assert "08:00" in fault.right


def test_it_tells_what_the_check_tells(bench: FileBench) -> None:
    write(file_of(bench), incidents=[UNSEEN], meta={"id": "m", "title": "M", "objectives": ["See it."]})
    told = checked_with_forms(bench.file).warnings
    assert [fault.wrong for fault in bench.read().faults] == [fault.wrong for fault in told]
    assert len(told) > 0


def test_a_file_that_is_gone_is_a_fault_like_another(bench: FileBench) -> None:
    bench.read()
    file_of(bench).unlink()
    (fault,) = bench.read().faults
    assert fault.wrong == "there is no such file"


def test_there_is_no_workbench_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="there is no such file"):
        FileBench(str(tmp_path / "none.yaml"), lambda run: pytest.fail("nothing is begun"))


def test_it_leads_up_to_a_time_with_nobody_deciding_or_after_the_worked_run(bench: FileBench) -> None:
    bench.read()
    left_alone = bench.lead_up(StartFrom(NINE + 20 * MIN))
    assert (left_alone.now_s, left_alone.taken) == (NINE + 20 * MIN, [])
    worked = bench.lead_up(StartFrom(NINE + 20 * MIN, worked=True, seed=2))
    assert [(one.kind, one.at_s) for one in worked.taken] == [("answer", NINE + 12 * MIN)]
    before = bench.lead_up(StartFrom(NINE + 11 * MIN, worked=True))
    assert (before.now_s, before.taken) == (NINE + 11 * MIN, [])


def test_a_message_on_a_condition_is_waited_for(bench: FileBench) -> None:
    bench.read()
    run = bench.lead_up(StartFrom(None, message="red"))
    came = [item for item in run.observe().inbox if item.id == "red"]
    assert len(came) == 1
    assert run.now_s - came[0].at_s <= MIN


def test_what_cannot_be_reached_is_refused_with_a_sentence(bench: FileBench) -> None:
    with pytest.raises(FloorsimError, match="not valid yet"):
        bench.lead_up(StartFrom(NINE))
    bench.read()
    with pytest.raises(FloorsimError, match="does not come when nobody decides with seed 1"):
        bench.lead_up(StartFrom(None, message="never"))
    with pytest.raises(FloorsimError, match="nothing to play from"):
        bench.lead_up(StartFrom(NINE * 9))


def test_leading_up_ends_when_it_is_given_up(bench: FileBench) -> None:
    bench.read()
    with pytest.raises(GivenUpError):
        bench.lead_up(StartFrom(NINE + 20 * MIN), lambda: True)


def test_what_is_begun_is_practice_with_the_decisions_up_to_then(tmp_path: Path) -> None:
    file = write(tmp_path / "mine.yaml")
    with open_store() as store:
        library = StoredRunLibrary(store)
        bench = library.workbench(str(file))
        bench.read()
        session = bench.begin(bench.lead_up(StartFrom(NINE + 20 * MIN, worked=True)))
        try:
            assert (session.now_s, session.ended) == (NINE + 20 * MIN, False)
        finally:
            session.close()
        (entry,) = library.runs()
        assert (entry.practice, entry.ended) == (True, False)
        assert library.standings() == {}
        resumed = library.resume(entry.id)
        try:
            assert resumed.observe() == session.observe()
        finally:
            resumed.close()


def test_the_proof_is_of_the_last_valid_version(bench: FileBench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    class Pool:
        def __enter__(self) -> str:
            return "pool"

        def __exit__(self, *_: object) -> None:
            asked.append("left")

    def prove(scenario: object, seeds: object, pool: object, *rest: object, **options: object) -> str:
        asked.extend([seeds, pool, options["quick"]])
        return "proof"

    monkeypatch.setattr("floorsim.play.workbench.file_bench.Processes", lambda jobs, stand_back: Pool())
    monkeypatch.setattr("floorsim.play.workbench.file_bench.prove", prove)
    with pytest.raises(FloorsimError, match="not valid yet"):
        bench.prove([1], True, lambda progress: None, lambda: False)
    bench.read()
    assert bench.prove([1], True, lambda progress: None, lambda: False) == "proof"  # type: ignore[comparison-overlap]
    assert asked == [[1], "pool", True, "left"]
