"""E4: whoever can remove the cause of a driver is called, with what one has heard or with figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.driver_evidence import DriverEvidence, all_evidence, evidence_of
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import ChoicePicker, Option, Picker
from floorsim.units import MINUTE_S
from floorsim.wording.names import choose
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import shown
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.cases.case import Case
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

GATHERING_MIN: Final = 4.0
"""Supervisor minutes to bring the day's figures and case numbers of a driver together (D)."""
MOST: Final = "most"
"""Instead of a driver: the most frequent of today that somebody can be called about."""


@dataclass(frozen=True, kw_only=True)
class CalledAboutPicker(Picker):
    """A contact driver that somebody can be called about, the most frequent today first."""

    takes: ClassVar[str] = "driver"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Each with whom one would call, and how many contacts it brought."""
        for driver, evidence in callable_drivers(desk):
            conversation = desk.cases.partners.fitting(driver)
            assert conversation is not None
            detail = f"{counted(evidence.contacts, 'contact')} today, {conversation.name}"
            yield Option(driver, desk.floor.scenario.driver_title(driver), detail=detail)


class CallPartner(Decision):
    """Call product, IT, logistics or whoever else can remove the cause of a contact driver."""

    kind: ClassVar[str] = "call_partner"
    family: ClassVar[Family] = "driver"
    codes: ClassVar[tuple[str, ...]] = ("E4",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Call a partner about a contact driver"
    short: ClassVar[str] = "call a partner"
    acts_on: ClassVar[ActsOn] = "driver"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"driver": "c"}
    minutes: ClassVar[float] = 8.0
    effect_now: ClassVar[str] = (
        "You talk with the person who can remove the cause, and see nothing else of the floor until it is "
        "over."
    )
    effect_later: ClassVar[str] = (
        "What you agree on takes effect after its lead time: fewer or easier contacts of this driver. "
        "Without figures and one request that they can act on, little comes."
    )
    open_ended: ClassVar[bool] = True

    driver: Annotated[str, CalledAboutPicker(label="About", hint="Which contact driver")] = Field(
        default=MOST, description="The contact driver; `most`: the one with most contacts today"
    )
    bring: Annotated[
        Literal["anecdote", "data"],
        ChoicePicker(
            labels={
                "anecdote": "What you have heard on the floor",
                "data": "The day's figures, and what you ask for",
            }
        ),
    ] = Field(default="anecdote", description="What you bring to the call")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must be there to be called about something that customers contacted about today."""
        if callable_drivers(desk):
            return None
        return "no contact driver of today has somebody to call whom you have not called today"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """How long it takes to bring it together."""
        return f"{in_minutes(GATHERING_MIN * MINUTE_S)} more" if value == "data" else "at once"

    def definite(self, desk: Workspace) -> Self:
        """`most` is the driver with most contacts today."""
        if self.driver != MOST:
            return self
        found = callable_drivers(desk)
        return self.model_copy(update={"driver": found[0][0]}) if found else self

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Whom one calls, and what the day's evidence is."""
        conversation = desk.cases.partners.fitting(self.driver)
        if conversation is None:
            return ()
        return (f"{conversation.name} can act on it", *evidence_of(desk.floor, self.driver).words)

    def owed(self, desk: Workspace) -> Sequence[str]:
        """Only what is promised in it."""
        return ("what you promise in the call",)

    def cost_minutes(self, desk: Workspace) -> float:
        """The call, and before it the figures where they are brought."""
        call = desk.minutes_for(self.kind, self.minutes)
        return call + GATHERING_MIN if self.bring == "data" else call

    def why_not(self, desk: Workspace) -> str | None:
        """The driver must be one that somebody can be called about, and not be on the list already."""
        known = desk.floor.compiled.drivers
        if self.driver not in known:
            return f"there is no driver {shown(self.driver)}; {choose(self.driver, known)}"
        conversation = desk.cases.partners.fitting(self.driver)
        title = desk.floor.scenario.driver_title(self.driver).lower()
        if conversation is None:
            return f"there is nobody to call about “{title}”, or you have called today; try another"
        if not evidence_of(desk.floor, self.driver).contacts:
            return f"nobody has contacted you about “{title}” today"
        for order in desk.pending():
            other = order.decision
            if isinstance(other, CallPartner) and desk.cases.partners.fitting(other.driver) is conversation:
                return f"a call to {conversation.name} is on your list already; withdraw it to change it"
        return None

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """There must still be something to call about."""
        return None if desk.cases.partners.fitting(self.driver) else "you have called about it already"

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """First the figures, if they are to be brought; then the call."""
        if self.bring == "data":
            desk.floor.at(desk.now + GATHERING_MIN * MINUTE_S, lambda: self._call(desk, order))
        else:
            self._call(desk, order)
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """What comes of the call came when it ended."""
        case: Case | None = order.notes.get("case")
        title = desk.floor.scenario.driver_title(self.driver).lower()
        if case is None:
            return f"you gathered figures on “{title}” and did not call"
        desk.cases.talks.leave(case)
        return f"you talked with {case.sender} about “{title}” for {in_minutes(desk.now - case.opened_s)}"

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """It can, at any moment; it ends as if the time were up."""
        return None

    def doing(self, desk: Workspace) -> str:
        """About what."""
        return f"calling about “{desk.floor.scenario.driver_title(self.driver).lower()}”"

    def _call(self, desk: Workspace, order: Order) -> None:
        conversation = desk.cases.partners.fitting(self.driver)
        if desk.in_hand() is not order or conversation is None:
            return

        def over() -> None:
            if desk.in_hand() is order:
                desk.calendar.break_off()

        desk.calendar.is_taken_whole()
        order.notes["case"] = desk.cases.partners.begin(
            self.driver,
            conversation,
            evidence_of(desk.floor, self.driver),
            over,
            with_evidence=self.bring == "data",
        )


def callable_drivers(desk: Workspace) -> list[tuple[str, DriverEvidence]]:
    """Drivers of today that somebody can be called about, the most frequent first."""
    found = [
        (driver, evidence)
        for driver, evidence in desk.once("driver evidence", lambda: all_evidence(desk.floor)).items()
        if desk.cases.partners.fitting(driver) is not None
    ]
    return sorted(found, key=lambda one: (-one[1].contacts, one[0]))
