"""What can be seen of quality: contacts, their traces once heard, the sample, the yardsticks. Frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from floorsim.desk.quality.phrases import StepRule, rubric_rules
from floorsim.desk.quality.samples import Samples, looks_bad
from floorsim.desk.quality.trace import Told, TraceLine, trace_of
from floorsim.floor.agent import Agent
from floorsim.floor.contact import TRANSFER, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.calibrated import Mark
from floorsim.floor.quality.yardstick import Drift, disputed
from floorsim.floor.records import DecisionRecord
from floorsim.floor.states import ABSENT, OFF
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import time_of_day

NameOf = Callable[[Agent], str]
IsAbout = Callable[[DecisionRecord, str], bool]
"""Whether a decision was about an agent (id)."""

MOST_FOUND: Final = 200
"""Latest contacts of the floor among which one can be found by name (D)."""
MOST_CONTACTS: Final = 60
"""Latest contacts of an agent that are listed (D)."""
TIRED: Final = (
    (0.62, "Answers get short; needs a break."),
    (0.48, "Sounds tired."),
    (0.0, "Sounds as usual."),
)
"""Words for how somebody sounds, by fatigue from a level on (D). The level itself is never shown."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact as reports show it; how it was handled is known once it was heard."""

    key: str
    agent: str
    name: str
    """The agent's."""
    channel: str
    driver: str
    answered_s: float
    handle_s: float
    hold_s: float
    remarks: tuple[str, ...]
    """What else a report shows: handed on, called again, asked for a manager."""
    how: str = ""
    """How it came into the sample; empty while it is in none."""
    points: float | None = None
    """The supervisor's score, 0-100."""
    calibrated: float | None = None
    """Told once the supervisor has scored it."""
    odd: float = 0.0
    """How bad it looks from outside; for the order alone."""


@dataclass(frozen=True, slots=True)
class DriverRow:
    """One contact driver."""

    id: str
    title: str
    contacts: int
    """That have come since play began."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the rubric for one contact."""

    step: str
    weight: float
    rule: StepRule
    given: Mark | None
    calibrated: Mark | None


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact with its trace, if it was heard."""

    row: ContactRow
    lines: tuple[TraceLine, ...]
    steps: tuple[StepView, ...]
    compliance: str
    """What failed the gate, told once it is scored."""

    @property
    def heard(self) -> bool:
        """Whether its trace is open."""
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class QualityView:
    """The supervisor's samples, the analysts, and the yardsticks."""

    to_score: tuple[ContactRow, ...]
    scored: tuple[ContactRow, ...]
    """The latest first."""
    drift: Drift | None
    analysts: tuple[tuple[int, int, float], ...]
    """Number, reviews written, mean points."""
    calibrated_s: float | None
    """When reviewers last compared notes."""
    calibrated: bool
    items: int
    disputed: float
    """Share of reviews that agents dispute, 0-1."""
    flags: tuple[tuple[ContactRow, str], ...]
    """Contacts flagged by analytics and not dealt with, the latest first, each with the step."""


@dataclass(frozen=True, slots=True)
class AgentRecordView:
    """What is on record about an agent beyond the wallboard."""

    contacts: tuple[ContactRow, ...]
    """The latest first."""
    signs: tuple[str, ...]
    """How they are, as one hears and sees it; no diagnosis."""
    coached: tuple[tuple[float, str], ...]
    """When and on which step, the latest first."""
    log: tuple[tuple[float, str], ...]
    """What the supervisor has decided about them today, the latest first."""


class QualityDesk:
    """Answers what the screens ask about contacts. Looking changes nothing."""

    def __init__(self, floor: Floor, name: NameOf, samples: Samples, is_about: IsAbout) -> None:
        self._floor = floor
        self._name = name
        self._samples = samples
        self._is_about = is_about

    def overview(self) -> QualityView:
        """The samples, the flags and the yardsticks now."""
        reviews, ledger = self._floor.reviews, self._floor.ledger
        waiting = [sampled.contact for sampled in self._samples.to_score()]
        done = [ledger.contacts[record.contact] for record in reversed(ledger.scored)]
        flags = self._samples.open_flags()
        held = ledger.calibrations
        return QualityView(
            to_score=self._rows(waiting),
            scored=self._rows(done),
            drift=reviews.drift(),
            analysts=tuple(reviews.by_analyst()),
            calibrated_s=held[-1].at_s if held else None,
            calibrated=reviews.supervisor_calibrated(),
            items=reviews.items(),
            disputed=disputed(reviews.items()),
            flags=tuple(
                zip(
                    self._rows([flag.contact for flag in flags]),
                    (flag.step for flag in flags),
                    strict=True,
                )
            ),
        )

    def contact(self, key: str) -> ContactView | None:
        """One contact that an agent is done with; None where there is none of this key."""
        sampled = self._samples.get(key)
        contact = sampled.contact if sampled is not None else self._of_key(key)
        if contact is None:
            return None
        (row,) = self._rows([contact])
        record = self._samples.scored(key)
        rules = rubric_rules(contact.type.own_channel.medium)
        weights = self._floor.reviews.weights(contact)
        score = self._floor.reviews.calibrated_score(contact) if sampled is not None else None
        steps = []
        for place, step in enumerate(STEPS):
            given: Mark | None = record.marks[place] if record is not None else None  # type: ignore[assignment]
            right = score.marks[place] if score is not None and record is not None else None
            steps.append(StepView(step, weights[place], rules[step], given, right))
        lines: list[TraceLine] = []
        if sampled is not None and score is not None:
            lines = trace_of(contact, score, self._told(contact))
        slip = ""
        if record is not None and score is not None and (score.compliance_missed or score.card_read):
            slip = "a card number was taken" if score.card_read else "a compliance step was missed"
        return ContactView(row, tuple(lines), tuple(steps), slip)

    def latest(self) -> tuple[ContactRow, ...]:
        """Contacts that agents are done with, the latest first."""
        done = self._floor.ledger.finished[-MOST_FOUND:]
        return self._rows([one for one in reversed(done) if one.agent >= 0 and not one.silent_abandon])

    def drivers(self) -> tuple[DriverRow, ...]:
        """What customers contact about, with how many have since play began, most first."""
        from_s = self._floor.play_from_s
        counts = Counter(one.type.driver_id for one in self._floor.ledger.contacts if one.arrived_s >= from_s)
        known = {one.driver_id for one in self._floor.compiled.contact_types}
        rows = [DriverRow(id, self._title(id), counts[id]) for id in sorted(known)]
        return tuple(sorted(rows, key=lambda row: -row.contacts))

    def of_agent(self, agent: Agent) -> AgentRecordView:
        """What is on record about one agent."""
        ledger = self._floor.ledger
        contacts = self._samples.finished(agent)[-MOST_CONTACTS:][::-1]
        coached = [(one.at_s, one.step) for one in reversed(ledger.coaching) if one.agent == agent.index]
        about = [
            (one.done_s, one.sentence)
            for one in reversed(ledger.decisions)
            if one.done_s >= 0.0 and self._is_about(one, agent.id)
        ]
        return AgentRecordView(
            self._rows(contacts), tuple(self._signs(agent)), tuple(coached), tuple(about[:MOST_CONTACTS])
        )

    def _signs(self, agent: Agent) -> Iterable[str]:
        if self._floor.people and agent.state not in (OFF, ABSENT):
            yield next(words for least, words in TIRED if agent.wellbeing.fatigue >= least)
        hostile = [one for one in self._samples.finished(agent) if one.hostile]
        if hostile:
            last = time_of_day(hostile[-1].wrapped_s)
            yield f"{counted(len(hostile), 'customer')} shouted or threatened today, the last at {last}."
        asked = [one for one in self._samples.finished(agent) if one.manager]
        if asked:
            yield f"{counted(len(asked), 'customer')} asked for a manager."

    def _of_key(self, key: str) -> Contact | None:
        finished = self._floor.ledger.finished
        return next((one for one in reversed(finished) if one.agent >= 0 and one.key == key), None)

    def _told(self, contact: Contact) -> Told:
        later = self._later([contact])
        handed = [one for one in later.get(contact.id, ()) if one.origin == TRANSFER]
        return Told(
            agent=self._name(self._floor.agents[contact.agent]),
            driver=self._driver(contact),
            medium=contact.type.own_channel.medium,
            handed_to=handed[0].type.own_channel.title if handed else None,
        )

    def _driver(self, contact: Contact) -> str:
        return self._title(contact.type.driver_id)

    def _title(self, id: str) -> str:
        return initial_capital(self._floor.scenario.driver_title(id))

    def _later(self, contacts: list[Contact]) -> dict[int, list[Contact]]:
        """The contacts that followed each of these, as far as they have come."""
        wanted, found = {one.id for one in contacts}, dict[int, list[Contact]]()
        if wanted:
            for one in self._floor.ledger.contacts[min(wanted) :]:
                if one.parent in wanted:
                    found.setdefault(one.parent, []).append(one)
        return found

    def _rows(self, contacts: list[Contact]) -> tuple[ContactRow, ...]:
        later = self._later(contacts)
        return tuple(self._row(contact, later.get(contact.id, ())) for contact in contacts)

    def _row(self, contact: Contact, later: Iterable[Contact]) -> ContactRow:
        remarks = []
        if contact.manager:
            remarks.append("asked for a manager")
        for one in later:
            if one.origin == TRANSFER:
                remarks.append(f"handed on to {one.type.own_channel.title}")
            else:
                remarks.append(f"back at {time_of_day(one.arrived_s)}")
        if contact.attempt:
            remarks.append(f"contact {contact.attempt + 1} on it")
        key = contact.key
        sampled, record = self._samples.get(key), self._samples.scored(key)
        agent = self._floor.agents[contact.agent]
        return ContactRow(
            key=key,
            agent=agent.id,
            name=self._name(agent),
            channel=contact.type.own_channel.title,
            driver=self._driver(contact),
            answered_s=contact.answered_s,
            handle_s=contact.handle_s,
            hold_s=contact.hold_s,
            remarks=tuple(remarks),
            how="" if sampled is None else sampled.how,
            points=None if record is None else record.points,
            calibrated=None if record is None else record.calibrated,
            odd=looks_bad(contact),
        )
