"""What happens in a scenario, as its author wrote it: incidents, news, messages, duties, milestones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from floorsim.desk.calendar.duty_content import duty_contents
from floorsim.desk.calendar.one_to_ones import ONE_TO_ONE
from floorsim.present.previewing.model import Happening
from floorsim.present.previewing.names import ScenarioNames
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.events import Incident, Message, Milestone
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.supervisor import FixedDuty
from floorsim.units import DAY_S, MINUTE_S
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock, in_minutes

YOU: Final = "supervisor"
WAYS: Final = {"walk_up": "in person", "public_post": "public post"}
_KNOWN_TO: Final = {"team": "team", "leadership": "leadership", "customers": "customers"}


def happenings(scenario: Scenario) -> list[Happening]:
    """Everything, in order of time; what only a condition brings comes last, in the order written."""
    names = ScenarioNames(scenario)
    sent_by = _brought_about(scenario, names)
    found: list[Happening] = []
    for incident in scenario.incidents:
        found.append(_incident(incident))
        found += _news(incident)
    found += [_message(one, names, sent_by.get(("message", one.id), ())) for one in scenario.messages]
    for id, duty in scenario.supervisor.named().items():
        found += _duty(scenario, id, duty, names)
    found += [_milestone(one, names, sent_by.get(("milestone", one.id), ())) for one in scenario.milestones]
    timed = sorted((one for one in found if one.at_s is not None), key=lambda one: one.at_s or 0.0)
    return timed + [one for one in found if one.at_s is None]


def _incident(incident: Incident) -> Happening:
    return Happening(
        "incident",
        incident.id,
        incident.title,
        incident.start,
        incident.end,
        to="floor",
        by="foreseeable" if incident.foreseeable else "",
        text=incident.cue or "",
        expected=incident.expected or "",
    )


def _news(incident: Incident) -> Iterator[Happening]:
    """What becomes known while an incident goes on."""
    for number, timed in enumerate(incident.effects):
        news = timed.effect.get("news")
        if news is not None:
            at_s, _ = incident.span_of(timed)
            yield Happening(
                "news",
                f"{incident.id}:{number}",
                incident.title,
                at_s,
                sender=news.sender or "",
                to=_KNOWN_TO[news.known_to],
                text=news.text,
                notes=() if news.is_true else ("It is not true.",),
            )


def _message(message: Message, names: ScenarioNames, answers: tuple[str, ...]) -> Happening:
    at_s, when, latest = message.at, "", False
    if at_s is None:
        when = _when(message, names, answers)
        at_s, latest = message.if_not_by, message.if_not_by is not None
    minutes = [choice.minutes for choice in message.choices]
    return Happening(
        "message",
        message.id,
        message.subject,
        at_s,
        when=when,
        latest=latest,
        sender=message.sender,
        to=YOU,
        by=WAYS.get(message.channel, message.channel),
        text=message.text,
        expected=message.expected or _best(message),
        principle=message.principle or "",
        notes=tuple(_answer_notes(message)),
        deadline_s=message.deadline,
        least_min=min(minutes, default=0.0),
        most_min=max(minutes, default=0.0),
    )


def _when(message: Message, names: ScenarioNames, answers: tuple[str, ...]) -> str:
    """On what a message without a time comes, in words."""
    ways = []
    if message.when is not None:
        ways.append(message.when.words(names))
    if message.after is not None:
        later = f"{in_minutes(message.delay)} after " if message.delay else ""
        reached = f"the milestone “{names.milestone(message.after)}” is reached"
        ways.append(f"{later}{reached}" if later else reached)
    ways += answers
    return ", or ".join(ways) or "nothing sends it"


def _best(message: Message) -> str:
    best = next((choice for choice in message.choices if choice.best), None)
    return "" if best is None else f"“{best.label}”"


def _answer_notes(message: Message) -> Iterator[str]:
    """Each answer with its minutes and why, and what follows from none."""
    for turn, choices in [("", message.choices), *((id, one.choices) for id, one in message.turns.items())]:
        for choice in choices:
            mark = "best: " if choice.best else ""
            why = f" {choice.why}" if choice.why else ""
            then = f" Leads to {choice.leads_to}." if choice.leads_to else ""
            where = f"({turn}) " if turn else ""
            yield f"{where}{mark}“{choice.label}” {choice.minutes:g} min.{why}{then}"


def _duty(scenario: Scenario, id: str, duty: FixedDuty, names: ScenarioNames) -> Iterator[Happening]:
    """A duty on each day on which it is held within play."""
    who, title = _with(duty, names), _duty_title(duty, names)
    for day in [number - 1 for number in duty.days] or range(scenario.floor.days):
        at_s = day * DAY_S + duty.at
        if scenario.is_played_at(at_s):
            yield Happening(
                "duty",
                id,
                title,
                at_s,
                at_s + duty.length,
                to=who or ("team" if duty.kind == "stand_up" else YOU),
                by=duty.kind,
                text=" · ".join(point.text for point in duty.points),
                least_min=duty.length / MINUTE_S,
                most_min=duty.length / MINUTE_S,
            )


def _with(duty: FixedDuty, names: ScenarioNames) -> str:
    return "" if duty.agent is None else names.agent(duty.agent)


def _duty_title(duty: FixedDuty, names: ScenarioNames) -> str:
    """Its title, as the trainee sees it in the calendar."""
    usual = "1:1 with {agent}" if duty.kind == ONE_TO_ONE else duty_contents()[duty.kind].title
    return initial_capital(duty.title or usual.replace("{agent}", _with(duty, names)))


def _milestone(milestone: Milestone, names: ScenarioNames, answers: tuple[str, ...]) -> Happening:
    ways = [] if milestone.when is None else [milestone.when.words(names)]
    return Happening(
        "milestone",
        milestone.id,
        names.milestone(milestone.id),
        None,
        when=", or ".join([*ways, *answers]) or "nothing reaches it",
    )


def _brought_about(scenario: Scenario, names: ScenarioNames) -> dict[tuple[str, str], tuple[str, ...]]:
    """By message or milestone, what brings it about by an effect, in words to go on after "when"."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for words, effect in (part for one in _effects(scenario, names) for part in _of_promise(*one)):
        for wanted in effect.leads_to():
            found.setdefault(wanted, {})[words] = None
    return {wanted: tuple(ways) for wanted, ways in found.items()}


def _effects(scenario: Scenario, names: ScenarioNames) -> Iterator[tuple[str, Effect]]:
    """Every effect of answers, duties and incidents, with what it follows from."""
    for message in scenario.messages:
        for path, effect in message.effects():
            yield f"{_which_answer(message, path)} to “{message.subject}”", effect
    for duty in scenario.supervisor.duties:
        title = _duty_title(duty, names)
        yield from ((f"“{title}” is held", effect) for effect in duty.if_held)
        yield from ((f"“{title}” is not held", effect) for effect in duty.if_missed)
        for point in duty.points:
            yield from ((f"“{point.text}” is said and remembered", effect) for effect in point.effects)
    for incident in scenario.incidents:
        yield from ((f"“{incident.title}” comes to it", timed.effect) for timed in incident.effects)


def _of_promise(words: str, effect: Effect) -> Iterator[tuple[str, Effect]]:
    """The effect itself; of a promise what comes of keeping it, and of breaking it."""
    if effect.key != "promise":
        yield words, effect
        return
    for outcome, effects in (("kept", effect.body.if_kept), ("broken", effect.body.if_broken)):
        yield from ((f"{words} and its promise is {outcome}", one) for one in effects)


def _which_answer(message: Message, path: tuple[str | int, ...]) -> str:
    """The answer at a path of a message: `the answer “Go now” is given`, or that there is none in time."""
    steps = list(path)
    choices = message.choices
    if steps[0] == "turns":
        choices = message.turns[str(steps[1])].choices
        steps = steps[2:]
    if steps[0] != "choices":
        return "there is no answer in time"
    return f"the answer “{choices[int(steps[1])].label}” is given"


def when_words(one: Happening) -> str:
    """When it comes: `09:20 to 10:35`, `when …`, `when …, at 10:00 at the latest`."""
    if one.at_s is None:
        return f"when {one.when}"
    at = clock(one.at_s)
    if one.latest:
        return f"when {one.when}, at {at} at the latest"
    return at if one.until_s is None else f"{at} to {clock(one.until_s)}"


def kind_words(one: Happening) -> str:
    """What it is: `message, phone`."""
    return f"{one.kind}, {one.by}" if one.kind == "message" and one.by else one.kind


def told(one: Happening) -> str:
    """Its words in one: what a message says after its subject, what an incident shows after its title."""
    title = initial_capital(one.title)
    if not one.text or one.kind == "news":
        return one.text or title
    return f"{title}{'' if title.endswith(('.', '?', '!')) else ':'} {one.text}"
