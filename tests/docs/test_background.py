"""What the background pages say is what the program does: numbers, measures, worked examples."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel

from floorsim.floor.measures.backlog import Backlog
from floorsim.floor.measures.channel_figures import ChannelFigures
from floorsim.floor.measures.deadlines import Deadlines
from floorsim.floor.measures.floor_figures import FloorFigures
from floorsim.floor.measures.service_level import FORMULAS, ServiceCounts, service_level
from floorsim.floor.quality.reviews import half_width
from floorsim.floor.quality.rubric import BUILT_IN
from floorsim.floor.wallboard.erlang import queue
from floorsim.floor.wallboard.staffing_need import expected_counts
from floorsim.scenario.effects.effect_type import effect_types
from floorsim.scenario.models.laws import Law
from floorsim.scenario.values.amounts import read_share
from floorsim.scenario.values.durations import read_duration
from floorsim.scenario.yaml.reader import read_yaml

BACKGROUND = Path(__file__).parents[2] / "docs" / "background"
PAGES = sorted(BACKGROUND.glob("*.md"))

_KEPT_IN = re.compile(r"`([a-z_/]+)\.py` `([A-Za-z_]+)(?:\((\w+)=\"(\w+)\"\))?(?:\.(\w+))?(?:\[(\w+)\])?`")
_IN_DATA = re.compile(r"`(data/[a-z_/]+\.yaml)` `([A-Za-z_.]+)`")
_UNIT_S = {"s": 1.0, "min": 60.0, "h": 3600.0, "days": 86400.0}


class Row(NamedTuple):
    """A row of a table of numbers: the page, what it is about, the value as written, where it is kept."""

    page: str
    what: str
    value: str
    kept_in: str


def rows() -> list[Row]:
    """The rows of every table whose header is that of a table of numbers."""
    found = []
    for page in PAGES:
        inside = False
        for line in page.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if cells[:3] == ["What", "Value", "Kept in"]:
                inside = True
            elif not line.startswith("|"):
                inside = False
            elif inside and not set(line) <= set("|- "):
                found.append(Row(page.name, *cells[:3]))
    return found


def kept(kept_in: str) -> Any:
    """The constant, the default of the field, or the value in a data file, that a row names."""
    in_data = _IN_DATA.fullmatch(kept_in)
    if in_data:
        return written_in_data(*in_data.groups())
    match = _KEPT_IN.fullmatch(kept_in)
    assert match, f"{kept_in} does not name a file and a constant or a field"
    file, name, argument, argument_value, field, entry = match.groups()
    thing = getattr(import_module("floorsim." + file.replace("/", ".")), name)
    if entry is not None:
        return thing[entry]
    if field is None:
        return thing
    if argument is not None:
        return getattr(thing.model_construct(**{argument: argument_value}, concurrency=None), field)
    if is_dataclass(thing):
        return next(one.default for one in fields(thing) if one.name == field)
    assert issubclass(thing, BaseModel)
    default = thing.model_fields[field].default
    if isinstance(default, Law):
        return getattr(default, default.key)
    return default


@cache
def data_tree(file: str) -> Any:
    return read_yaml((BACKGROUND.parents[1] / file).read_bytes(), file).tree


def written_in_data(file: str, path: str) -> float:
    """The number at a place of a data file, such as `choices.take_now.minutes`.

    In a list a step names an entry by its id, or the first one that has this key.
    """
    found = data_tree(file)
    for step in path.split("."):
        if isinstance(found, list):
            found = next(
                one if one.get("id") == step else one[step]
                for one in found
                if one.get("id") == step or step in one
            )
        else:
            found = found[step]
    number = str(found)
    if number.endswith("%"):
        return read_share(number)
    return read_duration(number) if number[-1].isalpha() else float(number)


def readings(written: str) -> list[Any]:
    """What a value may mean: the number itself, a percentage, seconds, or several of them."""
    number, _, unit = written.replace("−", "-").partition(" ")
    if unit.startswith("to "):
        high, _, unit = unit.removeprefix("to ").partition(" ")
        low = float(number)
        return [(low * _UNIT_S[unit], float(high) * _UNIT_S[unit])]
    if "," in written:
        return [tuple(float(part) for part in written.replace("−", "-").split(","))]
    if number.endswith("%"):
        return [float(number.removesuffix("%")) / 100]
    value = float(number)
    return [value] if unit not in _UNIT_S else [value, value * _UNIT_S[unit]]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.page}: {row.what}")
def test_a_number_in_a_table_is_the_one_in_the_program(row: Row) -> None:
    value = kept(row.kept_in)
    if row.value.startswith("about "):
        written = row.value.removeprefix("about ")
        digits = len(written.partition(".")[2])
        assert round(value, digits) == float(written)
        return
    if isinstance(value, list | tuple):
        assert any(tuple(value) == pytest.approx(reading) for reading in readings(row.value))
        return
    assert any(
        not isinstance(reading, tuple) and value == pytest.approx(reading) for reading in readings(row.value)
    )


def test_there_are_numbers_to_compare_on_most_pages() -> None:
    with_numbers = {row.page for row in rows()}
    without = {"README.md", "decision-worth.md", "levers.md", "validation.md", "scores.md"}
    assert {page.name for page in PAGES} - with_numbers == without
    assert len(rows()) > 130


def test_every_figure_of_a_run_is_explained() -> None:
    text = (BACKGROUND / "measures.md").read_text(encoding="utf-8")
    names = [*ChannelFigures.names(), *FloorFigures.names()]
    names += [field.name for block in (Backlog, Deadlines) for field in fields(block)]
    missing = [name for name in names if f"`{name}`" not in text]
    assert not missing
    assert all(f"`{formula}`" in text for formula in FORMULAS)


def test_every_effect_is_explained() -> None:
    text = (BACKGROUND / "incidents.md").read_text(encoding="utf-8")
    tables = [line for line in text.splitlines() if line.startswith("| `")]
    named = {name for line in tables for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert named == set(effect_types())


def test_the_worked_example_of_service_levels_is_right() -> None:
    counts = ServiceCounts(
        answered=1000, answered_in_target=860, abandoned=60, abandoned_in_target=20, short_abandoned=10
    )
    text = (BACKGROUND / "measures.md").read_text(encoding="utf-8")
    for formula in FORMULAS:
        level = service_level(formula, counts)
        assert level is not None
        assert re.search(rf"\| `{formula}` \|[^|]*\|[^|]*\| {100 * level:.1f}% \|", text), formula


def test_the_table_of_what_coaching_takes_off_a_busy_floor_is_right() -> None:
    text = (BACKGROUND / "coaching.md").read_text(encoding="utf-8")
    for agents in (12, 11, 10):
        of = queue(2.5 / 60, 240.0, 120.0, agents)
        level = service_level(
            "answered_in_target_over_answered_and_late_abandoned", expected_counts(of, 1.0, 20.0)
        )
        shown = f"| {agents} | {of.p_abandon:.3f} | {level:.3f} |".replace("0.", ".")
        assert shown in text


def test_the_rubric_s_weights_are_those_of_the_page() -> None:
    text = (BACKGROUND / "quality.md").read_text(encoding="utf-8")
    for kind, weights in BUILT_IN.items():
        title = {"back_office": "back-office work"}.get(kind, kind)
        assert f"| {title} | " + " | ".join(f"{weight:g}" for weight in weights) + " |" in text


def test_five_reviews_are_good_to_twelve_points() -> None:
    text = (BACKGROUND / "quality.md").read_text(encoding="utf-8")
    assert f"= {half_width(5, 10.0):.1f}\n" in text


def test_every_link_between_pages_leads_to_a_file() -> None:
    docs = BACKGROUND.parent
    pages = [*docs.rglob("*.md"), docs.parent / "README.md"]
    dead = [
        f"{page.relative_to(docs.parent)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not dead
