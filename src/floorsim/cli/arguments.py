"""What commands are given: names of scenarios and policies, completed by the shell, and ranges of seeds."""

from __future__ import annotations

import math
import re
import sys
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from floorsim.scenario.yaml.scalars import LARGEST_INTEGER

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]
else:  # generic from click 8.3 on only
    ParamType = click.ParamType

LARGEST_SEED = LARGEST_INTEGER
"""Seeds stand in the published JSON, where every reader must find the same number."""
MOST_RUNS = 10_000
"""Runs of one command (D: hours of one processor, and far more than any mean needs)."""


MOST_JOBS = 512
MOST_JOBS_ON_WINDOWS = 61
"""Windows waits for no more processes at once than this (concurrent.futures.ProcessPoolExecutor)."""


class ScenarioRef(ParamType):
    """A shipped scenario's name, or the path of a scenario file."""

    name = "scenario"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the shipped names, behind an @ their forms, and files."""
        from floorsim.scenario.library import shipped, shipped_files

        names = [name for name in shipped_files() if name.startswith(incomplete)]
        if "@" in incomplete:
            forms = (f"{one.id}@{form}" for one in shipped() for form in one.forms)
            names = [name for name in forms if name.startswith(incomplete)]
        return [CompletionItem(name) for name in names] or [CompletionItem(incomplete, type="file")]


class DeskTestRef(ParamType):
    """A shipped desk test's id, or the path of a file."""

    name = "test"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the shipped ids, and files."""
        from floorsim.desktest.package.library import shipped_tests

        names = [name for name in shipped_tests() if name.startswith(incomplete)]
        return [CompletionItem(name) for name in names] or [CompletionItem(incomplete, type="file")]


class NumberRange(click.FloatRange):
    """A number within bounds; `nan`, which no bound stops, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number that was written. Raises click.BadParameter."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not a valid number.", param, ctx)
        return number


class PolicyName(ParamType):
    """A policy's name; the runs themselves refuse an unknown one."""

    name = "name"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the policies, each with its sentence."""
        from floorsim.supervisors.registry import policies

        return [
            CompletionItem(name, help=says)
            for name, says in policies().items()
            if name.startswith(incomplete)
        ]


class Jobs(click.IntRange):
    """How many processes to use; where the system can't have as many, as many as it can."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number, or end the command with a sentence."""
        most = MOST_JOBS_ON_WINDOWS if sys.platform == "win32" else MOST_JOBS
        return min(super().convert(value, param, ctx), most)


class SeedRange(ParamType):
    """Seeds from the first to the last, both included, as in `1..20`; `7` alone is that seed."""

    name = "A..B"
    _FORM = re.compile(r"([0-9]+)(?:\.\.([0-9]+))?")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """Return the seeds, or end the command with a sentence."""
        if isinstance(value, range):
            return value
        written = self._FORM.fullmatch(str(value).strip())
        if written is None:
            self.fail(
                f"'{value}' names no seeds; write the first and the last, such as 1..20, or one, such as 7.",
                param,
                ctx,
            )
        first, last = int(written[1]), int(written[2] or written[1])
        if first > last:
            self.fail(f"{value} runs backwards; write {last}..{first}.", param, ctx)
        if last > LARGEST_SEED:
            self.fail(f"{last} is too large for a seed; the largest is {LARGEST_SEED}.", param, ctx)
        if last - first >= MOST_RUNS:
            count = last - first + 1
            self.fail(
                f"{count} runs are too many for one command; ask for at most {MOST_RUNS}, "
                f"such as {first}..{first + MOST_RUNS - 1}.",
                param,
                ctx,
            )
        return range(first, last + 1)


ALLOW_OUTSIDE = click.option(
    "--allow-outside",
    is_flag=True,
    help="Let the scenario extend files, and take tables, from outside its own folder.",
)
SCENARIO = ScenarioRef()
DESK_TEST = DeskTestRef()
POLICY = PolicyName()
SEEDS = SeedRange()
JOBS = Jobs(1, MOST_JOBS)
CLUSTER = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Play on the workers of the Dask scheduler at ADDRESS, such as tcp://10.0.0.5:8786, instead.",
)
SEED = click.IntRange(0, LARGEST_SEED)
