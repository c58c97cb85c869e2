"""The course of a run, read from its ledger: who waited, how soon they were served, what happened."""

from __future__ import annotations

import numpy as np

from floorsim.floor.channel import Channel
from floorsim.floor.contact import BLOCKED, DEFLECTED
from floorsim.floor.measures.contact_table import ContactTable, contact_table
from floorsim.floor.measures.service import service_levels
from floorsim.present.result_view import ChannelMoment, Mark
from floorsim.run.run import Run

SLICE_S = 300.0
"""Length of a slice, as on the wallboard."""

MOST_SLICES = 288
"""A longer run gets longer slices: a chart is not wider than a screen."""


def slice_ends(run: Run) -> list[float]:
    """Return when each slice of play ends, in simulated seconds."""
    start_s, end_s = run.scenario.play_from_s, run.end_s
    count = min(max(round((end_s - start_s) / SLICE_S), 1), MOST_SLICES)
    return [start_s + (end_s - start_s) * (place + 1) / count for place in range(count)]


def table_of(run: Run) -> ContactTable:
    """Return every contact of a run."""
    floor = run.floor
    return contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)


def channel_course(run: Run, channel: Channel, contacts: ContactTable) -> tuple[ChannelMoment, ...]:
    """Return a channel slice by slice: who waits at its end, the service level of those who came in it."""
    own = contacts.where(contacts.channel == channel.index)
    queued = own.where((own.disposition != BLOCKED) & (own.disposition != DEFLECTED))
    released_s = np.where(queued.released_s < 0, np.inf, queued.released_s)
    moments: list[ChannelMoment] = []
    begin_s = run.scenario.play_from_s
    for end_s in slice_ends(run):
        waiting = int(((queued.arrived_s <= end_s) & (released_s > end_s)).sum())
        came = own.where((own.arrived_s >= begin_s) & (own.arrived_s < end_s))
        level = service_levels(came, channel.spec.target, run.now_s)[channel.spec.target.formula]
        moments.append(ChannelMoment(begin_s, waiting, level))
        begin_s = end_s
    return tuple(moments)


def marks(run: Run) -> tuple[Mark, ...]:
    """Return the decisions, messages and news of a run in order of time."""
    found = [
        Mark(record.accepted_s, "decision", record.sentence)
        for record in run.ledger.decisions
        if record.sentence
    ]
    view = run.observe()
    messages = [Mark(item.at_s, "message", f"{item.sender}: {item.subject}") for item in view.inbox]
    told = {(mark.at_s, mark.text) for mark in messages}
    found += messages
    found += [
        Mark(entry.at_s, "news", entry.text)
        for entry in view.log
        if entry.category == "news" and (entry.at_s, entry.text) not in told
    ]
    return tuple(sorted(found, key=lambda mark: mark.at_s))
