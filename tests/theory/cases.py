"""Floors whose figures are known: with human effects off, they must come out.

Sources: formulas and chains solved in exact.py; printed results of the ContactCenters library (E. Buist and
P. L'Ecuyer, "A Java library for simulating contact centers", Winter Simulation Conference 2005), and the same
programs run over 20,000 days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp

from floorsim.floor.floor import Floor
from tests.theory import readings, storms
from tests.theory.exact import (
    ManyServers,
    chat_agent,
    n_model,
    pollaczek_khinchine,
    redialling,
    two_priorities,
)
from tests.theory.exact_lines import Line, age_weights, any_patience, limited_line
from tests.theory.replications import Figures, Known, scenario_of

MINUTE = 60.0


@dataclass(frozen=True)
class Case:
    """A scenario file, what must come out of it, and over how many seeds that is judged."""

    number: str
    """As in docs/background/validation.md."""
    title: str
    file: str
    known: Callable[[], Mapping[str, Known]]
    play: Callable[[Floor], Figures]
    """Plays the floor to its end and reads its figures."""
    seeds: int
    quick_seeds: int = 0
    """Seeds of the ordinary tests; 0 leaves the case to the full ones."""

    def figures(self, seed: int) -> Figures:
        """What one replication gives. Cases take other seeds, so that no lucky morning speaks for several."""
        return self.play(Floor(scenario_of(self.file), 10_000 * int(self.number) + seed))


def exactly(**values: float) -> dict[str, Known]:
    """Known figures without an error; the names are those of `NAMES`."""
    return {NAMES[name]: Known(value) for name, value in values.items()}


NAMES = {
    "chance": "chance to wait",
    "lost": "share abandoned",
    "blocked": "share blocked",
    "wait_s": "mean wait, s",
    "p90_s": "90% wait at most, s",
    "occupancy": "occupancy",
    "queue": "mean queue",
    "share": "share in target",
    "urgent_s": "urgent wait, s",
    "usual_s": "usual wait, s",
    "lost_1": "first kind abandoned",
    "lost_2": "second kind abandoned",
    "wait_1_s": "first kind wait, s",
    "wait_2_s": "second kind wait, s",
    "busy_a": "pool A occupancy",
    "busy_b": "pool B occupancy",
    "attempts": "attempts a minute",
    "concurrency": "concurrency",
    "handling_s": "handling, s",
}


def many_servers(queue: ManyServers, within_s: float = 20.0, **more: float) -> dict[str, Known]:
    """What a floor of one group must show; times of the queue are minutes."""
    return exactly(
        chance=queue.p_wait,
        **({} if queue.patience is None else {"lost": queue.p_abandon}),
        wait_s=queue.mean_wait * MINUTE,
        occupancy=queue.occupancy,
        queue=queue.mean_queue,
        share=queue.p_served_within(within_s / MINUTE),
        **more,
    )


def one_group(
    number: str, title: str, file: str, queue: ManyServers, seeds: int = 40, quick: int = 0, **more: float
) -> Case:
    """A case of Erlang C or, with patience, of Erlang A."""
    return Case(number, title, file, lambda: many_servers(queue, **more), readings.steady, seeds, quick)


def one_server(kind: str, cv2: float) -> Case:
    """A case of Pollaczek and Khinchine; a second of the scenario stands for a mean handling time."""
    return Case(
        "9",
        f"one server, {kind} handling",
        f"case_09_{kind}",
        lambda: exactly(wait_s=pollaczek_khinchine(0.8, 1.0, cv2), occupancy=0.8),
        readings.steady,
        40,
    )


def priorities() -> dict[str, Known]:
    """What two priorities must show."""
    chance, urgent, usual = two_priorities(1.0, 1.25, 4.0, 12)
    return exactly(chance=chance, urgent_s=urgent * MINUTE, usual_s=usual * MINUTE)


def in_turn() -> dict[str, Known]:
    """The same load without priorities."""
    wait_s = ManyServers(2.25, 4.0, 12).mean_wait * MINUTE
    return exactly(urgent_s=wait_s, usual_s=wait_s)


def two_pools(first: int) -> dict[str, Known]:
    """What the N-model must show, when pool B prefers one kind or the other."""
    exact = n_model((1.5, 1.0), 4.0, (6, 6), 2.0, first=first)
    return exactly(
        lost_1=exact.p_abandon[0],
        lost_2=exact.p_abandon[1],
        wait_1_s=exact.wait[0] * MINUTE,
        wait_2_s=exact.wait[1] * MINUTE,
        busy_a=exact.occupancy[0],
        busy_b=exact.occupancy[1],
    )


def silos() -> dict[str, Known]:
    """What two teams of six must lose."""
    return exactly(
        lost_1=ManyServers(1.5, 4.0, 6, patience=2).p_abandon,
        lost_2=ManyServers(1.0, 4.0, 6, patience=2).p_abandon,
    )


def redials() -> dict[str, Known]:
    """What half of the abandoning calling again must do."""
    exact = redialling(3.0, 4.0, 12, 2.0, 0.5, 10.0)
    return exactly(attempts=exact.attempts, lost=exact.p_abandon, occupancy=exact.occupancy)


def chats() -> dict[str, Known]:
    """What one chat agent must show; a second of the scenario stands for a minute of the chain."""
    exact = chat_agent(0.2, 8.0, 3, 0.7, 3.0)
    return exactly(
        chance=exact.p_wait,
        lost=exact.p_abandon,
        concurrency=exact.concurrency,
        handling_s=exact.duration,
    )


def of_line(line: Line) -> dict[str, Known]:
    """What a line of the floor of case 13 must show; shares are of all arrivals, times minutes."""
    entered = 1.0 - line.p_blocked
    return exactly(
        chance=line.p_wait / entered,
        lost=line.p_abandon,
        **({"blocked": line.p_blocked} if line.p_blocked else {}),
        wait_s=line.mean_wait * MINUTE,
        occupancy=line.occupancy,
    )


def alike() -> dict[str, Known]:
    """Everybody gives up after a minute and a half."""
    return of_line(any_patience(3.0, 4.0, 12, lambda t: 1.0 if t < 1.5 else 0.0, until=40.0))


def mixed() -> dict[str, Known]:
    """A third gives up after half a minute on average, the others after four."""
    return of_line(
        any_patience(3.0, 4.0, 12, lambda t: (exp(-2.0 * t) + 2.0 * exp(-t / 4.0)) / 3.0, until=60.0)
    )


def growing() -> dict[str, Known]:
    """Three points a minute for the urgent, one for the usual."""
    usual, urgent = age_weights(1.25, 1.0, 4.0, 12, slow_weight=1.0, fast_weight=3.0)
    return exactly(urgent_s=urgent * MINUTE, usual_s=usual * MINUTE)


DAYS = 20_000**0.5
"""Standard errors of the printed means: standard deviations of a day over the root of the days."""
PRINTED = 0.0005
"""Half of the last digit of a printed share."""


def printed(
    in_target: Known, level: float, asa_min: float, occupancy: float, **more: Known
) -> dict[str, Known]:
    """The printed figures of a day of ContactCenters."""
    return {
        **more,
        "in target": in_target,
        "service level": Known(level, PRINTED),
        "answered after, s": Known(asa_min * MINUTE, PRINTED * MINUTE),
        "occupancy": Known(occupancy, PRINTED),
    }


def week() -> dict[str, Known]:
    """The printed figures of a week of Bilingual. With patience drawn anew, 134.1 would abandon."""
    return {
        "abandoned": Known(142.9, 0.85),
        "redials": Known(107.2, 0.7),
        "answered": Known(4967.2, 2.5),
        "english occupancy": Known(0.476, PRINTED),
        "spanish occupancy": Known(0.476, PRINTED),
        "both occupancy": Known(0.633, PRINTED),
    }


FIFTY = ManyServers(48, 1, 50, patience=2)

CASES = (
    one_group("1", "Erlang C, 14 agents", "case_01", ManyServers(10 / 3, 3, 14)),
    one_group("2", "Erlang C, 18 agents", "case_02", ManyServers(3, 5, 18)),
    one_group("3", "Erlang A, 14 agents", "case_03", ManyServers(10 / 3, 3, 14, patience=5)),
    one_group("4", "Erlang A, 13 agents", "case_04", ManyServers(10 / 3, 3, 13, patience=5), quick=20),
    one_group("5", "fifty agents, nobody abandons", "case_05_patient", ManyServers(48, 1, 50)),
    one_group(
        "5",
        "fifty agents, patience 2",
        "case_05_abandoning",
        ManyServers(48, 1, 50, patience=2),
        p90_s=12.445,
    ),
    one_group("7", "overload", "case_07", ManyServers(120, 1, 100, patience=1)),
    one_server("constant", 0.0),
    one_server("exponential", 1.0),
    one_server("lognormal", 1.69),
    one_server("variable", 4.0),
    Case("10", "two priorities", "case_10_priority", priorities, readings.two_queues, 60, 20),
    Case("10", "the same in turn", "case_10_in_turn", in_turn, readings.two_queues, 60),
    Case("11", "B prefers the first kind", "case_11_one_first", lambda: two_pools(1), readings.two_kinds, 60),
    Case(
        "11",
        "B prefers the second kind",
        "case_11_two_first",
        lambda: two_pools(2),
        readings.two_kinds,
        60,
        20,
    ),
    Case("12", "two teams of six", "case_12_silos", silos, readings.two_kinds, 60),
    one_group("12", "one team of twelve", "case_12_pooled", ManyServers(2.5, 4.0, 12, patience=2), 60),
    one_group("13", "nobody redials", "case_13_no_redial", ManyServers(3, 4, 12, patience=2)),
    Case("13", "half of them redial", "case_13", redials, readings.attempts, 60, 20),
    Case("14", "one chat agent", "case_14", chats, readings.chats, 60, 20),
    Case("15", "a storm from an empty floor", "case_15", storms.alone, storms.watched, 1000),
    Case("15", "six more agents in the storm", "case_15_helped", storms.helped, readings.whole, 300),
    Case(
        "16",
        "a day, nobody abandons",
        "case_16",
        lambda: printed(Known(1815.2, 0.5), 0.900, 0.101, 0.697),
        readings.day,
        150,
    ),
    Case(
        "17",
        "a day, patience 1",
        "case_17",
        lambda: printed(
            Known(1906.567, 38.4 / DAYS), 0.968, 0.024, 0.677, abandoned=Known(59.379, 15.2 / DAYS)
        ),
        readings.day,
        150,
        20,
    ),
    Case(
        "18",
        "a day, at most 5 waiting",
        "case_18",
        lambda: printed(Known(1853.96, 0.3), 0.920, 0.060, 0.691, blocked=Known(18.850, 9.8 / DAYS)),
        readings.day,
        150,
    ),
    Case("21", "a bilingual week", "case_21", week, readings.week, 60),
    Case(
        "22",
        "five places to wait",
        "case_22",
        lambda: of_line(limited_line(3.0, 4.0, 12, 2.0, places=5)),
        readings.steady,
        60,
    ),
    Case(
        "23",
        "one in ten balks",
        "case_23",
        lambda: of_line(limited_line(3.0, 4.0, 12, 2.0, balk=0.1)),
        readings.steady,
        60,
    ),
    Case("24", "everybody as patient", "case_24_alike", alike, readings.steady, 60),
    Case("24", "hasty and patient", "case_24_mixed", mixed, readings.steady, 60),
    Case("25", "priority grows with the wait", "case_25", growing, readings.two_queues, 60),
)
