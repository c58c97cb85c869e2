"""Hand-made days of a roster: early and late people, one on leave, one on standby, a short noon."""

from __future__ import annotations

from floorsim.desk.view import FloorView
from floorsim.floor.rostering.days_ahead import DayAhead, RosterRow
from floorsim.floor.view import IntervalView
from floorsim.units import DAY_S, HOUR_S

EARLY, LATE = (8.0, 16.0), (10.0, 18.0)


def a_day(view: FloorView, day: int = 0) -> DayAhead:
    """The agents of a floor by turns early and late; the last two are on leave and on standby."""
    rows = [_row(agent.id, agent.name, day, place) for place, agent in enumerate(view.agents)]
    rows[-2] = _off(rows[-2], leave=True)
    rows[-1] = _off(rows[-1], leave=False)
    intervals = []
    for place in range(20):
        needed = 6.0 + 5.0 * (4 <= place < 8)
        start_s = day * DAY_S + 8 * HOUR_S + 1800.0 * place
        intervals.append(IntervalView(start_s, "voice", 30.0, None, needed, 8, None))
    return DayAhead(day, ("tuesday", "wednesday", "thursday")[day % 3], tuple(rows), tuple(intervals))


def _row(id: str, name: str, day: int, place: int) -> RosterRow:
    midnight_s = day * DAY_S
    start_s, end_s = (midnight_s + HOUR_S * at for at in (EARLY, LATE)[place % 2])
    rest_s = start_s + 2 * HOUR_S + 600.0 * (place % 4)
    activities = [("break", rest_s, rest_s + 900.0), ("lunch", rest_s + 2 * HOUR_S, rest_s + 2.5 * HOUR_S)]
    if place == 1:
        activities.append(("meeting", rest_s + 4 * HOUR_S, rest_s + 4.5 * HOUR_S))
    overtime = place == 2
    return RosterRow(
        id,
        name,
        (start_s, end_s + 1800.0 * overtime),
        end_s if overtime else None,
        tuple(activities),
        absent=place == 3 and day == 0,
        leave=False,
        standby=False,
        adherence=(0.97, 0.91, 0.84)[place % 3] if day == 0 else None,
    )


def _off(row: RosterRow, *, leave: bool) -> RosterRow:
    return RosterRow(row.agent, row.name, None, None, (), False, leave, not leave, None)
