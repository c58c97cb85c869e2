"""The page that lists every kind of decision: from the registry, with an example of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from docs.generator.words import NEEDED, NOTHING, takes, written
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.described import ABOUT, PICKS, letters_words, minutes_words, summary_of
from floorsim.desk.decisions.pickers import ChoicePicker, Picker, picker_of
from floorsim.desk.decisions.registry import kinds
from floorsim.scenario.yaml.reader import read_yaml

EXAMPLES = Path(__file__).with_name("decision_examples.yaml")

INTRODUCTION = """\
# Decisions reference

Every kind of decision, as you take it on the screen and as you write it in a file: under `expert:` in a
scenario, or in a list for `floorsim run --decisions`. Examples are from the [garden
line](examples/garden-line.yaml); those about a backlog are from one that answers email as well.

*This page is generated from the program itself by `python docs/generate.py`; a test checks that it is
current.*

**Every decision costs minutes of your time.** It begins when you are free and acts when its minutes are
spent; decisions taken meanwhile are queued. Changing from one area to another costs a minute more, except
for decisions that take no time. Some need your full attention: while you sit with an agent or talk to a
customer, you see nothing else of the floor. A decision that is not possible says why.

All minutes and effects are design choices of this project. A scenario can set other costs, and forbid kinds
(`decisions:`). Codes are those of the decision catalogue: A live staffing, B scheduling, C coaching, D
escalations, E communication, F process, G reports, H people, I your own inbox and time.
"""


def examples() -> dict[str, dict[str, Any]]:
    """An example of each kind, as it is written."""
    return {entry["do"]: entry for entry in read_yaml(EXAMPLES.read_bytes(), EXAMPLES.name).tree}


def page() -> str:
    """The whole page."""
    shown = _lines_by_kind()
    overview = [
        "| code | decision | written | about | key | minutes |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    overview += [
        f"| {', '.join(kind.codes)} | [{kind.title}](#{kind.kind}) | `{kind.kind}` | {ABOUT[kind.acts_on]} "
        f"| {letters_words(kind) or NOTHING} | {kind.minutes:g} |"
        for kind in kinds()
    ]
    return "\n".join(
        [INTRODUCTION, *overview, "", *(_section(kind, shown.get(kind.kind, "")) for kind in kinds())]
    )


def _section(kind: type[Decision], example: str) -> str:
    summary = summary_of(kind)
    lines = [f"## {kind.kind}", "", f"**{kind.title}** ({', '.join(kind.codes)}). {summary}".rstrip(), ""]
    lines += [
        f"- *Takes* {minutes_words(kind)}.",
        f"- *Now:* {kind.effect_now}",
        f"- *Later:* {kind.effect_later}",
        "",
    ]
    hints = get_type_hints(kind, include_extras=True)
    rows = [_row(kind, name, field, hints[name]) for name, field in kind.model_fields.items()]
    if rows:
        lines += ["| argument | write | left out | meaning |", "| --- | --- | --- | --- |", *rows, ""]
    return "\n".join([*lines, "```yaml", example, "```", ""])


def _row(kind: type[Decision], name: str, field: FieldInfo, hint: Any) -> str:
    picker = picker_of(kind, name)
    missing = NEEDED if field.is_required() else written(field.default, hint)
    may = PICKS.get(picker.takes) or takes(hint)
    may += "".join(f" or `{value}`" for value in picker.also)
    return f"| `{field.alias or name}` | {may} | {missing} | {_meaning(field, picker)}. |"


def _meaning(field: FieldInfo, picker: Picker) -> str:
    """The description, with the words of each choice that says more than its name."""
    labels = picker.labels if isinstance(picker, ChoicePicker) and field.annotation is not bool else {}
    more = "; ".join(f"`{value}`: {label}" for value, label in labels.items() if str(value) != label)
    return f"{field.description or NOTHING}. {more}" if more else f"{field.description or NOTHING}"


def _lines_by_kind() -> dict[str, str]:
    """The line of each example, as it stands in the file."""
    lines = [line for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    return dict(zip(examples(), lines, strict=True))
