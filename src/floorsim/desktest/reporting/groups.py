"""The groups of candidates, from a CSV that is read for one report and kept nowhere."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from floorsim.errors import UsageError
from floorsim.scenario.files import told
from floorsim.scenario.importing.export_text import export_text
from floorsim.wording.names import listed, nearest
from floorsim.wording.numbers import counted
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
    wrong = _wrong_heads(names)
    columns: dict[str, dict[str, str]] = {name: {} for name in names if name != CANDIDATE}
    seen: dict[str, int] = {}
    for cells in rows if wrong is None else ():
        if not any(cell.strip() for cell in cells):
            continue
        found = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
        id = found.pop(CANDIDATE, "")
        wrong = _wrong_line(id, cells, names, candidates, seen)
        if wrong is not None:
            break
        seen[id] = rows.line_num
        for name, group in found.items():
            if group:
                columns[name][id] = group
    if wrong is not None:
        raise UsageError(f"{told(file)}:{rows.line_num}: {wrong}")
    return columns


def _wrong_heads(names: Sequence[str]) -> str | None:
    if CANDIDATE not in names:
        near = nearest(CANDIDATE, names)
        hint = f"rename {shown(near)} to candidate" if near else "write the candidates' ids under candidate"
        return f"no column is headed candidate; {hint}."
    if len(names) < 2:
        return "there is no column of groups; add one, such as age_band."
    twice = sorted({name for name in names if names.count(name) > 1 or not name})
    return f"every column needs a name of its own; rename {listed(map(shown, twice))}." if twice else None


def _wrong_line(
    id: str, cells: Sequence[str], names: Sequence[str], known: Collection[str], seen: Mapping[str, int]
) -> str | None:
    if len(cells) != len(names):
        return f"the line has {counted(len(cells), 'cell')}; write {len(names)}."
    if id in seen:
        return f"{shown(id)} is in line {seen[id]} already; keep one of them."
    if id in known:
        return None
    near = nearest(id, known)
    hint = f"did you mean {near}?" if near else "write an id of the programme, or leave the line out."
    return f"{shown(id)} is no candidate of this programme; {hint}"
