"""The errors of pydantic's validation as faults in a file, each in words that its author understands."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError

from floorsim.scenario.document import Document
from floorsim.scenario.faults import Fault, Path, in_file_order
from floorsim.scenario.known_keys import Location, allowed_tags, known_keys, models_at
from floorsim.scenario.locating import KEY_MARK, LocatedError, locate
from floorsim.scenario.unions import likeliest
from floorsim.scenario.validation_sentences import CONTAINER_KINDS, Sentence, choices, form, sentence
from floorsim.scenario.wording import choose, listed, nearest, shown


def faults_from_validation(
    error: ValidationError, document: Document, model: type[BaseModel] | None = None
) -> list[Fault]:
    """Every fault that validation found in the document, in the order of the file.

    `model` is the one that was validated against; with it an unknown key is told the nearest known one.
    """
    located = (locate(details, document) for details in error.errors(include_url=False))
    groups = likeliest([found for found in located if not _only_seems_short(found)])
    misspelt = _misspelt(groups, document, model)
    faults = []
    for group in groups:
        first = group[0]
        if first.kind == "missing" and (first.path, first.location[-1]) in misspelt:
            continue
        faults.append(_any_of(group, document, model) if len(group) > 1 else _fault(first, document, model))
    return list(in_file_order(faults))


def _fault(found: LocatedError, document: Document, model: type[BaseModel] | None) -> Fault:
    kind, path, last = found.kind, found.path, found.location[-1] if found.location else ""
    if kind == "missing":
        if isinstance(last, int):
            return document.fault(path, f"entry {last + 1} of the list is missing", "write it")
        return document.fault((*path, last), "the key is missing", f"add {last}:")
    if kind == "extra_forbidden":
        known = _unwritten(found.location[:-1], path[:-1], document, model)
        return document.fault(path, "the key is not known here", _other_key(str(last), known), of_key=True)
    if last == KEY_MARK:
        wrong, right = sentence(found, [], str(path[-1]))
        return document.fault(path, f"the key {wrong}", right, of_key=True)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _tag_fault(found, document, model)
    at = found.context.get("at", ())
    wrong, right = _sentence(found, document, model)
    return document.fault((*path, *at), wrong, right)


def _sentence(found: LocatedError, document: Document, model: type[BaseModel] | None) -> Sentence:
    mark = document.marks.get(found.path)
    known = known_keys(models_at(model, found.location)) if model else []
    return sentence(found, known, mark.written if mark else None)


def _only_seems_short(found: LocatedError) -> bool:
    """Whether a list is called too short only because pydantic did not count its faulty entries."""
    if found.kind != "too_short" or not isinstance(found.value, list | dict):
        return False
    return len(found.value) >= int(found.context["min_length"])


def _other_key(unknown: str, known: list[str]) -> str:
    """The advice for a key that is not known, given those that may still be written beside it."""
    if not known:
        return "leave it out"
    near = nearest(unknown, known)
    return (
        f"did you mean {near}? Known are {listed(known, 'and')}"
        if near
        else (f"leave it out, or use {listed(known)}")
    )


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


def _unwritten(
    location: Location, path: Path, document: Document, model: type[BaseModel] | None
) -> list[str]:
    """The keys that may still be written into the mapping at a path."""
    if model is None:
        return []
    known = known_keys(models_at(model, location))
    written = document.value(document.known_part(path))
    return [key for key in known if not isinstance(written, dict) or key not in written]


def _misspelt(
    groups: list[list[LocatedError]], document: Document, model: type[BaseModel] | None
) -> set[tuple[Path, str | int]]:
    """The missing keys that are there under a name like theirs, so that one slip gives one fault."""
    found_misspelt: set[tuple[Path, str | int]] = set()
    for found in (group[0] for group in groups if len(group) == 1):
        if found.kind == "extra_forbidden":
            parent = found.path[:-1]
            meant = nearest(str(found.location[-1]), _unwritten(found.location[:-1], parent, document, model))
            if meant is not None:
                found_misspelt.add((parent, meant))
    return found_misspelt
