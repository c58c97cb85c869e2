"""Machine marks of the mock coaching: the conversation played again from what was said."""

from __future__ import annotations

from typing import Final

from floorsim.desk.cases.conversation import Mark
from floorsim.desk.cases.conversation_checks import choices_with_place
from floorsim.desk.cases.rehearsal import Rehearsal
from floorsim.desk.cases.talk_outcomes import GOT_THROUGH
from floorsim.desktest.marking.marked import Marked, Part, marked_of
from floorsim.desktest.package.exercises import Coaching, CoachingAnswer
from floorsim.wording.sentences import initial_capital

MARK_POINTS: Final = 1.0
"""For each of the things that a good conversation has (D)."""
END_POINTS: Final = 4.0
"""For how it ends (D: half as much as for what was done in it)."""
NOTICED: Final = "noticed"
MARK_LABELS: Final[dict[Mark, str]] = {
    "purpose": "Says why you talk",
    "asked": "Asks before advising",
    "behaviour": "One contact of late",
    "cause": "What lies behind it",
    "practised": "Practises the next best move",
    "goal": "One goal",
    "follow_up": "A follow-up",
    "noticed": "Notices how the agent is",
}
ENDED: Final = {
    "agreed": "It ended in agreement.",
    "half": "It ended in half an agreement.",
    "refused": "It ended without agreement.",
    "out_of_time": "It was not over when the time was.",
}


def replayed(exercise: Coaching, answer: CoachingAnswer) -> Rehearsal:
    """The conversation as it went.

    Raises:
        ValueError: something was said that could not be said then.
    """
    play = Rehearsal(exercise.conversation, words={"agent": exercise.agent})
    for choice in answer.said:
        play.say(choice)
    return play


def mark_coaching(exercise: Coaching, answer: CoachingAnswer) -> Marked:
    """The marks of an answer: two thirds for what the conversation had, a third for how it ended.

    One that was still going on counts as out of time. The note is read by graders and counts nothing here.

    Raises:
        ValueError: something was said that could not be said then.
    """
    play = replayed(exercise, answer)
    conversation = exercise.conversation
    outcome = play.outcome or conversation.outcome(play.levels, set(play.marks), False)
    offered = {mark for _, one in choices_with_place(conversation) for mark in one.marks}
    wanted: tuple[Mark, ...] = (*conversation.wanted, NOTICED)
    parts = [
        Part(
            MARK_LABELS[mark],
            MARK_POINTS * (mark in play.marks),
            MARK_POINTS,
            _turn_of(mark, play) if mark in play.marks else "It did not come about.",
        )
        for mark in wanted
        if mark in offered
    ]
    told = conversation.ends.get(outcome)
    why = (
        ENDED[outcome]
        if told is None
        else f"{ENDED[outcome]} {initial_capital(_filled(told.text, exercise))}"
    )
    parts.append(Part("How it ended", END_POINTS * GOT_THROUGH[outcome], END_POINTS, why))
    levels = ", ".join(f"{name.replace('_', ' ')} {level}" for name, level in play.levels.items())
    parts.append(Part("Levels at the end", 0.0, 0.0, f"Of 100 each: {levels}."))
    return marked_of(exercise.id, parts)


def _turn_of(mark: str, play: Rehearsal) -> str:
    """What was said that brought it."""
    choices = {choice.id: choice for _, choice in choices_with_place(play.conversation)}
    said = next(choices[id] for _, id in play.picked if mark in choices[id].marks)
    return f"“{said.label}”"


def _filled(text: str, exercise: Coaching) -> str:
    return text.replace("{agent}", exercise.agent)
