"""The same scenario, seed and moves give the same ledger, however and wherever they are played."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from hypothesis import given

from floorsim.floor.contact import PARTS
from floorsim.floor.floor import Floor
from floorsim.floor.ledger import RECORDS
from tests.floor.playing import Session, played
from tests.scenario_writer import Tape, write_scenario
from tests.strategies import Play, examples, plays

WORKER = Path(__file__).with_name("replay_worker.py")


PLAIN = [name for name in PARTS if name not in ("type", "first")]
"""What a contact keeps in plain values."""


def records(floor: Floor) -> list[object]:
    """What the ledger keeps, in plain values, so that a difference can be read."""
    ledger = floor.ledger
    contacts = [
        (contact.key, contact.type.index, *(getattr(contact, name) for name in PLAIN))
        for contact in ledger.contacts
    ]
    return [
        contacts,
        [contact.id for contact in ledger.settled],
        [contact.id for contact in ledger.finished],
        [[tuple(change) for change in log] for log in ledger.states],
        ledger.planned,
        ledger.skills,
        *(getattr(ledger, name) for name in RECORDS),
    ]


@examples(50)
@given(plays())
def test_the_slices_of_advance_change_nothing(play: Play) -> None:
    sliced, whole = played(play).floor, played(replace(play, stops=())).floor
    assert records(sliced) == records(whole)
    assert sliced.ledger.digest() == whole.ledger.digest()


@examples(30)
@given(plays())
def test_stopping_after_every_event_changes_nothing(play: Play) -> None:
    stopped = Session(play).run(lambda session: None, each_event=True).floor
    assert records(stopped) == records(played(play).floor)


@examples(30)
@given(plays())
def test_the_same_play_twice_in_one_process_gives_one_ledger(play: Play) -> None:
    first, second = played(play).floor, played(play).floor
    assert records(first) == records(second)
    assert first.ledger.digest() == second.ledger.digest()


def test_a_fresh_process_that_hashes_otherwise_writes_the_same_ledgers() -> None:
    told: list[str] = []
    digests: list[str] = []

    @examples(25)
    @given(plays())
    def collect(play: Play) -> None:
        told.append(play.as_json())
        digests.append(played(play).floor.ledger.digest())

    collect()
    for hash_seed in ("1", "4242"):
        fresh = subprocess.run(
            [sys.executable, str(WORKER)],
            input="\n".join(told),
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
        )
        assert fresh.stdout.split() == digests


@pytest.mark.parametrize("part", [name for name in PLAIN if name != "draws"])
def test_no_part_of_a_contact_can_change_unseen_by_the_digest(part: str) -> None:
    ledger = played(BUSY_PLAY).floor.ledger
    before = ledger.digest()
    contact = ledger.contacts[len(ledger.contacts) // 2]
    value = getattr(contact, part)
    setattr(contact, part, not value if isinstance(value, bool) else 0.5 if value == inf else value + 1)
    assert ledger.digest() != before


@pytest.mark.parametrize(
    "listed", ["settled", "finished", "resigned", "overtime", "logins", "wellbeing_notes"]
)
def test_no_record_can_be_lost_or_swapped_unseen_by_the_digest(listed: str) -> None:
    ledger = played(BUSY_PLAY).floor.ledger
    records_of: list[object] = getattr(ledger, listed)
    records_of += [(1.0, 0), (2.0, 1)] if listed in ("resigned", "overtime", "logins") else []
    before = ledger.digest()
    records_of[-2:] = reversed(records_of[-2:])
    swapped = ledger.digest()
    records_of.pop()
    assert len({before, swapped, ledger.digest()}) == 3


BUSY_PLAY = Play(write_scenario(Tape(bytes(range(7, 256)) * 2), people=True), seed=3)
"""A play in which something of everything happens."""
