"""What must come out of each theory case: from formulas and chains, or as another simulator printed it.

Sources: formulas and chains solved in exact.py and exact_lines.py; printed results of the ContactCenters
library (E. Buist and P. L'Ecuyer, "A Java library for simulating contact centers", Winter Simulation
Conference 2005), and the same programs run over 20,000 days.
"""

from __future__ import annotations

from math import exp, sqrt

from tests.theory.exact import (
    ManyServers,
    chat_agent,
    n_model,
    pollaczek_khinchine,
    redialling,
    two_priorities,
    two_speeds,
)
from tests.theory.exact_lines import WaitingQueue, age_weights, any_patience, limited_line
from tests.theory.replications import Known

MINUTE = 60.0


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


def one_server(cv2: float) -> dict[str, Known]:
    """What one server must show whose handling times have this squared coefficient of variation."""
    return exactly(wait_s=pollaczek_khinchine(0.8, 1.0, cv2), occupancy=0.8)


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


def for_one() -> dict[str, Known]:
    """Pool B prefers the first kind."""
    return two_pools(first=1)


def for_two() -> dict[str, Known]:
    """Pool B prefers the second kind."""
    return two_pools(first=2)


def specialists() -> dict[str, Known]:
    """What six who need 75% of the time and six others must show."""
    exact = two_speeds(2.5, (3.0, 4.0), (6, 6), 2.0)
    return exactly(
        lost=exact.p_abandon[0],
        wait_s=exact.wait[0] * MINUTE,
        busy_a=exact.occupancy[0],
        busy_b=exact.occupancy[1],
    )


def over(days: int, **values: tuple[float, float]) -> dict[str, Known]:
    """Means and standard deviations that another simulator printed over so many replications."""
    return {
        name.replace("_", " "): Known(mean, deviation / sqrt(days))
        for name, (mean, deviation) in values.items()
    }


def dialled_day() -> dict[str, Known]:
    """Blend: a day with a dialer beside inbound calls, as the library prints it over 1000 days."""
    return over(
        1000,
        called=(1109.040, 258.167),
        reached=(321.896, 74.396),
        outbound_answered=(298.876, 68.318),
        outbound_abandoned=(23.020, 7.609),
        outbound_waited=(27.445, 9.034),
        answered=(843.477, 149.608),
        abandoned=(5.115, 9.985),
        waited=(70.241, 86.800),
        not_in_target=(39.427, 63.682),
        inbound_occupancy=(0.81596, 0.07447),
        blend_occupancy=(0.55665, 0.06900),
    )


def bank_week() -> dict[str, Known]:
    """Bank: a week of specialists, as the library prints it over 1000 weeks; times are minutes."""
    return over(
        1000,
        savings_in_target=(0.99234, 0.00991),
        checking_in_target=(0.99461, 0.00486),
        balance_in_target=(0.97301, 0.01032),
        savings_handling=(3.781, 0.383),
        checking_handling=(3.852, 0.127),
        balance_handling=(0.999, 0.021),
        savings_wait=(0.024, 0.020),
        checking_wait=(0.028, 0.014),
        balance_wait=(0.036, 0.014),
        balance_abandoned=(5.357, 5.133),
        balance_blocked=(1.826, 2.245),
        savings_occupancy=(0.25353, 0.01160),
        checking_occupancy=(0.43093, 0.01270),
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


def of_line(queue: WaitingQueue) -> dict[str, Known]:
    """What a line of the floor of case 13 must show; shares are of all arrivals, times minutes."""
    entered = 1.0 - queue.p_blocked
    return exactly(
        chance=queue.p_wait / entered,
        lost=queue.p_abandon,
        **({"blocked": queue.p_blocked} if queue.p_blocked else {}),
        wait_s=queue.mean_wait * MINUTE,
        occupancy=queue.occupancy,
    )


def five_places() -> dict[str, Known]:
    """At most five wait."""
    return of_line(limited_line(3.0, 4.0, 12, 2.0, places=5))


def balking() -> dict[str, Known]:
    """One in ten leaves at once when told to wait."""
    return of_line(limited_line(3.0, 4.0, 12, 2.0, balk=0.1))


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


def patient_day() -> dict[str, Known]:
    """The example MMC."""
    return printed(Known(1815.2, 0.5), 0.900, 0.101, 0.697)


def abandoning_day() -> dict[str, Known]:
    """The example MMCAb."""
    lost = Known(59.379, 15.2 / DAYS)
    return printed(Known(1906.567, 38.4 / DAYS), 0.968, 0.024, 0.677, abandoned=lost)


def blocking_day() -> dict[str, Known]:
    """The example MMCBlocked."""
    return printed(Known(1853.96, 0.3), 0.920, 0.060, 0.691, blocked=Known(18.850, 9.8 / DAYS))


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
