"""A15: send a share of the overflow to the partner, at a price for each contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import channel_view, queue_line
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker, MinutesPicker
from floorsim.desk.decisions.staff import channel_named
from floorsim.floor import interventions
from floorsim.floor.channel import Channel
from floorsim.units import HOUR_S, MINUTE_S
from floorsim.wording.numbers import money, percent
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

Share = Literal[0, 10, 20, 30]
LABELS: Final[dict[Share, str]] = {0: "Nothing more", 10: "10%", 20: "20%", 30: "30%"}
READY_MIN: Final = (20.0, 30.0)
"""Minutes until the partner takes the first contact, at least and at most (D: decision catalogue A15)."""


class PartnerOverflow(ChannelDecision):
    """Buy help from the partner for a while."""

    kind: ClassVar[str] = "partner_overflow"
    codes: ClassVar[tuple[str, ...]] = ("A15",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Send overflow to the partner"
    short: ClassVar[str] = "partner"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "p"}
    minutes: ClassVar[float] = 6.0
    effect_now: ClassVar[str] = (
        f"Nothing for {READY_MIN[0]:.0f} to {READY_MIN[1]:.0f} minutes; then the partner takes its share of "
        "the contacts for which none of your agents is free."
    )
    effect_later: ClassVar[str] = (
        "The partner resolves fewer and hands some back to your queue; those customers come again. Each "
        "contact has its price."
    )

    share: Annotated[Share, ChoicePicker(labels=LABELS, label="Share")] = Field(
        description="Share of the overflow in percent; 0 stops it"
    )
    length: Annotated[int, Field(ge=15, le=240), MinutesPicker(steps=(30, 60, 90, 120), label="For")] = Field(
        default=60, description="Minutes for which the partner takes contacts, from the first one"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a partner."""
        if any(channel.spec.partner is not None for channel in desk.floor.channels):
            return None
        return "there is no partner here who could take contacts; overtime or callbacks can still help"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """The partner must have been trained on the channel."""
        return None if channel.spec.partner is not None else f"the partner takes no {channel.title} contacts"

    def why_not(self, desk: Workspace) -> str | None:
        """To stop it something must have been sent."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is None and isinstance(channel, Channel) and not self.share:
            sent = channel.partner is not None and channel.partner.share > 0.0
            if not sent and not _asked(desk, channel.id):
                reason = f"nothing of {channel.title} goes to the partner"
        return reason

    def cost_money(self, desk: Workspace) -> float:
        """What the contacts of that time are expected to cost, by what has arrived lately and waited."""
        return desk.money_for(self.kind, self._contacts(desk) * desk.floor.scenario.prices.partner_contact)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queue, the partner's terms and what it would cost."""
        view, channel = channel_view(desk, self.channel), channel_named(desk, self.channel)
        if view is None or not isinstance(channel, Channel) or channel.spec.partner is None:
            return ()
        prices, terms = desk.floor.scenario.prices, channel.spec.partner
        return [
            queue_line(view),
            f"partner: {money(prices.partner_contact, prices.currency)} a contact, resolves "
            f"{percent(terms.resolves)} of what you would, hands back {percent(terms.hands_back)}",
            f"about {self._contacts(desk):.0f} contacts in {in_minutes(MINUTE_S * self.length)}",
        ]

    def ends_s(self, desk: Workspace) -> float | None:
        """The latest end of the time bought."""
        if not self.share:
            return None
        return self.timing(desk).done_s + MINUTE_S * (READY_MIN[1] + self.length)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The partner is asked; a later word to the partner goes before an earlier one."""
        channel = channel_named(desk, self.channel)
        assert isinstance(channel, Channel)
        cause = order.cause(channels=(channel.id,))
        desk.consequences.record("partner", channel.id, self.share / 100.0, "asked", cause)
        order.notes["asked"] = channel.id
        terms = channel.spec.partner
        assert terms is not None
        if not self.share:
            interventions.set_partner(channel, None)
            return f"you stopped sending {channel.title} to the partner"
        least, most = READY_MIN
        u = desk.floor.random.few(1, "partner ready", channel.id, desk.floor.day_of(desk.now))[0]
        from_s = desk.now + MINUTE_S * (least + (most - least) * u)
        sent = terms.model_copy(
            update={"share": self.share / 100.0, "start": None, "end": None, "when_wait_over": None}
        )

        def begins() -> None:
            if _asked(desk, channel.id) is order:
                interventions.set_partner(channel, sent)
                desk.say(f"the partner takes {self.share}% of the overflow on {channel.title}", "floor")

        def ends() -> None:
            if channel.partner is sent:
                interventions.set_partner(channel, terms)
                desk.say(f"the partner takes no more of {channel.title}", "floor")

        desk.floor.at(from_s, begins)
        desk.floor.at(from_s + MINUTE_S * self.length, ends)
        until = time_of_day(from_s + MINUTE_S * self.length)
        return f"you asked the partner to take {self.share}% of the overflow on {channel.title} to {until}"

    def doing(self, desk: Workspace) -> str:
        """Where."""
        return f"arranging the partner for {self.where(desk)}"

    def _contacts(self, desk: Workspace) -> float:
        """Contacts expected to go to the partner: of the last half hour's rate, the part that had to wait."""
        view = channel_view(desk, self.channel)
        if view is None:
            return 0.0
        now_s, index = desk.now, desk.floor.compiled.channel_index[self.channel]
        lately = 0
        for contact in reversed(desk.floor.ledger.contacts):
            if contact.arrived_s < now_s - HOUR_S:
                break
            if contact.type.channel == index and contact.arrived_s >= now_s - HOUR_S / 2:
                lately += 1
        busy = 1.0 if view.waiting else (view.occupancy or 0.0) ** 4
        return self.share / 100.0 * lately * 2.0 * busy * self.length / 60.0


def _asked(desk: Workspace, channel: str) -> Order | None:
    """The latest word to the partner about the channel."""
    asked = [one for one in desk.orders.values() if one.notes.get("asked") == channel]
    return asked[-1] if asked else None
