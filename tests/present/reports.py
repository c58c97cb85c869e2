"""A report made by hand: two service levels, who abandoned, QA; voice was below its target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from floorsim.desk.reports.figures import ReportFigure
from floorsim.desk.reports.periods import Period
from floorsim.desk.reports.statement import Statement
from floorsim.desk.reports.view import ReportView
from tests.present.floor_views import NINE

HONEST = "answered within target / (answered + abandoned after target), within 20s"
FIGURES = (
    ReportFigure("voice.service_level", "Voice SL", 0.71, "share", HONEST, 542, 763, target=0.8),
    ReportFigure(
        "voice.service_level.of_answered",
        "Voice SL, of the answered",
        0.84,
        "share",
        "answered within target / answered, within 20s",
        542,
        645,
        "104 not answered",
        target=0.8,
    ),
    ReportFigure("voice.abandoned", "Voice abandoned", 0.12, "share", "abandoned / offered", 104, 867),
    ReportFigure("qa", "QA", 0.91, "share", "points / 100", low=0.85, high=0.95, note="14 reviews"),
)
TODAY = Period("today", "today, to 16:00", NINE, NINE + 7 * 3600.0, None)


def a_report(arguments: Mapping[str, Any]) -> ReportView:
    """The report that these arguments give."""
    quoted = arguments.get("figures", ["voice.service_level", "voice.abandoned"])
    ask, fix = arguments.get("ask", "none"), arguments.get("fix", "none")
    says = Statement(
        period=TODAY,
        figures=tuple(one for one in FIGURES if one.id in quoted),
        formula_named=arguments.get("formula", "named") == "named",
        verdict=arguments.get("verdict", "missed"),
        cause=arguments.get("cause", "none"),
        fix=None if fix == "none" else fix,
        ask=None if ask == "none" else ask,
        owner=arguments.get("owner"),
        by="17:00" if "by" in arguments else "",
        back_by_s=None,
        back_by="",
        missed=FIGURES[:1],
    )
    shows = "contacts +26% against plan, handle time +4% against plan, cannot log in 42%, planned 20%"
    return ReportView(says, FIGURES, shows, "with daily summary, 16:30", 0.6)
