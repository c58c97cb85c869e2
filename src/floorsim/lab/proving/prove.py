"""Proving a scenario: every supervisor on every day, as one list of runs, and what they show together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.lab.gathering import each
from floorsim.lab.proving.bars import LOOKS
from floorsim.lab.proving.conversations import conversation_claims
from floorsim.lab.proving.course import duration_claims, incident_claims
from floorsim.lab.proving.ladder import CHANCE, HABITS, RUNGS, bars, is_asked
from floorsim.lab.proving.plays import Played, Plays, play_for_proof
from floorsim.lab.proving.proof import ASKED_SEEDS, Claim, Proof
from floorsim.lab.proving.spread import spread_claims
from floorsim.lab.proving.trapped import trap_claims
from floorsim.lab.proving.worked import best_is_clear, best_play, worked_bars, worked_claims
from floorsim.lab.traps import ArmEnd, play_trap
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import canonical_json, digest
from floorsim.scenario.models.scenario import Scenario
from floorsim.sums import whole_sum
from floorsim.supervisors.exploits.catalogue import EXPLOITS
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from concurrent.futures import Executor

EVERY_DAY: Final = ("hands-off", "competent", "worked")
"""Policies with which the others are compared: they are played on every day."""
SLOW: Final[Mapping[str, float]] = {
    "expert": 60.0,
    "competent+pause-spam": 5.0,
    "pause-spam": 4.0,
    "novice": 1.5,
    "random": 1.2,
    "hands-off": 0.2,
    "worked": 0.3,
}
"""About how long a run of a policy takes, against one of competent play: the longest begin first, so that no
processor is left with one of them in the end (D)."""
QUICK_SEEDS: Final = 10
"""Days of a quick look."""


class Task(NamedTuple):
    """One run, or both arms of a trap, on one day."""

    what: str
    """A policy, or the trap's id."""
    seed: int
    is_trap: bool = False

    @property
    def cost(self) -> float:
        """About how long it takes, against a run of competent play."""
        if self.is_trap:
            return 2.0 * SLOW["worked"]
        return SLOW.get(self.what, 1.2 if self.what in HABITS else 0.5)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a proof has come."""

    done: int
    total: int
    """Runs in all; it falls when something is clear before its last day."""
    what: str
    """What was played last: a policy, or a trap."""
    seed: int
    so_far: Callable[[], Proof]
    """The proof as it would stand with the runs that are in; it is made when it is asked for."""


class _Gathered:
    """What has come in, and what it shows."""

    def __init__(self, scenario: Scenario, seeds: tuple[int, ...], quick: bool) -> None:
        self._scenario, self._seeds, self._quick = scenario, seeds, quick
        self._digest = digest(scenario)
        self._bars = [*bars(scenario), *worked_bars(scenario)]
        self._played: dict[str, dict[int, Played]] = {}
        self._arms: dict[str, dict[int, tuple[ArmEnd, ArmEnd]]] = {}
        self.done = 0

    def keep(self, task: Task, found: Played | tuple[ArmEnd, ArmEnd]) -> None:
        """One more has been played."""
        self.done += 1
        if isinstance(found, Played):
            self._played.setdefault(task.what, {})[task.seed] = found
        else:
            self._arms.setdefault(task.what, {})[task.seed] = found

    def still_open(self, policies: Sequence[str]) -> list[str]:
        """Those of the policies of which something asked is not clear yet."""
        plays = self._plays()
        if best_is_clear(plays):
            policies = [name for name in policies if name != "expert"]
        return [
            name
            for name in policies
            if name == "expert" or not all(bar.clear(plays) for bar in self._bars if name in bar.needs)
        ]

    def proof(self) -> Proof:
        """The proof as it stands."""
        plays = self._plays()
        return Proof(
            self._scenario.meta.id,
            self._digest,
            MODEL_VERSION,
            self._scenario.meta.level,
            self._seeds,
            self._quick,
            plays,
            tuple(self._claims(plays)),
        )

    def _plays(self) -> dict[str, Plays]:
        return {
            name: Plays(dict(sorted(self._played[name].items())))
            for name in every_policy()
            if name in self._played
        }

    def _claims(self, plays: Mapping[str, Plays]) -> Iterator[Claim]:
        yield from (claim for bar in self._bars if (claim := bar.claim(plays)) is not None)
        yield from best_play(self._scenario, plays)
        arms = {id: [ends for _, ends in sorted(days.items())] for id, days in self._arms.items()}
        yield from trap_claims(self._scenario, arms)
        yield from worked_claims(self._scenario, plays)
        yield from spread_claims(self._scenario, plays)
        yield from duration_claims(self._scenario)
        yield from conversation_claims(self._scenario)
        yield from incident_claims(self._scenario)
        yield _enough_days(self._seeds)


def every_policy() -> list[str]:
    """Every policy that plays, in the order in which they are told."""
    return [*RUNGS, *CHANCE, *EXPLOITS, *HABITS]


def policies_of(scenario: Scenario, quick: bool = False) -> list[str]:
    """Those that play a scenario: without a worked run nobody follows it, and at level 1 no exploit is asked
    for; a quick look leaves out the habits and the expert, who take longest."""
    left_out = set() if scenario.expert else {"worked"}
    if quick:
        left_out |= {"expert", *HABITS}
    if not is_asked(scenario):
        left_out |= {*CHANCE, *EXPLOITS, *HABITS}
    return [name for name in every_policy() if name not in left_out]


def prove(
    scenario: Scenario,
    seeds: Sequence[int],
    executor: Executor | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    *,
    quick: bool = False,
    every_day: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Proof:
    """Plays a scenario with every supervisor on the same days, and says what that shows.

    A policy of which everything asked is clear after six, twelve or twenty days is not played on the others.
    The same scenario, seeds and options give the same proof wherever and in whatever order it is played.

    Args:
        scenario: what is proved.
        seeds: the days.
        executor: where to play, on this machine or a cluster; None plays here. It is not shut down.
        on_progress: called after each run that comes in, in the caller's thread.
        quick: a first look: at most ten days, without the habits and the expert.
        every_day: every policy plays on every day, clear or not.
        cancelled: asked now and then; once it says so, runs that have not begun are dropped.

    Raises:
        GivenUpError: `cancelled` said so.
        UsageError: a decision of a trap or of the worked run is of no known kind.
        ValueError: there is no seed.
    """
    days = tuple(dict.fromkeys(seeds))[: QUICK_SEEDS if quick else None]
    if not days:
        raise ValueError("a proof needs at least one seed")
    gathered, text = _Gathered(scenario, days, quick), canonical_json(scenario)
    policies = policies_of(scenario, quick)
    still_open = [name for name in policies if name not in EVERY_DAY]
    tasks = [Task(name, seed) for name in policies if name in EVERY_DAY for seed in days]
    tasks += [Task(trap.id, seed, True) for trap in scenario.traps for seed in days]
    parts = _parts(days, every_day)
    for number, part in enumerate(parts):
        tasks += [Task(name, seed) for name in still_open for seed in part]
        tasks.sort(key=lambda task: -task.cost)
        later = whole_sum(len(other) for other in parts[number + 1 :]) * len(still_open)
        total = gathered.done + len(tasks) + later
        tell = partial(_tell, gathered, tuple(tasks), total, on_progress)
        each(_play, [(text, task) for task in tasks], tell, executor=executor, cancelled=cancelled)
        still_open, tasks = gathered.still_open(still_open), []
    return gathered.proof()


def _tell(
    gathered: _Gathered,
    tasks: Sequence[Task],
    total: int,
    on_progress: Callable[[Progress], None],
    place: int,
    found: Played | tuple[ArmEnd, ArmEnd],
) -> None:
    task = tasks[place]
    gathered.keep(task, found)
    on_progress(Progress(gathered.done, total, task.what, task.seed, gathered.proof))


def _play(text: str, task: Task) -> Played | tuple[ArmEnd, ArmEnd]:
    return (
        play_trap(text, task.what, task.seed) if task.is_trap else play_for_proof(text, task.what, task.seed)
    )


def _parts(days: Sequence[int], every_day: bool) -> list[tuple[int, ...]]:
    """The days from one look to the next."""
    marks = [0, *(look for look in LOOKS if look < len(days) and not every_day), len(days)]
    return [tuple(days[begin:end]) for begin, end in pairwise(marks)]


def _enough_days(seeds: Sequence[int]) -> Claim:
    enough = len(seeds) >= ASKED_SEEDS
    played = f"{counted(len(seeds), 'day')} {'was' if len(seeds) == 1 else 'were'} played"
    return Claim(
        "days",
        "enough days were played",
        f"{ASKED_SEEDS} seeds",
        str(len(seeds)),
        enough,
        f"{played}."
        if enough
        else f"Only {played}; play {ASKED_SEEDS} or more before you hand the scenario on.",
        remark=True,
    )
