"""E5: tell customers about an issue before they contact: recorded line, banner, auto-reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import drivers, news, queues
from floorsim.desk.decisions.families.knowledge import DriverIds, KnowledgeDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.kinds.announcement import NO_ISSUE_TRUST
from floorsim.desk.decisions.kinds.incident_post import unclear_drivers
from floorsim.desk.decisions.pickers import ChoicePicker, DriversPicker
from floorsim.floor.returns import PROMISED_S
from floorsim.units import HOUR_S
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

Says = Literal["honest", "overpromise"]
LABELS: Final[dict[Says, str]] = {
    "honest": "What is known, what works meanwhile, when you say more",
    "overpromise": f"That it will be over within {in_minutes(PROMISED_S)}",
}
HELPED: Final[dict[Says, float]] = {"honest": 0.15, "overpromise": 0.3}
"""Share of the issue's contacts that a notice helps (D: decision catalogue E5 and A11, 10-30%)."""
STANDS_S: Final = 2 * HOUR_S
"""A notice stands for so long (D); after that nobody believes it is current."""
BROKEN_TRUST: Final = -0.04
"""Leadership's trust when what customers were promised did not come true (D)."""


class CustomerNotice(KnowledgeDecision):
    """Put up a notice on every channel."""

    kind: ClassVar[str] = "customer_notice"
    codes: ClassVar[tuple[str, ...]] = ("E5",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Put up a notice for customers"
    short: ClassVar[str] = "notice"
    acts_on: ClassVar[ActsOn] = "floor"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 6.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = "On every channel some customers of the issue are helped without an agent."
    effect_later: ClassVar[str] = (
        "If you promise more than anyone knows, those customers come back angry when it does not come true."
    )

    says: Annotated[Says, ChoicePicker(labels=LABELS, label="It says")] = Field(
        description="What the notice says"
    )
    drivers: Annotated[
        DriverIds, DriversPicker(hint="What it is about; if you choose none, whatever is going on")
    ] = Field(default=(), description="Contact drivers it is about; if left out, those of the incident")

    def why_not(self, desk: Workspace) -> str | None:
        """The same notice must not stand already."""
        reason = super().why_not(desk)
        if reason is not None:
            return reason
        for order in desk.taken_before(self.kind):
            if order.decision == self and desk.now < order.notes["until_s"]:
                return "this notice is up already; put up another one, or tell the team"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What customers contact about, what is known, and the queues."""
        return [*drivers(desk), *news(desk)[:1], *queues(desk)]

    def ends_s(self, desk: Workspace) -> float | None:
        """When nobody believes it any more."""
        return self.timing(desk).done_s + STANDS_S

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """It stands from now on."""
        about = self.drivers or tuple(sorted(unclear_drivers(desk)))
        order.notes["until_s"] = desk.now + STANDS_S
        cause = order.cause(drivers=about)
        broken = desk.floor.modifiers.resolvable_drivers_broken()
        if not broken & frozenset(about or broken):
            desk.consequences.bring_about("trust", NO_ISSUE_TRUST, cause)
            desk.say("customers ask which issue the notice means; there is none", "effect")
            return f"you put up a notice: {LABELS[self.says].lower()}"
        body = {
            "drivers": about,
            "share": HELPED[self.says],
            "overpromises": self.says == "overpromise",
            "for": f"{STANDS_S:.0f}s",
        }
        desk.consequences.bring_about("notice", body, cause)
        if self.says == "overpromise":
            desk.floor.at(desk.now + PROMISED_S, lambda: self._found_out(desk, about, order))
        return f"you put up a notice: {LABELS[self.says].lower()}"

    def _found_out(self, desk: Workspace, about: tuple[str, ...], order: Order) -> None:
        if desk.floor.modifiers.resolvable_drivers_broken() & frozenset(about):
            desk.consequences.bring_about("trust", BROKEN_TRUST, order.cause(drivers=about))
            desk.say("customers say it is not over, as the notice had promised", "effect")

    def doing(self, desk: Workspace) -> str:
        """Writing."""
        return "putting up a notice for customers"
