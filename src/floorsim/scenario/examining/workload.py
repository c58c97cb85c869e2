"""Whether the people can take what the day is expected to bring, and whether each of them gets any of it."""

from __future__ import annotations

from math import fsum

from floorsim.scenario.checks.coverage import streams_by_queue
from floorsim.scenario.checks.expected_contacts import contacts_a_day
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.presence import Presence
from floorsim.scenario.examining.plausible import handle_s
from floorsim.scenario.examining.usual import CONTACTS_PER_AGENT_H, OCCUPANCY
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.demand import Driver
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import (
    Crew,
    channel_of,
    crews_of,
    drivers_of,
    may_serve,
    waiting_queues_of,
)
from floorsim.units import HOUR_S
from floorsim.wording.numbers import percent


def examine_workload(scenario: Scenario, found: Findings) -> None:
    """The day's work against the day's people, and people without work."""
    queues = waiting_queues_of(scenario)
    fed = {id for id, streams in streams_by_queue(scenario, queues).items() if streams}
    crews = crews_of(scenario)
    idle = {
        crew
        for crew in crews
        if not any(
            queue.id in fed and may_serve(scenario, crew.group, crew.skills, queue)
            for queue in queues.values()
        )
    }
    for path in dict.fromkeys(crew.path for crew in crews if crew in idle):
        right = "give a skill that a queue with contacts needs, or leave them out"
        found.warn(path, "no contact can reach them, wherever they are moved", right)
    _day(scenario, [crew for crew in crews if crew not in idle], found)


def _day(scenario: Scenario, crews: list[Crew], found: Findings) -> None:
    """The live contacts of a day against everybody who could take one, if they did nothing else."""
    live = {
        id: stream
        for id, stream in scenario.demand.streams.items()
        if (channel := scenario.floor.channels.get(channel_of(id, stream))) is not None
        and channel.medium in LIVE_MEDIA
    }
    skills = {
        queue.skill for queue in waiting_queues_of(scenario).values() if _is_live(scenario, queue.channel)
    }
    presence = Presence(scenario)
    open_day = next((day for day in presence.days if presence.hours(day) is not None), None)
    if not live or open_day is None:
        return
    there_s = fsum(
        _agents_s(crew, presence, open_day) for crew in crews if not skills.isdisjoint(crew.skills)
    )
    contacts = {id: contacts_a_day(scenario, id) for id in live}
    work_s = fsum(contacts[id] * _busy_s(scenario, id) for id in live)
    if there_s <= 0 or work_s <= 0:
        return
    most = max(live, key=lambda id: contacts[id] * _busy_s(scenario, id))
    path: Path = ("demand", "streams", most, "forecast")
    an_hour = fsum(contacts.values()) / (there_s / HOUR_S)
    occupancy = work_s / there_s
    if an_hour > CONTACTS_PER_AGENT_H:
        wrong = f"{an_hour:,.0f} contacts are expected for each agent and hour"
        found.warn(path, wrong, f"nobody takes more than {CONTACTS_PER_AGENT_H:.0f}; look for a slip")
    elif occupancy > OCCUPANCY.most:
        wrong = f"the day's contacts need {percent(occupancy)} of the time of everybody who can take them"
        found.warn(path, wrong, "expect fewer, or give more people the skill; above 100% no day can be won")
    elif occupancy < OCCUPANCY.least:
        wrong = f"the day's contacts need {percent(occupancy)} of the time of those who can take them"
        found.warn(path, wrong, "expect more, or leave people out; nothing has to be decided there")


def _is_live(scenario: Scenario, channel: str) -> bool:
    known = scenario.floor.channels.get(channel)
    return known is not None and known.medium in LIVE_MEDIA


def _busy_s(scenario: Scenario, stream_id: str) -> float:
    """For how long a contact of a stream takes up an agent; two chats held at once share one."""
    stream = scenario.demand.streams[stream_id]
    drivers = drivers_of(scenario, stream_id, stream)
    weights = fsum(drivers.values())
    times = 1.0
    if weights > 0:
        shares = (weight * scenario.drivers.get(name, Driver()).handle for name, weight in drivers.items())
        times = fsum(shares) / weights
    return handle_s(stream) * times / scenario.floor.channels[channel_of(stream_id, stream)].cap


def _agents_s(crew: Crew, presence: Presence, day: int) -> float:
    """Time that the members of a crew are on the queues on a day, added up."""
    members = 1 if crew.shift is not None else crew.size
    return members * fsum(end - start for start, end in presence.of(crew, day))
