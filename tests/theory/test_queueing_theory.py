"""With human effects off the floor is a queueing system, and gives what queueing theory says.

Sources: formulas and chains solved in exact.py; printed results of the ContactCenters library (E. Buist and
P. L'Ecuyer, "A Java library for simulating contact centers", Winter Simulation Conference 2005), and the same
programs run over 20,000 days.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.states import BUSY
from tests.theory.exact import (
    ManyServers,
    TwoPools,
    chat_agent,
    n_model,
    pollaczek_khinchine,
    redialling,
    storm,
    two_priorities,
)
from tests.theory.replications import (
    Figures,
    Known,
    contact_figures,
    in_service,
    means_agree,
    occupancy,
    queue_length,
)

MINUTE = 60.0


def all_figures(floor: Floor) -> Figures:
    return {**contact_figures(floor), "occupancy": occupancy(floor), "queue": queue_length(floor)}


def many_servers(queue: ManyServers, within_s: float = 20.0) -> dict[str, float]:
    """What a floor of one group must show; times of the queue are minutes."""
    return {
        "p_wait": queue.p_wait,
        "p_abandon": queue.p_abandon,
        "wait": queue.mean_wait * MINUTE,
        "occupancy": queue.occupancy,
        "queue": queue.mean_queue,
        "service level": queue.p_served_within(within_s / MINUTE),
    }


# Quick: what each part of the floor rests on.


@pytest.mark.theory
def test_patience_and_waiting_are_those_of_erlang_a() -> None:
    means_agree("case_04", many_servers(ManyServers(10 / 3, 3, 13, patience=5)), all_figures, 20)


@pytest.mark.theory
def test_group_lists_and_ranks_are_those_of_the_n_model() -> None:
    exact = n_model((1.5, 1.0), 4.0, (6, 6), 2.0, first=2)
    means_agree("case_11_two_first", n_model_known(exact), n_model_figures, 20)


@pytest.mark.theory
def test_chats_slow_one_another_down() -> None:
    means_agree("case_14", chat_known(), chat_figures, 20)


@pytest.mark.theory
def test_priorities_let_the_urgent_pass() -> None:
    p_wait, urgent, usual = two_priorities(1.0, 1.25, 4.0, 12)
    known = {"p_wait": p_wait, "urgent wait": urgent * MINUTE, "usual wait": usual * MINUTE}
    means_agree("case_10_priority", known, priority_figures, 20)


@pytest.mark.theory
def test_redialling_raises_the_load() -> None:
    means_agree("case_13", redial_known(), redial_figures, 20)


@pytest.mark.theory
def test_a_day_with_abandonment_is_that_of_contactcenters() -> None:
    means_agree("case_17", CASE_17, day_figures, 20)


# In full.


@pytest.mark.theory_full
@pytest.mark.parametrize(
    ("case", "queue"),
    [
        ("case_01", ManyServers(10 / 3, 3, 14)),
        ("case_02", ManyServers(3, 5, 18)),
        ("case_03", ManyServers(10 / 3, 3, 14, patience=5)),
        ("case_04", ManyServers(10 / 3, 3, 13, patience=5)),
        ("case_05_patient", ManyServers(48, 1, 50)),
        ("case_05_abandoning", ManyServers(48, 1, 50, patience=2)),
        ("case_07", ManyServers(120, 1, 100, patience=1)),
        ("case_13_no_redial", ManyServers(3, 4, 12, patience=2)),
    ],
)
def test_one_group_is_erlang_c_or_erlang_a(case: str, queue: ManyServers) -> None:
    known = many_servers(queue)
    if case == "case_05_abandoning":
        known["p90"] = 12.445
    if queue.patience is None:
        del known["p_abandon"]
    means_agree(case, known, steady_figures, 40)


def steady_figures(floor: Floor) -> Figures:
    figures = dict(all_figures(floor))
    offered = contact_figures(floor, settle_s=600.0)
    figures["service level"] = offered["in target"] / offered["offered"]
    return figures


@pytest.mark.theory_full
@pytest.mark.parametrize(
    ("kind", "cv2"), [("constant", 0.0), ("exponential", 1.0), ("lognormal", 1.69), ("variable", 4.0)]
)
def test_one_server_waits_as_pollaczek_and_khinchine_say(kind: str, cv2: float) -> None:
    known = {"wait": pollaczek_khinchine(0.8, 1.0, cv2), "occupancy": 0.8}
    means_agree(f"case_09_{kind}", known, all_figures, 40)


@pytest.mark.theory_full
def test_two_priorities_in_full() -> None:
    p_wait, urgent, usual = two_priorities(1.0, 1.25, 4.0, 12)
    known = {"p_wait": p_wait, "urgent wait": urgent * MINUTE, "usual wait": usual * MINUTE}
    means_agree("case_10_priority", known, priority_figures, 60)


@pytest.mark.theory_full
def test_without_priority_both_wait_alike() -> None:
    wait = ManyServers(2.25, 4.0, 12).mean_wait * MINUTE
    known = {"urgent wait": wait, "usual wait": wait}
    means_agree("case_10_in_turn", known, priority_figures, 60)


def priority_figures(floor: Floor) -> Figures:
    waits = {f"{queue} wait": contact_figures(floor, queue)["wait"] for queue in ("urgent", "usual")}
    return {**waits, "p_wait": contact_figures(floor)["p_wait"]}


@pytest.mark.theory_full
@pytest.mark.parametrize("first", [1, 2])
def test_the_n_model_in_full(first: int) -> None:
    exact = n_model((1.5, 1.0), 4.0, (6, 6), 2.0, first=first)
    means_agree(f"case_11_{'one' if first == 1 else 'two'}_first", n_model_known(exact), n_model_figures, 60)


def n_model_known(exact: TwoPools) -> dict[str, float]:
    return {
        "one abandon": exact.p_abandon[0],
        "two abandon": exact.p_abandon[1],
        "one wait": exact.wait[0] * MINUTE,
        "two wait": exact.wait[1] * MINUTE,
        "a occupancy": exact.occupancy[0],
        "b occupancy": exact.occupancy[1],
    }


def n_model_figures(floor: Floor) -> Figures:
    one, two = contact_figures(floor, "one"), contact_figures(floor, "two")
    return {
        "one abandon": one["p_abandon"],
        "two abandon": two["p_abandon"],
        "one wait": one["wait"],
        "two wait": two["wait"],
        "a occupancy": occupancy(floor, "a"),
        "b occupancy": occupancy(floor, "b"),
    }


@pytest.mark.theory_full
def test_silos_and_a_pool() -> None:
    silos = {
        "one abandon": ManyServers(1.5, 4.0, 6, patience=2).p_abandon,
        "two abandon": ManyServers(1.0, 4.0, 6, patience=2).p_abandon,
    }
    means_agree("case_12_silos", silos, n_model_figures, 60)
    pool = many_servers(ManyServers(2.5, 4.0, 12, patience=2))
    del pool["service level"]
    means_agree("case_12_pooled", pool, all_figures, 60)


@pytest.mark.theory_full
def test_redials_in_full() -> None:
    means_agree("case_13", redial_known(), redial_figures, 60)


def redial_known() -> dict[str, float]:
    exact = redialling(3.0, 4.0, 12, 2.0, 0.5, 10.0)
    return {"attempts": exact.attempts, "p_abandon": exact.p_abandon, "occupancy": exact.occupancy}


def redial_figures(floor: Floor) -> Figures:
    figures = contact_figures(floor)
    length_min = (floor.end_s - 600.0 - floor.play_from_s) / MINUTE
    return {
        "attempts": figures["offered"] / length_min,
        "p_abandon": figures["p_abandon"],
        "occupancy": occupancy(floor),
    }


@pytest.mark.theory_full
def test_a_chat_agent_in_full() -> None:
    means_agree("case_14", chat_known(), chat_figures, 60)


def chat_known() -> dict[str, float]:
    exact = chat_agent(0.2, 8.0, 3, 0.7, 3.0)
    return {
        "p_wait": exact.p_wait,
        "p_abandon": exact.p_abandon,
        "concurrency": exact.concurrency,
        "handling": exact.duration,
    }


def chat_figures(floor: Floor) -> Figures:
    return {**contact_figures(floor), "concurrency": in_service(floor)}


# Floors that change over time.

STORM_AT_MIN = (60, 75, 90, 105)


@pytest.mark.theory_full
def test_a_storm_from_an_empty_floor() -> None:
    exact = storm([(0, 2.0, 10), (60, 5.0, 10), (90, 2.0, 10)], 4.0, 3.0, (*STORM_AT_MIN, 180))
    queues = {f"waiting at {at}": queue for at, queue in zip(STORM_AT_MIN, exact.queue_at, strict=False)}
    seen: dict[int, list[int]] = {}

    def play(floor: Floor) -> None:
        seen[id(floor)] = []
        for at in STORM_AT_MIN:
            floor.advance(floor.start_s + at * MINUTE)
            seen[id(floor)].append(sum(line.waiting for line in floor.lines))

    def figures(floor: Floor) -> Figures:
        waiting = dict(zip(queues, seen[id(floor)], strict=True))
        counts = contact_figures(floor, settle_s=0.0)
        return {**waiting, "abandoned": counts["abandoned"], "offered": counts["offered"]}

    known = {**queues, "abandoned": exact.abandoned, "offered": 450.0}
    means_agree("case_15", known, figures, 1000, play)


@pytest.mark.theory_full
def test_six_more_agents_in_the_storm() -> None:
    phases = [(0, 2.0, 10), (60, 5.0, 10), (75, 5.0, 16), (90, 2.0, 16), (105, 2.0, 10)]
    exact = storm(phases, 4.0, 3.0, (180,))
    # Agents who leave at 105 finish their call first, so a little less is lost than where they drop it.
    known = {"abandoned": Known(exact.abandoned, error=0.3)}
    means_agree("case_15_helped", known, lambda floor: contact_figures(floor, settle_s=0.0), 300)


DAYS = 20_000**0.5
"""Standard errors of the printed means: standard deviations of a day over the root of the days."""

CASE_17 = {
    "abandoned": Known(59.379, 15.2 / DAYS),
    "in target": Known(1906.567, 38.4 / DAYS),
    "service level": Known(0.968, 0.0005),
    "asa": Known(0.024 * MINUTE, 0.0005 * MINUTE),
    "occupancy": Known(0.677, 0.0005),
}


def day_figures(floor: Floor) -> Figures:
    closing = floor.channels[0].closes_s
    return {**contact_figures(floor, settle_s=0.0), "occupancy": occupancy(floor, until_s=closing)}


@pytest.mark.theory_full
@pytest.mark.parametrize(
    ("case", "known"),
    [
        (
            "case_16",
            {
                "in target": Known(1815.2, 0.5),
                "service level": Known(0.900, 0.0005),
                "asa": Known(0.101 * MINUTE, 0.0005 * MINUTE),
                "occupancy": Known(0.697, 0.0005),
            },
        ),
        ("case_17", CASE_17),
        (
            "case_18",
            {
                "blocked": Known(18.850, 9.8 / DAYS),
                "in target": Known(1853.96, 0.3),
                "service level": Known(0.920, 0.0005),
                "asa": Known(0.060 * MINUTE, 0.0005 * MINUTE),
                "occupancy": Known(0.691, 0.0005),
            },
        ),
    ],
)
def test_days_of_contactcenters(case: str, known: dict[str, Known]) -> None:
    means_agree(case, known, day_figures, 150)


@pytest.mark.theory_full
def test_a_bilingual_week_of_contactcenters() -> None:
    """Redialling people keep their patience: drawn anew, 134.1 would abandon."""

    def figures(floor: Floor) -> Figures:
        counts = contact_figures(floor, settle_s=0.0)
        again = sum(contact.returns_s >= 0 for contact in floor.ledger.contacts)
        shares = {
            f"{group} occupancy": week_occupancy(floor, group) for group in ("english", "spanish", "both")
        }
        return {**counts, **shares, "redials": again}

    known = {
        "abandoned": Known(142.9, 0.85),
        "redials": Known(107.2, 0.7),
        "answered": Known(4967.2, 2.5),
        "english occupancy": Known(0.476, 0.0005),
        "spanish occupancy": Known(0.476, 0.0005),
        "both occupancy": Known(0.633, 0.0005),
    }
    means_agree("case_21", known, figures, 60)


def week_occupancy(floor: Floor, group: str) -> float:
    """Busy time, calls finished after closing included, over the hours that the group is on the floor."""
    index = floor.layout.group_index[group]
    members = [agent for agent in floor.agents if agent.group == index]
    logs = [floor.ledger.states[agent.index] for agent in members]
    busy = sum(
        after.at_s - change.at_s for log in logs for change, after in pairwise(log) if change.state == BUSY
    )
    return busy / (len(members) * 5 * 9 * 3600.0)
