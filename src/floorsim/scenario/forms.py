"""`forms:`: other versions of a scenario, each written as what it changes, named as `login-outage@B`.

Whoever has played a scenario knows what comes. A form asks for the same skill with other events, so that a
trainee can be tested twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from floorsim.errors import ScenarioError
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, Path
from floorsim.scenario.inheritance import EXTENDS, laid_over
from floorsim.scenario.yaml.document import Document
from floorsim.wording.names import listed
from floorsim.wording.sentences import shown

FORMS: Final = "forms"
AT: Final = "@"
TITLE: Final = "title"
MOST_FORMS: Final = 10  # D: a test needs two or three
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,15}")
_NEVER: Final = {
    EXTENDS: "a form changes its own scenario only; write what it changes",
    FORMS: "a form has no forms of its own",
}


def split_form(ref: str) -> tuple[str, str | None]:
    """A scenario's name or path, and the form that stands behind it, as in `login-outage@B`, or None."""
    name, at, form = ref.rpartition(AT)
    return (name, form) if at and name and _NAME.fullmatch(form) else (ref, None)


def without_form(scenario_id: str) -> str:
    """The id of the scenario of which this is the id, or the id of one of its forms."""
    return split_form(scenario_id)[0]


def next_form(ref: str, forms: Sequence[str]) -> str:
    """What asks for the form after this one; the scenario itself stands between the last and the first."""
    name, form = split_form(ref)
    order = [None, *forms]
    following = order[(order.index(form) + 1) % len(order)] if form in order else None
    return name if following is None else f"{name}{AT}{following}"


def form_titles(tree: Any) -> dict[str, str]:
    """What each form of a scenario is called, by its name, in the order of the file; what is wrong is left
    out."""
    forms = tree.get(FORMS) if isinstance(tree, dict) else None
    if not isinstance(forms, dict):
        return {}
    return {name: _title(name, form) for name, form in forms.items() if isinstance(form, dict)}


def with_form(document: Document, form: str | None) -> Document:
    """The document without its forms, and with what one of them changes laid over it.

    Mappings are merged and anything else is replaced, as by `extends:`. The form's id is `ID@FORM`, and its
    title stands behind the scenario's. What is wrong with the forms as such is among the faults.

    Raises:
        ScenarioError: there is no form of this name.
        InvalidScenarioError: the forms are not written as forms.
    """
    if not isinstance(document.tree, dict):
        return document
    faults = _faults(document)
    if faults:
        raise InvalidScenarioError([*document.faults, *faults])
    forms: dict[str, Any] = document.tree.get(FORMS) or {}
    if form is None:
        return _part(document, (), FORMS) if FORMS in document.tree else document
    if form not in forms:
        advice = f"write {listed(list(forms))}" if forms else f"it has no forms; leave {AT}{form} out"
        raise ScenarioError(f"{document.source}: this scenario has no form {shown(form)}; {advice}.")
    over = _part(document, (FORMS, form), TITLE)
    return _named(laid_over(_part(document, (), FORMS), over), form, _title(form, forms[form]))


def _faults(document: Document) -> list[Fault]:
    """What is wrong with the forms as such; what they change is checked where it stands."""
    faults = []
    id = _inside(document.tree, "meta", "id")
    if isinstance(id, str) and AT in id:
        right = "leave @ out; forms: gives the scenario's forms their names"
        faults.append(document.fault(("meta", "id"), f"{shown(id)} is the name of a form", right))
    forms = document.tree.get(FORMS, {})
    if not isinstance(forms, dict) or (not forms and FORMS in document.tree):
        right = "write each form's name, such as A:, and under it what it changes"
        return [*faults, document.fault((FORMS,), "these are no forms", right)]
    if len(forms) > MOST_FORMS:
        wrong = f"there are {len(forms)} forms"
        faults.append(document.fault((FORMS,), wrong, f"write at most {MOST_FORMS}"))
    for name, form in forms.items():
        path: Path = (FORMS, name)
        if not _NAME.fullmatch(name):
            right = "write A, B, C, or another short name of letters and digits"
            faults.append(document.fault(path, f"{shown(name)} is no name of a form", right, of_key=True))
        elif form is not None and not isinstance(form, dict):
            faults.append(document.fault(path, "this is no form", "write under its name what it changes"))
        for key, right in _NEVER.items():
            if isinstance(form, dict) and key in form:
                faults.append(document.fault((*path, key), f"{key} stands in a form", right, of_key=True))
        if _inside(form, "meta", "id") is not None:
            right = f"leave it out; this form is named as ID{AT}{name}"
            faults.append(document.fault((*path, "meta", "id"), "a form has no id of its own", right))
        title = _inside(form, TITLE)
        if title is not None and not (isinstance(title, str) and title.strip()):
            faults.append(document.fault((*path, TITLE), "this is no title", "write a few words"))
    return faults


def _part(document: Document, path: Path, without: str) -> Document:
    """What stands at a path, as a document of its own, without one of its keys."""
    depth, tree = len(path), document.value(path) or {}
    marks = {
        at[depth:]: mark
        for at, mark in document.marks.items()
        if at[:depth] == path and at[depth : depth + 1] != (without,)
    }
    return Document(
        {key: value for key, value in tree.items() if key != without}, marks, document.source, document.faults
    )


def _named(document: Document, form: str, title: str) -> Document:
    """The document with the form's id and title; both keep the places of the scenario's own."""
    meta = document.tree.get("meta")
    if not isinstance(meta, dict):
        return document
    changed = dict(meta)
    if isinstance(meta.get("id"), str):
        changed["id"] = f"{meta['id']}{AT}{form}"
    if isinstance(meta.get(TITLE), str):
        changed[TITLE] = f"{meta[TITLE].strip()}, {title}"
    return Document({**document.tree, "meta": changed}, document.marks, document.source, document.faults)


def _title(name: str, form: Any) -> str:
    title = _inside(form, TITLE)
    return " ".join(title.split()) if isinstance(title, str) and title.strip() else f"form {name}"


def _inside(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
