"""C16: what to do with a contact that speech analytics has flagged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.consequences.sessions import coached
from floorsim.desk.decisions.agent_facts import agent_facts
from floorsim.desk.decisions.contact_pickers import ContactPicker, contact_words, no_such_contact
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import NEXT
from floorsim.desk.decisions.kind_facts import Family
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.desk.decisions.staff import not_on_floor
from floorsim.desk.quality.samples import FLAG
from floorsim.floor.contact import Contact
from floorsim.floor.quality.flags import WRONG_SHARE, Flag
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

Answer = Literal["trust", "listen", "ignore"]
MINUTES: Final[dict[Answer, float]] = {"trust": 4.0, "listen": 6.0, "ignore": 1.0}
"""Minutes of each answer (decision catalogue C16, D): a word to the agent, hearing it first, closing it."""
LABELS: Final[dict[Answer, str]] = {
    "trust": "Tell the agent now",
    "listen": "Listen to it first",
    "ignore": "Close it unheard",
}
WORD_S: Final = 10 * 60.0
"""A word about one contact teaches as much as a session of this length (D)."""
FALSE_MORALE: Final = -0.03
"""Morale that it costs to be told of a mistake that one did not make (D; feedback that is not about what
was done harms: Kluger and DeNisi 1996)."""
HEARD_MORALE: Final = 0.005
"""Morale that it gives when somebody listened before speaking (D)."""


class HandleFlag(Decision):
    """A contact was flagged by software: believe it, hear it, or leave it."""

    kind: ClassVar[str] = "handle_flag"
    family: ClassVar[Family] = "person"
    codes: ClassVar[tuple[str, ...]] = ("C16",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Deal with a contact flagged by analytics"
    short: ClassVar[str] = "flag"
    minutes: ClassVar[float] = MINUTES["listen"]
    effect_now: ClassVar[str] = (
        "If you tell the agent without listening, a right flag teaches and a wrong one hurts. If you "
        "listen first, only right ones are talked about."
    )
    effect_later: ClassVar[str] = "Closed flags teach nobody anything."

    contact: Annotated[str, ContactPicker(label="Contact", hint="Which of the contacts that are flagged")] = (
        Field(default=NEXT, description="Key of a flagged contact; next is the latest")
    )
    how: Annotated[Answer, ChoicePicker(labels=LABELS, label="What")] = Field(
        description="trust the flag, listen first, or ignore it"
    )

    @classmethod
    def offered(cls, desk: Workspace) -> list[tuple[Contact, str]]:
        """The contacts flagged, each with the step."""
        return [
            (flag.contact, f"{flag.step} missed, says the software") for flag in desk.samples.open_flags()
        ]

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a flag."""
        return None if desk.samples.open_flags() else "no contact is flagged now"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """Its minutes."""
        return in_minutes(60.0 * MINUTES[value])

    def definite(self, desk: Workspace) -> HandleFlag:
        """`next` is the latest."""
        waiting = desk.samples.open_flags()
        if self.contact != NEXT or not waiting:
            return self
        return self.model_copy(update={"contact": waiting[0].contact.key})

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What it says, how often it is wrong, and what is known of the agent."""
        flag = self._flag(desk)
        if flag is None:
            return ()
        agent = desk.floor.agents[flag.contact.agent]
        return (
            f"the software says {desk.name(agent)} missed {flag.step}",
            f"of 100 flags checked last month, {100 * WRONG_SHARE:.0f} were wrong",
            *agent_facts(desk, agent).lines[:2],
        )

    def cost_minutes(self, desk: Workspace) -> float:
        """The answer's; the scenario's own cost is that of listening, the others keep their proportion."""
        usual = MINUTES["listen"]
        return MINUTES[self.how] * desk.minutes_for(self.kind, usual) / usual

    def why_not(self, desk: Workspace) -> str | None:
        """It must be flagged and not dealt with; whoever is spoken to must be on the floor."""
        flag = self._flag(desk)
        if flag is None:
            known = [one.contact.key for one in desk.samples.open_flags()]
            return no_such_contact(self.contact, known, "this contact is not flagged")
        if self.contact in desk.samples.flags_dealt_with():
            return "you have dealt with this flag already"
        if self.how == "ignore":
            return None
        return not_on_floor(desk, desk.floor.agents[flag.contact.agent])

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """A right flag teaches, a wrong one that is believed hurts."""
        flag = self._flag(desk)
        assert flag is not None
        agent = desk.floor.agents[flag.contact.agent]
        name, about = desk.name(agent), contact_words(desk, flag.contact)
        desk.consequences.record(FLAG, agent.id, float(flag.right), flag.contact.key, order.cause())
        if self.how == "ignore":
            return f"you closed a flag unheard: {about}"
        if not flag.right:
            if self.how == "listen":
                return f"you listened: {flag.step} was met, the flag was wrong ({about})"
            desk.consequences.move_morale([agent], FALSE_MORALE, order.cause())
            return f"you told {name} about {flag.step}; {name} had done it, and says so"
        self._teach(desk, order, flag)
        if self.how == "listen":
            desk.consequences.move_morale([agent], HEARD_MORALE, order.cause())
            return f"you listened and told {name} what you heard about {flag.step}"
        return f"you told {name} what the software found about {flag.step}"

    def _teach(self, desk: Workspace, order: Order, flag: Flag) -> None:
        """One specific contact, today's; what it gives is drawn for the contact."""
        agent = desk.floor.agents[flag.contact.agent]
        u = desk.floor.random.uniforms(2, "flag", flag.contact.key).tolist()
        coached(desk.consequences, agent, flag.step, (u[0], u[1]), order.cause(), session_s=WORD_S)

    def _flag(self, desk: Workspace) -> Flag | None:
        return desk.samples.flag_on(self.contact)

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "listening to a flagged contact" if self.how == "listen" else "dealing with a flagged contact"
