"""What is measured for a row of the decision catalogue: benchmarks/worth/<CODE>.yaml, read and checked."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from floorsim.desk.decisions.registry import kinds
from floorsim.desk.decisions.script import Planned, planned_from
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.reader import read_yaml

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))


class Part(_Block):
    """One comparison: the same scenario and seeds, with these decisions and with others."""

    scenario: str
    """A shipped id, or a path from the root of the repository."""
    changes: dict[str, Any] = Field(default_factory=dict)
    """Laid over the scenario as `extends` does."""
    both: tuple[dict[str, Any], ...] = ()
    """Decisions that both arms take."""
    decisions: tuple[dict[str, Any], ...] = ()
    against: tuple[dict[str, Any], ...] = ()
    """What it is compared with; nothing where it is left out."""
    told: tuple[dict[str, Any], ...] = ()
    """Decisions that both arms take as soon as they are told that a figure they chose has left its band."""
    on: str
    """A figure (see figures.py)."""
    says: str = ""
    """The decisions in a few words; left out, their kinds."""
    against_says: str = ""
    """The same of what they are compared with."""

    def arms(self) -> tuple[tuple[Planned, ...], tuple[Planned, ...]]:
        """The decisions, and those they are compared with.

        Raises:
            UsageError: one of them is of no known kind, or its arguments do not fit.
        """
        return self._planned(self.decisions), self._planned(self.against)

    def reaction(self) -> tuple[Planned, ...]:
        """What both arms do when they are told of a figure. Raises UsageError as `arms` does."""
        written = [PlannedDecision.model_validate({"at": "00:00", **one}) for one in self.told]
        return planned_from(written)

    def loaded(self) -> Scenario:
        """The scenario with its changes.

        Raises:
            ScenarioError: there is no such scenario, or it is not valid.
        """
        there = ROOT / self.scenario
        named = str(there) if there.is_file() else self.scenario
        if not self.changes:
            return load_scenario(named, decision_kinds=[kind.kind for kind in kinds()]).scenario
        name = Path(self.scenario).stem
        tree = {"extends": named, **self.changes}
        tree["meta"] = {"id": f"{name}-changed", "title": name, **self.changes.get("meta", {})}
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"{name}.yaml"
            file.write_text(json.dumps(tree, ensure_ascii=False, indent=0), encoding="utf-8")
            return load_scenario(
                file, decision_kinds=[kind.kind for kind in kinds()], allow_outside=True
            ).scenario

    def _planned(self, own: tuple[dict[str, Any], ...]) -> tuple[Planned, ...]:
        return planned_from([PlannedDecision.model_validate(one) for one in (*self.both, *own)])


class Worth(_Block):
    """What one file says."""

    codes: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]\d+$")], ...], Field(min_length=1)]
    better: Part
    """The best choice gains on the figure."""
    tempting: Part | None = None
    """Something that looks good loses on the figure."""
    because: str

    def parts(self) -> dict[str, Part]:
        """What is played, by name."""
        return {"better": self.better} | ({} if self.tempting is None else {"tempting": self.tempting})


def worth_files() -> dict[str, Path]:
    """Every file by the name of its row, in the catalogue's order."""
    found = [file for file in FOLDER.glob("*.yaml") if file.stem[0].isupper()]
    return {file.stem: file for file in sorted(found, key=lambda one: (one.stem[0], int(one.stem[1:])))}


def read_worth(file: Path) -> Worth:
    """One file.

    Raises:
        pydantic.ValidationError: it is not of this form.
    """
    return Worth.model_validate(read_yaml(file.read_bytes(), str(file)).tree)
