"""C7: score a contact that you have reviewed on the rubric, partial resolutions by its rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.contact_pickers import (
    ContactPicker,
    MarksPicker,
    contact_words,
    no_such_contact,
)
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import NEXT
from floorsim.desk.decisions.kind_facts import Family
from floorsim.desk.quality.phrases import rubric_rules
from floorsim.desk.quality.samples import Sampled
from floorsim.floor.contact import Contact
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.calibrated import MARKS, Mark
from floorsim.floor.records import ScoredRecord
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class ScoreContact(Decision):
    """Mark the six steps of a reviewed contact."""

    kind: ClassVar[str] = "score_contact"
    family: ClassVar[Family] = "person"
    codes: ClassVar[tuple[str, ...]] = ("C7",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Score a reviewed contact"
    short: ClassVar[str] = "score"
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = (
        "It counts in the agent's reviews. You are told the calibrated score, and how far yours is off."
    )
    effect_later: ClassVar[str] = (
        "While your scores stay close to the calibrated ones, your coaching is aimed at what is really weak; "
        "if they drift, it gives less."
    )
    at_once: ClassVar[bool] = True

    contact: Annotated[
        str, ContactPicker(label="Contact", hint="Which of the contacts that you have heard")
    ] = Field(
        default=NEXT, description="Key of a contact that you have reviewed; next is the first not scored"
    )
    marks: Annotated[
        str,
        Field(pattern=r"^$|^([1-4] ?){6}$"),
        MarksPicker(
            label="Marks", hint="Six digits: 1 met, 2 partly, 3 missed, 4 n/a; empty: an analyst marks it"
        ),
    ] = Field(
        default="",
        description=(
            "One digit for each step, in the order greeting, verification, listening, policy, resolution, "
            "documentation: 1 met, 2 partly, 3 missed, 4 does not apply; empty: as an analyst marks it"
        ),
    )

    @classmethod
    def offered(cls, desk: Workspace) -> list[tuple[Contact, str]]:
        """Reviewed contacts that are not scored."""
        return [(sampled.contact, sampled.how) for sampled in desk.samples.to_score()]

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Something must have been reviewed."""
        return None if desk.samples.to_score() else "no contact waits for your score; review some first"

    def definite(self, desk: Workspace) -> Self:
        """`next` is the first that waits."""
        waiting = desk.samples.to_score()
        if self.contact != NEXT or not waiting:
            return self
        return self.model_copy(update={"contact": waiting[0].contact.key})

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The rule for a partial resolution, and one's own drift so far."""
        sampled, drift = self._sampled(desk), desk.floor.reviews.drift()
        lines = []
        if sampled is not None:
            rule = rubric_rules(sampled.contact.type.own_channel.medium)["resolution"]
            lines.append(f"resolution: met if “{rule.met}”; partly if “{rule.partly}”")
        if drift is not None:
            lines.append(
                f"your {counted(drift.n, 'score')}: {drift.mean:+.0f} on average, off by {drift.off:.0f}"
            )
        return lines

    def cost_minutes(self, desk: Workspace) -> float:
        """The minutes went into hearing it."""
        return 0.0

    def why_not(self, desk: Workspace) -> str | None:
        """It must have been reviewed, and not be scored."""
        if self._sampled(desk) is None:
            known = [sampled.contact.key for sampled in desk.samples.to_score()]
            return no_such_contact(self.contact, known, "you have not reviewed this contact")
        return None if desk.samples.scored(self.contact) is None else "you have scored it already"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The score is in the book, beside the calibrated one."""
        sampled = self._sampled(desk)
        assert sampled is not None
        reviews, contact = desk.floor.reviews, sampled.contact
        marks = self.given() or reviews.analysts_marks(contact)
        points, right = reviews.points(contact, marks), reviews.calibrated_score(contact)
        desk.floor.ledger.scored.append(
            ScoredRecord(desk.now, contact.agent, contact.id, sampled.how, marks, points, right.points)
        )
        agent = desk.floor.agents[contact.agent]
        desk.consequences.record("scored", agent.id, points, contact.key, order.cause())
        return (
            f"you scored {contact_words(desk, contact)}: {points:.0f}, calibrated {right.points:.0f}"
            f"{_differences(marks, right.marks)}"
        )

    def given(self) -> tuple[Mark, ...]:
        """The marks written down; none where an analyst marks."""
        return tuple(MARKS[int(digit) - 1] for digit in self.marks.replace(" ", ""))

    def _sampled(self, desk: Workspace) -> Sampled | None:
        return desk.samples.get(self.contact)

    def doing(self, desk: Workspace) -> str:
        """Scoring."""
        return "scoring a contact"


def _differences(given: Sequence[Mark], right: Sequence[Mark]) -> str:
    """Where the marks differ: `; listening partly, not met`."""
    off = [
        f"{step} {true.replace('_', ' ')}, not {own.replace('_', ' ')}"
        for step, own, true in zip(STEPS, given, right, strict=True)
        if own != true
    ]
    return f"; {'; '.join(off)}" if off else ""
