"""The errors of pydantic's validation as faults in a file, each in words that its author understands."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pydantic import BaseModel, ValidationError

from floorsim.scenario.faults.fault import Fault, Path, in_file_order
from floorsim.scenario.faults.few_errors import few_of_each_kind
from floorsim.scenario.faults.known_keys import allowed_tags, known_keys, models_at
from floorsim.scenario.faults.locating import KEY_MARK, LocatedError, locate
from floorsim.scenario.faults.slips import Slip, slip_at, without_space
from floorsim.scenario.faults.unions import likeliest
from floorsim.scenario.faults.validation_sentences import CONTAINER_KINDS, Sentence, choices, form, sentence
from floorsim.scenario.models.base import OneOf
from floorsim.scenario.values.times_of_day import ALL_DAYS
from floorsim.scenario.wording import choose, listed, nearest, shown
from floorsim.scenario.yaml.document import Document

_ALMOST_THE_SAME: Final = (
    0.75  # D: a key that stands there already is meant only by a slip of a letter or two
)


def faults_from_validation(
    error: ValidationError, document: Document, model: type[BaseModel] | None = None
) -> list[Fault]:
    """Every fault that validation found in the document, in the order of the file.

    `model` is the one that was validated against; with it an unknown key is told the nearest known one.
    """
    few, others = few_of_each_kind(error.errors(include_url=False))
    located = (locate(details, document) for details in few)
    groups = likeliest([found for found in located if not _only_seems_short(found)])
    misspelt = _misspelt(groups, document, model)
    slips = _slips(groups, document, model)
    faults = [
        document.fault(slip.path, slip.wrong, slip.right, of_key=slip.of_key) for slip in slips.values()
    ]
    explained = {slip.path for slip in slips.values()} | set(slips)
    said: dict[str, str] = {}
    for group in groups:
        first = group[0]
        if first.kind == "missing" and (first.path, first.location[-1]) in misspelt:
            continue
        if first.kind != "missing" and first.path in explained:
            continue
        fault = _any_of(group, document, model) if len(group) > 1 else _fault(first, document, model)
        said.setdefault(first.kind, fault.wrong)
        faults.append(fault)
    for kind, left_out in others.items():
        if kind in said or not faults:
            path = locate(left_out[0], document).path
            wrong = said.get(kind, "this is wrong too")
            faults.append(replace(document.fault(path, wrong), times=len(left_out)))
    return list(in_file_order(faults))


def _fault(found: LocatedError, document: Document, model: type[BaseModel] | None) -> Fault:
    kind, path, last = found.kind, found.path, found.location[-1] if found.location else ""
    if kind == "missing":
        if isinstance(last, int):
            return document.fault(path, f"entry {last + 1} of the list is missing", "write it")
        return document.fault((*path, last), "the key is missing", f"add {last}:")
    if kind == "extra_forbidden":
        known = _known_at(found, model)
        free = _unwritten(found, document, model)
        written = [key for key in known if key not in free]
        near, beside = nearest(str(last), free), _beside(found, free, written, model)
        advice = _other_key(str(last), beside if near is None or near in beside else free, written)
        return document.fault(path, "the key is not known here", advice, of_key=True)
    if last == KEY_MARK:
        wrong, right = sentence(found, [], str(path[-1]))
        return document.fault(path, f"the key {wrong}", right, of_key=True)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _tag_fault(found, document, model)
    at = found.context.get("at", ())
    wrong, right = _sentence(found, document, model)
    if right == ALL_DAYS:
        right = _days_of(document)
    return document.fault((*path, *at), wrong, right)


def _sentence(found: LocatedError, document: Document, model: type[BaseModel] | None) -> Sentence:
    mark = document.marks.get(found.path)
    known = known_keys(models_at(model, found.location)) if model else []
    if model and found.kind == "dict_type" and isinstance(found.value, list):
        inner = known_keys(models_at(model, (*found.location, "name")))
        if inner:
            right = f"write each below its own name, as in first: {{{inner[0]}: ...}}"
            return "a list stands where keys are needed", right
    return sentence(found, known, mark.written if mark else None)


def _days_of(document: Document) -> str:
    """Which days there are in the scenario that the document writes."""
    floor = document.tree.get("floor") if isinstance(document.tree, dict) else None
    days = floor.get("days", 1) if isinstance(floor, dict) else 1
    if not isinstance(days, int) or days < 2:
        return "this scenario has one day, d1; times of it need no day"
    return f"the days of this scenario are d1 to d{days}"


def _only_seems_short(found: LocatedError) -> bool:
    """Whether a list is called too short only because pydantic did not count its faulty entries."""
    if found.kind != "too_short" or not isinstance(found.value, list | dict):
        return False
    return len(found.value) >= int(found.context["min_length"])


def _other_key(unknown: str, free: list[str], written: list[str]) -> str:
    """The advice for a key that is not known, given those that may still be written beside it, and those
    that stand there."""
    near = nearest(unknown, free)
    if near is not None:
        return (
            f"did you mean {near}?"
            if len(free) == 1
            else f"did you mean {near}? Known are {listed(free, 'and')}"
        )
    taken = nearest(unknown, written, _ALMOST_THE_SAME)
    if taken is not None:
        return f"did you mean {taken}? It stands here already; leave one of the two out"
    return f"leave it out, or use {listed(free)}" if free else "leave it out"


def _tag_fault(found: LocatedError, document: Document, model: type[BaseModel] | None) -> Fault:
    key = str(found.context.get("discriminator", "")).strip("'")
    tags = allowed_tags(models_at(model, found.location), key) if model else []
    if found.kind == "union_tag_not_found":
        right = f"add {key}: with {listed(tags)}" if tags else f"add {key}:"
        return document.fault((*found.path, key), "the key is missing", right)
    tag = str(found.context.get("tag", ""))
    return document.fault((*found.path, key), f"{shown(tag)} is not a choice here", choose(tag, tags))


def _any_of(group: list[LocatedError], document: Document, model: type[BaseModel] | None) -> Fault:
    """One fault for a value that fits none of several forms: choices first, then the other forms."""
    ordered = sorted(group, key=lambda found: (not choices(found), found.kind in CONTAINER_KINDS))
    forms = (form(found, known_keys(models_at(model, found.location)) if model else []) for found in ordered)
    value = group[0].value
    right = f"write {', or '.join(dict.fromkeys(forms))}"
    near = (
        nearest(value, [name for found in group for name in choices(found)])
        if isinstance(value, str)
        else None
    )
    if near is not None:
        right = f"did you mean {near}? Otherwise {right}"
    wrong = "there is no value here" if value is None else f"{shown(value)} does not fit here"
    return document.fault(group[0].path, wrong, right)


def _known_at(found: LocatedError, model: type[BaseModel] | None) -> list[str]:
    """The keys that may stand beside the last one of an error's location.

    Those of the block around it too where the file may write both as one, as an effect with its times.
    """
    if model is None:
        return []
    parent, location = found.path[:-1], found.location[:-1]
    known = known_keys(models_at(model, location))
    around = [name for where, name in found.branches if where == parent]
    if around and location and location[-1] == around[-1]:
        beside = known_keys(models_at(model, location[:-1]))
        if around[-1] in beside:
            known += [key for key in beside if key not in known and key != around[-1]]
    return known


def _unwritten(found: LocatedError, document: Document, model: type[BaseModel] | None) -> list[str]:
    """Those of the known keys that are not written yet."""
    written = document.value(document.known_part(found.path[:-1]))
    return [key for key in _known_at(found, model) if not isinstance(written, dict) or key not in written]


def _beside(
    found: LocatedError, free: list[str], written: list[str], model: type[BaseModel] | None
) -> list[str]:
    """Those of the free keys that fit beside what is written: a block that has its one key takes no other."""
    models = models_at(model, found.location[:-1]) if model else []
    full = [one for one in models if issubclass(one, OneOf) and set(known_keys([one])) & set(written)]
    return [key for key in free if key not in known_keys(full)]


def _slips(
    groups: list[list[LocatedError]], document: Document, model: type[BaseModel] | None
) -> dict[Path, Slip]:
    """The keys that nobody meant as keys."""
    slips: dict[Path, Slip] = {}
    for found in (group[0] for group in groups):
        unknown = found.kind == "extra_forbidden"
        if found.path and (unknown or found.value is None):
            slip = slip_at(found.path, document, _unwritten(found, document, model))
            if slip is not None and (unknown or not slip.right.startswith("put")):
                slips[found.path] = slip
    return slips


def _misspelt(
    groups: list[list[LocatedError]], document: Document, model: type[BaseModel] | None
) -> set[tuple[Path, str | int]]:
    """The missing keys that are there under a name like theirs, so that one slip gives one fault."""
    found_misspelt: set[tuple[Path, str | int]] = set()
    for found in (group[0] for group in groups if len(group) == 1):
        if found.kind == "extra_forbidden":
            parent, key = found.path[:-1], str(found.location[-1])
            parts = without_space(key)
            meant = nearest(parts[0] if parts else key, _unwritten(found, document, model))
            if meant is not None:
                found_misspelt.add((parent, meant))
    return found_misspelt
