"""The session and the run library over the real engine and a real store."""

import shutil
from pathlib import Path

import pytest

from floorsim.cli.verification import verified
from floorsim.desk.decisions.kinds.chat_cap import ChatCap
from floorsim.desk.decisions.kinds.do_first import DoFirst
from floorsim.desk.decisions.kinds.incident_post import IncidentPost
from floorsim.desk.decisions.kinds.move_agents import MoveAgents
from floorsim.desk.decisions.registry import kinds
from floorsim.errors import FloorsimError, RunError, StoreError, UsageError
from floorsim.play.live_session import LiveSession
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.present.decision_menu import answers_messages
from floorsim.present.form_fields import form_fields
from floorsim.run.run import Run
from floorsim.scenario.library import find
from floorsim.scenario.loader import load_scenario
from floorsim.store import Journal, RunStore
from floorsim.store.new_run import store_new_run

NINE = 9 * 3600.0


def started(library: StoredRunLibrary, seed: int = 3) -> LiveSession:
    return library.start(library.brief("login-outage", seed))


def test_the_library_lists_the_shipped_scenarios_and_briefs_them(library: StoredRunLibrary) -> None:
    assert "login-outage" in [entry.id for entry in library.scenarios()]
    briefing = library.brief("login-outage", 7)
    assert (briefing.seed, briefing.play_from_s, briefing.end_s) == (7, NINE, NINE + 7200)
    assert "18 agents" in briefing.team
    assert briefing.may_do[0].startswith("Everything on the desk: live staffing ")


def test_a_drawn_seed_differs_from_time_to_time(library: StoredRunLibrary) -> None:
    assert len({library.brief("login-outage", None).seed for _ in range(8)}) > 1


def test_an_unknown_scenario_is_a_sentence(library: StoredRunLibrary) -> None:
    with pytest.raises(FloorsimError, match="login-outage"):
        library.brief("login-outag", None)


def test_what_starts_is_what_was_briefed_though_the_file_has_changed(
    library: StoredRunLibrary, store: RunStore, own_file: Path
) -> None:
    briefing = library.brief(str(own_file), 3)
    shutil.copy(find("login-outage"), own_file)
    session = library.start(briefing)
    assert session.observe().title == briefing.title
    assert store.get(str(session.run_id)).scenario_id == "mine"
    session.close()


def test_a_run_that_cannot_start_is_not_stored(
    library: StoredRunLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(run: Run, to_s: float) -> None:
        raise RunError("The floor does not open.")

    monkeypatch.setattr(Run, "advance", broken)
    with pytest.raises(RunError, match="does not open"):
        started(library)
    assert library.runs() == []


def test_a_run_whose_clock_cannot_be_stored_is_let_go_of_all_the_same(
    library: StoredRunLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = started(library)

    def full(store: RunStore, run_id: str, clock_s: float) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(RunStore, "save_clock", full)
        with pytest.raises(StoreError, match="disk is full"):
            session.close()
    library.resume(session.run_id).close()


def test_every_kind_of_decision_makes_a_form_and_prices_it(library: StoredRunLibrary) -> None:
    session = started(library)
    for kind in kinds():
        fields = form_fields(kind, session.options)
        assert {field.name for field in fields} == set(kind.model_fields)
        for field in fields:
            assert field.label
            assert field.hint
        quote = session.quote(kind, {})
        assert quote.faults or quote.decision is not None
        session.why_not(kind)
    session.close()


def move_ben(session: LiveSession) -> None:
    quote = session.quote(MoveAgents, {"agents": ["ben"], "to": "voice", "until": "10:30"})
    assert quote.decision is not None
    assert quote.why_not is None
    assert quote.minutes == 2
    assert quote.done_s == session.now_s + 120
    session.decide(quote.decision)


def test_what_you_are_about_to_answer_is_known_until_it_is_answered(library: StoredRunLibrary) -> None:
    session = library.start(library.brief("first-shift", 3))
    session.advance(session.now_s + 60)
    (item,) = (item for item in session.observe().inbox if item.state == "open")
    assert session.answering() == set()
    quote = session.answer(item, item.choices[0].id)
    assert quote.decision is not None
    move = session.quote(MoveAgents, {"agents": ["ben"], "to": "voice", "until": "10:30"})
    assert move.decision is not None
    session.decide(move.decision)
    session.decide(quote.decision)
    assert session.answering() == {item.id}
    session.advance(session.now_s + 100)
    assert session.answering() == {item.id}
    session.advance(session.now_s + 300)
    assert session.answering() == set()
    assert next(one.state for one in session.observe().inbox if one.id == item.id) == "answered"
    session.close()


def test_a_run_left_in_the_middle_goes_on_exactly_where_it_was(library: StoredRunLibrary) -> None:
    session = started(library)
    session.advance(NINE + 600)
    move_ben(session)
    session.advance(NINE + 1500)
    before = session.observe()
    session.close()
    (entry,) = library.runs()
    assert (entry.ended, entry.now_s) == (False, NINE + 1500)
    again = library.resume(None)
    assert again.observe() == before
    again.close()


def test_a_run_that_is_cut_off_loses_no_decision(library: StoredRunLibrary, store: RunStore) -> None:
    session = started(library)
    session.advance(NINE + 600)
    move_ben(session)
    session._journal.close()
    again = library.resume(session.run_id)
    assert [decision.kind for decision in store.decisions(str(session.run_id))] == ["move_agents"]
    assert again.now_s == NINE + 600
    again.advance(NINE + 900)
    assert any("you moved Ben" in entry.text for entry in again.observe().log)
    again.close()


def test_there_is_nothing_to_go_on_with_at_first(library: StoredRunLibrary) -> None:
    with pytest.raises(UsageError, match="no unfinished run"):
        library.resume(None)


def test_an_ended_run_is_scored_beside_the_reference_and_shown_again_from_the_store(
    library: StoredRunLibrary,
) -> None:
    session = started(library)
    session.advance(session.end_s)
    session.save_reflection(["serve", "", "", "deflect"])
    result = session.result()
    session.keep_result()
    session.close()
    assert [score.name for score in result.scores] != []
    assert all(score.reference is not None and score.parts for score in result.scores)
    assert result.reference_overall is not None
    assert result.reference_overall > result.overall
    assert {channel.id for channel in result.channels} == {"voice", "chat", "email"}
    (entry,) = library.runs()
    assert entry.ended
    assert entry.overall == pytest.approx(result.overall, abs=0.01)
    assert library.review(entry.id).result == result
    with pytest.raises(UsageError, match="has ended"):
        library.resume(entry.id)


def test_a_run_of_another_model_version_is_neither_gone_on_with_nor_computed_again(
    library: StoredRunLibrary, store: RunStore
) -> None:
    scenario = load_scenario("login-outage").scenario
    stored = store_new_run(store, scenario, 3, model_version=0)
    (entry,) = library.runs()
    assert entry.why_not is not None
    assert "was made by version 0 of the model" in entry.why_not
    with pytest.raises(RunError, match="cannot be computed again or continued here"):
        library.resume(stored.id)
    review = library.review(stored.id)
    assert "cannot be computed again or continued here" in str(review.why_not)
    assert review.result is None
    store.open_journal(stored.id).close()  # it is not left locked


def test_a_result_stored_without_what_the_screens_show_is_computed_again(library: StoredRunLibrary) -> None:
    session = started(library)
    session.advance(NINE + 600)
    move_ben(session)
    session.advance(session.end_s)
    shown = session.result()
    session._learning().journal.finish({"seed": 3}, session._run.ledger.digest(), session.now_s)
    session.close()
    assert library.review(str(session.run_id)).result == shown


def test_only_answers_and_escalations_lead_to_the_inbox() -> None:
    assert {kind.kind for kind in kinds() if answers_messages(kind)} == {"answer", "escalation"}


def test_an_undone_decision_is_out_of_the_run_its_journal_and_what_is_verified(
    library: StoredRunLibrary, store: RunStore
) -> None:
    session, other = started(library), started(library)
    for one in (session, other):
        one.advance(NINE + 600)
    assert session.can_undo() is None
    assert session.undo() is None
    session.decide(MoveAgents(agents=("dana",), to="chat"))
    words = session.can_undo()
    assert words is not None
    assert words.startswith("moving ")
    assert session.undo() == f"Undone: {words}."
    assert session.undo() is None
    assert session.observe() == other.observe()
    for one in (session, other):
        one.decide(MoveAgents(agents=("dana",), to="chat"))
        one.advance(one.end_s)
        one.keep_result()
    runs = [store.get(str(one.run_id)) for one in (session, other)]
    assert runs[0].result_digest == runs[1].result_digest
    assert [run.decision_count for run in runs] == [1, 1]
    assert len(store.undone_decisions(runs[0].id)) == 1
    found = verified(store, runs[0])
    assert found["verified"]
    assert "the decisions that were undone before they acted" in found["not_verified"]
    assert "the decisions that were undone before they acted" not in verified(store, runs[1])["not_verified"]
    for one in (session, other):
        one.close()


def test_a_decision_can_still_be_undone_after_the_run_was_left_and_resumed(library: StoredRunLibrary) -> None:
    session = started(library)
    session.decide(ChatCap(channel="chat", cap=3))
    words, run_id = session.can_undo(), session.run_id
    session.close()
    again = library.resume(run_id)
    assert again.can_undo() == words
    assert again.undo() is not None
    again.close()
    reopened = library.resume(run_id)
    assert reopened.can_undo() is None
    assert reopened.observe().own_time.doing is None
    reopened.close()


def test_a_decision_that_cannot_be_marked_as_undone_stands(
    library: StoredRunLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = started(library)
    session.decide(ChatCap(channel="chat", cap=3))
    before = session.observe()

    def full(journal: Journal, seq: int) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(Journal, "undo", full)
        with pytest.raises(StoreError, match="full"):
            session.undo()
    assert session.observe() == before
    assert session.can_undo() is not None
    session.close()


def test_what_was_unread_when_a_run_was_killed_is_unread_when_it_goes_on(
    library: StoredRunLibrary, store: RunStore
) -> None:
    session = started(library)
    session.advance(session.now_s + 45 * 60)
    inbox = session.observe().inbox
    assert len(inbox) > 2
    session.mark_read(inbox[0])
    session.checkpoint()
    run_id = str(session.run_id)
    session._journal.close()  # a kill lets go of the run's lock and does nothing else
    again = library.resume(run_id)
    assert dict(again.read_up_to) == {inbox[0].id: inbox[0].at_s}
    again.close()


def test_a_full_disk_keeps_nobody_from_reading(
    library: StoredRunLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(store: RunStore, run_id: str, read: object) -> None:
        raise StoreError("The disk is full.")

    session = started(library)
    session.advance(session.now_s + 45 * 60)
    monkeypatch.setattr(RunStore, "save_read", full)
    message = session.observe().inbox[0]
    session.mark_read(message)
    assert session.read_up_to[message.id] == message.at_s
    session.close()


def test_doing_a_queued_decision_first_is_foreseen_and_comes_so(library: StoredRunLibrary) -> None:
    session = started(library)
    for _ in range(3):
        session.decide(IncidentPost())
    last = [row for row in session.observe().own_time.coming if not (row.in_hand or row.fixed)][-1]
    number = int(last.key.removeprefix("decision:"))
    foreseen = [row.key for row in session.coming_if_first(number)]
    session.decide(DoFirst(decision=number))
    assert [row.key for row in session.observe().own_time.coming] == foreseen


def test_a_scenario_says_at_which_speed_it_is_played_and_whether_the_clock_waits(
    library: StoredRunLibrary, store: RunStore
) -> None:
    first, outage = library.brief("first-shift", 1), library.brief("login-outage", 1)
    assert (first.speed, first.wait_for_first_message) == (10.0, True)
    assert (outage.speed, outage.wait_for_first_message) == (10.0, False)
    session = library.start(first)
    assert store.get(str(session.run_id)).pace == 10.0
    assert session.briefing.wait_for_first_message
    session.close()


def test_overtime_that_nobody_can_work_within_play_is_no_budget(library: StoredRunLibrary) -> None:
    briefing = library.brief("first-shift", 1)
    assert briefing.limits == ()
    session = library.start(briefing)
    assert not session.observe().budget.overtime_usable
    session.close()


def test_the_terms_of_a_decision_say_whom_it_is_for_who_is_left_out_and_what_it_makes_late(
    library: StoredRunLibrary,
) -> None:
    session = started(library)
    session.advance(NINE + 1800)
    kind = next(kind for kind in session.kinds() if kind.kind == "micro_breaks")
    quote = session.quote(kind, {})
    assert quote.who_words.endswith(" of all 18 agents")
    assert quote.left_out
    beside = next(kind for kind in session.kinds() if kind.kind == "side_by_side")
    waiting = [item for item in session.observe().inbox if item.state == "open" and item.deadline_s]
    late = session.quote(beside, {"agent": "kofi", "step": "policy"}).late
    assert waiting
    assert any(words.endswith("would be late") for words in late)
    session.close()


class Kept:
    """A journal that is not the store's, as that of a sitting."""

    run_id = None

    def __init__(self) -> None:
        self.recorded: list[str] = []

    def record(self, seq: int, at_s: float, kind: str, arguments: dict[str, object]) -> None:
        self.recorded.append(kind)

    def save_clock(self, clock_s: float) -> None: ...

    def save_read(self, read_up_to: object) -> None: ...

    def read_up_to(self) -> dict[str, float]:
        return {}

    def close(self) -> None: ...


def test_a_test_takes_decisions_and_has_nothing_to_learn_with() -> None:
    run, journal = Run(load_scenario("login-outage").scenario, 3), Kept()
    run.advance(NINE)
    session = LiveSession(run, journal, None)
    session.decide(ChatCap(channel="chat", cap=1))
    assert session.is_test
    assert journal.recorded == ["chat_cap"]
    assert (session.can_undo(), session.undo(), session.hint(), session.quarters()) == (None, None, None, ())
    assert session.evening() is None
    session.keep_result()
    for ask in (session.result, session.review, lambda: session.practise_from(NINE)):
        with pytest.raises(RunError, match="This is a test"):
            ask()
