"""The groups of candidates, from a CSV that is read for one report and kept nowhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from floorsim.desktest.programme.register import plain_id
from floorsim.errors import UsageError
from floorsim.scenario.files import read_file, told
from floorsim.scenario.forecast.rows import rows_in
from floorsim.scenario.importing.export_text import LARGEST_EXPORT, export_text
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
        candidates: ids that may stand in it, capitals and dashes aside.

    Raises:
        UsageError: it lies in the programme, or a line is wrong; the sentence names the line.
        ScenarioError: it can't be read, or is no CSV.
    """
    if programme.resolve() in file.resolve().parents:
        raise UsageError(
            f"{told(file)} lies in the programme's folder, where results are; keep groups apart from them, "
            "in another folder."
        )
    text = export_text(read_file(file, LARGEST_EXPORT), str(file)).text
    head = text.partition("\n")[0]
    rows = [
        (row.line, [cell.text.strip() for cell in row.cells])
        for row in rows_in(text, str(file), ";" if head.count(";") > head.count(",") else ",")
        if not row.is_empty
    ]
    line, names = rows[0] if rows else (1, [])
    wrong = _wrong_heads(names)
    known = {plain_id(id): id for id in candidates}
    columns: dict[str, dict[str, str]] = {name: {} for name in names if name != CANDIDATE}
    seen: dict[str, int] = {}
    for line, cells in rows[1:] if wrong is None else ():
        found = dict(zip(names, cells, strict=False))
        written = found.pop(CANDIDATE, "")
        id = known.get(plain_id(written), written)
        wrong = _wrong_line(id, cells, names, candidates, seen)
        if wrong is not None:
            break
        seen[id] = line
        for name, group in found.items():
            if group:
                columns[name][id] = group
    if wrong is not None:
        raise UsageError(f"{told(file)}:{line}: {wrong}")
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
    return f"{shown(id)} is not a candidate of this programme; {hint}"
