"""What each decision was worth: its share of all (Shapley), and with it against without it.

Over redrawn days decisions are added one at a time, in one random order per day and its reverse; the reverse
halves the variance. What a decision adds, averaged, is its share; shares add up to the worth of all decisions
together (Shapley, in Contributions to the Theory of Games II, 1953; by sampling orders, Castro, Gómez and
Tejada, Computers & Operations Research 36, 2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from floorsim.debrief.estimates import Four, less
from floorsim.debrief.played import Played
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.demand.redraw import Redraw
from floorsim.lab.branches import Branch, Branches, Landed
from floorsim.run.run import Taken


@dataclass(slots=True)
class Worth:
    """What was found of each decision so far, by its number: one entry for each redrawn day."""

    share: dict[int, list[Four]] = field(default_factory=dict)
    without: dict[int, list[Four]] = field(default_factory=dict)
    possible: dict[int, int] = field(default_factory=dict)
    """On how many days it could be taken, all others taken too."""
    days: int = 0


def order_of(taken: Sequence[Taken], day: int) -> list[Taken]:
    """The decisions in the random order of a redrawn day."""
    draws = RandomStreams(day).few(len(taken), "order of decisions")
    return [one for _, one in sorted(zip(draws, taken, strict=True), key=lambda pair: pair[0])]


def share_branches(play: Played, day: int) -> list[Branch]:
    """The branches of one redrawn day: none, one more at a time in an order, all, and so in reverse."""
    redraw = Redraw(day, play.from_s, play.named_customers)
    order = order_of(play.taken, day)
    branches = [Branch(_in_time(order[:n]), redraw) for n in range(len(order) + 1)]
    reverse = order[::-1]
    return branches + [Branch(_in_time(reverse[:n]), redraw) for n in range(1, len(order))]


def add_shares(worth: Worth, play: Played, day: int, landed: Sequence[Landed]) -> None:
    """Takes in what `share_branches` of the day came to."""
    n = len(play.taken)
    worth.days += 1
    if not n:
        return
    order = order_of(play.taken, day)
    forward, back = landed[: n + 1], [landed[0], *landed[n + 1 :], landed[n]]
    added: dict[int, list[Four]] = {}
    for way, steps in ((order, forward), (order[::-1], back)):
        for place, taken in enumerate(way):
            added.setdefault(taken.seq, []).append(less(steps[place + 1], steps[place]))
    impossible = set(landed[n].not_taken)
    for taken in play.taken:
        one, other = added[taken.seq]
        mean = tuple((a + b) / 2 for a, b in zip(one, other, strict=True))
        worth.share.setdefault(taken.seq, []).append(mean)
        worth.possible[taken.seq] = worth.possible.get(taken.seq, 0) + (taken.seq not in impossible)


def without_branches(play: Played, day: int) -> list[Branch]:
    """For each decision, the future drawn anew from its moment, with it and without it."""
    found = []
    for taken in play.taken:
        redraw = Redraw(day, taken.at_s, play.named_customers)
        found += [Branch(play.taken, redraw), Branch(without(play, taken.seq), redraw)]
    return found


def add_without(worth: Worth, play: Played, landed: Sequence[Landed]) -> None:
    """Takes in what `without_branches` of a day came to."""
    for place, taken in enumerate(play.taken):
        effect = less(landed[2 * place], landed[2 * place + 1])
        worth.without.setdefault(taken.seq, []).append(effect)


def realised(play: Played, branches: Branches) -> dict[int, Four]:
    """What each decision did on the customers who came."""
    landed = branches.play([Branch(play.taken), *(Branch(without(play, one.seq)) for one in play.taken)])
    return {taken.seq: less(landed[0], other) for taken, other in zip(play.taken, landed[1:], strict=True)}


def without(play: Played, seq: int) -> tuple[Taken, ...]:
    """The decisions but one."""
    return tuple(taken for taken in play.taken if taken.seq != seq)


def _in_time(taken: Sequence[Taken]) -> tuple[Taken, ...]:
    return tuple(sorted(taken, key=lambda one: (one.at_s, one.seq)))


def together(play: Played, one_more: Taken, *, but: int | None = None) -> tuple[Taken, ...]:
    """The decisions with one more in its time, and without the one of a number."""
    others = [taken for taken in play.taken if taken.seq != but]
    return _in_time([*others, one_more])
