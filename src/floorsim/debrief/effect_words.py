"""What came of a decision or a case, in words: the ledger's effects that it caused, alike ones together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from floorsim.desk.calendar.entry import duty_name
from floorsim.desk.decisions.content_decision import ContentDecision
from floorsim.desk.decisions.kinds.announcement import LABELS
from floorsim.desk.decisions.registry import kind_named
from floorsim.desk.reports.content import report_content
from floorsim.desk.reports.evidence import CAUSES
from floorsim.desk.reports.figures import FORMULA_NAMES, SERVICE_LEVEL
from floorsim.floor.records import EffectRecord
from floorsim.run.run import Run
from floorsim.scenario.effects.effect_type import effect_types
from floorsim.wording.names import both
from floorsim.wording.numbers import counted, percent, points
from floorsim.wording.times import in_minutes


@dataclass(frozen=True, slots=True)
class Came:
    """One thing that came of it."""

    at_s: float
    what: str
    """The effect's key as scenarios write it, such as `trust`."""
    says: str
    """In words, without a capital and a full stop."""


@dataclass(frozen=True, slots=True)
class _Alike:
    """Effects of one moment that differ only in whom they reach."""

    what: str
    whom: tuple[str, ...]
    amount: float
    detail: str


class EffectWords:
    """Writes the effects of one run in words."""

    def __init__(self, run: Run) -> None:
        self._run = run
        scenario, floor = run.scenario, run.floor
        self._agents = {agent.id: run.desk.consequences.name(agent) for agent in floor.agents}
        self._channels = {channel.id: channel.title for channel in floor.channels}
        self._drivers = {id: one.title or id for id, one in scenario.drivers.items()}
        self._points = {point.id: point.text for duty in scenario.supervisor.duties for point in duty.points}
        self._messages = {message.id: message for message in scenario.messages}

    def came_of(self, causes: Sequence[str]) -> tuple[Came, ...]:
        """What the causes brought about (`decision:3`, or `case:reyes:` for every step of a case)."""
        return self._told(record for record in self._run.ledger.effects if _is_of(record.cause, causes))

    def _told(self, records: Iterable[EffectRecord]) -> tuple[Came, ...]:
        groups: dict[tuple[float, str, float, str], list[str]] = {}
        notes: set[float] = set()
        for record in records:
            if record.what == "note":
                notes.add(record.at_s)
                continue
            amount = round(record.amount, 4)
            groups.setdefault((record.at_s, record.what, amount, record.detail), []).append(record.whom)
        told = [
            Came(at_s, what, says)
            for (at_s, what, amount, detail), whom in groups.items()
            if (says := self._says(_Alike(what, tuple(whom), amount, detail)))
        ]
        told += [Came(at_s, "note", text) for at_s in notes for text in self._noted(at_s)]
        return tuple(sorted(told, key=lambda one: one.at_s))

    def _noted(self, at_s: float) -> list[str]:
        """The lines that an effect wrote into the log at a moment; the ledger does not keep their words."""
        return [
            line.text
            for line in self._run.desk.workspace.log.lines
            if line.at_s == at_s and line.category == "effect"
        ]

    def _says(self, one: _Alike) -> str:
        if one.what in SILENT:
            return ""
        writer = _WRITERS.get(one.what)
        if writer is not None:
            return writer(self, one)
        effect = effect_types().get(one.what)
        if effect is None:
            kind = kind_named(one.what)
            told_already = kind is not None and issubclass(kind, ContentDecision)
            return "" if told_already else self._plainly(one)
        told = effect.says(self.whom(one), one.amount, one.detail)
        return self._plainly(one) if told is None else told

    def whom(self, one: _Alike) -> str:
        """Who or what it reached: everyone in words where nobody is left out."""
        agents = [self._agents[id] for id in one.whom if id in self._agents]
        if len(agents) > 3 and len(agents) == len(self._agents):
            return f"all {len(agents)}"
        if len(agents) > 3:
            return counted(len(agents), "agent")
        named = {**self._agents, **self._channels, **self._drivers}
        return both([named.get(id, id) for id in one.whom if id])

    def case(self, one: _Alike) -> str:
        """The cases that it reached, by what they are about."""
        cases = self._run.desk.cases.book.cases
        return both(cases[id].subject if id in cases else id for id in one.whom)

    def point(self, id: str) -> str:
        """A point of a stand-up in its words."""
        return self._points.get(id, id)

    def channel(self, id: str) -> str:
        """A channel by its title."""
        return self._channels.get(id, id)

    def message(self, id: str) -> str:
        """A message of the scenario by its sender and subject."""
        message = self._messages.get(id)
        return id if message is None else f"{message.sender}: {message.subject}"

    def follows_milestone(self, id: str) -> str:
        """What comes after a milestone."""
        after = [f"{one.sender}: {one.subject}" for one in self._messages.values() if one.after == id]
        return f"it led to {both(after)}" if after else ""

    def _plainly(self, one: _Alike) -> str:
        """An effect that has no words of its own, by its key."""
        whom = self.whom(one)
        amount = f" {one.amount:+g}" if one.amount else ""
        detail = f" {one.detail}" if one.detail else ""
        key = one.what.replace("_", " ")
        return f"{key}{f' of {whom}' if whom else ''}{detail}{amount}"


SILENT: Final = frozenset(
    {
        *("chance", "depends", "told_leadership", "first_word", "decision"),
        *("check_in", "coached_through", "flag", "formal_step", "nominate", "partner", "quick_help"),
        *("change_announcement", "signal_or_noise", "error_cause", "experiment", "judge_change"),
        *("cover_absence", "cross_train", "release_hire"),
        *("reviewed", "routing", "scored", "watch"),
        *("backlog_order", "bot_handover", "holding_replies"),
    }
)
"""Records that only say which way something went, or what the decision itself says: what followed is recorded
by itself."""


def _is_of(cause: str, causes: Sequence[str]) -> bool:
    return any(cause.startswith(one) if one.endswith(":") else cause == one for one in causes)


def _announce(words: EffectWords, one: _Alike) -> str:
    heard = LABELS.get(one.detail, one.detail) if one.detail else "nothing"  # type: ignore[call-overload]
    return f"customers on {words.whom(one)} hear: {heard[:1].lower()}{heard[1:]}"


_WRITERS: Final[Mapping[str, Callable[[EffectWords, _Alike], str]]] = {
    "announce": _announce,
    "message": lambda words, one: f"it led to {both(words.message(id) for id in one.whom)}",
    "milestone": lambda words, one: words.follows_milestone(one.whom[0]),
    "move": lambda words, one: f"{words.whom(one)} moved to {words.channel(one.detail)}",
    "break": lambda words, one: _activity("break", words, one),
    "one_to_one": lambda words, one: _activity("one-to-one", words, one),
    "meeting": lambda words, one: _activity("meeting", words, one),
    "training": lambda words, one: _activity("training", words, one),
    "fades": lambda words, one: f"{words.whom(one)} forgot part of what the training was about",
    "micro_break": lambda words, one: f"{words.whom(one)} rested {in_minutes(one.amount * 60.0)}",
    "chat_cap": lambda words, one: f"{words.whom(one)} at {one.amount:g} contacts at once",
    "callbacks": lambda words, one: f"callbacks on {words.whom(one)} {one.detail}",
    "own_contacts": lambda words, one: f"you took {counted(round(one.amount), 'contact')} yourself",
    "overtime": lambda words, one: f"{words.whom(one)} stays {in_minutes(one.amount * 60.0)} longer",
    "delegated": lambda words, one: f"{words.whom(one)} does it for you",
    "backlog_sprint": lambda words, one: f"{words.whom(one)} on the backlog for {_minutes(one)} at most",
    "sprint_over": lambda words, one: f"the sprint on {words.whom(one)} ended: {one.detail}",
    "told_time": lambda words, one: (
        f"{percent(one.amount)} of those told on {words.whom(one)} had their answer in time"
    ),
    "borrowed": lambda words, one: f"{words.whom(one)} on {words.channel(one.detail)} after {_minutes(one)}",
    "repaid": lambda words, one: f"{_minutes(one)} of {words.whom(one)} {REPAID[one.detail]}",
    "early_finish": lambda words, one: f"{words.whom(one)} went home {_minutes(one)} early",
    "check_promises": lambda words, one: f"{_minutes(one)} more agreed for {words.case(one)}",
    "triage": lambda words, one: f"{_minutes(one)} more agreed for {words.case(one)}",
    "upstream_issue": lambda words, one: (
        f"the cause of {words.whom(one)} {'was taken on' if one.amount else 'was not taken on'}"
    ),
    "coaching": lambda words, one: _coaching(words, one),
    "conversation": lambda words, one: (
        f"the conversation with {words.whom(one)} {ENDED.get(one.detail.partition(': ')[2], 'ended')}"
    ),
    "partner_call": lambda words, one: (
        f"the call about {words.whom(one)} {ENDED.get(one.detail.partition(': ')[2], 'ended')}"
    ),
    "support": lambda words, one: f"being asked helped {words.whom(one)} with {_hostile(one.amount)}",
    "isolation": lambda words, one: f"{words.whom(one)} had heard nothing from you for hours",
    "duty": lambda words, one: f"{duty_name(one.whom[0]).replace('_', '-')} {one.detail}",
    "report": lambda words, one: _reported(one),
    "report_held": lambda words, one: both(HELD[part][int(one.amount)] for part in one.whom),
    "stand_up": lambda words, one: (
        f"{percent(one.amount)} of those there remember “{words.point(one.detail)}”"
    ),
}

REPAID: Final[Mapping[str, str]] = {
    "now": "given back at once",
    "tomorrow": "to be given back tomorrow",
    "never": "not given back",
}


def _reported(one: _Alike) -> str:
    """What a report said, part by part; of its figures the service levels."""
    part, content = one.whom[0], report_content()
    if f".{SERVICE_LEVEL}" in part:
        formula = next((named for end, named in FORMULA_NAMES.values() if part.endswith(f".{end}")), "")
        return (
            f"you wrote {percent(one.amount)} on {part.partition('.')[0]}{f', {formula}' if formula else ''}"
        )
    if part == "cause" and one.detail != "none":
        return f"you named as cause: {CAUSES[one.detail].lower()}"  # type: ignore[index]
    if part == "fix" and one.detail:
        return f"you wrote that this was done: {content.fixes[one.detail].label.lower()}"  # type: ignore[index]
    if part == "ask" and one.detail:
        ask = content.asks.get(one.detail)  # type: ignore[call-overload]
        return f"you asked for {'more support' if ask is None else ask.label.lower()}"
    if part == "verdict" and one.detail == "met":
        return "you wrote that the targets were met"
    return ""


HELD: Final[Mapping[str, tuple[str, str]]] = {
    "ask": ("leadership refused what you asked for", "leadership granted what you asked for"),
    "figure": ("it came out that the figures looked better than the day was", ""),
    "cause": ("it came out that the cause was a different one", ""),
    "fix": ("it came out that nobody knew about what you said had been done", ""),
    "blame": ("the people you blamed heard about it", ""),
    "forecast": ("the target was not reached by the time you named", "the target was reached in time"),
}
"""What became of a part of a report: did it fall short, or hold."""
ENDED: Final[Mapping[str, str]] = {
    "agreed": "ended in agreement",
    "half": "ended with part of it agreed",
    "refused": "ended without agreement",
    "out_of_time": "ran out of time",
}
LEAST_SKILL: Final = 0.0005
"""Changes of skill below this are nothing in points with one decimal."""


def _minutes(one: _Alike) -> str:
    return in_minutes(one.amount * 60.0)


def _coaching(words: EffectWords, one: _Alike) -> str:
    about = f" on {one.detail}" if one.detail else ""
    if not one.amount:
        return f"coaching {words.whom(one)}{about} changed nothing"
    if abs(one.amount) < LEAST_SKILL:
        return f"coaching {words.whom(one)}{about} changed a little"
    return f"coaching {words.whom(one)}{about}: skill {points(one.amount)}"


def _hostile(contacts: float) -> str:
    return counted(round(contacts), "hostile contact") if contacts >= 1 else "a hostile contact"


def _activity(name: str, words: EffectWords, one: _Alike) -> str:
    if one.detail in ("put off", "moved") and one.amount:
        later = "later" if one.amount > 0 else "earlier"
        return f"{name} of {words.whom(one)} {in_minutes(abs(one.amount) * 60.0)} {later}"
    return f"{name} of {words.whom(one)} {one.detail}"
