"""A scenario's proof in rows: its verdict, the ladder as bars with intervals, every part with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from floorsim.lab.proving.plays import Plays
from floorsim.lab.proving.proof import PARTS, Claim, Part, Proof
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.wording.numbers import counted, true_minus
from floorsim.wording.sentences import initial_capital

VERDICT_ROLES: Final = {
    "proved": Role.GOOD,
    "proved with remarks": Role.WARN,
    "not proved": Role.BAD,
}
FIGURES: Final = 26
"""Cells of the figures behind a bar."""
MOST_SENTENCES: Final = 6
"""Claims of a part of which each is told when they hold; of more they are counted."""


def proof_rows(proof: Proof, width: int) -> list[Row]:
    """The whole proof, for a screen or a terminal of this width."""
    rows = [verdict_row(proof), row_of((_played(proof), Role.DIM)), Row()]
    rows += [*ladder_rows(proof, width), Row()]
    for part in PARTS:
        rows += part_rows(proof, part, width)
    return rows


def verdict_row(proof: Proof) -> Row:
    """The verdict with its scenario."""
    told = initial_capital(proof.verdict)
    quick = ", a quick look" if proof.quick else ""
    return row_of((told, VERDICT_ROLES[proof.verdict]), f": {proof.scenario}, level {proof.level}{quick}")


def _played(proof: Proof) -> str:
    first, last, days = proof.seeds[0], proof.seeds[-1], len(proof.seeds)
    who = counted(len(proof.played), "supervisor")
    return f"{counted(days, 'day')} (seeds {first} to {last}), {who}, {counted(proof.runs, 'run')}"


def ladder_rows(proof: Proof, width: int) -> list[Row]:
    """The mean total of each policy as a bar from 0 to 100, with its 95% interval."""
    if not proof.played:
        return []
    names = max(map(len, proof.played))
    room = max(10, min(50, width - names - FIGURES - 2))
    head = f"{'':{names}}  {fit('total, 0 to 100', room)}  mean  95% interval  days"
    rows = [row_of((head, Role.DIM))]
    for policy, plays in proof.played.items():
        low, mean, high = _interval(plays)
        figures = f"{mean:6.1f}  {low:5.1f} to {high:5.1f}  {len(plays.by_seed):4d}"
        role = (
            Role.STRONG if policy in ("hands-off", "novice", "competent", "expert", "worked") else Role.TEXT
        )
        rows.append(row_of((fit(policy, names), role), "  ", (_bar(low, high, room), Role.ACCENT), figures))
    return rows


def _interval(plays: Plays) -> tuple[float, float, float]:
    total = plays.summary()
    low, high = total.ci95 or (total.mean, total.mean)
    return low, total.mean, high


def _bar(low: float, high: float, room: int) -> str:
    """Filled up to the lower end of the interval, a line up to its upper end."""
    begins, ends = round(low / 100.0 * room), round(high / 100.0 * room)
    return "█" * begins + "─" * max(1, ends - begins) + "·" * max(0, room - max(ends, begins + 1))


def part_rows(proof: Proof, part: Part, width: int) -> list[Row]:
    """One part: how many claims hold, what does not hold and why, and what was found where there is room."""
    claims = [claim for claim in proof.of(part) if claim.holds is not None]
    if not claims:
        return []
    held = len([claim for claim in claims if claim.holds])
    rows = [row_of((PARTS[part], Role.TITLE), f"  {held} of {len(claims)} hold")]
    for claim in _told(claims):
        rows += claim_rows(claim, width)
    return [*rows, Row()]


def _told(claims: list[Claim]) -> Iterator[Claim]:
    yield from (claim for claim in claims if claim.holds is False and not claim.remark)
    yield from (claim for claim in claims if claim.holds is False and claim.remark)
    if len(claims) <= MOST_SENTENCES:
        yield from (claim for claim in claims if claim.holds)


def claim_rows(claim: Claim, width: int) -> list[Row]:
    """One claim in a sentence behind its mark: it holds, it does not, or it is a remark."""
    mark, role = ("✓", Role.GOOD) if claim.holds else ("▲", Role.WARN) if claim.remark else ("✕", Role.BAD)
    first, *more = wrapped(true_minus(claim.reason), width - 2) or [Row()]
    indented = [Row((("  ", Role.TEXT), *row.spans)) for row in more]
    return [Row(((f"{mark} ", role), *first.spans)), *indented]
