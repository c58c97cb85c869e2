"""Queues whose answers are known: closed forms, and Markov chains solved exactly.

Rates are per unit of time, any unit as long as all agree; `patience` is a mean, None when nobody abandons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import expm
from scipy.sparse import csc_matrix, lil_matrix
from scipy.sparse.linalg import expm_multiply, spsolve

Floats = npt.NDArray[np.float64]
Move = tuple[tuple[int, ...], float]
"""To a state, at a rate."""

LONGEST_LINE = 2000


def birth_death(birth: Callable[[int], float], death: Callable[[int], float], states: int) -> Floats:
    """Stationary distribution over 0..states of a chain that moves one step up or down."""
    logs = np.zeros(states + 1)
    for n in range(1, states + 1):
        logs[n] = logs[n - 1] + np.log(birth(n - 1)) - np.log(death(n))
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


@dataclass(frozen=True)
class ManyServers:
    """M/M/c, with exponential patience where it is given (Erlang C and Erlang A)."""

    arrivals: float
    service: float
    servers: int
    patience: float | None = None

    @property
    def leaving(self) -> float:
        """Rate at which one waiting customer abandons."""
        return 1.0 / self.patience if self.patience else 0.0

    @property
    def states(self) -> Floats:
        """Stationary distribution of the number in the system."""
        mu, c = 1.0 / self.service, self.servers
        return birth_death(
            lambda n: self.arrivals, lambda n: min(n, c) * mu + max(0, n - c) * self.leaving, LONGEST_LINE
        )

    @property
    def p_wait(self) -> float:
        """Chance that an arrival must wait."""
        return float(self.states[self.servers :].sum())

    @property
    def mean_queue(self) -> float:
        """Mean number waiting."""
        return float((np.arange(LONGEST_LINE + 1) - self.servers).clip(0) @ self.states)

    @property
    def mean_wait(self) -> float:
        """Mean time in line of all, served or not."""
        return self.mean_queue / self.arrivals

    @property
    def p_abandon(self) -> float:
        """Share of arrivals that abandon."""
        return self.leaving * self.mean_wait

    @property
    def occupancy(self) -> float:
        """Mean share of servers that are busy."""
        return float(np.minimum(np.arange(LONGEST_LINE + 1), self.servers) @ self.states) / self.servers

    def _ahead(self) -> tuple[Floats, csc_matrix]:
        """Chances that an arrival finds k ahead in line (and no server), and the line's generator for it.

        Its last two states are: served, abandoned.
        """
        full = self.states[self.servers :]
        size = int(np.searchsorted(-full, -1e-14)) + 1
        chain = np.zeros((size + 2, size + 2))
        for k in range(size):
            served = self.servers / self.service + k * self.leaving
            chain[k, k - 1 if k else size] += served
            chain[k, size + 1] += self.leaving
            chain[k, k] -= served + self.leaving
        start = np.zeros(size + 2)
        start[:size] = full[:size]
        return start, csc_matrix(chain.T)

    def p_served_within(self, time: float) -> float:
        """Share of arrivals that are served after at most this wait."""
        start, chain = self._ahead()
        return 1.0 - self.p_wait + float(expm_multiply(chain * time, start)[-2])

    def p_wait_longer(self, time: float) -> float:
        """Share of arrivals still in line after this time."""
        start, chain = self._ahead()
        return float(expm_multiply(chain * time, start)[:-2].sum())


def pollaczek_khinchine(arrivals: float, service: float, cv2: float) -> float:
    """Mean wait in line of one server with general service times."""
    load = arrivals * service
    return load * service * (1.0 + cv2) / (2.0 * (1.0 - load))


def two_priorities(first: float, second: float, service: float, servers: int) -> tuple[float, float, float]:
    """Chance to wait, and mean waits of both classes; nobody interrupts or abandons (Cobham 1954)."""
    pooled = ManyServers(first + second, service, servers)
    load = servers / service
    rho_1, rho = first / load, (first + second) / load
    wait_1 = pooled.p_wait / (load * (1.0 - rho_1))
    return pooled.p_wait, wait_1, wait_1 / (1.0 - rho)


def stationary(
    start: tuple[int, ...], moves: Callable[[tuple[int, ...]], Iterator[Move]]
) -> dict[tuple[int, ...], float]:
    """Stationary distribution of every state that can be reached from one."""
    index = {start: 0}
    found, rates = [start], []
    for state in found:
        for target, rate in moves(state):
            if target not in index:
                index[target] = len(found)
                found.append(target)
            rates.append((index[state], index[target], rate))
    chain = lil_matrix((len(found), len(found)))
    for source, target_index, rate in rates:
        chain[target_index, source] += rate
        chain[source, source] -= rate
    chain[0, :] = 1.0
    right = np.zeros(len(found))
    right[0] = 1.0
    solved = spsolve(csc_matrix(chain), right)
    return {state: float(solved[index[state]]) for state in found}


@dataclass(frozen=True)
class TwoPools:
    """Abandonment and waits of two types, occupancy of two pools."""

    p_abandon: tuple[float, float]
    wait: tuple[float, float]
    occupancy: tuple[float, float]


def n_model(
    arrivals: tuple[float, float], service: float, pools: tuple[int, int], patience: float, first: int
) -> TwoPools:
    """Pool A serves type 1 only, pool B both and type `first` first; type 1 tries A, then B."""
    mu, theta, longest = 1.0 / service, 1.0 / patience, 45

    def moves(state: tuple[int, ...]) -> Iterator[Move]:
        a, b, one, two = state
        if a < pools[0]:
            yield (a + 1, b, one, two), arrivals[0]
        elif b < pools[1]:
            yield (a, b + 1, one, two), arrivals[0]
        elif one < longest:
            yield (a, b, one + 1, two), arrivals[0]
        if b < pools[1]:
            yield (a, b + 1, one, two), arrivals[1]
        elif two < longest:
            yield (a, b, one, two + 1), arrivals[1]
        if a:
            yield (a, b, one - 1, two) if one else (a - 1, b, one, two), a * mu
        if b:
            waiting = [1, 2] if first == 1 else [2, 1]
            taken = next((kind for kind in waiting if (one, two)[kind - 1]), 0)
            after = {0: (a, b - 1, one, two), 1: (a, b, one - 1, two), 2: (a, b, one, two - 1)}
            yield after[taken], b * mu
        if one:
            yield (a, b, one - 1, two), one * theta
        if two:
            yield (a, b, one, two - 1), two * theta

    chances = stationary((0, 0, 0, 0), moves)
    means = [sum(state[place] * p for state, p in chances.items()) for place in range(4)]
    waits = (means[2] / arrivals[0], means[3] / arrivals[1])
    return TwoPools(
        p_abandon=(waits[0] * theta, waits[1] * theta),
        wait=waits,
        occupancy=(means[0] / pools[0], means[1] / pools[1]),
    )


def two_speeds(
    arrivals: float, services: tuple[float, float], pools: tuple[int, int], patience: float
) -> TwoPools:
    """One line and two pools of different speed, the first of which is tried first; whoever is free takes the
    head of the line."""
    theta, longest = 1.0 / patience, 60

    def moves(state: tuple[int, ...]) -> Iterator[Move]:
        a, b, waiting = state
        if a < pools[0]:
            yield (a + 1, b, waiting), arrivals
        elif b < pools[1]:
            yield (a, b + 1, waiting), arrivals
        elif waiting < longest:
            yield (a, b, waiting + 1), arrivals
        if a:
            yield (a, b, waiting - 1) if waiting else (a - 1, b, 0), a / services[0]
        if b:
            yield (a, b, waiting - 1) if waiting else (a, b - 1, 0), b / services[1]
        if waiting:
            yield (a, b, waiting - 1), waiting * theta

    chances = stationary((0, 0, 0), moves)
    means = [sum(state[place] * p for state, p in chances.items()) for place in range(3)]
    wait = means[2] / arrivals
    return TwoPools((wait * theta,) * 2, (wait,) * 2, (means[0] / pools[0], means[1] / pools[1]))


@dataclass(frozen=True)
class Redialling:
    """What becomes of attempts and of fresh callers."""

    attempts: float
    p_abandon: float
    lost_per_caller: float
    occupancy: float


def redialling(
    arrivals: float, service: float, servers: int, patience: float, share: float, delay: float
) -> Redialling:
    """Those who abandon try again with a probability after an exponential delay, patience and work anew."""
    mu, theta, back, longest, most = 1.0 / service, 1.0 / patience, 1.0 / delay, 60, 60

    def moves(state: tuple[int, ...]) -> Iterator[Move]:
        n, away = state
        if n < longest:
            yield (n + 1, away), arrivals
        if n:
            yield (n - 1, away), min(n, servers) * mu
        waiting = max(0, n - servers)
        if waiting:
            yield (n - 1, away), waiting * theta * (1.0 - share)
            yield (n - 1, min(most, away + 1)), waiting * theta * share
        if away and n < longest:
            yield (n + 1, away - 1), away * back

    chances = stationary((0, 0), moves)
    lost = sum(max(0, n - servers) * p for (n, _), p in chances.items()) * theta
    attempts = arrivals + back * sum(away * p for (_, away), p in chances.items())
    busy = sum(min(n, servers) * p for (n, _), p in chances.items())
    return Redialling(attempts, lost / attempts, lost * (1.0 - share) / arrivals, busy / servers)


@dataclass(frozen=True)
class ChatAgent:
    """One agent who holds several chats at once."""

    p_wait: float
    p_abandon: float
    concurrency: float
    duration: float


def chat_agent(arrivals: float, service: float, slots: int, exponent: float, patience: float) -> ChatAgent:
    """Chats end at a total rate of k ** exponent / service while k are held."""
    chances = birth_death(
        lambda n: arrivals,
        lambda n: min(n, slots) ** exponent / service + max(0, n - slots) / patience,
        500,
    )
    held = float(np.minimum(np.arange(501), slots) @ chances)
    waiting = float((np.arange(501) - slots).clip(0) @ chances)
    lost = waiting / patience
    return ChatAgent(float(chances[slots:].sum()), lost / arrivals, held, held / (arrivals - lost))


@dataclass(frozen=True)
class Storm:
    """What a floor that changes over time goes through, from empty."""

    abandoned: float
    queue_at: tuple[float, ...]


def storm(
    phases: Sequence[tuple[float, float, int]], service: float, patience: float, at: Sequence[float]
) -> Storm:
    """`phases`: (from, arrivals, servers), the last one's end is the last of `at`."""
    size, step = 110, 1.0
    numbers = np.arange(size + 1)
    state = np.zeros(size + 2)
    state[0] = 1.0
    queues: list[float] = []
    time = 0.0
    for number, (_, arrivals, servers) in enumerate(phases):
        ahead = expm(_storm_chain(size, arrivals, servers, service, patience) * step)
        end = phases[number + 1][0] if number + 1 < len(phases) else at[-1]
        while time < end - 1e-9:
            state = state @ ahead
            time += step
            if any(abs(time - moment) < 1e-9 for moment in at):
                queues.append(float((numbers - servers).clip(0) @ state[: size + 1]))
    return Storm(float(state[-1]), tuple(queues))


def _storm_chain(size: int, arrivals: float, servers: int, service: float, patience: float) -> Floats:
    """The generator over 0..size; its last column counts abandonments at the rate at which they happen."""
    chain = np.zeros((size + 2, size + 2))
    for n in range(size + 1):
        leaving = max(0, n - servers) / patience
        down = min(n, servers) / service + leaving
        if n < size:
            chain[n, n + 1] = arrivals
        if n:
            chain[n, n - 1] = down
        chain[n, n] = -(arrivals if n < size else 0.0) - (down if n else 0.0)
        chain[n, size + 1] = leaving
    return chain
