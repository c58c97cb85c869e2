"""Everything that a programme keeps about one person, in one zip file of plain text."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from floorsim.desk.cases.conversation_checks import choices_with_place
from floorsim.desktest.chain.disk import write_new
from floorsim.desktest.chain.line import Line
from floorsim.desktest.chain.log import read_lines, read_texts
from floorsim.desktest.package.exercises import AnyExercise, Coaching, Dashboard
from floorsim.desktest.programme.folder import REGISTER, ProgrammeFolder
from floorsim.desktest.programme.register import Register
from floorsim.desktest.proof.result import Result
from floorsim.printable import printable
from floorsim.wording.times import clock

_README = """\
What this programme of desk tests keeps about candidate {candidate}

person.json      your name, your candidate id, your invitations and what was set for you
register.jsonl   the lines about you in the programme's register, in which there are no names

In the folder of each sitting:

SITTING.result   the sealed result as it was received; `floorsim desk-test verify` reads it
answers.txt      what you answered
log.txt          everything that the test recorded while you took it, with its time (UTC)
marks.json       what the program counted
grades.json      what graders gave and wrote
"""


def export_person(programme: ProgrammeFolder, candidate: str, file: Path) -> Path:
    """Write the archive of one candidate into a new file, for its owner alone.

    Raises:
        FloorsimError: a result was changed since it was received, or a file is damaged.
        StoreError: it cannot be written.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in _parts(programme, candidate):
            packed.writestr(name, printable(content) if isinstance(content, str) else content)
    write_new(file, archive.getvalue())
    return file


def _parts(programme: ProgrammeFolder, candidate: str) -> Iterator[tuple[str, str | bytes]]:
    register = programme.register()
    lines = [
        line for line in read_lines(programme.folder / REGISTER) if line.body.get("candidate") == candidate
    ]
    yield "README.txt", _README.format(candidate=candidate)
    yield "person.json", _json(_person(programme, register, candidate))
    yield "register.jsonl", b"".join(line.encoded + b"\n" for line in lines)
    for sitting in register.sittings_of(candidate):
        gone = sitting in register.deleted and not programme.result_file(sitting).exists()
        if sitting in register.received and not gone:
            result = programme.result(sitting)
            yield f"{sitting}/{sitting}.result", result.envelope.encoded
            yield f"{sitting}/answers.txt", _answers(result)
            yield f"{sitting}/log.txt", "".join(map(_told, result.lines))
            yield f"{sitting}/marks.json", _json(dict(result.marks or {}))
        yield f"{sitting}/grades.json", _json(list(_grades(programme, sitting)))


def _person(programme: ProgrammeFolder, register: Register, candidate: str) -> Mapping[str, Any]:
    texts = programme.texts()
    sittings = []
    for sitting in register.sittings_of(candidate):
        invitation = register.invited[sitting]
        received, deleted = register.received.get(sitting), register.deleted.get(sitting)
        set_ = texts.get(invitation.accommodations)
        sittings.append(
            {
                "sitting": sitting,
                "test": invitation.test,
                "invited": invitation.at.isoformat(timespec="seconds"),
                "valid_until": invitation.valid_until.isoformat(),
                "accommodations": None if set_ is None else json.loads(set_),
                "received": None if received is None else received.at.isoformat(timespec="seconds"),
                "deleted": None if deleted is None else deleted.isoformat(timespec="seconds"),
            }
        )
    return {"candidate": candidate, "name": programme.people.names.get(candidate), "sittings": sittings}


def _answers(result: Result) -> str:
    told = [f"{result.package.test.title}, sitting {result.sitting}"]
    for exercise in result.package.test.exercises:
        told += ["", exercise.title]
        words = _texts_of(exercise)
        if exercise.id in result.deleted:
            told.append("deleted")
        told += _readable(result.answers.get(exercise.id, {}), words)
        for taken in result.decisions.get(exercise.id, ()):
            with_ = json.dumps(taken.arguments, ensure_ascii=False)
            told.append(f"{clock(taken.at_s, seconds=True)}  {taken.kind}  {with_}")
        told += [f"said: {words.get(choice, choice)}" for choice in result.said.get(exercise.id, ())]
    return "\n".join(told) + "\n"


def _texts_of(exercise: AnyExercise) -> Mapping[str, str]:
    """What can be chosen in an exercise: by id the text that was shown."""
    match exercise:
        case Dashboard():
            offered = (exercise.findings, exercise.causes, exercise.actions, exercise.checks)
            return {one.id: one.text for choices in offered for one in choices}
        case Coaching(conversation=conversation):
            return {one.id: one.label for _, one in choices_with_place(conversation)}
        case _:
            return {}


def _readable(answer: Any, words: Mapping[str, str], name: str = "") -> Iterator[str]:
    """The parts of an answer, a line each; of something chosen its text."""
    if isinstance(answer, Mapping):
        for key, value in answer.items():
            if key != "said":  # told one by one from the log
                yield from _readable(value, words, name if key == "id" else f"{name} {key}".strip())
    elif isinstance(answer, list):
        for number, value in enumerate(answer, start=1):
            yield from _readable(value, words, f"{name} {number}".strip())
    elif answer:
        yield f"{name}: {words.get(str(answer), answer)}"


def _grades(programme: ProgrammeFolder, sitting: str) -> Iterator[Mapping[str, Any]]:
    """The lines of graders in which there is a text about this sitting, with the texts in place."""
    for grader in programme.graders():
        file = programme.grades_file(grader)
        about = {key: text.text for key, text in read_texts(file).items() if text.about == sitting}
        for line in read_lines(file):
            if any(isinstance(value, str) and value in about for value in line.body.values()):
                body = {
                    key: about.get(value, value) if isinstance(value, str) else value
                    for key, value in line.body.items()
                }
                at = line.at.isoformat(timespec="seconds")
                yield {"grader": grader, "at": at, "what": line.kind, **body}


def _told(line: Line) -> str:
    return f"{line.at:%Y-%m-%d %H:%M:%S}  {line.kind}  {json.dumps(line.body, ensure_ascii=False)}\n"


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
