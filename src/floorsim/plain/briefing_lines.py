"""The briefing of a floor as lines."""

from __future__ import annotations

from math import fsum

from floorsim.plain.lines import Lines
from floorsim.present.briefing import Briefing
from floorsim.wording.times import clock, minutes


def say_briefing(lines: Lines, briefing: Briefing, minutes_here: float | None = None) -> None:
    """Say a briefing; `minutes_here` is how long it takes where the clock runs by itself."""
    lines.say("briefing", f"{briefing.title}, level {briefing.level}. {briefing.text}")
    lines.say("briefing", _when(briefing, minutes_here))
    for objective in briefing.objectives:
        lines.say("briefing", f"What matters: {objective}")
    for sentence in (briefing.team, *briefing.channels, *briefing.limits):
        lines.say("floor", sentence)
    lines.say("briefing", f"You may decide: {'; '.join(briefing.may_do)}. On the floor, decide lists it.")
    for note in briefing.notes:
        lines.say("note", note)


def _when(briefing: Briefing, minutes_here: float | None) -> str:
    spans = briefing.workdays or ((briefing.play_from_s, briefing.end_s),)
    played = minutes(round(fsum(to_s - from_s for from_s, to_s in spans) / 60))
    here = "" if minutes_here is None else f", in {minutes(minutes_here)} here; the clock never stops"
    days = "" if len(spans) == 1 else f" on {len(spans)} days"
    from_s, to_s = spans[0]
    weekday = briefing.weekday.capitalize()
    return f"{weekday} {clock(from_s)} to {clock(to_s)}{days}: {played} on the floor{here}."
