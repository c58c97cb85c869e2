"""What commands are given: names of scenarios that the shell can complete, and ranges of seeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]
else:  # generic from click 8.3 on only
    ParamType = click.ParamType

LARGEST_SEED = 2**63 - 1  # what the store and every reader of JSON can hold


class ScenarioRef(ParamType):
    """A shipped scenario's name, or the path of a scenario file."""

    name = "scenario"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the shipped names, and files."""
        from floorsim.scenario.library import shipped_files

        names = [name for name in shipped_files() if name.startswith(incomplete)]
        return [CompletionItem(name) for name in names] or [CompletionItem(incomplete, type="file")]


class SeedRange(ParamType):
    """Seeds from the first to the last, both included: `1..20`."""

    name = "A..B"
    _FORM = re.compile(r"([0-9]+)\.\.([0-9]+)")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """Return the seeds, or end the command with a sentence."""
        if isinstance(value, range):
            return value
        written = self._FORM.fullmatch(str(value).strip())
        if written is None:
            self.fail(
                f"'{value}' is no range of seeds; write the first and the last, such as 1..20.", param, ctx
            )
        first, last = int(written[1]), int(written[2])
        if first > last:
            self.fail(f"{value} runs backwards; write {last}..{first}.", param, ctx)
        if last > LARGEST_SEED:
            self.fail(f"{last} is too large for a seed; the largest is {LARGEST_SEED}.", param, ctx)
        return range(first, last + 1)


SCENARIO = ScenarioRef()
SEEDS = SeedRange()
SEED = click.IntRange(0, LARGEST_SEED)
