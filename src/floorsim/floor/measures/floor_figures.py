"""The figures of the whole floor in a window: what channels cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures import agents, cases, money, people, quality, resolution, reviewed, service
from floorsim.floor.measures.agent_time import state_seconds
from floorsim.floor.measures.block import Block, figure
from floorsim.floor.measures.channel_figures import ChannelFigures
from floorsim.floor.measures.contact_table import Floats
from floorsim.floor.measures.debt import Debt, debts
from floorsim.floor.measures.drivers import DriverFigures, by_driver
from floorsim.floor.measures.prices import RunCost
from floorsim.floor.measures.quality import Judged
from floorsim.floor.measures.window import Window
from floorsim.floor.quality.review_book import Review
from floorsim.floor.states import COACHING, OFF, TRAINING
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.sums import whole_sum


class FloorFigures(Block):
    """The whole floor; times in seconds, rates 0-1, None with nothing to divide by."""

    def __init__(self, window: Window, channels: Mapping[str, ChannelFigures]) -> None:
        self._window = window
        self._channels = channels

    @figure
    def contacts(self) -> int:
        """Contacts on all channels."""
        return service.offered(self._window.contacts)

    @figure
    def redials(self) -> int:
        """Contacts of customers who try again after no answer; part of `offered`."""
        return service.redials(self._window.contacts)

    @figure
    def repeats(self) -> int:
        """Contacts of customers whose matter was not resolved; part of `offered`."""
        return service.repeats(self._window.contacts)

    @figure
    def chases(self) -> int:
        """Contacts about a matter that nobody has answered; part of `offered`."""
        return service.chases(self._window.contacts)

    @figure
    def transfers(self) -> int:
        """Contacts handed on from another queue; part of `contacts`."""
        return service.transfers(self._window.contacts)

    @figure
    def open_at_end(self) -> int:
        """Contacts that still wait."""
        return service.open_now(self._window.contacts)

    @figure
    def resolved_first_contact(self) -> float | None:
        """First-contact resolution: matters whose customer did not come back."""
        return resolution.first_contact_resolution(self._matters)

    @figure
    def resolved_first_contact_net(self) -> float | None:
        """The same over matters that were not handed on."""
        return resolution.first_contact_resolution_net(self._matters)

    @figure
    def resolved(self) -> float | None:
        """Matters resolved in truth."""
        return resolution.resolved_share(self._matters)

    @figure
    def contacts_per_resolution(self) -> float | None:
        """Contacts that a resolved matter took."""
        return resolution.contacts_per_resolution(self._matters)

    @figure
    def csat(self) -> float | None:
        """Top-2-box among those who answered the survey."""
        return quality.csat(self._judged, self._window.from_s, self._window.until_s) if self._judged else None

    @figure
    def csat_mean(self) -> float | None:
        """Mean of the survey answers, 1-5."""
        return (
            quality.csat_mean(self._judged, self._window.from_s, self._window.until_s)
            if self._judged
            else None
        )

    @figure
    def csat_true(self) -> float | None:
        """Customers who felt 4 or 5, asked or not."""
        return (
            quality.csat_true(self._judged, self._window.from_s, self._window.until_s)
            if self._judged
            else None
        )

    @figure
    def survey_answers(self) -> int:
        """Customers who answered the survey."""
        return (
            quality.survey_answers(self._judged, self._window.from_s, self._window.until_s)
            if self._judged
            else 0
        )

    @figure
    def qa(self) -> float | None:
        """The truth, over every handled contact."""
        return quality.qa(self._judged, self._window.from_s, self._window.until_s) if self._judged else None

    @figure
    def qa_reviewed(self) -> float | None:
        """What the analysts' reviews show."""
        return self._seen.value if self._seen else None

    @figure
    def qa_reviewed_half_width(self) -> float | None:
        """Half the length of the interval of `qa_reviewed`."""
        return self._seen.half_width if self._seen else None

    @figure
    def qa_reviewed_low(self) -> float | None:
        """Lower end of the 95% interval of `qa_reviewed`."""
        return self._seen.low if self._seen else None

    @figure
    def qa_reviewed_high(self) -> float | None:
        """The 95% interval of `qa_reviewed`."""
        return self._seen.high if self._seen else None

    @figure
    def reviews(self) -> int:
        """Reviews that were written."""
        return len(self._reviews)

    @figure
    def compliance_events(self) -> int:
        """Contacts with a compliance step missed or a card number read out."""
        return (
            quality.compliance_events(self._judged, self._window.from_s, self._window.until_s)
            if self._judged
            else 0
        )

    @figure
    def compliance_breaches(self) -> int:
        """Breaches by what the supervisor decided or left undone."""
        return whole_sum(
            1 for one in self._ledger.compliance if self._window.from_s <= one.at_s < self._window.until_s
        )

    @figure
    def escalations(self) -> int:
        """Customers who asked for a manager."""
        return cases.escalations(self._window.reading.table, self._window.from_s, self._window.until_s)

    @figure
    def escalations_open(self) -> int:
        """Escalations without a remedy that was confirmed in writing."""
        return cases.escalations_open(self._cases, self._window.from_s, self._window.until_s)

    @figure
    def escalation_recovery_s(self) -> float | None:
        """Mean time from asking for a manager to the remedy confirmed."""
        return cases.escalation_recovery_s(self._cases)

    @figure
    def promises_kept_rate(self) -> float | None:
        """Promises kept in time / promises whose time has come."""
        kept = whole_sum(channel.callbacks_kept for channel in self._channels.values())
        broken = whole_sum(channel.callbacks_broken for channel in self._channels.values())
        return cases.promises_kept_rate(self._cases, kept, broken, self._window.now_s)

    @figure
    def occupancy(self) -> float | None:
        """Handling / (handling + available)."""
        return agents.occupancy(self._seconds)

    @figure
    def utilisation(self) -> float | None:
        """Productive / paid time."""
        return agents.utilisation(self._seconds)

    @figure
    def shrinkage(self) -> float | None:
        """Paid time not available for contacts / paid time."""
        return agents.shrinkage(self._seconds)

    @figure
    def absence(self) -> float | None:
        """Time absent / paid time."""
        return agents.absence(self._seconds)

    @figure
    def adherence(self) -> float | None:
        """Time in the planned state at the planned time / planned time."""
        return agents.adherence(
            self._window.reading.spells, self._ledger.planned, self._window.from_s, self._window.to_s
        )

    @figure
    def conformance(self) -> float | None:
        """Time worked / time planned."""
        return agents.conformance(
            self._window.reading.spells, self._ledger.planned, self._window.from_s, self._window.to_s
        )

    @figure
    def breaks_given(self) -> float | None:
        """Break time had / planned."""
        return agents.given(self._seconds, self._plan, agents.REST)

    @figure
    def training_done(self) -> float | None:
        """Training time had / planned."""
        return agents.given(self._seconds, self._plan, (TRAINING,))

    @figure
    def coaching_done(self) -> float | None:
        """Coaching time had / planned."""
        return agents.given(self._seconds, self._plan, (COACHING,))

    @figure
    def debt(self) -> Mapping[str, Debt]:
        """Time borrowed from planned activities, by their kind."""
        return debts(
            self._window.reading.activities,
            self._ledger.states,
            self._window.from_s,
            self._window.to_s,
            self._window.now_s,
        )

    @figure
    def overtime_min(self) -> float:
        """Overtime worked, minutes."""
        return self._overtime_s / 60.0

    @figure
    def cost(self) -> float:
        """Cost in the scenario's currency."""
        return self._run_cost.total

    @figure
    def cost_parts(self) -> Mapping[str, float]:
        """What `cost` adds up from (`prices.RunCost`)."""
        return self._run_cost.by_part()

    @figure
    def fatigue_end_mean(self) -> float | None:
        """Mean fatigue, 0-1, at the end of work."""
        return people.fatigue_end_mean(self._minds) if self._minds else None

    @figure
    def exhaustion_change_mean(self) -> float | None:
        """Mean change in exhaustion since the start of play."""
        return people.exhaustion_change_mean(self._minds) if self._minds else None

    @figure
    def morale_end_mean(self) -> float | None:
        """Mean morale, 0-1, at the end of work."""
        return people.morale_end_mean(self._minds) if self._minds else None

    @figure
    def attrition_risk(self) -> float | None:
        """Mean chance, 0-1, of resigning within a month."""
        return people.attrition_risk(self._minds) if self._minds else None

    @figure
    def resigned(self) -> int:
        """Agents who resigned."""
        return whole_sum(
            1 for at_s, _ in self._ledger.resigned if self._window.from_s <= at_s < self._window.until_s
        )

    @figure
    def skills_with_thin_cover(self) -> int:
        """Queues that fewer than two people can serve."""
        skills = [queue.skill for queue in self._window.reading.compiled.queues]
        learnt = people.learnt_by(self._ledger, self._window.to_s)
        return people.skills_with_thin_cover(self._ledger.agents, skills, learnt)

    @figure
    def drivers(self) -> Mapping[str, DriverFigures]:
        """By driver id."""
        return by_driver(self._window.contacts, self._window.reading.compiled.contact_types)

    @property
    def _ledger(self) -> Ledger:
        return self._window.reading.ledger

    @property
    def _judged(self) -> Judged | None:
        return self._window.reading.judged

    @cached_property
    def _seconds(self) -> Floats:
        return state_seconds(self._window.reading.spells, self._window.from_s, self._window.to_s)

    @cached_property
    def _plan(self) -> Floats:
        return agents.planned_seconds(self._ledger.planned, self._window.from_s, self._window.to_s)

    @cached_property
    def _matters(self) -> resolution.Matters:
        return self._window.reading.matters.arrived_in(self._window.from_s, self._window.until_s)

    @cached_property
    def _cases(self) -> list[cases.Case]:
        return cases.cases_of(self._ledger)

    @cached_property
    def _reviews(self) -> list[Review]:
        written = self._window.reading.review_book.written()
        return reviewed.written_in(written, self._window.from_s, self._window.until_s)

    @cached_property
    def _seen(self) -> reviewed.Estimate | None:
        reading = self._window.reading
        spread = reading.review_book.analyst_spread(self._reviews)
        return reviewed.qa_reviewed(self._reviews, reading.scenario.quality.review_noise, spread)

    @cached_property
    def _minds(self) -> people.Minds | None:
        if not self._window.reading.people:
            return None
        return people.wellbeing_notes(self._ledger, self._window.from_s, self._window.to_s)

    @cached_property
    def _overtime_s(self) -> float:
        reading = self._window.reading
        overtime: list[tuple[int, float, float]] = list(self._ledger.overtime)
        overtime += [
            (agent, reading.open_shifts[agent].overtime_from_s, self._window.now_s)
            for agent in sorted(reading.open_shifts)
            if reading.open_shifts[agent].overtime_from_s >= 0.0 and reading.state_of(agent) != OFF
        ]
        return agents.overtime_s(overtime, self._window.from_s, self._window.to_s)

    @cached_property
    def _run_cost(self) -> RunCost:
        window, minds = self._window, self._minds
        resigned = {who for _, who in self._ledger.resigned}
        return money.cost(
            window.reading.scenario.prices,
            self._ledger,
            paid_s=agents.paid_s(self._seconds),
            overtime_s=self._overtime_s,
            supervisor_s=hours_of_floor(window.reading.scenario.floor).open_s(window.from_s, window.to_s),
            partner_contacts=service.answered_by_partner(window.contacts),
            more_leavers=people.more_leavers(minds, resigned) if minds else 0.0,
            from_s=window.from_s,
            to_s=window.until_s,
        )
