"""What an export changes in a scenario, as values at their paths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum
from typing import Any, Final

from floorsim.errors import UsageError
from floorsim.scenario.importing.by_time import handle_steps, written_steps
from floorsim.scenario.importing.export import Export
from floorsim.scenario.importing.profile import Profile
from floorsim.scenario.importing.spread import Spread
from floorsim.scenario.importing.waits import handling_of, patience_of
from floorsim.scenario.models.demand import Forecast, Stream
from floorsim.scenario.models.laws import Law
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.values.durations import format_duration
from floorsim.units import DAY_S
from floorsim.wording.names import listed
from floorsim.wording.numbers import amount, percent

Keys = tuple[str, ...]
MeanOf = Callable[[Law], float]

_LEAST_TALK: Final = 0.2
"""Share of the handling time that talk has at least, else the parts do not fit together (D)."""


@dataclass(frozen=True)
class Change:
    """A value of a scenario that an export replaces, and a sentence's end that says what is new."""

    path: Keys
    value: Any
    words: str


def stream_named(scenario: Scenario, name: str | None) -> str:
    """The stream that is meant: the one of that name, or the only one; raises UsageError otherwise."""
    streams = scenario.demand.streams
    if name is not None and name in streams:
        return name
    if name is None and len(streams) == 1:
        return next(iter(streams))
    asked = "the scenario has several streams" if name is None else f"there is no stream '{name}'"
    raise UsageError(f"Say which stream is meant with --stream: {asked}; they are {listed(streams, 'and')}.")


def changes_of(
    scenario: Scenario,
    stream_id: str,
    export: Export,
    profile: Profile,
    spread: Spread | None,
    mean_of: MeanOf,
    pace: float,
) -> list[Change]:
    """What an export's profile, handling time, patience and spread change in a stream and beside it.

    `pace` is how much longer the team takes than the written times.
    """
    at = ("demand", "streams", stream_id)
    stream = scenario.demand.streams[stream_id]
    step = format_duration(profile.step_s)
    words = f"{amount(profile.total)} contacts {profile.words}, in intervals of {step}"
    changes = [Change((*at, "forecast"), profile.forecast(), words)]
    for part, value, said in handling_laws(
        stream, export, profile, mean_of, pace * _driver_factor(scenario, stream)
    ):
        changes.append(Change((*at, part), value, said))
    if steps := handle_steps(export, profile):
        said = f"{percent(min(steps.values()))} to {percent(max(steps.values()))} of the mean"
        changes.append(Change((*at, "handle_by_time"), written_steps(steps), said))
    if stream.patience is not None and (patience := patience_of(export.waits)) is not None:
        said = f"from {patience.abandoned} abandons of {patience.waited} who had to wait"
        changes.append(Change((*at, "patience"), patience.block(), said))
    if spread is not None:
        for key, block in spread.blocks().items():
            changes.append(Change(("demand", key), block, f"fitted to {spread.days} days"))
    return changes


def with_counts(scenario: Scenario, stream_id: str, profile: Profile) -> Scenario:
    """The scenario as busy as the profile says."""
    forecast = Forecast.model_validate(profile.forecast())
    stream = scenario.demand.streams[stream_id].model_copy(update={"forecast": forecast})
    streams = {**scenario.demand.streams, stream_id: stream}
    return scenario.model_copy(update={"demand": scenario.demand.model_copy(update={"streams": streams})})


def handling_laws(
    stream: Stream | None, export: Export, profile: Profile, mean_of: MeanOf, longer: float
) -> list[tuple[str, dict[str, Any], str]]:
    """The parts of handling that the export tells, each as a law and in words.

    Of a whole handling time talk is what the scenario's own hold and after-contact work leave of it. Written
    are times that come out as the export's once drivers and people have made them `longer`.
    """
    means = {part: export.mean_s(part, profile.days) for part in ("talk", "hold", "after_contact")}
    whole = export.mean_s("handle_time", profile.days)
    if means["talk"] is None and whole is not None:
        others = fsum(
            mean if mean is not None else longer * mean_of(law) if law is not None else 0.0
            for part, law in (
                ("hold", stream.hold if stream else None),
                ("after_contact", stream.after_contact if stream else None),
            )
            for mean in [means[part]]
        )
        talk = means["talk"] = whole - others
        if talk < _LEAST_TALK * whole:
            raise UsageError(
                f"The mean handling time of the export is {whole:.0f} s, and the scenario's hold and "
                f"after-contact work are {others:.0f} s of it; change these first."
            )
    handling = handling_of(export.handled)
    laws = []
    for part, mean in means.items():
        if mean is not None and mean >= 0.5:
            old = getattr(stream, part) if stream is not None else None
            law = _law(old, mean / longer, handling.cv if handling and part == "talk" else None)
            by = (
                f", written as {mean / longer:.0f} s, which comes to that with this team and its contacts"
                if longer != 1.0
                else ""
            )
            laws.append((part, law, f"mean {mean:.0f} s in the export{by}"))
    return laws


def _law(old: Law | None, mean_s: float, cv: float | None) -> dict[str, Any]:
    """A law of this mean: with the spread seen, else of the kind that stands there already."""
    mean = format_duration(max(1, round(mean_s)))
    if cv is not None and cv > 0.01:
        return {"lognormal": {"mean": mean, "cv": round(cv, 2)}}
    if old is not None:
        for kind in ("lognormal", "gamma"):
            if (spread := getattr(old, kind)) is not None:
                return {kind: {"mean": mean, "cv": spread.cv}}
        if old.exponential is not None:
            return {"exponential": mean}
    return {"mean": mean}


def _driver_factor(scenario: Scenario, stream: Stream) -> float:
    """By how much the mix of drivers lengthens handling on average."""
    weights = {id: weight for id, weight in stream.drivers.items() if weight > 0}
    if not weights:
        return 1.0
    known = scenario.drivers
    longer = fsum(weight * (known[id].handle if id in known else 1.0) for id, weight in weights.items())
    return longer / fsum(weights.values())


def share_outside(scenario: Scenario, stream_id: str, profile: Profile) -> float:
    """The share of the contacts after the last day, or in hours in which the stream's channel is closed."""
    floor = scenario.floor
    channel = floor.channels.get(scenario.demand.streams[stream_id].channel or stream_id)
    opens = max(floor.opens, channel.opens or 0.0) if channel else floor.opens
    closes = min(floor.closes, channel.closes or floor.closes) if channel else floor.closes

    def is_open(at_s: float) -> bool:
        return at_s + profile.step_s > opens and at_s < closes

    outside = (
        contacts
        for start, contacts in profile.contacts.items()
        if start >= floor.days * DAY_S or not (is_open(start % DAY_S) or is_open(start % DAY_S + DAY_S))
    )
    return fsum(outside) / profile.total
