"""From a shipped id or a path to a desk test with its floors, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from pydantic import ValidationError

from floorsim.desk.decisions.registry import kinds
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercises import ANSWER_OF, LiveFloor
from floorsim.desktest.package.library import bases_of_tests, find_test
from floorsim.errors import ScenarioError
from floorsim.scenario.allowed_files import AllowedFiles, files_of
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, PathFault, raise_errors
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.files import told
from floorsim.scenario.forms import split_form
from floorsim.scenario.inheritance import EXTENDS, with_inherited
from floorsim.scenario.library import find_base, looks_like_path
from floorsim.scenario.loader import Examiner, Loaded, WrittenFiles, find_form, load_scenario
from floorsim.scenario.looks import Look, look_by_keys, parse_as
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.document import Document
from floorsim.wording.sentences import shown

SEALED: Final = ".sealed.yaml"
"""How the name of a sealed desk test ends."""
SIGNS: Final = ("desk_test", "exercises", "family", "form")
"""Keys of which one begins a line of every desk test."""

Check = Callable[[DeskTest, Mapping[str, Scenario]], list[PathFault]]
"""What is wrong with a desk test, and what there is to say of it, given its floors by the exercises' ids."""


class Form(Protocol):
    """A desk test with the scenario of each live floor by the exercise's id, wherever they come from."""

    @property
    def test(self) -> DeskTest:
        """What candidates, graders and the program are told."""

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Of each live floor."""


@dataclass(frozen=True)
class LoadedTest:
    """A desk test with the scenario of each live floor, by the exercise's id; where it is written, and what
    was warned of."""

    test: DeskTest
    scenarios: Mapping[str, Scenario]
    file: Path
    document: Document
    warnings: tuple[Fault, ...] = ()

    def folder_of_floor(self, exercise: int) -> Path:
        """The folder of the file that names the scenario of an exercise, counted from 0."""
        return Path(self.document.marks["exercises", exercise, "scenario"].value.source).parent


def load_desk_test(
    ref: str | Path, *, check: Check | None = None, examiner: Examiner | None = None
) -> LoadedTest:
    """The desk test of a shipped id or a path, whole, with its floors loaded and checked as scenarios are.

    What it extends and its floors lie in its folder, in a folder below or among the shipped content. What
    `check` has to say of the test and `examiner` of its floors is told with the faults.

    Raises:
        ScenarioError: there is no such desk test.
        InvalidScenarioError: it is not valid; with every value that cannot be read, or all that does not fit.
    """
    file = find_test(ref)
    if file.name.endswith(SEALED):
        raise ScenarioError(f"{told(file)} is sealed; name the file that it was sealed from.")
    allowed = files_of(file)
    files = WrittenFiles(partial(parse_as, _look()))
    document = with_inherited(
        files.read(file),
        file,
        files.read,
        partial(find_base, allowed=allowed, shipped=bases_of_tests, what="desk test"),
    )
    if any(fault.path.startswith(EXTENDS) for fault in document.faults):
        raise InvalidScenarioError(document.faults)
    try:
        test = DeskTest.model_validate(document.tree)
    except ValidationError as error:
        found = faults_from_validation(error, document, DeskTest)
        raise InvalidScenarioError([*document.faults, *found]) from None
    loaded, wrong = _floors(test, document, files, allowed, examiner)
    floors = {id: one.scenario for id, one in loaded.items()}
    found = [*document.faults, *_own_id(document), *_misshapen_answers(test, document), *wrong]
    found += [fault for one in loaded.values() for fault in one.warnings]
    if check is not None and len(floors) == len(_live_floors(test)):
        found += [document.fault_at(one) for one in check(test, floors)]
    return LoadedTest(test, floors, file, document, raise_errors(found))


def _look() -> Look:
    return look_by_keys(
        SIGNS, "this is not a desk test: no line begins with desk_test: or exercises:", "name a desk test"
    )


def _own_id(document: Document) -> Iterator[Fault]:
    """A fault where a test that extends another one has no id but the other's."""
    if document.marks[("id",)].value.source != document.source:
        yield document.fault(("id",), "the desk test has no id of its own", "add id: and a title:")


def _misshapen_answers(test: DeskTest, document: Document) -> Iterator[Fault]:
    """What is wrong with anchor answers that have not the shape of an answer to their exercise."""
    for number, exercise in enumerate(test.exercises):
        shape = ANSWER_OF[exercise.kind]
        for place in range(len(exercise.rubric.answers) if exercise.rubric else 0):
            path = ("exercises", number, "rubric", "answers", place, "answer")
            answer = document.below(path)
            try:
                shape.model_validate(answer.tree)
            except ValidationError as error:
                for fault in faults_from_validation(error, answer, shape):
                    yield replace(fault, path=f"{document.label(path)}.{fault.path}")


def _live_floors(test: DeskTest) -> list[tuple[int, LiveFloor]]:
    return [(n, one) for n, one in enumerate(test.exercises) if isinstance(one, LiveFloor)]


def _floors(
    test: DeskTest, document: Document, files: WrittenFiles, allowed: AllowedFiles, examiner: Examiner | None
) -> tuple[dict[str, Loaded], list[Fault]]:
    """The scenario of each live floor that can be loaded, and the faults of the others."""
    loaded: dict[str, Loaded] = {}
    faults: list[Fault] = []
    decision_kinds = [kind.kind for kind in kinds()]
    for number, exercise in _live_floors(test):
        path = ("exercises", number, "scenario")
        ref = exercise.scenario
        if is_path := looks_like_path(split_form(ref)[0]):
            ref = str(files.of[document.marks[path].value.source].parent / ref)
        try:
            if is_path and find_form(ref)[0] not in allowed:
                wrong = f"{shown(exercise.scenario)} lies outside the desk test's folder"
                faults.append(document.fault(path, wrong, "put the scenario beside the desk test"))
                continue
            loaded[exercise.id] = load_scenario(ref, decision_kinds=decision_kinds, examiner=examiner)
        except InvalidScenarioError as error:
            faults += [*error.faults, document.fault(path, "the scenario of this floor is not valid")]
        except ScenarioError as error:
            wrong, _, right = str(error).rstrip(".").partition("; ")
            faults.append(document.fault(path, wrong, right))
    return loaded, faults
