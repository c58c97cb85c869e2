"""Conversations: which one an agent has, and how each begins, goes on and ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, get_args

from floorsim.desk.cases.case import Case, Talk
from floorsim.desk.cases.case_book import CaseBook
from floorsim.desk.cases.conversation import (
    FIRST,
    AgentConversation,
    Conversation,
    Occasion,
    conversations,
    turn_of,
)
from floorsim.desk.cases.talk_outcomes import come_of
from floorsim.desk.cases.template import fill
from floorsim.floor.agent import Agent
from floorsim.floor.people.steps import STEPS
from floorsim.floor.records import CoachingRecord
from floorsim.scenario.models.staff import Temperament
from floorsim.scenario.models.talk import said
from floorsim.units import MINUTE_S
from floorsim.wording.filled import Words, fill_text
from floorsim.wording.times import clock_from

TEMPERAMENTS: Final[tuple[str, ...]] = get_args(Temperament)


class Talks:
    """The conversations of a run."""

    def __init__(self, book: CaseBook) -> None:
        self.book = book
        self.consequences = book.consequences
        self.floor = book.floor
        self.held: dict[str, list[str]] = {}
        """Per agent the conversations that were begun in this run, by id."""
        self._cases: dict[str, tuple[Case, Conversation]] = {}

    def temperament(self, agent: Agent) -> str:
        """How the agent takes it: as the scenario writes it, else by a draw of the agent's own."""
        if agent.temperament:
            return agent.temperament
        drawn = self.floor.random.few(1, "temperament", agent.id)[0]
        return TEMPERAMENTS[int(drawn * len(TEMPERAMENTS))]

    def weak_step(self, agent: Agent) -> str:
        """The step to talk about: the one that reviews show as weakest, else one drawn for the agent."""
        seen = self.floor.reviews.of_agent(agent.index)
        if seen is not None and seen.weakest is not None:
            return seen.weakest
        return STEPS[int(self.floor.random.few(1, "step to talk about", agent.id)[0] * len(STEPS))]

    def fitting(self, agent: Agent, step: str, occasion: Occasion) -> AgentConversation | None:
        """The conversation that this agent would have about this step, of those not held yet; None without
        one.

        One for the agent's temperament goes first; among equals a draw decides that belongs to agent and
        step.
        """
        held = self.held.get(agent.id, ())
        about = [
            one
            for one in conversations()
            if step in one.steps and occasion in one.occasions and one.id not in held
        ]
        own = [one for one in about if one.temperament == self.temperament(agent)] or about
        if not own:
            return None
        return own[int(self.floor.random.few(1, "conversation", agent.id, step)[0] * len(own))]

    def begin(
        self,
        agent: Agent,
        conversation: AgentConversation,
        step: str,
        over: Callable[[str], None],
        within_s: float | None = None,
        *,
        plain: bool = False,
    ) -> Case:
        """Both are there: the agent says the first thing. `over` is called with the outcome when it ends.

        It lasts as long as the file says, or `within_s` if that is shorter. With `plain`, nothing comes of
        one in which the supervisor says nothing of note.
        """
        name = self.consequences.name(agent)
        words = {"agent": name}
        length_s = conversation.minutes * MINUTE_S
        self.held.setdefault(agent.id, []).append(conversation.id)
        case = Case(
            id=self.book.free_id(f"talk-{agent.id}"),
            category="conversation",
            sender=name,
            subject=conversation.title,
            channel="walk_up",
            agent=agent.id,
        )
        evidence = (*self._figures(agent), *(fill_text(text, words) for text in conversation.evidence))
        return self.sit_down(
            case,
            conversation,
            words,
            evidence,
            lambda: self._over(agent, case, conversation, over, plain=plain),
            step=step,
            length_s=length_s if within_s is None else min(length_s, within_s),
        )

    def sit_down(
        self,
        case: Case,
        conversation: Conversation,
        words: Words,
        evidence: tuple[str, ...],
        over: Callable[[], None],
        *,
        length_s: float,
        step: str = "",
    ) -> Case:
        """The other side says the first thing; `over` is called when it has ended, by whatever."""
        turns = {key: turn_of(turn, words) for key, turn in conversation.turns.items()}
        first = turns[FIRST]
        case.subject = fill_text(case.subject, words)
        case.choices, case.in_order, case.more, case.here = first.choices, False, turns, FIRST
        case.levels = dict(conversation.levels)
        case.talk = Talk(
            until_s=self.floor.now + length_s,
            subjects=tuple(fill(one, words) for one in conversation.subjects),
            evidence=evidence,
            over=lambda outcome: over(),
            outcome=lambda in_time: conversation.outcome(case.levels, set(case.marks), in_time),
            step=step,
            wanted=conversation.wanted,
        )
        self._cases[case.id] = case, conversation
        self.book.open(case, said(first.text, case.levels, case.marks))
        self.floor.at(case.talk.until_s, lambda: self._time_is_up(case))
        return case

    def begin_one_to_one(
        self, agent: Agent, within_s: float, over: Callable[[], None]
    ) -> Callable[[], bool] | None:
        """A planned one-to-one becomes a conversation, if one fits; None if not. `over` is called when it
        ends.

        What is given back ends it, and says whether anything was said in it.
        """
        step = self.weak_step(agent)
        conversation = self.fitting(agent, step, "one_to_one")
        if conversation is None:
            return None
        # Where nothing is said, both stay to the planned end, as the forecast has it.
        case = self.begin(
            agent, conversation, step, lambda outcome: over() if case.chosen else None, within_s, plain=True
        )

        def end() -> bool:
            self.leave(case)
            return bool(case.chosen)

        return end

    def leave(self, case: Case) -> None:
        """One of them has to go: it is over as it stands."""
        self.book.end_talk(case)

    def open_now(self) -> Case | None:
        """The conversation that the supervisor is in, or None."""
        return next(
            (case for case, _ in self._cases.values() if case.talk is not None and case.talk.ended is None),
            None,
        )

    def _time_is_up(self, case: Case) -> None:
        """What is being said just now is still said."""
        if not case.in_hand:
            self.book.end_talk(case)

    def _over(
        self,
        agent: Agent,
        case: Case,
        conversation: AgentConversation,
        over: Callable[[str], None],
        *,
        plain: bool,
    ) -> None:
        assert case.talk is not None
        assert case.talk.ended is not None
        if not case.chosen:
            self.held[agent.id].remove(conversation.id)  # nothing of it was said
        if case.chosen or not plain:
            come_of(self.consequences, agent, case, conversation)
        over(case.talk.ended)

    def _figures(self, agent: Agent) -> tuple[str, ...]:
        """What the scorecard and the coaching log say, whatever the conversation is about."""
        seen = self.floor.reviews.of_agent(agent.index)
        return (
            "No scored contacts yet." if seen is None else seen.sentence,
            coached_words(self.floor.ledger.last_coaching(agent.index), self.floor.now),
        )


def coached_words(last: CoachingRecord | None, now_s: float) -> str:
    """When and on what somebody was coached last in this run."""
    if last is None:
        return "Not coached in this run."
    on = f" on {last.step}" if last.step else ""
    return f"Last coached{on} at {clock_from(last.at_s, now_s)}."
