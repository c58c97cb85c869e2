"""Agents' time in every state, from the ledger: every minute of every agent is in exactly one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.contact_table import Floats, Ints
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


@dataclass(frozen=True, slots=True)
class ChannelTime:
    """Seconds per interval (row) and channel (column)."""

    handling: Floats
    available: Floats
    """Ready time, shared among the channels of agents logged into several."""
    staffed: Floats
    """Time logged in (ready or busy); an agent on two channels counts on both."""


def channel_time(spells: Spells, edges_s: Floats) -> ChannelTime:
    """Agents' time per channel in the intervals between `edges_s`."""
    from_s, to_s = float(edges_s[0]), float(edges_s[-1])
    shares = ready_shares(spells, from_s, to_s)
    logged_in = (spells.state == READY) | (spells.state == BUSY)
    handling, available, staffed = [], [], []
    for channel in range(spells.channels):
        own = (spells.state == BUSY) & (spells.channel == channel)
        handling.append(_per_interval(spells, own.astype(np.float64), edges_s))
        available.append(_per_interval(spells, shares[:, channel], edges_s))
        on = np.array([channel in login for login in spells.logins], dtype=np.bool_)
        there = logged_in & on[spells.login] if len(on) else logged_in
        staffed.append(_per_interval(spells, there.astype(np.float64), edges_s))
    return ChannelTime(np.stack(handling, axis=1), np.stack(available, axis=1), np.stack(staffed, axis=1))


def _per_interval(spells: Spells, weight: Floats, edges_s: Floats) -> Floats:
    """Weighted seconds of all stays in each interval: what began before its end less what had ended."""
    own = weight > 0
    begun = _reached(spells.start_s[own], weight[own], edges_s)
    ended = _reached(spells.end_s[own], weight[own], edges_s)
    seconds: Floats = np.diff(begun - ended)
    return np.where(seconds > ROUNDING_S, seconds, 0.0)


def _reached(points_s: Floats, weight: Floats, edges_s: Floats) -> Floats:
    """Sum over points of weight x (edge - point), over the points before each edge."""
    order = np.argsort(points_s, kind="stable")
    points, weights = points_s[order] - edges_s[0], weight[order]
    before = np.searchsorted(points, edges_s - edges_s[0])
    sums = np.concatenate([[0.0], np.cumsum(weights)])[before]
    moments = np.concatenate([[0.0], np.cumsum(weights * points)])[before]
    reached: Floats = (edges_s - edges_s[0]) * sums - moments
    return reached
