"""A session made by hand whose supervisor has a report to compose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kinds.report import Report
from floorsim.desk.decisions.pickers import ChoicePicker, picker_of
from floorsim.desk.reports.view import ReportView
from floorsim.desk.view import CalendarRow
from floorsim.present.quote import Choosable
from tests.present.floor_views import NINE
from tests.present.reports import a_report
from tests.tui.scripted_session import ScriptedSession


class Reporting(ScriptedSession):
    """A supervisor whose daily summary is to come."""

    def __init__(self) -> None:
        super().__init__()
        start_s = NINE + 7.5 * 3600.0
        duty = CalendarRow(
            "duty:daily_summary", "writing the daily summary", start_s, start_s + 600.0, True, False,
            duty="daily_summary",
        )  # fmt: skip
        own = replace(self.view.own_time, coming=(*self.view.own_time.coming, duty))
        self.view = replace(self.view, own_time=own)

    def kinds(self) -> Sequence[type[Decision]]:
        return (*super().kinds(), Report)

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        picker = picker_of(kind, field) if kind is Report else None
        if isinstance(picker, ChoicePicker):
            return [Choosable(value, label) for value, label in picker.labels.items()]
        return () if kind is Report else super().options(kind, field)

    def report(self, arguments: Mapping[str, Any]) -> ReportView | None:
        return a_report(arguments)
