"""The page that lists every kind of decision: from the registry, with an example of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from docs.generator.words import NEEDED, NOTHING, takes, written
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kinds
from floorsim.scenario.wording import listed
from floorsim.scenario.yaml.reader import read_yaml

PICKS = {
    "agents": "list of agents",
    "agent": "agent",
    "channel": "channel",
    "drivers": "list of drivers",
    "message": "message",
    "answer": "one of its choices",
}
"""What a field takes whose value is a name of the run, by what a form picks it from."""

EXAMPLES = Path(__file__).with_name("decision_examples.yaml")

INTRODUCTION = """\
# Decisions reference

Every kind of decision, as you take it on the screen and as you write it in a file: under `expert:` in a
scenario, or in a list for `floorsim run --decisions`. Examples are from the [garden
line](examples/garden-line.yaml).

*This page is generated from the program itself by `python docs/generate.py`; a test checks that it is
current.*

**Your minutes are the currency.** A decision begins when you are free and acts when its minutes are
spent; meanwhile the next one waits in line. Going from one area to another costs a minute more. Some take
you whole: while you sit with an agent or talk to a customer, you see nothing else. A decision that is not
possible says why.

All minutes and effects are choices of this project. A scenario can set other costs, and forbid kinds
(`decisions:`). Codes are those of the decision catalogue: A live staffing, B scheduling, C coaching, D
escalations, E communication, H people, I your own inbox and time.
"""


def examples() -> dict[str, dict[str, Any]]:
    """An example of each kind, as it is written."""
    return {entry["do"]: entry for entry in read_yaml(EXAMPLES.read_bytes(), EXAMPLES.name).tree}


def page() -> str:
    """The whole page."""
    shown = _lines_by_kind()
    overview = ["| code | decision | written | key | minutes |", "| --- | --- | --- | --- | --- |"]
    overview += [
        f"| {kind.code} | [{kind.title}](#{kind.kind}) | `{kind.kind}` | {_key(kind)} | {kind.minutes:g} |"
        for kind in kinds()
    ]
    return "\n".join(
        [INTRODUCTION, *overview, "", *(_section(kind, shown.get(kind.kind, "")) for kind in kinds())]
    )


def _section(kind: type[Decision], example: str) -> str:
    lines = [f"## {kind.kind}", "", f"**{kind.title}** ({kind.code}). {_summary(kind)}", ""]
    lines += [
        f"- *Takes* {_minutes(kind)}.",
        f"- *Now:* {kind.effect_now}",
        f"- *Later:* {kind.effect_later}",
        "",
    ]
    hints = get_type_hints(kind, include_extras=True)
    rows = [_row(name, field, hints[name]) for name, field in kind.model_fields.items()]
    if rows:
        lines += ["| argument | write | left out | meaning |", "| --- | --- | --- | --- |", *rows, ""]
    return "\n".join([*lines, "```yaml", example, "```", ""])


def _row(name: str, field: FieldInfo, hint: Any) -> str:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    missing = NEEDED if field.is_required() else written(field.default, hint)
    may = PICKS.get(str(extra.get("pick")), takes(hint))
    also = extra.get("also")
    if isinstance(also, dict):
        may += "".join(f" or `{value}`" for value in also)
    return f"| `{field.alias or name}` | {may} | {missing} | {_meaning(field, extra)}. |"


def _meaning(field: FieldInfo, extra: dict[str, Any]) -> str:
    """The description, with the words of each choice that says more than its name."""
    labels = extra.get("labels")
    words = {} if not isinstance(labels, dict) or field.annotation is bool else labels
    more = "; ".join(f"`{value}`: {label}" for value, label in words.items())
    return f"{field.description or NOTHING}. {more}" if more else f"{field.description or NOTHING}"


def _summary(kind: type[Decision]) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


def _minutes(kind: type[Decision]) -> str:
    if kind.at_once:
        return "no time, and acts at once"
    ways: dict[str, float] = getattr(kind, "minutes_by_choice", {})
    if ways:
        return listed([f"{_plural(minutes)} (`{way}`)" for way, minutes in ways.items()], "or")
    about = "about " if kind.open_ended else ""
    whole = ", and takes you whole" if kind.hands_on else ""
    return f"{about}{_plural(kind.minutes)}{whole}"


def _plural(minutes: float) -> str:
    return f"{minutes:g} minute{'' if minutes == 1 else 's'}"


def _key(kind: type[Decision]) -> str:
    return f"`{kind.key}`" if kind.key else NOTHING


def _lines_by_kind() -> dict[str, str]:
    """The line of each example, as it stands in the file."""
    lines = [line for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    return dict(zip(examples(), lines, strict=True))
