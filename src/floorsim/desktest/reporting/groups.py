"""The groups of candidates, from a CSV that is read for one report and kept nowhere."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from floorsim.errors import UsageError
from floorsim.scenario.files import told
from floorsim.scenario.importing.export_text import export_text
from floorsim.wording.names import listed, nearest
from floorsim.wording.sentences import shown

CANDIDATE: Final = "candidate"
"""Heads the column of candidates' ids."""


Groups = Mapping[str, Mapping[str, str]]
"""By each column of the file and each candidate, the group."""


def read_groups(file: Path, programme: Path, candidates: Collection[str]) -> Groups:
    """Read a CSV with a column `candidate` and a column for each way of grouping.

    Args:
        file: the CSV; commas or semicolons.
        programme: the programme's folder, in which it must not lie.
        candidates: ids that may stand in it.

    Raises:
        UsageError: it can't be read, lies in the programme, or a line is wrong; the sentence names the line.
    """
    if programme.resolve() in file.resolve().parents:
        raise UsageError(
            f"{told(file)} lies in the programme's folder, where results are; keep groups apart from them, "
            "in another folder."
        )
    try:
        raw = file.read_bytes()
    except OSError as reason:
        raise UsageError(f"{told(file)} cannot be read ({reason.strerror}); name a CSV.") from reason
    text = export_text(raw, str(file)).text
    head = text.partition("\n")[0]
    rows = csv.reader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ",")
    names = [one.strip() for one in next(rows)]
    _require_heads(names, file)
    place = names.index(CANDIDATE)
    columns: dict[str, dict[str, str]] = {name: {} for name in names if name != CANDIDATE}
    seen: dict[str, int] = {}
    for cells in rows:
        line = rows.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            raise UsageError(f"{told(file)}:{line}: {len(cells)} cells stand here; write {len(names)}.")
        candidate = cells[place].strip()
        _require_candidate(candidate, candidates, seen, f"{told(file)}:{line}")
        seen[candidate] = line
        for name, cell in zip(names, cells, strict=True):
            if name != CANDIDATE and cell.strip():
                columns[name][candidate] = cell.strip()
    return columns


def _require_heads(names: list[str], file: Path) -> None:
    if CANDIDATE not in names:
        near = nearest(CANDIDATE, names)
        hint = f"rename {shown(near)} to candidate" if near else "write the candidates' ids under candidate"
        raise UsageError(f"{told(file)}:1: no column is headed candidate; {hint}.")
    if len(names) < 2:
        raise UsageError(f"{told(file)}:1: there is no column of groups; add one, such as age_band.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice or "" in names:
        raise UsageError(f"{told(file)}:1: every column needs a name of its own; rename {listed(twice)}.")


def _require_candidate(id: str, candidates: Collection[str], seen: Mapping[str, int], where: str) -> None:
    if id in seen:
        raise UsageError(f"{where}: {shown(id)} stands in line {seen[id]} already; keep one of them.")
    if id not in candidates:
        near = nearest(id, candidates)
        hint = f"did you mean {near}?" if near else "write an id of the programme, or leave the line out."
        raise UsageError(f"{where}: {shown(id)} is no candidate of this programme; {hint}")
