"""E2: tell the team what is known, what is not, what to say, and when the next word comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import drivers, news, questions
from floorsim.desk.decisions.families.knowledge import DriverIds, KnowledgeDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import DriversPicker, MinutesPicker
from floorsim.wording.times import clock_from, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

POST_MORALE: Final = 0.01
"""Morale that the first post with the time of the next one gives everyone (D: clear word, no rumours)."""
FLOOD: Final = 2
"""So many posts within FLOOD_S before this one, and it only takes time to read (D)."""
FLOOD_S: Final = 30 * 60.0
FLOOD_HANDLE: Final = 1.03
FLOOD_READ_S: Final = 15 * 60.0
"""Handle time of everyone who reads, for so long (D)."""
CHEERED: Final = "first_word"
"""The record that the team has had its first word with a time for the next."""


class IncidentPost(KnowledgeDecision):
    """Write to the team about what is going on."""

    kind: ClassVar[str] = "incident_post"
    codes: ClassVar[tuple[str, ...]] = ("E2",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Post to the team about an incident"
    short: ClassVar[str] = "incident post"
    acts_on: ClassVar[ActsOn] = "floor"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "i", "floor": "i"}
    minutes: ClassVar[float] = 3.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "The team knows how to handle these contacts: shorter calls, fewer mistakes, the same "
        "answer for every customer."
    )
    effect_later: ClassVar[str] = (
        "If you promise a next update, it has to come: post again by then, even if there is nothing new."
    )

    drivers: Annotated[
        DriverIds, DriversPicker(hint="What it is about; if you choose none, whatever is going on")
    ] = Field(default=(), description="Contact drivers it is about; if left out, those of the incident")
    next_update: Annotated[
        Annotated[int, Field(ge=10, le=60)] | None,
        MinutesPicker(
            steps=(10, 15, 20, 30, 45, 60),
            none="none promised",
            hint="Minutes until the next update that you promise",
        ),
    ] = Field(
        default=None,
        description="Minutes until the next update that you promise; if left out, none is promised",
    )

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What customers contact about, what is known, how often agents have to ask, and your last post."""
        before = desk.taken_before(self.kind)
        last = (
            f"your last post {clock_from(before[-1].accepted_s, desk.now)}"
            if before
            else "no post from you yet"
        )
        return [*drivers(desk), *news(desk)[:2], *questions(desk), last]

    def owed(self, desk: Workspace) -> Sequence[str]:
        """The next update, if one is promised."""
        if self.next_update is None:
            return ()
        return [f"an update to the team by {time_of_day(self.timing(desk).done_s + 60.0 * self.next_update)}"]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The team knows; the next update is due."""
        going_on = bool(desk.floor.incidents.going_on)
        about = self.drivers or tuple(sorted(unclear_drivers(desk)))
        before = [earlier.decision for earlier in desk.taken_before(self.kind)]
        if about:
            desk.consequences.bring_about("guidance", about, order.cause(drivers=about))
        elif not going_on and not before:
            desk.say("the team asks what your post is about", "effect")
        lately = [one for one in desk.taken_before(self.kind) if desk.now - one.accepted_s < FLOOD_S]
        if len(lately) >= FLOOD:
            flood = {"times": FLOOD_HANDLE, "for": f"{FLOOD_READ_S:.0f}s"}
            desk.consequences.bring_about("handle", flood, order.cause())
            desk.say("the team reads one post after the other while customers wait", "effect")
        desk.cases.promises.word_to_team()
        if self.next_update is None:
            return "you told the team what is known"
        if going_on and not desk.floor.ledger.effects_of(CHEERED):
            desk.consequences.record(CHEERED, "", POST_MORALE, "", order.cause())
            desk.consequences.move_morale(desk.floor.agents, POST_MORALE, order.cause())
        desk.cases.promises.to_team(60.0 * self.next_update)
        next_s = desk.now + 60.0 * self.next_update
        return f"you told the team what is known; next update by {time_of_day(next_s)}"

    def doing(self, desk: Workspace) -> str:
        """Writing."""
        return "writing to the team"


def unclear_drivers(desk: Workspace) -> set[str]:
    """Drivers of what is going on that nobody has said how to handle."""
    unclear: set[str] = set()
    modifiers = desk.floor.modifiers
    for effect in modifiers.of("unclear"):
        unclear.update(effect.drivers or desk.floor.compiled.drivers)
    for effect in modifiers.of("resolve"):
        unclear.update(effect.drivers)
    return unclear
