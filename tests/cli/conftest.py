"""Running commands as a user does, and runs that are stored already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from floorsim.__main__ import main
from floorsim.run.model_version import MODEL_VERSION
from floorsim.run.run import Run
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.models.scenario import Scenario
from floorsim.store import StoredRun, open_store
from floorsim.store.new_run import store_new_run
from tests.desk.desks import NINE, a_scenario, decide, message
from tests.measuring import result_json, score


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def floorsim(capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: object) -> Done:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(int(status), out, err)

    return run


@pytest.fixture
def scenario_file(tmp_path: Path) -> Path:
    """A small scenario as a file (JSON is YAML too)."""
    file = tmp_path / "small.yaml"
    file.write_text(canonical_json(a_scenario(messages=[message()])), encoding="utf-8")
    return file


def stored_run(
    scenario: Scenario | None = None,
    *,
    minutes: float | None = None,
    model_version: int = MODEL_VERSION,
    ledger: bool = True,
) -> StoredRun:
    """Plays a run with two decisions through the store, to its end or for so many minutes."""
    scenario = scenario or a_scenario(messages=[message()])
    with open_store() as store:
        stored = store_new_run(store, scenario, 4, names={"eve": "Evelyn"}, model_version=model_version)
        with store.open_journal(stored.id) as journal:
            run = Run(scenario, 4, names=stored.names, journal=journal)
            run.advance(NINE + 60)
            decide(run, "move_agents", agents=["eve"], to="voice", until="10:00")
            run.advance(NINE + 660)
            decide(run, "answer", message="m", choice="yes")
            if minutes is not None:
                run.advance(NINE + 60 * minutes)
                journal.save_clock(run.now_s)
            else:
                run.advance_to_end()
                result = {**result_json(run, every_figure=True), "parts": score(run).parts_json()}
                journal.finish(result, run.ledger.digest(), run.now_s)
                if ledger:
                    journal.keep_ledger(run.compiled, run.ledger)
        return store.get(stored.id)
