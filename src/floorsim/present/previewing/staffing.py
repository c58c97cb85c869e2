"""Who is there by the schedule and after incidents, and on which queue those count who serve several."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.roster import Place, places_of
from floorsim.floor.wallboard.future_staffing import Span, mean_numbers
from floorsim.scenario.effects.catalogue.staff import StaffEffect
from floorsim.scenario.routing_rules import served_by

Spans = list[Span]
Tiers = tuple[tuple[int, ...], ...]
"""Queues (indexes) that somebody serves, best first, those of one rank together."""

_NOBODY: Final = (0.0, 0.0, 1.0)


class Staffing:
    """The people of one scenario."""

    def __init__(self, compiled: CompiledFloor) -> None:
        self._compiled = compiled
        self._places = places_of(compiled)
        taken = self._taken()
        self._on_queues = [
            _on_queues(place, taken.get(index, ())) for index, place in enumerate(self._places)
        ]
        self._teams = self._served_together()

    def numbers(self, edges_s: Sequence[float]) -> tuple[list[float], list[float]]:
        """How many are on shift by the schedule in each interval, and how many are on the queues, means."""
        shifts = [(from_s, to_s, 1.0) for place in self._places for from_s, to_s in place.hours.shifts]
        queues = [span for spans in self._on_queues for span in spans]
        on_shift, on_queues = mean_numbers([shifts or [_NOBODY], queues or [_NOBODY]], edges_s)
        return on_shift, on_queues

    def on_each(self, edges_s: Sequence[float], needs: Sequence[Sequence[float]]) -> list[list[float]]:
        """Agents on each queue in each interval; those who serve several go where most are still missing,
        their own queues first."""
        there = [[0.0] * (len(edges_s) - 1) for _ in needs]
        teams = list(self._teams.items())
        numbers = mean_numbers([spans for _, spans in teams], edges_s)
        for place in range(len(edges_s) - 1):
            missing = [need[place] for need in needs]
            for (tiers, _), present in zip(teams, numbers, strict=True):
                for queue, part in _divided(tiers, present[place], missing):
                    there[queue][place] += part
                    missing[queue] = max(missing[queue] - part, 0.0)
        return there

    def pace_on(self, queue: int) -> float:
        """By what those who serve a queue (index) first multiply the usual handling time, on average."""
        groups = list(self._compiled.scenario.floor.groups.values())
        id = self._compiled.queues[queue].id
        first = [place for place in self._places if (tiers := self._tiers(place)) and queue in tiers[0]]
        if not first:
            return 1.0
        return fsum(groups[place.group].handle.get(id, 1.0) for place in first) / len(first)

    def _taken(self) -> dict[int, list[tuple[float, float]]]:
        """By place, from when to when incidents take somebody off the floor."""
        taken: dict[int, list[tuple[float, float]]] = {}
        for incident in self._compiled.scenario.incidents:
            for timed in incident.effects:
                staff = timed.effect.get("staff")
                if staff is not None:
                    span = incident.span_of(timed)
                    for index in self._chosen(staff, span):
                        taken.setdefault(index, []).append(span)
        return taken

    def _chosen(self, staff: StaffEffect, span: tuple[float, float]) -> list[int]:
        """Whom an effect takes: those named, and the first of a group who are at work then."""
        named = [index for index, place in enumerate(self._places) if place.id in staff.agents]
        if staff.group is None or not staff.count:
            return named
        group = self._compiled.group_index[staff.group]
        others = [
            index
            for index, place in enumerate(self._places)
            if place.group == group
            and index not in named
            and any(from_s < span[1] and to_s > span[0] for from_s, to_s in place.hours.shifts)
        ]
        return [*named, *others[: staff.count]]

    def _served_together(self) -> dict[Tiers, Spans]:
        """When agents are there, by the queues that they serve: specialists first."""
        teams: dict[Tiers, Spans] = {}
        for place, spans in zip(self._places, self._on_queues, strict=True):
            teams.setdefault(self._tiers(place), []).extend(spans)
        with_work = [(tiers, spans) for tiers, spans in teams.items() if tiers and spans]
        return dict(sorted(with_work, key=lambda team: len([queue for tier in team[0] for queue in tier])))

    def _tiers(self, place: Place) -> Tiers:
        """The queues that an agent serves, best first, those of one rank together."""
        compiled = self._compiled
        group = compiled.scenario.floor.groups[compiled.group_ids[place.group]]
        ranks: dict[tuple[int, int], list[int]] = {}
        for number, names in enumerate(served_by(group) or [tuple(compiled.queue_index)]):
            for queue in (compiled.queues[compiled.queue_index[name]] for name in names):
                if queue.channel in place.on and compiled.may_serve(place.group, place.skills, queue):
                    rank, _ = compiled.preferences[queue.index].get(place.group, (1, 0.0))
                    ranks.setdefault((number, rank), []).append(queue.index)
        return tuple(tuple(ranks[rank]) for rank in sorted(ranks))


def _on_queues(place: Place, taken: Sequence[tuple[float, float]]) -> Spans:
    """When somebody is on the queues: their shifts without activities, and without what takes them away."""
    away = [(one.start_s, one.start_s + one.length_s) for one in place.hours.items] + list(taken)
    spans: Spans = []
    for from_s, to_s in place.hours.shifts:
        reached = from_s
        for begins_s, ends_s in sorted(away):
            if begins_s >= to_s or ends_s <= reached:
                continue
            if begins_s > reached:
                spans.append((reached, begins_s, 1.0))
            reached = min(ends_s, to_s)
        if to_s > reached:
            spans.append((reached, to_s, 1.0))
    return spans


def _divided(tiers: Tiers, agents: float, missing: Sequence[float]) -> list[tuple[int, float]]:
    """Which queue gets how many of a team; whom no queue misses stays with those served first."""
    parts: list[tuple[int, float]] = []
    for tier in tiers:
        wanted = fsum(missing[queue] for queue in tier)
        given = min(agents, wanted)
        if given > 0:
            parts += [(queue, given * missing[queue] / wanted) for queue in tier]
            agents -= given
    return [*parts, *((queue, agents / len(tiers[0])) for queue in tiers[0])]
