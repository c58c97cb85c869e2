"""The mock coaching line by line: the conversation with its evidence, then the note."""

from __future__ import annotations

from functools import partial

from floorsim.desktest.package.exercises import Coaching
from floorsim.errors import FloorsimError
from floorsim.plain.asking import Asker, Option
from floorsim.plain.desk_test.handing_in import wants_to_hand_in
from floorsim.plain.desk_test.pages import say_table
from floorsim.plain.desk_test.text_lines import TextLines
from floorsim.play.desk_test.coaching_talk import KeptTalk
from floorsim.play.desk_test.sitting import Sitting
from floorsim.wording.times import minutes


def coaching(sitting: Sitting, asker: Asker, exercise: Coaching) -> None:
    """Talk, then write the note, until it is handed in. Raises ExerciseOver when its time runs out."""
    lines, talk = asker.lines, sitting.talk()
    lines.say("exercise", exercise.story)
    lines.say(
        "evidence", f"A scorecard and {len(exercise.contacts)} contacts of {exercise.agent}'s. Type evidence."
    )
    _tell(asker, exercise, talk)
    while talk.ended is None:
        answers = [
            Option(
                partial(_say, asker, exercise, talk, one.id), f"{one.label} {minutes(one.minutes)}", one.label
            )
            for one in talk.choices
        ]
        ways = [
            *answers,
            Option(partial(_evidence, asker, exercise), "read the evidence", "evidence"),
            Option(partial(_tell, asker, exercise, talk), "hear all that was said", "all"),
        ]
        used = f"{talk.minutes:g} of {exercise.conversation.minutes:g} minutes of the talk are used"
        way = asker.choose(f"What do you say? {used}.", ways, cancel=False)
        assert way is not None
        way()
    lines.say("end", talk.ended)
    lines.say("exercise", f"Now the note for the file. {exercise.note} Type help for what you can type.")
    note = TextLines(
        asker,
        str(sitting.answer.get("note", "")),
        lambda text: sitting.save({"note": text}),
        {
            "evidence": lambda: _evidence(asker, exercise),
            "all": lambda: _tell(asker, exercise, talk),
            "asked": lambda: lines.say("exercise", exercise.note),
        },
        "evidence reads the evidence; all reads what was said; asked says what the note is to say.",
    )
    while True:
        note.write()
        if wants_to_hand_in(sitting, asker, "" if note.text else "the note", note.keep):
            return


def _say(asker: Asker, exercise: Coaching, talk: KeptTalk, choice: str) -> None:
    told = len(talk.lines) + 1
    try:
        talk.say(choice)
    except FloorsimError as error:
        asker.lines.say("error", str(error))
    else:
        _tell(asker, exercise, talk, told)


def _tell(asker: Asker, exercise: Coaching, talk: KeptTalk, start: int = 0) -> None:
    for one in talk.lines[start:]:
        asker.lines.say(f"said by {exercise.agent if one.who == 'they' else 'you'}", one.text)


def _evidence(asker: Asker, exercise: Coaching) -> None:
    say_table(asker.lines, exercise.scorecard)
    for number, contact in enumerate(exercise.contacts, start=1):
        asker.lines.say(f"contact {number}", f"{contact.title}. {contact.text}")
