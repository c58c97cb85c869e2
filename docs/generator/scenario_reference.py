"""The page that lists every key of a scenario: from the models, with the notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

from pydantic import BaseModel

from docs.generator.words import blocks_in, default, takes
from floorsim.scenario.conditions.written import Condition
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.reader import read_yaml

NOTES = Path(__file__).with_name("scenario_notes.yaml")

INTRODUCTION = """\
# Scenario reference

Every key of a scenario file. How to build one, step by step, stands in [write a
scenario](write-a-scenario.md).

*This page is generated from the language itself by `python docs/generate.py`; a test checks that it is
current.*

## Kinds of value

| kind | written |
| --- | --- |
| name | letters, digits, `-`, `_` and `.`, at most 64; what other places refer to |
| text | a sentence or a paragraph; over several lines with `>-` |
| time | `08:00`, `08:00:30`, `24:00`; `d2 08:00` on the second day |
| duration | `20s`, `5m`, `1h30m`, `2d` |
| share | `80%` or `0.8` |
| factor | `2.5` or `250%` |
| money | a plain number, in the scenario's currency |
| [Law](#law) | how long something takes: `{mean: 4m}`, `{exponential: 5m}`, `3m` |

Besides the keys below a file may begin with `extends:`, a shipped scenario's id, a file beside it, a
[shared piece](shared-content.md#pieces), or a list of them. What the file writes is then laid over what it
extends: keys are merged, lists are replaced, `key: null` takes a key away. A mapping in the place of a list
changes the entries that it names by their ids: `messages: {storm: {at: 09:40}}`.

`forms:` holds other versions of the scenario by their names, each written as what it changes, in the
same way, with a `title:` ([forms](write-a-scenario.md#forms)).
"""


def notes() -> dict[str, Any]:
    """What to say about each block and its keys."""
    found: dict[str, Any] = read_yaml(NOTES.read_bytes(), NOTES.name).tree
    return found


def blocks() -> list[tuple[type[BaseModel], str]]:
    """Every block of the language with the place where it first stands, in the order of a file."""
    found: dict[type[BaseModel], str] = {}

    def visit(block: type[BaseModel], place: str) -> None:
        if block in found:
            return
        found[block] = place
        for name, hint in hints(block).items():
            for inner in blocks_in(hint):
                key = block.model_fields[name].alias or name
                more = ".NAME" if _is_mapping(hint) else ""
                visit(inner, f"{place}.{key}{more}".lstrip("."))

    visit(Scenario, "")
    return list(found.items())


def hints(block: type[BaseModel]) -> dict[str, Any]:
    """The types of a block's keys, as the models write them."""
    types = get_type_hints(block, localns={"Effect": Effect, "Condition": Condition}, include_extras=True)
    return {name: types[name] for name in block.model_fields}


def page() -> str:
    """The whole page."""
    say = notes()
    return "\n".join([INTRODUCTION, *(_section(block, place, say) for block, place in blocks())])


def _section(block: type[BaseModel], place: str, say: dict[str, Any]) -> str:
    name = block.__name__
    lines = [f"## {name}", "", *([f"`{place}`", ""] if place else []), say[name]["about"], ""]
    lines += ["| key | write | left out | meaning |", "| --- | --- | --- | --- |"]
    for field_name, hint in hints(block).items():
        field = block.model_fields[field_name]
        key = field.alias or field_name
        meaning = say[name]["keys"][field_name]
        lines.append(f"| `{key}` | {takes(hint)} | {default(field, hint)} | {meaning} |")
    return "\n".join([*lines, ""])


def _is_mapping(hint: Any) -> bool:
    return str(hint).replace("typing.Annotated[", "").startswith("dict")
