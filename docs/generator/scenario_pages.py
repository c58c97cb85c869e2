"""A page for each shipped scenario, for trainers, and the list of them: from the scenarios themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from floorsim.present.previewing.happenings import kind_words, told, when_words
from floorsim.present.previewing.msel import events_of
from floorsim.present.previewing.trainer_notes import TrainerNotes, trainer_notes
from floorsim.scenario.competencies import competencies, competency_named
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario, read_whole
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import agent_ids
from floorsim.wording.numbers import counted, percent
from floorsim.wording.sentences import initial_capital, shortened, whole_sentence
from floorsim.wording.times import within

FOLDER = "docs/guide/scenarios"
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_<[]"})
LONGEST_TEXT = 200
"""Letters of an event's text (D): what it is about; the file has all of it."""
INDEX = """\
# The shipped scenarios, for trainers

One page for each: its story, what it trains, everything that happens in it and when, its traps, the worked
run with the reason for every decision, and questions for afterwards. **They give away what a trainee should
not know.** `floorsim scenario msel NAME` prints the events of any scenario, yours too, and `floorsim scenario
preview NAME` its contacts, need and staff.

*These pages are generated from `scenarios/` by `python docs/generate.py`; a test checks that they are
current.*

| scenario | level | minutes | agents | what happens |
| --- | --- | --- | --- | --- |
"""
WARNING = """\
*For trainers: this page gives away what happens. It is generated from `scenarios/{name}.yaml` by `python
docs/generate.py`; a test checks that it is current. [All scenarios](README.md)*
"""


def pages() -> dict[str, Callable[[], str]]:
    """Each page and what makes it."""
    made: dict[str, Callable[[], str]] = {f"{FOLDER}/README.md": index}
    return made | {f"{FOLDER}/{name}.md": partial(page, name) for name in shipped_files()}


def index() -> str:
    """The list of all scenarios, easiest first."""
    scenarios = sorted(
        (_scenario(name) for name in shipped_files()),
        key=lambda one: (one.meta.level, one.played_s, one.meta.id),
    )
    rows = [
        _row(
            f"[{_cell(one.meta.title)}]({one.meta.id}.md)",
            str(one.meta.level),
            f"{one.played_s / 60:,.0f}",
            f"{len(agent_ids(one)):,}",
            _cell(whole_sentence(one.meta.summary) if one.meta.summary else ""),
        )
        for one in scenarios
    ]
    return INDEX + "".join(rows)


def page(name: str) -> str:
    """The page of one scenario."""
    scenario = _scenario(name)
    notes = trainer_notes(scenario)
    parts = [
        f"# {scenario.meta.title}\n",
        WARNING.format(name=name),
        _facts(scenario),
        f"## The story\n\n{(scenario.meta.briefing or scenario.meta.summary or '').strip()}\n",
        *_aims(notes),
        _events(scenario),
        *_traps(notes),
        *_worked(notes),
        *_listed("Questions afterwards", notes.questions),
        *_forms(name),
        *_listed("Please note", notes.content_notes),
        *_listed("Sources", notes.sources),
    ]
    return "\n".join(parts)


@cache
def _scenario(name: str) -> Scenario:
    """A shipped scenario; that it is sound is tested elsewhere."""
    return Scenario.model_validate(read_whole(shipped_files()[name]).tree)


def _facts(scenario: Scenario) -> str:
    meta = scenario.meta
    channels = [
        f"{channel.title or id} ({percent(channel.target.share)} in {within(channel.target.within)})"
        for id, channel in scenario.floor.channels.items()
    ]
    days = f", {counted(len(scenario.workdays), 'day')}" if len(scenario.workdays) > 1 else ""
    told_facts = [
        ("Level", str(meta.level)),
        ("Played", f"{scenario.played_s / 60:,.0f} simulated minutes{days}"),
        ("Agents", f"{len(agent_ids(scenario)):,}"),
        ("Channels", ", ".join(channels)),
        ("Summary", whole_sentence(meta.summary) if meta.summary else ""),
        ("Name", meta.id),
    ]
    rows = [_row(what, _cell(words)) for what, words in told_facts if words]
    return "| | |\n| --- | --- |\n" + "".join(rows)


def _aims(notes: TrainerNotes) -> Iterator[str]:
    yield from _listed("What trainees learn", notes.objectives)
    yield from _points("Competencies", [_competency(one) for one in notes.competencies])
    yield from _listed("Principles", notes.principles)


def _competency(title: str) -> str:
    """A competency with what it means."""
    id = competency_named(title)
    means = f": {_text(competencies()[id].means)}" if id is not None else ""
    return f"**{_text(initial_capital(title))}**{means}"


def _events(scenario: Scenario) -> str:
    lines = ["## What happens\n", "| no | when | type | from | what | expected | principle |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- |")
    rows = []
    for event in events_of(scenario):
        one = event.of
        what = shortened(told(one), LONGEST_TEXT)
        rows.append(
            _row(
                str(event.number),
                *map(
                    _cell, (when_words(one), kind_words(one), one.sender, what, one.expected, one.principle)
                ),
            )
        )
    return "\n".join(lines) + "\n" + "".join(rows)


def _traps(notes: TrainerNotes) -> Iterator[str]:
    if not notes.traps:
        return
    yield "## Traps\n"
    for trap in notes.traps:
        better = [f"- Better: {_text(words)}" for words in trap.better] or [
            "- Better: the worked run as it is."
        ]
        yield "\n".join(
            [
                f"### {trap.title}\n",
                f"It looks right by {_text(trap.looks[:1].lower() + trap.looks[1:])}.\n",
                *(f"- Tempting: {_text(words)}" for words in trap.tempting),
                *better,
                "",
                *([f"{_text(trap.why)}\n"] if trap.why else []),
            ]
        )


def _worked(notes: TrainerNotes) -> Iterator[str]:
    if notes.worked:
        rows = [_row(step.time, _cell(step.says), _cell(step.because)) for step in notes.worked]
        yield "## The worked run\n\n| when | decision | why |\n| --- | --- | --- |\n" + "".join(rows)


def _forms(name: str) -> Iterator[str]:
    """Its forms, if the file has any; only then is it worth reading it whole."""
    file: Path = shipped_files()[name]
    if "\nforms:" in file.read_text(encoding="utf-8"):
        forms = load_scenario(name).forms
        yield from _points("Forms", [f"`{name}@{form}`: {_text(title)}" for form, title in forms.items()])


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A list of the scenario's own texts."""
    yield from _points(title, [_text(line) for line in lines])


def _points(title: str, lines: Sequence[str]) -> Iterator[str]:
    """A list of lines that are Markdown already."""
    if lines:
        yield f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|")


def _text(text: str) -> str:
    """A text of a scenario on one line, in which nothing is taken for Markdown's own signs."""
    return " ".join(text.split()).translate(_MARKDOWN)
