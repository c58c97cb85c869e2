"""A form's field that is typed; the arrow keys step a time, a duration or a number."""

from __future__ import annotations

from textual.widgets import Input

from floorsim.present.form_fields import FormField
from floorsim.printable import on_one_line
from floorsim.scenario.values.durations import format_duration, read_duration
from floorsim.scenario.values.times_of_day import format_time, read_time
from floorsim.tui.rows.quiet_keys import quiet_keys

STEP_S = 300.0
"""How far an arrow key moves a time or a duration (D)."""


class StepInput(Input):
    """A typed value with `+` and `-` by the arrow keys."""

    BINDINGS = quiet_keys({"up": "step(1)", "down": "step(-1)"})

    def __init__(self, field: FormField, value: str, now_s: float, *, id: str | None = None) -> None:
        super().__init__(value, id=id, placeholder=placeholder(field), compact=True)
        self._field = field
        self._now_s = now_s

    def action_step(self, direction: int) -> None:
        self.value = stepped(self._field, self.value, direction, self._now_s)
        self.cursor_position = len(self.value)


def placeholder(field: FormField) -> str:
    """Return what an empty field says: the form of a value, and what leaving it empty means."""
    form = {
        "time": "a time such as 10:30",
        "duration": "a length such as 15m",
        "number": _range(field),
        "text": "",
    }[field.entry if field.entry != "choose" else "text"]
    if field.required:
        return form
    empty = f"empty: {field.none}" if field.none else "may stay empty"
    return f"{form}; {empty}" if form else empty


def _range(field: FormField) -> str:
    if field.low is not None and field.high is not None:
        return f"a number from {field.low:g} to {field.high:g}"
    return "a number"


def written(field: FormField, value: object) -> str:
    """Return a field's value as the reader writes it."""
    if value is None:
        return ""
    if field.entry == "time" and isinstance(value, int | float):
        return format_time(float(value))
    if field.entry == "duration" and isinstance(value, int | float):
        return format_duration(float(value))
    return f"{value:g}" if isinstance(value, float) else on_one_line(str(value))


def stepped(field: FormField, text: str, direction: int, now_s: float) -> str:
    """Return the value one step on; what can't be read starts from now, from nothing, or from the least."""
    if field.entry == "time":
        try:
            at_s = read_time(text)
        except ValueError:
            at_s = now_s if direction > 0 else now_s + STEP_S
        return format_time(max((at_s // STEP_S + direction) * STEP_S, 0.0))
    if field.entry == "duration":
        try:
            length_s = read_duration(text)
        except ValueError:
            length_s = 0.0
        return format_duration(max((length_s // STEP_S + direction) * STEP_S, STEP_S))
    if field.entry == "number":
        try:
            number = float(text) + direction
        except ValueError:
            number = field.low if field.low is not None else 1.0
        low = field.low if field.low is not None else number
        high = field.high if field.high is not None else number
        return f"{max(min(number, high), low):g}"
    return text
