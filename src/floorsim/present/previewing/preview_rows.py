"""The preview as rows for a terminal: 80 columns are enough, and every bar has its numbers beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from floorsim.present.previewing.columns import LABEL_CELLS, Columns, half_up, summed
from floorsim.present.previewing.happenings import kind_words, told, when_words
from floorsim.present.previewing.model import DayPreview, Happening, Preview, QueueDay, QueueInterval
from floorsim.present.row import Role, Row, fit, row_of, rule, wrapped
from floorsim.units import DAY_S
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import length, time_of_day

TIME_CELLS: Final = 13
KIND_CELLS: Final = 13


def preview_rows(preview: Preview, width: int) -> list[Row]:
    """The whole page."""
    rows = [row_of((f" {preview.title}", Role.TITLE), (f"  {preview.id}, level {preview.level}", Role.DIM))]
    rows += wrapped(f"{sums_words(preview)}.", width - 2, indent=" ")
    for day in preview.days:
        rows += [Row(), *day_rows(day, day_name(preview, day), width)]
    if preview.conditional:
        rows += [Row(), rule("On a condition", width)]
        for one in preview.conditional:
            rows += wrapped(f"{kind_words(one)}: {one.title}", width - 2, indent=" ")
            rows += wrapped(when_words(one), width - 2, Role.DIM, indent="     ")
    rows += [Row(), rule("What the figures leave out", width)]
    for sentence in preview.assumptions:
        rows += wrapped(sentence, width - 2, Role.DIM, indent=" ")
    return rows


def sums_words(preview: Preview) -> str:
    """The whole in figures: people, contacts, minutes."""
    least_min, most_min = preview.answer_min
    comes = ""
    if round(preview.comes) != round(preview.forecast):
        comes = f", {preview.comes:,.0f} come"
    return (
        f"{counted(preview.agents, 'agent')} · {preview.forecast:,.0f} contacts forecast{comes} · "
        f"{preview.short_agent_h:.0f} agent hours short · played {preview.played_min:.0f} min · "
        f"duties {preview.duty_min:.0f} min, answers {least_min:.0f} to {most_min:.0f} min"
    )


def day_name(preview: Preview, day: DayPreview) -> str:
    """A day by its weekday, and by its number where there are several."""
    return day.weekday if len(preview.days) == 1 else f"Day {day.day}, {day.weekday}"


def day_rows(day: DayPreview, name: str, width: int) -> list[Row]:
    """One day: the team, each queue, incidents as bars, what happens when."""
    if day.opens_s is None or day.closes_s is None:
        return [rule(name, width, after="closed"), *_timed(day.happenings, width)]
    hours = f"open {time_of_day(day.opens_s)} to {_end(day.closes_s)}"
    if day.play is not None:
        hours += f", played {time_of_day(day.play[0])} to {_end(day.play[1])}"
    rows = [rule(name, width, after=hours)]
    edges_s = [*(one.start_s for one in day.team), day.closes_s]
    columns = Columns.fitting(edges_s, width, lambda together: _cells(day, together))
    rows += [columns.times(), *_team(day, columns)]
    if day.play is not None and (day.play[0] > edges_s[0] or day.play[1] < edges_s[-1]):
        rows.insert(2, columns.span("played", *day.play, Role.ACCENT))
    for queue in day.queues:
        rows += [Row(), *queue_rows(queue, columns, day.play, width)]
    rows += _bars(day, columns, width)
    return [*rows, *_timed(day.happenings, width)]


def queue_rows(queue: QueueDay, columns: Columns, play: tuple[float, float] | None, width: int) -> list[Row]:
    """One queue across its day; `play` is the part of the day that is played."""
    intervals = queue.intervals
    rows = [*wrapped(f"{queue.title} · {queue.how}", width - 2, Role.STRONG, indent=" ")]
    forecast = columns.summed([one.forecast for one in intervals])
    comes = columns.summed([one.comes for one in intervals])
    worst = columns.worst(intervals)
    rows += [columns.bars("contacts", comes), columns.numbers("forecast", forecast)]
    if any(round(real) != round(planned) for real, planned in zip(comes, forecast, strict=True)):
        rows.append(columns.numbers("come", comes))
    rows += [
        columns.numbers("need", [one.need for one in worst]),
        columns.numbers("on", [one.on for one in worst]),
        columns.numbers(
            "over",
            [half_up(one.on) - half_up(one.need) for one in worst],
            lambda over: Role.BAD if over < 0 else Role.TEXT,
            signed=True,
        ),
    ]
    return [*rows, *wrapped(worst_words(intervals, play), width - 2, Role.DIM, indent=" " * LABEL_CELLS)]


def worst_words(intervals: Sequence[QueueInterval], play: tuple[float, float] | None) -> str:
    """When in play the most agents are missing, or that nobody is."""
    played = [one for one in intervals if play is None or (one.start_s < play[1] and one.end_s > play[0])]
    worst = min(played, key=lambda one: one.over, default=None)
    if worst is None or round(worst.over) >= 0:
        return "" if worst is None else "Covered as long as it is played." if play else "Covered all day."
    return (
        f"Shortest at {time_of_day(worst.start_s)}: need {_agents(worst.need)}, on {_agents(worst.on)}, "
        f"{_agents(-worst.over)} short."
    )


def _agents(number: float) -> str:
    return f"{round(number, 1):g}"


def _team(day: DayPreview, columns: Columns) -> list[Row]:
    fewest = columns.fewest(day.team)
    rows = []
    if columns.together > 1:
        words = f"A column is {length(columns.length_s)}; its need and staff are those of its worst interval."
        rows.append(row_of((f" {words}", Role.DIM)))
    return [
        *rows,
        columns.numbers("on shift", [one.on_shift for one in fewest]),
        columns.numbers("on queues", [one.on_queues for one in fewest]),
    ]


def _bars(day: DayPreview, columns: Columns, width: int) -> list[Row]:
    rows: list[Row] = [Row()] if day.going_on else []
    for one in day.going_on:
        assert one.at_s is not None
        foreseeable = ", foreseeable" if one.by else ""
        words = f"{when_words(one)} {initial_capital(one.title)}{foreseeable}"
        rows.append(row_of((fit(f" {words}", width - 1).rstrip(), Role.STRONG)))
        rows.append(columns.span("incident", one.at_s, one.until_s or one.at_s))
    return rows


def _timed(happenings: Iterable[Happening], width: int) -> list[Row]:
    """What has a time, but incidents, which stand as bars."""
    rows: list[Row] = []
    for one in happenings:
        if one.kind == "incident" or one.at_s is None:
            continue
        at = time_of_day(one.at_s)
        if one.kind == "duty" and one.until_s is not None:
            at += f"–{time_of_day(one.until_s)}"
        who = f"{one.sender}: " if one.sender else ""
        if one.kind == "duty" and one.to:
            who = ""
        title = told(one) if one.kind == "news" else one.title
        condition = f" (when {one.when}, then at the latest)" if one.latest else ""
        rows.append(
            row_of(
                (f" {at:<{TIME_CELLS - 1}}", Role.ACCENT),
                (fit(one.by if one.kind == "message" else one.kind, KIND_CELLS), Role.DIM),
                fit(f"{who}{title}{condition}", width - TIME_CELLS - KIND_CELLS - 1).rstrip(),
            )
        )
    return [Row(), *rows] if rows else []


def _cells(day: DayPreview, together: int) -> int:
    """Cells that a column of so many intervals needs for its widest figure and a blank."""
    figures = [f"{one.on_shift:.0f}" for one in day.team]
    for queue in day.queues:
        for counts in ([one.forecast for one in queue.intervals], [one.comes for one in queue.intervals]):
            figures += [f"{count:.0f}" for count in summed(counts, together)]
        for one in queue.intervals:
            figures += [f"{one.need:.0f}", f"{one.on:.0f}", f"{one.over:+.0f}"]
    return 1 + max(map(len, figures), default=1)


def _end(at_s: float) -> str:
    return "24:00" if at_s % DAY_S == 0 else time_of_day(at_s)
