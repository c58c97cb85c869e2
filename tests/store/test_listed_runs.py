"""Runs as lists have them: the same facts and the same damage as runs read whole, for less work."""

import pytest

from floorsim.store import DamagedRunError, RunStore, records
from tests.store.samples import new_run

SCORES = {"overall": 61.5, "gates": []}


def ended_run(store: RunStore, seed: int = 7) -> str:
    run = new_run(store, seed=seed)
    store.finish(run.id, {"scores": SCORES, "channels": {"voice": {"offered": 9}}}, "sha256:1")
    return run.id


def test_a_listed_run_tells_the_same_as_the_run_read_whole(store: RunStore) -> None:
    ended_run(store)
    new_run(store)
    for listed in store.list_runs():
        whole = store.get(listed.id)
        for name in ("id", "title", "seed", "mode", "status", "clock_s", "decision_count", "created_at"):
            assert getattr(listed, name) == getattr(whole, name)
        assert listed.scores == whole.scores
    assert [listed.scores for listed in store.list_runs()] == [None, SCORES]


@pytest.mark.parametrize(
    "result",
    [
        "''",
        "7",
        "x'7b7d'",
        "'[]'",
        "'{\"scores\": 3} tea'",
        "'{\"scores\": NaN}'",
        '\'{"scores": {}, "a": 1e999}\'',
        '\'{"scores": {}, "a": 1E+4000}\'',
        "'{\"a\": ' || replace(hex(zeroblob(200)), '0', '9') || '.5}'",
        "CAST(x'7b2261223a2022ff227d' AS TEXT)",
        "replace(hex(zeroblob(50000)), '0', '[')",
    ],
)
def test_a_list_finds_the_same_damage_in_a_result_as_reading_it_whole(store: RunStore, result: str) -> None:
    run_id = ended_run(store)
    store._db.execute(f"UPDATE runs SET result = {result}")
    found, damaged = store.find_runs()
    assert not found
    with pytest.raises(DamagedRunError) as whole:
        store.get(run_id)
    assert [str(one) for one in damaged] == [str(whole.value)]


@pytest.mark.parametrize(
    "result",
    [
        "'{}'",
        "'{\"scores\": 3}'",
        "'{\"scores\": null}'",
        '\'{"scores": [1], "a": 1e-999}\'',
        '\'{"scores": {"overall": 1e100}}\'',
        '\'{"scores": {"overall": "\u00bd"}}\'',
    ],
)
def test_a_result_that_can_be_read_is_listed_whatever_its_scores_are(store: RunStore, result: str) -> None:
    run_id = ended_run(store)
    store._db.execute(f"UPDATE runs SET result = {result}")
    assert [one.scores for one in store.list_runs()] == [store.get(run_id).scores]


def test_a_list_builds_no_result(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(5):
        ended_run(store, seed)
    built: list[str] = []
    loaded_json = records.loaded_json

    def noting(text: str) -> object:
        built.append(text)
        return loaded_json(text)

    monkeypatch.setattr(records, "loaded_json", noting)
    assert len(store.list_runs()) == 5
    assert not any("channels" in text for text in built)
    store.get("last")
    assert any("channels" in text for text in built)


def test_the_latest_runs_are_every_running_one_and_some_of_the_others(store: RunStore) -> None:
    past = [ended_run(store) for _ in range(3)]
    standing = [new_run(store).id for _ in range(3)]
    new_run(store, mode="headless")
    new_run(store, mode="practice")
    store._db.execute("UPDATE runs SET seed = 'x' WHERE id = ?", [past[2]])
    unfinished, over = store.latest_runs("play", most_past=1)
    assert [one.id for one in unfinished.runs] == standing[::-1]
    assert [one.id for one in over.runs] == [past[1]]
    assert [one.run_id for one in over.damaged] == [past[2]]
