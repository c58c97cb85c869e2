from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from floorsim.errors import ExitCode, StoreError
from floorsim.store import RunStore, UnknownRunError, open_store
from floorsim.store.run_ids import new_run_id
from tests.store.samples import SCENARIO_TEXT, new_run

RESULT = {"scores": {"service_level": 71.2}, "channels": {"voice": {"offered": 812}, "chat": {"offered": 4}}}


def test_a_run_comes_out_as_it_went_in(store: RunStore, store_file: Path) -> None:
    made = new_run(store, seed=2**80)
    with open_store(store_file) as again:
        run = again.get(made.id)
        assert run == made
        assert (run.scenario_id, run.title, run.scenario_digest) == (
            "login-outage",
            "The login outage",
            "sha256:0f0f",
        )
        assert (run.model_version, run.seed, run.pace) == (1, 2**80, 10.0)
        assert (run.mode, run.status, run.clock_s, run.decision_count) == ("play", "running", 0.0, 0)
        assert (run.result, run.result_digest) == (None, None)
        assert list(run.names.items()) == [("A02", "Ana Olé"), ("A01", "Bo Li")]
        assert run.created_at == run.updated_at == datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC)
        assert again.scenario_text(made.id) == SCENARIO_TEXT


def test_an_ended_run_keeps_its_result_its_digest_and_its_end(store: RunStore) -> None:
    run = new_run(store)
    ended = store.finish(run.id, RESULT, "sha256:abcd", clock_s=28800.5)
    assert ended == store.get(run.id)
    assert (ended.status, ended.result, ended.result_digest, ended.clock_s) == (
        "ended",
        RESULT,
        "sha256:abcd",
        28800.5,
    )
    assert ended.result is not None
    assert list(ended.result["channels"]) == ["voice", "chat"]
    assert ended.updated_at > run.updated_at


def test_nothing_is_added_to_a_run_that_is_over(store: RunStore) -> None:
    run = new_run(store)
    over = store.finish(run.id, RESULT, "sha256:abcd")
    for change in (
        lambda: store.append_decision(run.id, 0, 1.0, "move_agents", {}),
        lambda: store.save_clock(run.id, 5.0),
        lambda: store.finish(run.id, {}, "sha256:other"),
        lambda: store.open_journal(run.id),
    ):
        with pytest.raises(StoreError, match=f"Run {run.id} has already ended, so nothing can be added"):
            change()
    assert store.get(run.id) == over
    assert store.decisions(run.id) == ()


def test_the_clock_of_a_run_goes_forward_only(store: RunStore) -> None:
    run = new_run(store)
    store.save_clock(run.id, 120.5)
    store.save_clock(run.id, 60.0)
    assert store.get(run.id).clock_s == 120.5
    store.append_decision(run.id, 0, 300.0, "chat_cap", {"cap": 2})
    assert store.get(run.id).clock_s == 300.0
    assert store.finish(run.id, RESULT, "sha256:abcd").clock_s == 300.0


@pytest.mark.parametrize("seconds", [-1.0, float("nan"), float("inf")])
def test_a_time_that_cannot_be_is_refused(store: RunStore, seconds: float) -> None:
    run = new_run(store)
    with pytest.raises(ValueError, match="clock_s is"):
        store.save_clock(run.id, seconds)
    with pytest.raises(ValueError, match="at_s is"):
        store.append_decision(run.id, 0, seconds, "chat_cap", {})
    assert store.get(run.id).decision_count == 0


def test_runs_are_listed_with_the_one_stored_last_first(store: RunStore) -> None:
    first, second, third = (new_run(store) for _ in range(3))
    assert [run.id for run in store.list_runs()] == [third.id, second.id, first.id]
    store.save_clock(first.id, 1.0)
    assert [run.id for run in store.list_runs(limit=2)] == [first.id, third.id]
    assert store.get("last").id == first.id


def test_a_list_holds_only_what_was_asked_for(store: RunStore) -> None:
    played = new_run(store)
    other = new_run(store, scenario_id="first-shift")
    script = new_run(store, mode="headless")
    store.finish(other.id, RESULT, "sha256:abcd")
    assert [run.id for run in store.list_runs(scenario_id="login-outage")] == [script.id, played.id]
    assert [run.id for run in store.list_runs(status="ended")] == [other.id]
    assert [run.id for run in store.list_runs(mode="play", status="running")] == [played.id]


def test_the_run_to_go_on_with_is_the_last_one_that_a_person_left_unfinished(store: RunStore) -> None:
    assert store.latest_unfinished() is None
    morning = new_run(store)
    shift = new_run(store, scenario_id="first-shift")
    new_run(store, mode="headless")
    store.finish(new_run(store).id, RESULT, "sha256:abcd")
    assert store.latest_unfinished() == shift
    assert store.latest_unfinished("login-outage") == morning
    assert store.latest_unfinished("no-such") is None
    store.save_clock(morning.id, 1.0)
    found = store.latest_unfinished()
    assert found is not None
    assert found.id == morning.id


def test_a_run_is_found_by_the_beginning_of_its_id_however_it_is_typed(store: RunStore) -> None:
    run = new_run(store)
    typed = run.id.upper().replace("0", "O").replace("1", "I")
    for which in (run.id, run.id[:7], f"  {typed}  ", f"{run.id[:3]}-{run.id[3:]}"):
        assert store.get(which) == run


def test_a_beginning_that_several_runs_share_names_them_and_is_a_wrong_use(store: RunStore) -> None:
    runs = [new_run(store) for _ in range(2)]
    with pytest.raises(UnknownRunError, match=f"several runs .*{runs[1].id}, {runs[0].id}\\)") as refused:
        store.get(runs[0].id[:2])
    assert refused.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(
    "which", ["zzzz", "", "  ", "50%", "_________", "'; DROP TABLE runs; --", "żółw", "last"]
)
def test_an_id_that_no_run_has_is_said_to_be_unknown(store: RunStore, which: str) -> None:
    if which != "last":
        new_run(store)
    with pytest.raises(UnknownRunError, match="floorsim"):
        store.get(which)


def test_whatever_changes_a_run_asks_for_its_whole_id(store: RunStore) -> None:
    run = new_run(store)
    for change in (
        lambda which: store.append_decision(which, 0, 1.0, "move_agents", {}),
        lambda which: store.save_clock(which, 5.0),
        lambda which: store.finish(which, {}, "sha256:other"),
        store.delete,
        store.decisions,
        store.scenario_text,
        store.open_journal,
    ):
        with pytest.raises(UnknownRunError):
            change(run.id[:5])
    assert store.get(run.id) == run


def test_deleting_a_run_deletes_its_decisions_and_leaves_other_runs_alone(store: RunStore) -> None:
    gone, kept = new_run(store), new_run(store)
    for run in (gone, kept):
        store.append_decision(run.id, 0, 1.0, "move_agents", {})
    store.delete(gone.id)
    assert [run.id for run in store.list_runs()] == [kept.id]
    assert store._db.table("decisions").count == 1
    assert store.scenario_text(kept.id) == SCENARIO_TEXT
    store.delete(kept.id)
    assert store._db.table("scenario_texts").count == 0
    with pytest.raises(UnknownRunError):
        store.delete(kept.id)


def test_many_runs_of_one_scenario_keep_one_copy_of_its_text(store: RunStore) -> None:
    for seed in range(5):
        new_run(store, seed=seed)
    assert store._db.table("scenario_texts").count == 1
    changed = new_run(store, scenario_text=SCENARIO_TEXT + " ")
    assert store.scenario_text(changed.id) == SCENARIO_TEXT + " "


def test_ids_are_short_sort_by_age_and_differ_within_a_second(store_file: Path) -> None:
    first = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    ids = [new_run_id(first + timedelta(seconds=3**power)) for power in range(19)]
    assert ids == sorted(ids)
    assert {len(run_id) for run_id in ids} == {9}
    with open_store(store_file, now=lambda: first) as store:
        assert len({new_run(store).id for _ in range(400)}) == 400


def test_an_id_that_is_taken_is_drawn_again(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["0aaaaa000", "0aaaaa000", "0aaaaa001"])
    monkeypatch.setattr("floorsim.store.run_store.new_run_id", lambda now: next(drawn))
    assert [new_run(store).id for _ in range(2)] == ["0aaaaa000", "0aaaaa001"]


def test_the_best_and_the_last_total_of_each_scenario_are_known(store: RunStore) -> None:
    for total, scenario in ((71.0, "login-outage"), (58.5, "login-outage"), (40.0, "first-shift")):
        store.finish(new_run(store, scenario_id=scenario).id, {"scores": {"overall": total}}, "sha256:0")
    store.finish(new_run(store, scenario_id="unscored").id, {"scores": {}}, "sha256:0")
    store.finish(new_run(store, mode="headless").id, {"scores": {"overall": 99.0}}, "sha256:0")
    new_run(store, scenario_id="being-played")
    assert store.standings("play") == {"login-outage": (71.0, 58.5), "first-shift": (40.0, 40.0)}


def test_what_was_read_is_kept_with_a_run_and_damage_counts_as_unread(store: RunStore) -> None:
    run = new_run(store)
    with store.open_journal(run.id) as journal:
        assert journal.read_up_to() == {}
        journal.save_read({"when": 12.5, "swap": 3.0})
    with store.open_journal(run.id) as journal:
        assert journal.read_up_to() == {"when": 12.5, "swap": 3.0}
    for damage in ("{", "[1]", '{"when": "noon"}'):
        with store._db.atomic():
            store._db.execute("UPDATE runs SET read_up_to = ?", [damage])
        assert store.read_up_to(run.id) == {}
