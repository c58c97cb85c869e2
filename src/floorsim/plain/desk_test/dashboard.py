"""The dashboard exercise line by line."""

from __future__ import annotations

from functools import partial
from typing import Any

from floorsim.desktest.package.exercises import Dashboard
from floorsim.errors import FloorsimError
from floorsim.plain.asking import Asker, Option
from floorsim.plain.desk_test.handing_in import wants_to_hand_in
from floorsim.plain.desk_test.pages import say_table
from floorsim.play.desk_test.sitting import Sitting
from floorsim.present.desk_test.dashboard_draft import PARTS, DashboardDraft, Part
from floorsim.wording.names import listed


def dashboard(sitting: Sitting, asker: Asker, exercise: Dashboard) -> None:
    """Read the tables and answer, until it is handed in. Raises ExerciseOver when its time runs out."""
    lines, draft = asker.lines, DashboardDraft(exercise, sitting.answer)
    lines.say("exercise", exercise.story)
    ways: list[Option] = [
        Option(partial(lines.say, "exercise", exercise.story), "hear the story again", "story"),
        *(
            Option(partial(say_table, lines, table), f"read the table {table.title}", f"table {number}")
            for number, table in enumerate(exercise.tables, start=1)
        ),
        Option(partial(_comments, asker, exercise), "read the comments", "comments"),
        *(
            Option(partial(_answer, sitting, asker, draft, part), f"answer: {part.title.lower()}", part.id)
            for part in PARTS
        ),
        Option(partial(_tell, asker, draft), "hear your answer so far", "answer"),
        Option(None, "hand in", "hand in"),
    ]
    quiet = False
    while True:
        way: Any = asker.choose("What next?", ways, cancel=False, quiet=quiet)
        quiet = True
        if way is not None:
            way()
        elif wants_to_hand_in(sitting, asker, listed(draft.missing(), "and"), partial(_save, sitting, draft)):
            return


def _comments(asker: Asker, exercise: Dashboard) -> None:
    for one in exercise.comments:
        asker.lines.say(f"said by {one.who}", one.text)


def _tell(asker: Asker, draft: DashboardDraft) -> None:
    for part in PARTS:
        for one in draft.chosen(part):
            words = draft.words(part, one.id)
            asker.lines.say("answer", f"{part.title}: {one.text} {f'You wrote: {words}' if words else ''}")
    missing = listed(draft.missing(), "and")
    asker.lines.say("answer", f"Still missing: {missing}." if missing else "Nothing is missing.")


def _answer(sitting: Sitting, asker: Asker, draft: DashboardDraft, part: Part) -> None:
    """Choose for one part of the answer, and say what speaks for it."""
    options = [Option(one.id, one.text, one.text.rstrip(".")) for one in draft.options(part)]
    if part.most == 1:
        one = asker.choose(part.asks, options)
        chosen = None if one is None else [one]
    else:
        chosen = asker.choose_several(part.asks, options)
        if chosen is not None and len(chosen) > part.most:
            asker.lines.say("error", f"{part.most} at most. Choose again.")
            return
    if chosen is None:
        return
    before = [one.id for one in draft.chosen(part)]
    for id in [*(id for id in before if id not in chosen), *(id for id in chosen if id not in before)]:
        draft.toggle(part, id)
    _keep(sitting, asker, draft)
    for one in draft.chosen(part):
        written = draft.words(part, one.id)
        there = f" An empty line keeps what you wrote: {written}" if written else ""
        words = asker.words(f"{one.text} Which figures support it?{there}")
        draft.write(part, one.id, words or written)
        _keep(sitting, asker, draft)


def _save(sitting: Sitting, draft: DashboardDraft) -> None:
    sitting.save(draft.answer().model_dump(mode="json"))


def _keep(sitting: Sitting, asker: Asker, draft: DashboardDraft) -> None:
    try:
        _save(sitting, draft)
    except FloorsimError as error:
        asker.lines.say("error", str(error))
    else:
        asker.lines.say("done", "kept")
