"""The page of what each decision was measured to be worth: from data/worth, without playing anything."""

from __future__ import annotations

from floorsim.desk.decisions.worth import Measured, RowWorth, measured_rows

INTRODUCTION = """\
# What each decision is worth

Each row of the decision catalogue, measured: the same small scenario and the same seeds, played with a
decision and without it (or with another one). *Gain* is the mean difference of the figure over those days
with its 95% interval by Student's t; above zero is better, whatever the figure. No decision adds points to a
score: what stands here came out of the floor, its people, its customers and the constants of the other pages.

These scenarios are small and made so that the decision matters; elsewhere it may be worth more, less or the
opposite. *Best* is a situation in which the decision is right. *Tempting* is one in which something that
looks good is measured wrong. `python -m benchmarks.worth --write` measures again
([how](../../benchmarks/worth/README.md)); `floorsim decisions show` tells the same.

*This page is generated from `data/worth` by `python docs/generate.py`; a test checks that it is current.*

| row | | what is played | against | figure | gain | days |
| --- | --- | --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    lines = [line for row in measured_rows() for line in _lines(row)]
    notes = [f"- **{', '.join(row.codes)}**: {row.because}" for row in measured_rows()]
    return INTRODUCTION + "\n".join(lines) + "\n\n## Why\n\n" + "\n".join(notes) + "\n"


def _lines(row: RowWorth) -> list[str]:
    parts = {"best": row.better, "tempting": row.tempting}
    return [_line(row, name, one) for name, one in parts.items() if one is not None]


def _line(row: RowWorth, name: str, one: Measured) -> str:
    right = one.sign == (1 if name == "best" else -1)
    gain = one.effect() + ("" if right else " (not shown)")
    cells = (", ".join(row.codes), name, one.says, one.against, one.figure, gain, str(one.seeds))
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
