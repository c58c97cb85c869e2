"""One contact at a time or all at once: the same outcome."""

from __future__ import annotations

from hypothesis import given

from floorsim.floor.measures import service
from floorsim.floor.measures.contact_table import contact_table
from floorsim.floor.measures.outcomes import OUTCOMES, outcome_of
from tests.floor.playing import played
from tests.strategies import Play, examples, plays


@examples(40)
@given(plays())
def test_the_outcome_of_each_contact_is_the_one_its_column_says(play: Play) -> None:
    floor = played(play).floor
    table = contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)
    one_by_one = []
    for contact in floor.ledger.contacts:
        target = floor.channels[contact.type.channel].spec.target
        one_by_one.append(outcome_of(contact, target.within, target.short_abandon, floor.now))
    assert service.outcomes(table, floor.now).tolist() == one_by_one
    assert sum(service.tally(table, floor.now)) == len(one_by_one)
    assert all(0 <= outcome < OUTCOMES for outcome in one_by_one)
