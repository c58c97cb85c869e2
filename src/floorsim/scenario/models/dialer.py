"""Outbound work: customers on a list, and the dialer that calls them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.models.laws import Law, law
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Seconds, Share, TimeOfDay

MOST_NUMBERS = 200_000
"""Numbers that a list may have (D: more than any floor calls in the days of a run)."""


class WhileService(Block):
    """Calls are made only while customers who come in are served well enough.

    Of those of the channel who were answered or left in the last `over`, at least `share` must have been in
    target by the channel's own formula. With nobody in that time calls are made.
    """

    channel: Name
    share: Share = 0.8
    over: Annotated[Seconds, Field(gt=0)] = 1800.0


class Dialer(Block):
    """A list of customers to be called, and when the dialer calls one.

    Whenever an agent comes free, and at `from`, it looks: with at least `idle` agents idle among the groups
    `among`, it begins `per_idle` calls for each idle agent who could take one, less those that still ring.
    A customer who is reached while nobody is free any more is a mismatch: waits as long as the stream's
    patience says, and is lost.
    """

    numbers: Annotated[int, Field(ge=1, le=MOST_NUMBERS)]
    """Customers on the list, for the whole run."""
    start: Annotated[TimeOfDay | None, Field(alias="from")] = None
    end: Annotated[TimeOfDay | None, Field(alias="to")] = None
    """Time of every day from which and until which calls are begun; not written, the channel's hours."""
    idle: Annotated[int, Field(ge=1, le=5000)] = 1
    among: tuple[Name, ...] = ()
    """Groups whose idle agents count for `idle`; empty means those who can take these calls."""
    per_idle: Annotated[float, Field(gt=0, le=10)] = 1.0
    """Above 1 the dialer calls more customers than agents are free, since most are not reached."""
    while_service: WhileService | None = None
    right_party: Share | tuple[tuple[TimeOfDay, Share], ...] = 0.28
    """Share of calls that reach the customer, or steps of it (from a time of day, share). D: .28, as at a
    Canadian utility in the early afternoon (Deslauriers, L'Ecuyer, Pichitlamken, Ingolfsson and Avramidis
    2007)."""
    tries: Annotated[int, Field(ge=1, le=20)] = 1
    """Calls to one number at most."""
    again_after: Annotated[Seconds, Field(gt=0)] = 7200.0
    """Time after which a customer who was not reached is called again (D: two hours)."""
    rings: Law = law(constant="20s")
    """Time from a call to its answer, or to giving it up (D: 20 s). With 0s it is known at once, and after
    calls that reach nobody the dialer only looks again when an agent comes free."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise refusal("the dialer stops before it starts", "write `to` after `from`", at=("to",))
        if isinstance(self.right_party, tuple):
            times = [at for at, _ in self.right_party]
            if not times or times != sorted(set(times)):
                wrong = "the steps of right_party are not in order of time"
                raise refusal(wrong, "sort them, one per time", at=("right_party",))
        return self

    def reached_at(self, clock_s: float) -> float:
        """Share of calls that reach the customer at a time of day (seconds after midnight), 0-1.

        Before the first step its share holds.
        """
        if not isinstance(self.right_party, tuple):
            return self.right_party
        so_far = [share for at_s, share in self.right_party if at_s <= clock_s]
        return so_far[-1] if so_far else self.right_party[0][1]
