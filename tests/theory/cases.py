"""Floors whose figures are known: with human effects off, they must come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from floorsim.floor.floor import Floor
from tests.theory import known, readings, storms
from tests.theory.exact import ManyServers
from tests.theory.replications import Figures, Known, scenario_of


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


def one_group(
    number: str, title: str, file: str, queue: ManyServers, seeds: int = 40, quick: int = 0, **more: float
) -> Case:
    """A case of Erlang C or, with patience, of Erlang A."""
    return Case(number, title, file, lambda: known.many_servers(queue, **more), readings.steady, seeds, quick)


def one_server(kind: str, cv2: float) -> Case:
    """A case of Pollaczek and Khinchine; a second of the scenario stands for a mean handling time."""
    return Case(
        "9",
        f"one server, {kind} handling",
        f"case_09_{kind}",
        lambda: known.one_server(cv2),
        readings.steady,
        40,
    )


CASES = (
    one_group("1", "Erlang C, 14 agents", "case_01", ManyServers(10 / 3, 3, 14)),
    one_group("2", "Erlang C, 18 agents", "case_02", ManyServers(3, 5, 18)),
    one_group("3", "Erlang A, 14 agents", "case_03", ManyServers(10 / 3, 3, 14, patience=5)),
    one_group("4", "Erlang A, 13 agents", "case_04", ManyServers(10 / 3, 3, 13, patience=5)),
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
    Case("10", "two priorities", "case_10_priority", known.priorities, readings.two_queues, 60, 20),
    Case("10", "the same in turn", "case_10_in_turn", known.in_turn, readings.two_queues, 60),
    Case("11", "B prefers the first kind", "case_11_one_first", known.for_one, readings.two_kinds, 60),
    Case("11", "B prefers the second kind", "case_11_two_first", known.for_two, readings.two_kinds, 60, 20),
    Case("12", "two teams of six", "case_12_silos", known.silos, readings.two_kinds, 60),
    one_group("12", "one team of twelve", "case_12_pooled", ManyServers(2.5, 4.0, 12, patience=2), 60),
    one_group("13", "nobody redials", "case_13_no_redial", ManyServers(3, 4, 12, patience=2)),
    Case("13", "half of them redial", "case_13", known.redials, readings.attempts, 60, 20),
    Case("14", "one chat agent", "case_14", known.chats, readings.chats, 60, 20),
    Case("15", "a storm from an empty floor", "case_15", storms.alone, storms.watched, 1000),
    Case("15", "six more agents in the storm", "case_15_helped", storms.helped, readings.whole, 300),
    Case("16", "a day, nobody abandons", "case_16", known.patient_day, readings.day, 150),
    Case("17", "a day, patience 1", "case_17", known.abandoning_day, readings.day, 150, 20),
    Case("18", "a day, at most 5 waiting", "case_18", known.blocking_day, readings.day, 150),
    Case("21", "a bilingual week", "case_21", known.week, readings.week, 60),
    Case("22", "five places to wait", "case_22", known.five_places, readings.steady, 60),
    Case("23", "one in ten balks", "case_23", known.balking, readings.steady, 60),
    Case("24", "everybody as patient", "case_24_alike", known.alike, readings.steady, 60),
    Case("24", "hasty and patient", "case_24_mixed", known.mixed, readings.steady, 60),
    Case("25", "priority grows with the wait", "case_25", known.growing, readings.two_queues, 60),
    Case("26", "a dialer beside inbound", "case_26", known.dialled_day, readings.dialled_day, 400, 15),
    Case("27", "a bank's specialists", "case_27", known.bank_week, readings.bank_week, 200),
    Case("28", "specialists are faster", "case_28", known.specialists, readings.two_speeds, 60),
)
