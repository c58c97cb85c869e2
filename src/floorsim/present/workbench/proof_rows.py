"""The proof of a scenario as it runs: how far it has come, the verdict so far, claim by claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from floorsim.lab.proving.proof import PARTS, Claim, Proof
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital

BAR_CELLS: Final = 30


@dataclass(frozen=True, slots=True)
class ProofState:
    """Where the proof stands."""

    saved: str = ""
    """When the version that is proved was saved, for the reader."""
    done: int = 0
    total: int = 0
    """Runs; 0 before the first has come in."""
    what: str = ""
    """What was played last."""
    proof: Proof | None = None
    """As it stands with the runs that are in; None before there is anything to tell."""
    running: bool = False
    failed: str = ""
    """Why it could not go on, in a sentence."""
    given_up: bool = False


def proof_rows(state: ProofState, is_newest: bool, width: int) -> list[Row]:
    """The whole page."""
    if not state.saved:
        return wrapped(
            "r plays the scenario with every automated supervisor on ten days, in the background and out of "
            "the way of what you do: whether better play scores better, whether exploits and traps lose, "
            "whether the worked run fits. R plays thirty days, which takes minutes. c gives it up.",
            width - 2,
            indent=" ",
        )
    rows = [*_where(state), Row()]
    if not is_newest:
        words = f"This is the proof of the version of {state.saved}; the file was saved since. r begins anew."
        rows[1:1] = wrapped(words, width - 2, Role.WARN, indent=" ")
    if state.failed:
        rows += wrapped(state.failed, width - 2, Role.BAD, indent=" ")
    if state.proof is None:
        return rows
    for part, title in PARTS.items():
        claims = state.proof.of(part)
        if claims:
            rows.append(row_of((f" {title}", Role.TITLE)))
        for claim in claims:
            rows += _claim(claim, state.running, width)
    return rows


def _where(state: ProofState) -> list[Row]:
    verdict = "" if state.proof is None else state.proof.verdict
    if state.running or not state.total:
        part = state.done / state.total if state.total else 0.0
        bar = ("█" * round(part * BAR_CELLS)).ljust(BAR_CELLS, "·")
        told = f"{state.done} of {counted(state.total, 'run')}" if state.total else "beginning"
        spans = [(f" {bar} ", Role.ACCENT), (told, Role.STRONG), (f"  {state.what}", Role.DIM)]
        return [row_of(*spans)]
    if state.given_up:
        return [row_of((f" Given up after {state.done} of {counted(state.total, 'run')}.", Role.WARN))]
    role = Role.GOOD if verdict == "proved" else Role.WARN if verdict.startswith("proved") else Role.BAD
    return [row_of((f" {initial_capital(verdict)}", role), (f", {counted(state.done, 'run')}", Role.DIM))]


def _claim(claim: Claim, running: bool, width: int) -> list[Row]:
    mark, role = {
        True: ("✓ holds", Role.GOOD),
        False: ("✕ fails", Role.BAD),
        None: ("· not asked", Role.DIM),
    }[claim.holds]
    if claim.holds is False and claim.remark:
        mark, role = "◆ remark", Role.WARN
    elif claim.holds is not None and running:
        mark, role = ("✓ so far", Role.GOOD) if claim.holds else ("◆ not yet", Role.WARN)
    found = f": {claim.found}" if claim.found else ""
    first, *rest = wrapped(f"{mark} {claim.says}{found}", width - 2, indent="  ", hang="    ")
    head = f"  {mark}"
    rows = [row_of((head, role), first.text[len(head) :]), *rest]
    if claim.holds is False and not running:
        rows += wrapped(claim.reason, width - 2, indent="      ")
    return rows
