"""A small desk test of all four kinds, and the sitting of a candidate whose clocks a test moves."""

from __future__ import annotations

from pathlib import Path

from floorsim.desk.cases.conversation import AgentConversation
from floorsim.desk.cases.rehearsal import rehearse
from floorsim.desk.decisions.kinds.announcement import Announcement
from floorsim.desk.decisions.kinds.own_break import OwnBreak
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.play.desk_test.opening import open_in
from floorsim.play.desk_test.stored_sitting import StoredSitting
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.sealed_sittings import package
from tests.desktest.written_tests import CONVERSATION

SITTING = "0000-1111-2222-3333-4444"
BOARD = {
    "findings": [{"id": "f1", "words": "Calls rose."}, {"id": "f3", "words": ""}],
    "cause": {"id": "o1", "words": "More calls."},
}
DECISIONS = (Announcement(channel="voice", message="honest_range"), OwnBreak())
SAID = [
    id
    for _, id in rehearse(
        AgentConversation.model_validate(CONVERSATION),
        lambda choices: next(one for one in choices if one.best),
    ).picked
]
"""What a skilled supervisor says."""
NOTE = "Ines writes one line a call."
MAIL = {"subject": "The outage", "body": "44 calls were lost by 10:00."}


def opened(folder: Path, clocks: HandClocks, given: Accommodations | None = None) -> StoredSitting:
    """The sitting in a folder, new or once more."""
    return open_in(
        folder,
        SITTING,
        package(),
        given or Accommodations(),
        lambda log: folder / "sealed.result",
        practice=False,
        clocks=clocks.both,
    )


def introduced(folder: Path, clocks: HandClocks, given: Accommodations | None = None) -> StoredSitting:
    """A new sitting before its first exercise."""
    sitting = opened(folder, clocks, given)
    sitting.consent(True)
    sitting.environment_checked([])
    sitting.tutorial_done()
    return sitting


def at_exercise(
    number: int, folder: Path, clocks: HandClocks, given: Accommodations | None = None
) -> StoredSitting:
    """A sitting in which this exercise has just begun; nothing was done in those before."""
    sitting = introduced(folder, clocks, given)
    while sitting.number < number:
        sitting.begin()
        sitting.hand_in()
    sitting.begin()
    return sitting


def whole(sitting: StoredSitting, clocks: HandClocks) -> None:
    """All four exercises, each with something done in it."""
    sitting.begin()
    for decision in DECISIONS:
        clocks.pass_s(30)
        sitting.tick()
        sitting.floor().decide(decision)
    sitting.hand_in()
    sitting.begin()
    clocks.pass_s(40)
    sitting.save(BOARD)
    sitting.hand_in()
    sitting.begin()
    for choice in SAID:
        clocks.pass_s(20)
        sitting.talk().say(choice)
    sitting.save({"note": NOTE})
    sitting.hand_in()
    sitting.begin()
    sitting.save(MAIL)
    clocks.pass_s(601)
    sitting.tick()
