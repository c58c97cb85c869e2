"""Where the day will land: an estimate of its service level if nothing changes.

So far, plus what the rest of the day should bring: the remaining forecast times the present trend. Live
channels meet Erlang A with the agents planned for each interval; written ones are worked off in order at
the present pace. Sources of error: the steady state that Erlang A assumes, agents shared between channels
(split by work), handling times that are not exponential. The band holds the day in about 80 of 100 cases as
far as volume and chance go; what nobody knows about yet is not in it. Chance counts for more than single
contacts would make it: those on the floor within one handling time of each other share what happens to them
(a queue with many agents forgets at the rate of service: Halfin & Whitt 1981).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from math import fsum
from typing import Final, NamedTuple

from floorsim.floor.measures.service_level import Quotient
from floorsim.floor.wallboard.channel_need import ChannelNeed

Band = tuple[float, float, float]
"""Low, middle, high."""
LostBy = Callable[[float], float]
"""Arrival time to the last moment in target, seconds."""

Z_80: Final = 1.2816
"""Normal quantile of an 80% band."""
VOLUME_CV: Final = 0.061
"""Spread of a half hour's volume about its day's trend (a North American bank's 164 weekdays of 2003:
Weinberg, Brown & Stroud 2007)."""
PACE_CV: Final = 0.2
"""Spread of the pace at which written work is done (D: agents who also serve live channels come and go)."""
FINEST: Final = 0.02
"""No estimate of the service level still to come is surer than this, either way (D)."""
LEAST_VOLUME: Final = 0.1
"""Part of the expected volume that comes in any case (D)."""
TREND_WEIGHT: Final = 10.0
"""Contacts' worth of belief in the forecast when the trend is judged (D)."""


class Piece(NamedTuple):
    """A stretch of the day to come: how long, contacts expected, agents there."""

    lasts_s: float
    contacts: float
    agents: float


def trend(arrived: float, expected: float) -> float:
    """What lately arrived over what was expected, drawn towards 1 while there is little to go by."""
    return (arrived + TREND_WEIGHT) / (expected + TREND_WEIGHT)


def land_live(
    need: ChannelNeed,
    so_far: Quotient,
    pieces: Sequence[Piece],
    slot_aht_s: float,
    seen: float,
) -> Band | None:
    """The band for a channel whose customers wait on the line.

    `so_far`: contacts above and below the line; `seen`: contacts on which the trend rests. None where
    nothing counts.
    """
    spread = _volume_spread(seen, fsum(piece.contacts for piece in pieces))
    volumes = _volumes(spread)
    above, below, noise = [so_far[0]] * 3, [so_far[1]] * 3, 0.0
    for lasts_s, contacts, agents in pieces:
        if contacts <= 0 or lasts_s <= 0:
            continue
        found = need.quotients(contacts / lasts_s, slot_aht_s, agents, volumes)
        for place, (up, down) in enumerate(found):
            count = contacts * volumes[place]
            above[place] += count * up
            below[place] += count * down
        up, down = found[0]
        if down > 0:
            together = 1.0 + 2.0 * contacts / lasts_s * slot_aht_s
            noise += contacts * up * (1.0 - up / down) * together
    return _band(above, below, noise, so_far)


def land_written(
    so_far: Quotient,
    open_items: Sequence[tuple[float, float]],
    pieces: Sequence[Piece],
    per_s: Sequence[float],
    lost_s: LostBy,
    now_s: float,
    seen: float,
) -> Band | None:
    """The band for a written channel, worked off oldest first.

    `open_items`: (arrival time, contacts) of open ones, oldest first, the overdue ones included (they count
    below the line already); `per_s`: contacts finished a second in each piece; `lost_s`: until when one that
    arrived at a time is in target.
    """
    spread = math.hypot(PACE_CV, _volume_spread(seen, fsum(piece.contacts for piece in pieces)))
    results = [
        _worked_off(so_far, open_items, pieces, [rate * pace for rate in per_s], lost_s, now_s)
        for pace in _volumes(spread)
    ]
    return _band([above for above, _ in results], [below for _, below in results], 0.0, so_far)


def _worked_off(
    so_far: Quotient,
    open_items: Sequence[tuple[float, float]],
    pieces: Sequence[Piece],
    per_s: Sequence[float],
    lost_s: LostBy,
    now_s: float,
) -> Quotient:
    above, below = so_far
    queue = [[arrived_s, count] for arrived_s, count in open_items]
    head, at_s = 0, now_s
    for piece, rate in zip(pieces, per_s, strict=True):
        if piece.contacts > 0:
            queue.append([at_s + piece.lasts_s / 2.0, piece.contacts])
        room = rate * piece.lasts_s
        while room > 1e-9 and head < len(queue):
            arrived_s, count = queue[head]
            done = min(room, count)
            room -= done
            last_s = at_s + piece.lasts_s - room / rate
            limit_s = lost_s(arrived_s)
            if limit_s >= now_s:
                below += done
                above += done * min(1.0, max(0.0, 1.0 - (last_s - limit_s) * rate / done))
            queue[head][1] -= done
            if queue[head][1] <= 1e-9:
                head += 1
        at_s += piece.lasts_s
    below += fsum(count for arrived_s, count in queue[head:] if now_s <= lost_s(arrived_s) < at_s)
    return above, below


def _volume_spread(seen: float, ahead: float) -> float:
    """Relative spread of the volume to come: of the trend, of the half hours, of chance."""
    if ahead <= 0:
        return 0.0
    return math.sqrt(1.0 / (seen + TREND_WEIGHT) + VOLUME_CV**2 + 1.0 / ahead)


def _volumes(spread: float) -> tuple[float, float, float]:
    """The volume expected, and the ends of its 80% band, as multiples of it."""
    return 1.0, 1.0 + Z_80 * spread, max(LEAST_VOLUME, 1.0 - Z_80 * spread)


def _band(above: Sequence[float], below: Sequence[float], noise: float, so_far: Quotient) -> Band | None:
    """The expected level, with the distance to the ends' and the noise of single contacts around it."""
    if min(below) <= 0:
        return None
    levels = [min(1.0, up / down) for up, down in zip(above, below, strict=True)]
    middle = levels[0]
    to_come = 1.0 - so_far[1] / below[0]
    chance = max(Z_80 * math.sqrt(noise) / below[0], FINEST * to_come)
    down = math.hypot(middle - min(levels), chance)
    up = math.hypot(max(levels) - middle, chance)
    return max(0.0, middle - down), middle, min(1.0, middle + up)
