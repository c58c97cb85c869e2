"""The preview of a scenario as one HTML file that needs nothing else."""

from __future__ import annotations

from floorsim.present.previewing.happenings import kind_words, when_words
from floorsim.present.previewing.model import Preview
from floorsim.present.previewing.preview_rows import day_name, sums_words
from floorsim.report.charts.day_chart import day_chart
from floorsim.report.templates import environment

TEMPLATE = "preview.html.j2"


def preview_page(preview: Preview) -> str:
    """The whole page. `floorsim.report.extra.require_libraries` says whether it can be made."""
    names = [day_name(preview, day) for day in preview.days]
    charts = [
        day_chart(day, f"{name}: contacts, agents needed, agents on")
        if day.opens_s is not None and day.queues and day.team
        else None
        for day, name in zip(preview.days, names, strict=True)
    ]
    made = environment(when=when_words, kind=kind_words).get_template(TEMPLATE)
    return str(made.render(preview=preview, names=names, charts=charts, sums=sums_words(preview))) + "\n"
