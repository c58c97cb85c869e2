"""What a review has played is kept beside the store, and is never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.store.kept_reviews import KeptReview
from floorsim.store.places import review_file


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    return tmp_path / "runs.db"


def test_what_was_kept_is_found_by_the_next(store_file: Path) -> None:
    kept = KeptReview(store_file, "R1")
    kept.put({"a": [1.5, 2], "b": {"c": None}})
    kept.close()
    again = KeptReview(store_file, "R1")
    assert again.get(["a", "b", "x"]) == {"a": [1.5, 2], "b": {"c": None}}
    assert KeptReview(store_file, "R2").get(["a"]) == {}


def test_thousands_of_keys_are_found_at_once(store_file: Path) -> None:
    kept = KeptReview(store_file, "R1")
    kept.put({str(n): n for n in range(2_000)})
    assert kept.get([str(n) for n in range(3_000)]) == {str(n): n for n in range(2_000)}


def test_the_latest_value_of_a_key_holds(store_file: Path) -> None:
    kept = KeptReview(store_file, "R1")
    kept.put({"a": 1})
    kept.put({"a": 2})
    assert kept.get(["a"]) == {"a": 2}


def test_a_file_that_is_no_database_is_as_good_as_none(store_file: Path) -> None:
    file = review_file(store_file, "R1")
    file.parent.mkdir()
    file.write_bytes(b"not a database" * 100)
    kept = KeptReview(store_file, "R1")
    kept.put({"a": 1})
    assert kept.get(["a"]) == {}


def test_a_folder_that_cannot_be_made_costs_nothing_but_the_cache(tmp_path: Path) -> None:
    (tmp_path / "runs.reviews").write_text("in the way")
    kept = KeptReview(tmp_path / "runs.db", "R1")
    kept.put({"a": 1})
    assert kept.get(["a"]) == {}
    kept.close()


def test_a_disk_that_is_full_costs_nothing_but_the_cache(store_file: Path) -> None:
    kept = KeptReview(store_file, "R1")
    kept.put({"a": 1})
    assert kept._db is not None
    kept._db.execute("PRAGMA max_page_count = 4")
    kept.put({str(n): "x" * 500 for n in range(500)})
    kept.put({"b": 2})
    assert kept.get(["b"]) == {}
    assert KeptReview(store_file, "R1").get(["a"]) == {"a": 1}
