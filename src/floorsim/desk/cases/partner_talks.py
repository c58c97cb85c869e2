"""Conversations with partners: who can remove the cause of a driver, how a call begins, what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Final

from floorsim.desk.cases.case import Case
from floorsim.desk.cases.conversation import Partner, PartnerConversation, partner_conversations
from floorsim.desk.cases.driver_evidence import DriverEvidence
from floorsim.desk.cases.talks import Talks
from floorsim.scenario.models.events import Role
from floorsim.units import DAY_S, MINUTE_S
from floorsim.wording.filled import Words, fill_text

RECORD: Final = "partner_call"
ROLES: Final[dict[Partner, Role]] = {
    "engineering": "it",
    "legal": "legal",
    "hr": "hr",
    "facilities": "facilities",
    "outsourced_partner": "partner",
    "workforce_management": "workforce_management",
}
"""Partners who write messages too, by the role that they have there."""


class PartnerTalks:
    """The calls with partners in a run."""

    def __init__(self, talks: Talks, owned: set[str]) -> None:
        self.talks = talks
        self._owned = owned
        """Drivers whose cause somebody has taken on."""
        self.consequences = talks.consequences
        self.floor = talks.floor
        self._free_from: dict[str, float] = {}
        """Per conversation that was begun, by id: the day from which it can be had again."""

    def fitting(self, driver: str) -> PartnerConversation | None:
        """The call that can be made about a driver: the one most about it.

        Each is made once a day, and not again once something was agreed in it.
        """
        today = self.floor.now // DAY_S
        about = [
            one
            for one in partner_conversations()
            if driver in one.drivers and self._free_from.get(one.id, 0.0) <= today
        ]
        return min(about, key=lambda one: (one.drivers.index(driver), one.id), default=None)

    def begin(
        self,
        driver: str,
        conversation: PartnerConversation,
        evidence: DriverEvidence,
        over: Callable[[], None],
        *,
        with_evidence: bool,
    ) -> Case:
        """The partner has answered the phone; `over` is called when the call has ended.

        What the evidence is enough for can be said in it only `with_evidence`.
        """
        self._free_from[conversation.id] = inf
        case = Case(
            id=self.talks.book.free_id(f"call-{conversation.partner.replace('_', '-')}"),
            category="conversation",
            sender=conversation.name,
            subject=conversation.title,
            channel="phone",
            role=ROLES.get(conversation.partner),
            driver=driver,
            marks=list(evidence.can_show) if with_evidence else [],
        )
        words = self._words(driver, evidence)
        return self.talks.sit_down(
            case,
            conversation,
            words,
            (
                *(evidence.words if with_evidence else ("No figures gathered for this call.",)),
                *(fill_text(text, words) for text in conversation.evidence),
            ),
            lambda: self._over(case, conversation, over),
            length_s=conversation.minutes * MINUTE_S,
        )

    def _words(self, driver: str, evidence: DriverEvidence) -> Words:
        return {
            "driver": self.floor.scenario.driver_title(driver).lower(),
            "contacts": str(evidence.contacts),
            "hours": f"{evidence.hours:.1f}",
            "examples": str(evidence.examples),
        }

    def _over(self, case: Case, conversation: PartnerConversation, over: Callable[[], None]) -> None:
        """What its end brings about; nothing where nothing was said, and it can be made again."""
        assert case.talk is not None
        outcome = case.talk.ended
        assert outcome is not None
        if not case.chosen:
            del self._free_from[conversation.id]
        elif outcome != "agreed":
            self._free_from[conversation.id] = self.floor.now // DAY_S + 1.0
        if outcome == "agreed" and case.driver is not None:
            self._owned.add(case.driver)
        cause, on = case.cause(outcome), self.consequences
        on.record(
            RECORD, case.driver or "", float(outcome == "agreed"), f"{conversation.id}: {outcome}", cause
        )
        end = conversation.ends.get(outcome)  # type: ignore[call-overload]
        if end is not None:
            on.say(f"{conversation.name}: {end.text}", "effect")
            on.apply(end.effects, cause)
        over()
