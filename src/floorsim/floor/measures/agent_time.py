"""Agents' time in every state, from the ledger: every minute of every agent is in exactly one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.contact_table import Bools, Floats, Ints
from floorsim.floor.states import BUSY, READY, STATE_WORDS

STATES = len(STATE_WORDS)
ROUNDING_S = 1e-6
"""Less than this is the rounding of large sums."""
Login = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spells:
    """Every stay of an agent in a state, one row each."""

    agent: Ints
    state: Ints
    channel: Ints
    """Channel of the contacts in hand while busy; -1 otherwise."""
    start_s: Floats
    end_s: Floats
    login: Ints
    """Which of `logins` the agent was logged into."""
    logins: tuple[Login, ...]
    """Sets of channels (indexes) that agents were logged into together."""
    agents: int
    channels: int

    def clipped(self, from_s: float, to_s: float) -> Floats:
        """Seconds of each stay that lie within [from_s, to_s)."""
        inside: Floats = np.maximum(np.minimum(self.end_s, to_s) - np.maximum(self.start_s, from_s), 0.0)
        return inside


def spells_of(ledger: Ledger, home: Sequence[Login], channels: int, now_s: float) -> Spells:
    """The stays in the ledger, the present ones until `now_s`. `home`: where each agent begins logged in."""
    changes = [(index, *entry) for index, log in enumerate(ledger.states) for entry in log.entries]
    table = np.array(changes, dtype=np.float64).reshape(-1, 4)
    agent, start_s = table[:, 0].astype(np.int64), table[:, 1]
    end_s = np.append(start_s[1:], now_s)
    last = np.append(agent[1:] != agent[:-1], True)[: len(agent)]
    end_s = np.where(last, now_s, end_s[: len(agent)])
    sets: dict[Login, int] = {}
    at_home = np.array([sets.setdefault(tuple(on), len(sets)) for on in home], dtype=np.int64)
    login = at_home[agent]
    for at_s, who, on, _ in ledger.logins:
        login[(agent == who) & (start_s >= at_s)] = sets.setdefault(tuple(on), len(sets))
    return Spells(
        agent, table[:, 2].astype(np.int64), table[:, 3].astype(np.int64), start_s, end_s, login,
        tuple(sets), len(ledger.states), channels,
    )  # fmt: skip


def state_seconds(spells: Spells, from_s: float, to_s: float) -> Floats:
    """Seconds per agent (row) and state (column) within a window."""
    flat: Floats = np.bincount(
        spells.agent * STATES + spells.state,
        weights=spells.clipped(from_s, to_s),
        minlength=spells.agents * STATES,
    ).astype(np.float64)
    return flat.reshape(spells.agents, STATES)


def ready_shares(spells: Spells, from_s: float, to_s: float) -> Floats:
    """For every stay (row), the part of it that each channel (column) may call available time.

    A ready agent waits for all channels logged into. The time is shared among them as that agent's handling
    on them was within the window; evenly where there was none.
    """
    busy = spells.state == BUSY
    handling = np.bincount(
        spells.agent[busy] * spells.channels + spells.channel[busy],
        weights=spells.clipped(from_s, to_s)[busy],
        minlength=spells.agents * spells.channels,
    ).reshape(spells.agents, spells.channels)
    member = np.zeros((len(spells.logins), spells.channels))
    for row, on in enumerate(spells.logins):
        member[row, list(on)] = 1.0
    shares = handling[spells.agent] * member[spells.login]
    total = shares.sum(axis=1, keepdims=True)
    even = member[spells.login]
    even = even / np.maximum(even.sum(axis=1, keepdims=True), 1.0)
    shares = np.where(total > 0, shares / np.where(total > 0, total, 1.0), even)
    shares[spells.state != READY] = 0.0
    return shares


class _Sorted:
    """Moments in order of time, each with the row that it is of."""

    def __init__(self, moments_s: Floats) -> None:
        self.rows = np.argsort(moments_s, kind="stable")
        self.moments_s = moments_s[self.rows]

    def reached(self, weight: Floats, edges_s: Floats) -> Floats:
        """Sum over rows of weight x (edge - moment), over the moments before each edge."""
        own = weight[self.rows]
        counts = own > 0
        points, weights = self.moments_s[counts] - edges_s[0], own[counts]
        before = np.searchsorted(points, edges_s - edges_s[0])
        sums = np.concatenate([[0.0], np.cumsum(weights)])[before]
        moments = np.concatenate([[0.0], np.cumsum(weights * points)])[before]
        reached: Floats = (edges_s - edges_s[0]) * sums - moments
        return reached


class ChannelTime:
    """Seconds per interval (row) and channel (column), each kind worked out when it is asked for."""

    def __init__(self, spells: Spells, edges_s: Floats) -> None:
        """The intervals lie between `edges_s`."""
        self._spells = spells
        self._edges_s = edges_s
        self._begun, self._ended = _Sorted(spells.start_s), _Sorted(spells.end_s)

    @cached_property
    def handling(self) -> Floats:
        """Time with contacts in hand."""
        busy = self._spells.state == BUSY
        return self._each(lambda channel: (busy & (self._spells.channel == channel)).astype(np.float64))

    @cached_property
    def available(self) -> Floats:
        """Ready time, shared among the channels of agents logged into several."""
        shares = ready_shares(self._spells, float(self._edges_s[0]), float(self._edges_s[-1]))
        return self._each(lambda channel: shares[:, channel])

    @cached_property
    def staffed(self) -> Floats:
        """Time logged in (ready or busy); an agent on two channels counts on both."""
        spells = self._spells
        logged_in = (spells.state == READY) | (spells.state == BUSY)

        def there(channel: int) -> Floats:
            on = np.array([channel in login for login in spells.logins], dtype=np.bool_)
            present: Bools = logged_in & on[spells.login] if len(on) else logged_in
            return present.astype(np.float64)

        return self._each(there)

    def _each(self, weight: Callable[[int], Floats]) -> Floats:
        """Weighted seconds of all stays in each interval: what began before its end less what had ended."""
        columns = []
        for channel in range(self._spells.channels):
            weights = weight(channel)
            begun = self._begun.reached(weights, self._edges_s)
            ended = self._ended.reached(weights, self._edges_s)
            seconds: Floats = np.diff(begun - ended)
            columns.append(np.where(seconds > ROUNDING_S, seconds, 0.0))
        return np.stack(columns, axis=1)
