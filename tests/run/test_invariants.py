"""Whatever the scenario and whatever is decided: time, money, people and records stay what they can be."""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from floorsim.desk import choosing
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.errors import DecisionRefused
from floorsim.floor.contact import Contact
from floorsim.run.run import Run, replay
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import message
from tests.floor.reconstruction import held, served_by, spells
from tests.strategies import Play, examples, plays

Attempt = tuple[float, int, tuple[int, ...]]
"""When (part of the run), which kind, and numbers that pick its arguments."""

NEARLY_S = 1e-6


def attempts() -> st.SearchStrategy[list[Attempt]]:
    """Some attempts, more of them late than early since play begins late."""
    picks = st.lists(st.integers(0, 15), min_size=5, max_size=5).map(tuple)
    return st.lists(st.tuples(st.floats(0.1, 0.95), st.integers(0, 127), picks), min_size=4, max_size=20)


def with_messages(play: Play) -> Scenario:
    """The scenario with two messages that want an answer, at a third and at two thirds of it."""
    scenario = play.scenario
    third_s = (scenario.end_s - scenario.play_from_s) / 3
    sent = [
        message(id, at=_clock(scenario.play_from_s + part * third_s), deadline="15m")
        for id, part in (("first", 1), ("second", 2))
    ]
    return Scenario.model_validate({**play.written, "messages": sent})


def _clock(at_s: float) -> str:
    day, minutes = divmod(int(at_s // 60), 1440)
    return f"d{day + 1} {minutes // 60:02d}:{minutes % 60:02d}"


def drawn(run: Run, number: int, picks: tuple[int, ...]) -> Decision | None:
    """A decision with arguments from what is offered, possible ones more often; None if none can be made."""
    every = list(kinds())
    kind = every[number % len(every)]
    arguments: dict[str, Any] = {}
    for pick, (name, field) in zip(picks, kind.model_fields.items(), strict=False):
        options = choosing.options(run.desk, kind, name)
        if pick % 4:
            options = [option for option in options if option.why_not is None]
        if not options or (pick == 15 and not field.is_required()):
            continue
        value = options[pick % len(options)].value
        several = [value, options[(pick + 1) % len(options)].value][: 1 + pick % 2]
        arguments[name] = several if "tuple" in str(field.annotation) else value
    try:
        return decision_from(kind.kind, arguments)
    except ValidationError:
        return None


class Played:
    """A run played to the end with these attempts, and the caps that held from when on."""

    def __init__(self, play: Play, tried: list[Attempt]) -> None:
        self.run = Run(with_messages(play), play.seed)
        self.paces = [agent.wellbeing.pace for agent in self.run.floor.agents]
        self.reasons: list[str] = []
        run = self.run
        for part, number, picks in sorted(tried):
            run.advance(run.start_s + part * (run.end_s - run.start_s))
            decision = drawn(run, number, picks)
            if decision is not None:
                self._try(decision)
            view = run.observe()
            assert 0.0 <= view.trust <= 1.0
            assert view.own_time.free_at_s >= view.now_s
        run.advance_to_end()
        run.observe()

    def _try(self, decision: Decision) -> None:
        run = self.run
        reason = run.desk.why_not(decision)
        before, digest = len(run.taken), run.ledger.digest()
        try:
            run.decide(decision)
        except DecisionRefused as refusal:
            self.reasons.append(str(refusal))
            if str(refusal) != reason:
                raise
            if len(run.taken) != before or run.ledger.digest() != digest:
                raise
        else:
            self.reasons.append("")
            if reason is not None:
                raise ValueError(f"{decision} was taken although {reason}")

    def cap(self, contact: Contact) -> int:
        """The most that was allowed on the contact's channel when it was answered."""
        channel = self.run.floor.channels[contact.type.channel]
        caps = [(self.run.start_s, channel.spec.cap)]
        for record in self.run.ledger.decisions:
            if record.kind == "chat_cap" and record.done_s >= 0 and record.arguments["channel"] == channel.id:
                caps.append((record.done_s, int(record.arguments["cap"])))
        before = [cap for at_s, cap in caps if at_s < contact.answered_s][-1:]
        return max(before + [cap for at_s, cap in caps if at_s == contact.answered_s])


@examples(40)
@given(plays(0), attempts())
def test_the_supervisor_does_one_thing_at_a_time(play: Play, tried: list[Attempt]) -> None:
    played = Played(play, tried)
    for reason in played.reasons:
        assert reason == "" or (reason[0].isupper() and reason[-1] in ".?") or reason[0] == "'"
    decisions, at_once = played.run.ledger.decisions, {kind.kind for kind in kinds() if kind.at_once}
    delegated = {one.arguments["decision"] for one in decisions if one.kind == "delegate"}
    done = [one for one in decisions if one.begun_s >= 0 and one.kind not in at_once]
    for record in done:
        assert played.run.scenario.play_from_s <= record.accepted_s <= record.begun_s
        assert record.done_s < 0 or record.begun_s <= record.done_s <= played.run.end_s
    own = [one for one in done if one.done_s >= 0 and (one.seq not in delegated or one.minutes > 0)]
    for earlier, later in pairwise(sorted(own, key=lambda one: (one.begun_s, one.done_s))):
        spent_s = 60 * (earlier.minutes + (later.minutes if later.begun_s < earlier.done_s else 0))
        assert spent_s <= earlier.done_s - earlier.begun_s + NEARLY_S  # more: it was put aside for the later
    used_min = played.run.observe().own_time.minutes_used
    assert fsum(one.minutes for one in done) <= used_min + NEARLY_S / 60
    assert used_min <= (played.run.end_s - played.run.start_s) / 60


@examples(40)
@given(plays(0), attempts())
def test_nobody_holds_more_than_the_cap(play: Play, tried: list[Attempt]) -> None:
    played = Played(play, tried)
    floor = played.run.floor
    for index in (-2, *range(len(floor.agents))):
        in_hand: list[Contact] = []
        for contact in served_by(floor, index):
            in_hand = [other for other in in_hand if held(floor, other)[1] > contact.answered_s]
            in_hand.append(contact)
            assert len(in_hand) <= (1 if index == -2 else played.cap(contact))


@examples(40)
@given(plays(0), attempts())
def test_nobody_works_through_a_break_that_was_not_cancelled(play: Play, tried: list[Attempt]) -> None:
    floor = Played(play, tried).run.floor
    for agent in floor.agents:
        own = served_by(floor, agent.index)
        for item in agent.agenda:
            if item.cancelled or item.begun_s < 0:
                continue
            spell = next(
                s for s in spells(floor, agent) if (s.start_s, s.state) == (item.begun_s, item.state)
            )
            assert not [c for c in own if item.start_s < c.answered_s < spell.end_s]


@examples(40)
@given(plays(0), attempts())
def test_minds_and_budgets_stay_in_their_ranges(play: Play, tried: list[Attempt]) -> None:
    played = Played(play, tried)
    run = played.run
    in_hand = run.desk.workspace.in_hand()
    sat_beside = getattr(in_hand.decision, "agent", None) if in_hand is not None else None
    for agent, pace in zip(run.floor.agents, played.paces, strict=True):
        assert 0.0 <= agent.wellbeing.morale <= 1.0
        assert 0.0 <= agent.wellbeing.fatigue <= 1.0
        assert agent.wellbeing.pace == pace or agent.id == sat_beside
    budget = run.observe().budget
    assert 0.0 <= budget.overtime_used_s <= budget.overtime_budget_s
    assert budget.money_spent >= -NEARLY_S
    assert [item.state for item in run.observe().inbox if item.id == "first"] in (
        ["missed"],
        ["answered"],
        ["open"],
    )


@examples(40)
@given(plays(0), attempts())
def test_what_was_taken_is_the_run(play: Play, tried: list[Attempt]) -> None:
    run = Played(play, tried).run
    again = replay(run.scenario, run.seed, run.taken, until_s=run.end_s)
    assert again.ledger.digest() == run.ledger.digest()
    assert again.observe() == run.observe()
