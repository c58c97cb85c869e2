"""Runs that another version of the model made: what is stored of them is shown, not computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.run.model_version import MODEL_VERSION

if TYPE_CHECKING:
    from floorsim.store.records import ListedRun, StoredRun


def why_not_again(run: ListedRun | StoredRun) -> str | None:
    """Why a stored run cannot be computed again by this floorsim, or None."""
    if run.model_version == MODEL_VERSION:
        return None
    return (
        f"Run {run.id} was made by version {run.model_version} of the model and this is version "
        f"{MODEL_VERSION}; what is stored of it can be shown, but it cannot be computed again "
        "or continued here."
    )
