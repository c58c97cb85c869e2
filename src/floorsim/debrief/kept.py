"""Branches that were played for the review of a stored run, kept beside the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from floorsim.debrief.model import Review
from floorsim.debrief.summary import KEY, summary_of
from floorsim.lab.branches import Landed
from floorsim.store.kept_reviews import KeptReview


class KeptBranches:
    """A `Known` that outlives the program."""

    def __init__(self, store_file: Path, run_id: str) -> None:
        self._kept = KeptReview(store_file, run_id)

    def get(self, keys: Sequence[str]) -> Mapping[str, Landed]:
        """What is known of these branches; a value of the wrong kind is as good as none."""
        found = {key: _landed(value) for key, value in self._kept.get(keys).items()}
        return {key: landed for key, landed in found.items() if landed is not None}

    def put(self, found: Mapping[str, Landed]) -> None:
        """Keeps what was found."""
        self._kept.put({key: [list(part) for part in landed] for key, landed in found.items()})

    def finish(self, review: Review) -> None:
        """Keeps the summary of a finished review."""
        if review.done:
            self._kept.put({KEY: summary_of(review).as_json()})

    def close(self) -> None:
        """Lets go of the file."""
        self._kept.close()


def _landed(value: Any) -> Landed | None:
    try:
        scores, not_taken = value
        landed = Landed(tuple(map(float, scores)), tuple(map(int, not_taken)))
    except (TypeError, ValueError):
        return None
    return landed if len(landed.scores) == 4 else None
