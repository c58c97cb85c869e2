"""The proof of a scenario on the workbench: how far it has come, and what it shows so far or in the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from floorsim.lab.proving.proof import PARTS, Proof
from floorsim.present.proof_rows import ladder_rows, part_rows, proof_rows
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.wording.numbers import counted

BAR_CELLS: Final = 30
WHAT_IT_DOES: Final = (
    "r plays the scenario with every automated supervisor on ten days, in the background and out of the way "
    "of what you do: whether better play scores better, whether exploits and traps lose, whether the worked "
    "run fits. a plays thirty days, which takes minutes; c stops it."
)


@dataclass(frozen=True, slots=True)
class ProofState:
    """Where the proof stands."""

    saved: str = ""
    """When the version that is proved was saved, for the reader; empty before the first proof."""
    done: int = 0
    total: int = 0
    """Runs; 0 before the first has come in."""
    what: str = ""
    """What was played last."""
    proof: Proof | None = None
    """As it stands with the runs that are in; None before there is anything to tell."""
    running: bool = False
    given_up: bool = False


def proof_page_rows(state: ProofState, is_newest: bool, width: int) -> list[Row]:
    """The whole page; `is_newest` says whether the file was left alone since."""
    if not state.saved:
        return wrapped(WHAT_IT_DOES, width - 2, indent=" ")
    rows: list[Row] = []
    if not is_newest:
        words = (
            f"This is the proof of the version of {state.saved}; the file was saved since. r starts again."
        )
        rows += wrapped(words, width - 2, Role.WARN, indent=" ")
    if not state.running and not state.given_up and state.proof is not None:
        return [*rows, *_inset(proof_rows(state.proof, width - 1))]
    rows += [_so_far(state), Row()]
    if state.proof is not None:
        rows += [row_of((" On the runs that are in, which settle nothing yet:", Role.DIM)), Row()]
        rows += [*_inset(ladder_rows(state.proof, width - 1)), Row()]
        rows += _inset(row for part in PARTS for row in part_rows(state.proof, part, width - 1))
    return rows


def _inset(rows: Iterable[Row]) -> list[Row]:
    """Rows that begin one cell further right, as all others of the workbench."""
    return [Row(((" ", Role.TEXT), *row.spans)) for row in rows]


def _so_far(state: ProofState) -> Row:
    if state.given_up:
        return row_of((f" Stopped after {state.done} of {counted(state.total, 'run')}.", Role.WARN))
    part = state.done / state.total if state.total else 0.0
    bar = ("█" * round(part * BAR_CELLS)).ljust(BAR_CELLS, "·")
    told = f"{state.done} of {counted(state.total, 'run')}" if state.total else "beginning"
    return row_of((f" {bar} ", Role.ACCENT), (told, Role.STRONG), (f"  {state.what}", Role.DIM))
