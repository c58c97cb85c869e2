"""The workbench's pages: status, faults, what an edit changed, events with the trainer's notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from floorsim.present.previewing.msel import event_detail_rows, event_row
from floorsim.present.previewing.trainer_notes import TrainerNotes
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.present.workbench.view import BenchView, FaultLine
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital, whole_sentence

LINE_CELLS: Final = 6
"""Cells of a line's number before its text."""
MOST_CHANGES: Final = 40
"""Changes that are told (D); a whole new file has more than anybody reads."""


def status_row(view: BenchView, busy: bool) -> Row:
    """The file, when it was saved, and whether it is valid."""
    if busy and not view.saved:
        return row_of((f" Reading {view.file} …", Role.DIM))
    spans = [(f" {view.file}", Role.STRONG), (f", saved {view.saved}: ", Role.DIM)]
    if view.errors:
        spans.append((f"▼ {counted(view.errors, 'fault')}", Role.BAD))
        if view.version is not None:
            spans.append((f"; showing {view.version.saved}", Role.WARN))
    elif view.version is not None:
        spans.append(("▲ valid", Role.GOOD))
        if view.warnings:
            spans.append((f", {counted(view.warnings, 'warning')}", Role.WARN))
    if busy:
        spans.append(("  reading …", Role.DIM))
    return row_of(*spans)


def fault_rows(view: BenchView, cursor: int, width: int) -> tuple[list[Row], int | None]:
    """Every fault at its line, with what would be right; and the row of the one under the cursor."""
    if not view.faults:
        return [row_of((" Nothing is wrong with it.", Role.GOOD))], None
    rows: list[Row] = []
    at: int | None = None
    for place, fault in enumerate(view.faults):
        if place == cursor:
            at = len(rows)
        rows += _fault(view, fault, place == cursor, width)
    return rows, at


def _fault(view: BenchView, fault: FaultLine, chosen: bool, width: int) -> Iterator[Row]:
    mark, role = ("▼ fault", Role.BAD) if fault.is_error else ("◆ warning", Role.WARN)
    place = f"line {fault.line}, column {fault.column}" if fault.line else ""
    elsewhere = "" if fault.source == view.file else f" of {fault.source}"
    head = row_of(
        ("▸" if chosen else " ", Role.ACCENT), (mark, role), f" {place}{elsewhere}  ", (fault.path, Role.DIM)
    )
    yield head.padded(width).as_selected(chosen)
    if fault.text:
        number = f"{fault.line:>{LINE_CELLS - 1}} "
        room = width - LINE_CELLS - 1
        left = 0 if fault.column <= room - 8 else fault.column - room // 2
        yield row_of((number, Role.DIM), fault.text[left : left + room])
        yield row_of(" " * (LINE_CELLS + fault.column - 1 - left), ("↑", role))
    yield from wrapped(whole_sentence(fault.wrong), width - 2, indent="  ")
    if fault.right:
        yield from wrapped(whole_sentence(fault.right), width - 2, Role.GOOD, indent="  ")
    yield Row()


def change_rows(view: BenchView, width: int) -> list[Row]:
    """What the last edit changed, and how many changes more there are."""
    if not view.changes:
        return []
    rows = [row_of((" What the last save changed", Role.TITLE))]
    for sentence in view.changes[:MOST_CHANGES]:
        rows += wrapped(sentence, width - 1, indent=" ", hang="  ")
    if len(view.changes) > MOST_CHANGES:
        rows.append(row_of((f" and {len(view.changes) - MOST_CHANGES} more", Role.DIM)))
    return rows


def event_list_rows(view: BenchView, cursor: int, width: int) -> list[Row]:
    """The events, one row each."""
    events = () if view.version is None else view.version.events
    if not events:
        return [row_of((" Nothing happens in it yet.", Role.DIM))]
    return [event_row(event, width).as_selected(place == cursor) for place, event in enumerate(events)]


def event_notes_rows(view: BenchView, cursor: int, width: int) -> list[Row]:
    """Everything about the event under the cursor, with what only the trainer sees."""
    events = () if view.version is None else view.version.events
    if not 0 <= cursor < len(events):
        return []
    event = events[cursor]
    title = initial_capital(event.of.title)
    who = f", from {event.of.sender}" if event.of.sender else ""
    return [
        *wrapped(f"{event.number}. {title}{who}", width - 2, Role.TITLE, indent=" "),
        *event_detail_rows(event, width, whole=True),
    ]


def notes_rows(notes: TrainerNotes, width: int) -> list[Row]:
    """Aims, the worked run with its reasons, traps and questions."""
    rows: list[Row] = []
    for title, lines in (
        ("Objectives", notes.objectives),
        ("Competencies", notes.competencies),
        ("Principles", notes.principles),
    ):
        rows += _listed(title, lines, width)
    if notes.worked:
        rows += [row_of((" Worked run", Role.TITLE))]
        for step in notes.worked:
            rows += wrapped(f"{step.time}  {step.says}", width - 2, indent="  ", hang="       ")
            if step.because:
                rows += wrapped(step.because, width - 2, Role.DIM, indent=" " * 9)
        rows.append(Row())
    for trap in notes.traps:
        rows += wrapped(f"Trap: {trap.title}", width - 2, Role.TITLE, indent=" ")
        rows += wrapped(f"Looks right by: {trap.looks}", width - 2, Role.DIM, indent="  ")
        for name, steps in (("Tempting", trap.tempting), ("Better", trap.better)):
            for words in steps:
                rows += wrapped(f"{name}: {words}", width - 2, indent="  ", hang="  ")
        rows += [*(wrapped(trap.why, width - 2, Role.DIM, indent="  ") if trap.why else []), Row()]
    for title, lines in (("Questions afterwards", notes.questions), ("Sources", notes.sources)):
        rows += _listed(title, lines, width)
    return rows or [row_of((" The file has no notes for the trainer yet.", Role.DIM))]


def _listed(title: str, lines: Sequence[str], width: int) -> list[Row]:
    if not lines:
        return []
    rows = [row_of((f" {title}", Role.TITLE))]
    for line in lines:
        rows += wrapped(line, width - 2, indent="  · ", hang="  ")
    return [*rows, Row()]
