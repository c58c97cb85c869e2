"""What `floorsim runs` says about one run: its scores and decisions, and what happened in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from floorsim.cli.output import echo, echo_line, print_table
from floorsim.store.results import fault_in
from floorsim.wording.numbers import counted
from floorsim.wording.score_names import SCORE_NAMES
from floorsim.wording.times import clock

if TYPE_CHECKING:
    from floorsim.run.run import Run
    from floorsim.store import StoredDecision, StoredRun


def stored_json(stored: StoredRun, decisions: Iterable[StoredDecision]) -> dict[str, Any]:
    """What is stored of a run beside what the list shows."""
    result = stored.result or {}
    return {
        "names": dict(stored.names),
        "parts": result.get("parts"),
        "channels": result.get("channels"),
        "floor": result.get("floor"),
        "decisions": [
            {"at_s": one.at_s, "do": one.kind, "arguments": dict(one.arguments)} for one in decisions
        ],
    }


def print_stored(stored: StoredRun, decisions: Sequence[StoredDecision]) -> None:
    """Print a stored run: what it is, its scores with their parts, its decisions."""
    echo_line(f"{stored.title} ({stored.scenario_id}), seed {stored.seed}, run {stored.id}")
    if stored.result is None:
        reached = clock(stored.clock_s) if stored.clock_s else "the start"
        echo(f"Not played to its end: it stands at {reached}; `floorsim play --resume {stored.id}` goes on.")
    elif fault := fault_in(stored.result):
        echo(f"Its stored result is damaged ({fault}); `floorsim runs replay {stored.id}` computes it again.")
    else:
        _print_scores(stored.result["scores"], stored.result.get("parts") or {})
    echo()
    echo(counted(len(decisions), "decision"))
    if decisions:
        rows = [(clock(one.at_s), one.kind, _arguments(one, stored.names)) for one in decisions]
        print_table(("at", "decision", ""), rows)


def _print_scores(scores: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> None:
    for key, name in SCORE_NAMES.items():
        echo(f"{name:26}{scores[key]:6.1f}")
        for part in parts.get(key, ()):
            echo_line(f"  {part['points']:6.1f}  {part['label']}: {part['figure']}")
    for gate in scores["gates"]:
        echo_line(f"Gate failed: {gate}")


def _arguments(decision: StoredDecision, names: Any) -> str:
    """Arguments in words, agents under the names that the player saw."""

    def worded(value: Any) -> str:
        if isinstance(value, list | tuple):
            return ", ".join(worded(one) for one in value)
        return str(names.get(value, value)) if isinstance(value, str) else str(value)

    return "; ".join(f"{key} {worded(value)}" for key, value in decision.arguments.items())


def replay_json(run: Run) -> dict[str, Any]:
    """A run computed again: what the log says, and the scores and figures."""
    from floorsim.scoring.evidence import Evidence
    from floorsim.scoring.result import result_json

    view = run.observe()
    return {
        "reached_s": run.now_s,
        "log": [{"at_s": line.at_s, "kind": line.category, "text": line.text} for line in view.log],
        "result": result_json(Evidence(run.compiled, run.ledger)),
    }


def print_replay(stored: StoredRun, run: Run) -> None:
    """Print a run computed again: its log and its scores."""
    from floorsim.scoring.evidence import Evidence
    from floorsim.scoring.score import score

    echo_line(f"{stored.title} ({stored.scenario_id}), seed {stored.seed}, run {stored.id}")
    echo()
    for line in run.observe().log:
        echo_line(f"{clock(line.at_s)}  {line.category:8}  {line.text}")
    echo()
    card = score(Evidence(run.compiled, run.ledger))
    if not run.ended:
        echo(f"As it stands at {clock(run.now_s)}:")
    _print_scores(card.as_json(), card.parts_json())
