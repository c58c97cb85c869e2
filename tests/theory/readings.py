"""How the figures of each kind of theory case are read off a floor that is played to its end."""

from __future__ import annotations

from itertools import pairwise

from floorsim.floor.floor import Floor
from floorsim.floor.measures import service
from floorsim.floor.measures.contact_table import ContactTable
from floorsim.floor.measures.outcomes import counts_of
from floorsim.floor.states import BUSY
from floorsim.scoring.evidence import Evidence
from tests.theory.replications import (
    SETTLE_S,
    Figures,
    contact_figures,
    in_service,
    occupancy,
    queue_length,
    settled,
)

WEEK_S = 5 * 9 * 3600.0
"""Opening hours of the bilingual week."""


def played(floor: Floor) -> Floor:
    """The floor at its end."""
    floor.advance(floor.end_s)
    return floor


def steady(floor: Floor) -> Figures:
    """Of a floor in its steady state."""
    played(floor)
    return {**contact_figures(floor), "occupancy": occupancy(floor), "mean queue": queue_length(floor)}


def whole(floor: Floor) -> Figures:
    """Counts of all contacts, up to the end."""
    return contact_figures(played(floor), settle_s=0.0)


def day(floor: Floor) -> Figures:
    """Of a day that ends when the last waiting call is served; occupancy while the floor is open."""
    played(floor)
    return {**whole(floor), "occupancy": occupancy(floor, until_s=floor.channels[0].closes_s)}


def two_queues(floor: Floor) -> Figures:
    """Waits of the urgent and of the usual."""
    played(floor)
    waits = {
        f"{queue} wait, s": contact_figures(floor, queue)["mean wait, s"] for queue in ("urgent", "usual")
    }
    return {**waits, "chance to wait": contact_figures(floor)["chance to wait"]}


def two_kinds(floor: Floor) -> Figures:
    """Of two kinds of customers and two pools."""
    played(floor)
    figures = {}
    for queue, name in (("one", "first"), ("two", "second")):
        own = contact_figures(floor, queue)
        figures[f"{name} kind abandoned"] = own["share abandoned"]
        figures[f"{name} kind wait, s"] = own["mean wait, s"]
    for pool in ("a", "b"):
        figures[f"pool {pool.upper()} occupancy"] = occupancy(floor, pool)
    return figures


def two_speeds(floor: Floor) -> Figures:
    """Of one line and two pools."""
    figures = steady(floor)
    busy = {"A": occupancy(floor, "specialists"), "B": occupancy(floor, "others")}
    return {**figures, **{f"pool {pool} occupancy": share for pool, share in busy.items()}}


def dialled_day(floor: Floor) -> Figures:
    """Of a day with a dialer; occupancy while the floor is open."""
    played(floor)
    inbound, outbound = (contact_figures(floor, queue, 0.0) for queue in ("voice", "outbound"))
    (figures,) = Evidence(floor.compiled, floor.ledger).figures.further["outbound"].values()
    closes_s = floor.channels[0].closes_s
    early = in_time(settled(floor, "voice"), floor.end_s)
    return {
        "called": figures["called"],
        "reached": figures["reached"],
        "outbound answered": figures["answered"],
        "outbound abandoned": figures["abandoned"],
        "outbound waited": outbound["chance to wait"] * outbound["offered"],
        "answered": inbound["answered"],
        "abandoned": inbound["abandoned"],
        "waited": inbound["chance to wait"] * inbound["offered"],
        "not in target": inbound["offered"] - early,
        "inbound occupancy": occupancy(floor, "inbound", closes_s),
        "blend occupancy": occupancy(floor, "blend", closes_s),
    }


def bank_week(floor: Floor) -> Figures:
    """Of a week of specialists, each queue against its own target; waits of those who were answered."""
    played(floor)
    queues = Evidence(floor.compiled, floor.ledger).figures.further["queues"]
    figures: dict[str, float] = {}
    for queue in ("savings", "checking", "balance"):
        own = contact_figures(floor, queue, 0.0)
        figures[f"{queue} in target"] = queues[queue]["service_level"]
        figures[f"{queue} handling"] = own["handling, s"] / 60.0
        figures[f"{queue} wait"] = own["answered after, s"] / 60.0
        figures[f"{queue} abandoned"] = own["abandoned"]
        figures[f"{queue} blocked"] = own["blocked"]
    for group in ("savings", "checking"):
        figures[f"{group} occupancy"] = occupancy(floor, group)
    return figures


def in_time(table: ContactTable, now_s: float) -> int:
    """Customers who were answered or gave up in target."""
    tally = service.tally(table, now_s)
    counts = counts_of(tally)
    return round(counts.answered_in_target + counts.abandoned_in_target)


def attempts(floor: Floor) -> Figures:
    """With redials counted as contacts of their own."""
    figures = steady(floor)
    length_min = (floor.end_s - SETTLE_S - floor.play_from_s) / 60.0
    return {**figures, "attempts a minute": figures["offered"] / length_min}


def chats(floor: Floor) -> Figures:
    """Of an agent with several contacts in hand."""
    return {**steady(floor), "concurrency": in_service(floor)}


def week(floor: Floor) -> Figures:
    """Of the bilingual week; calls finished after closing count as busy time of its opening hours."""
    figures = dict(whole(floor))
    figures["redials"] = sum(contact.returns_s >= 0 for contact in floor.ledger.contacts)
    for name, index in floor.compiled.group_index.items():
        members = [agent.index for agent in floor.agents if agent.group == index]
        busy_s = sum(
            after.at_s - change.at_s
            for agent in members
            for change, after in pairwise(floor.ledger.states[agent])
            if change.state == BUSY
        )
        figures[f"{name} occupancy"] = busy_s / (len(members) * WEEK_S)
    return figures
