"""A view is of its moment: read at once or much later, by whoever holds it, it says the same."""

from __future__ import annotations

import copy
import gc
import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from floorsim.desk.view import FloorView
from floorsim.floor.wallboard.outlook import Outlook
from floorsim.floor.wallboard.wallboard import Wallboard
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, decide
from tests.run.test_run import busy


def at_half_past() -> Run:
    run = Run(busy(), 3)
    run.advance(NINE + 30 * MIN)
    return run


def all_of(view: FloorView) -> str:
    """Every field of a view, in words; asking for them reads them."""
    return repr(view)


def move_on(run: Run) -> None:
    run.advance(run.now_s + 20 * MIN)


def decide_at_once(run: Run) -> None:
    decide(run, "chat_cap", channel="chat", cap=3)
    decide(run, "move_agents", agents=["ana"], to="chat", until="10:00")


@pytest.mark.parametrize("change", [move_on, decide_at_once])
def test_what_is_read_later_is_what_stood_there_at_the_look(change: Callable[[Run], None]) -> None:
    run, other = at_half_past(), at_half_past()
    seen = run.observe()
    at_once = all_of(other.observe())
    change(run)
    assert all_of(seen) == at_once
    assert all_of(run.observe()) != at_once


def test_a_channel_outlives_the_view_that_it_was_taken_from() -> None:
    run, other = at_half_past(), at_half_past()
    voice = run.observe().channels[0]
    at_once = repr(other.observe().channels[0])
    move_on(run)
    decide_at_once(run)
    assert repr(voice) == at_once


def test_reading_a_part_late_changes_no_other_part() -> None:
    run, other = at_half_past(), at_half_past()
    seen, whole = run.observe(), other.observe()
    assert seen.plan == whole.plan
    assert seen.channels[1].needed == whole.channels[1].needed
    assert seen.agents == whole.agents
    assert seen == whole


def test_a_view_can_be_copied_changed_and_sent_away_before_it_is_read() -> None:
    run, at_once = at_half_past(), all_of(at_half_past().observe())
    assert all_of(copy.deepcopy(run.observe())) == at_once
    assert all_of(pickle.loads(pickle.dumps(run.observe()))) == at_once
    assert all_of(replace(run.observe(), trust=run.observe().trust)) == at_once
    with pytest.raises(AttributeError):
        run.observe().nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_nothing_is_worked_out_that_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    run = at_half_past()
    asked: list[str] = []
    for owner, name in ((Wallboard, "agents_now"), (Wallboard, "outlook"), (Outlook, "lands_at")):
        usual = getattr(owner, name)

        def noted(
            self: object, *args: object, name: str = name, usual: Callable[..., object] = usual
        ) -> object:
            asked.append(name)
            return usual(self, *args)

        monkeypatch.setattr(owner, name, noted)
    gc.disable()  # nothing but the last reference decides
    try:
        assert run.observe().channels[0].waiting >= 0
        move_on(run)
        assert asked == []
        assert run.observe().channels[0].needed is not None
        move_on(run)
        assert asked == ["outlook"]
        held = run.observe()
        move_on(run)
        assert asked.count("agents_now") == 1
        assert held.agents
        assert asked.count("agents_now") == 1
    finally:
        gc.enable()
