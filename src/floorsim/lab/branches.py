"""Many branches of one run: other decisions, other futures; each is played once and its scores are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, Self

from floorsim.desk.candidates import candidates
from floorsim.desk.spelled import spelled_out
from floorsim.floor.collector import collected_afterwards
from floorsim.floor.contact import UNSET
from floorsim.floor.demand.redraw import Redraw
from floorsim.lab.gathering import Found, each
from floorsim.lab.replications import scenario_of
from floorsim.run.model_version import MODEL_VERSION
from floorsim.run.run import Run, Taken, replay
from floorsim.scenario.canonical import canonical_json, digest
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.supervisors.registry import policy_named
from floorsim.units import MINUTE_S

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from floorsim.lab.processes import Processes

SCORES: Final = ("overall", "service_level", "quality", "burnout")
"""The total and the three scores, by their published names."""
BATCH: Final = 4
"""Branches that are sent to another processor together (D: a tenth of a second, little beside giving up)."""


class Branch(NamedTuple):
    """One branch of a run: the decisions taken in it, and whether its future is drawn anew."""

    taken: tuple[Taken, ...]
    redraw: Redraw | None = None


class Landed(NamedTuple):
    """What a branch came to."""

    scores: tuple[float, ...]
    """In the order of SCORES."""
    not_taken: tuple[int, ...]
    """Numbers of decisions that had become impossible."""


class Known(Protocol):
    """Where what was played is kept, so that nothing is played twice."""

    def get(self, keys: Sequence[str]) -> Mapping[str, Landed]:
        """What is known of these branches."""

    def put(self, found: Mapping[str, Landed]) -> None:
        """Keeps what was found. Never raises: what can't be kept is played again another time."""


class KnownHere(dict[str, Landed]):
    """What was played in this process."""

    def get(self, keys: Sequence[str]) -> Mapping[str, Landed]:  # type: ignore[override]
        """What is known of these branches."""
        return {key: self[key] for key in keys if key in self}

    def put(self, found: Mapping[str, Landed]) -> None:
        """Keeps what was found."""
        self.update(found)


class Branches:
    """Plays branches of a scenario and seed up to a time, here or on other processors, alike."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        until_s: float,
        *,
        known: Known | None = None,
        jobs: int = 1,
        executor: Executor | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """`jobs` 0 plays here; `executor` is used instead of processes of its own, and not shut down."""
        self.cancelled = cancelled
        self._known: Known = KnownHere() if known is None else known
        self._of = (canonical_json(scenario), seed, until_s)
        self._name = f"{digest(scenario)} {MODEL_VERSION} {seed} {until_s!r}"
        self._texts: dict[int, tuple[Taken, str]] = {}
        self._own: Processes | None = None
        if executor is None and jobs:
            from floorsim.lab.processes import Processes

            self._own = executor = Processes(jobs, stand_back=True)
        self._executor = executor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.abandon()

    def play(self, branches: Iterable[Branch]) -> list[Landed]:
        """What each comes to, in their order.

        Raises:
            GivenUpError: the reader left.
        """
        keys = [self._key(branch) for branch in branches]
        by_key = dict(zip(keys, branches, strict=True))
        found = dict(self._known.get(list(by_key)))
        missing = [key for key in by_key if key not in found]
        parts = [missing[at : at + BATCH] for at in range(0, len(missing), BATCH)]

        def keep(place: int, landed: list[Landed]) -> None:
            new = dict(zip(parts[place], landed, strict=True))
            found.update(new)
            self._known.put(new)

        self._each(_play, [[by_key[key] for key in part] for part in parts], keep)
        return [found[key] for key in keys]

    def elsewhere(self, scenario: Scenario) -> Branches:
        """Branches of the same seed and time in another scenario, on the same processors."""
        _, seed, until_s = self._of
        return Branches(
            scenario,
            seed,
            until_s,
            known=self._known,
            jobs=0,
            executor=self._executor,
            cancelled=self.cancelled,
        )

    def tried_at(
        self, moments: Sequence[tuple[tuple[Taken, ...], float]], names: Mapping[str, str] | None = None
    ) -> list[list[Tried]]:
        """Decisions that could be taken at each moment (decisions of the run, seconds), with their words.

        `names` are the agents' by id, where they are not the scenario's.
        """
        return self._in_order(_tried_at, [(taken, at_s, names) for taken, at_s in moments])

    def waiting(self, branches: Sequence[Branch]) -> list[tuple[tuple[float, int], ...]]:
        """Customers who wait on live channels, minute by minute (seconds, count) of each branch."""
        return self._in_order(_waiting, branches)

    def decisions_of(self, policy: str) -> tuple[Taken, ...]:
        """What a policy decides on the same customers."""
        return self._in_order(_decisions_of, [policy])[0]

    def _key(self, branch: Branch) -> str:
        redraw = branch.redraw
        future = "" if redraw is None else f"{redraw.seed} {redraw.from_s!r} {sorted(redraw.keep)}"
        text = "\n".join([self._name, future, *map(self._spelled, branch.taken)])
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def _spelled(self, taken: Taken) -> str:
        """A decision as text; thousands of branches hold the same few, so each is written once."""
        known = self._texts.get(id(taken))
        if known is None:
            text = json.dumps([taken.at_s, taken.kind, taken.arguments, taken.seq], sort_keys=True)
            self._texts[id(taken)] = known = (taken, text)
        return known[1]

    def _in_order(self, what: Callable[..., Found], of: Sequence[Any]) -> list[Found]:
        found: dict[int, Found] = {}
        self._each(what, of, found.__setitem__)
        return [found[place] for place in range(len(of))]

    def _each(
        self, what: Callable[..., Found], of: Sequence[Any], done: Callable[[int, Found], None]
    ) -> None:
        """Does something with each, on every processor there is; tells what came of it as it comes in."""
        calls = [(self._of, one) for one in of]
        each(what, calls, done, executor=self._executor, cancelled=self.cancelled)


class Tried(NamedTuple):
    """A decision that could be taken: its kind, its arguments, and what it is in words without a subject."""

    kind: str
    arguments: Mapping[str, Any]
    says: str


Of = tuple[str, int, float]
"""What all branches have in common: the scenario as JSON, the seed, and the time up to which they go."""


def _play(of: Of, branches: list[Branch]) -> list[Landed]:
    return [_played(of, branch) for branch in branches]


@collected_afterwards()
def _played(of: Of, branch: Branch) -> Landed:
    return _landed(_run(of, branch))


def _run(of: Of, branch: Branch) -> Run:
    text, seed, until_s = of
    return replay(scenario_of(text), seed, list(branch.taken), until_s=until_s, redraw=branch.redraw)


def _landed(run: Run) -> Landed:
    card = score(Evidence(run.compiled, run.ledger))
    values = (card.overall, *(one.value for one in card.scores))
    return Landed(values, tuple(one.taken.seq for one in run.not_taken))


@collected_afterwards()
def _tried_at(of: Of, moment: tuple[tuple[Taken, ...], float, Mapping[str, str] | None]) -> list[Tried]:
    text, seed, _ = of
    taken, at_s, names = moment
    before = [one for one in taken if one.at_s < at_s]
    run = replay(scenario_of(text), seed, before, until_s=at_s, names=names)
    workspace = run.desk.workspace
    return [
        Tried(
            decision.kind,
            decision.model_dump(mode="json", by_alias=True, exclude_unset=True),
            spelled_out(workspace, decision),
        )
        for decision in (one.definite(workspace) for one in candidates(run.desk))
    ]


@collected_afterwards()
def _waiting(of: Of, branch: Branch) -> tuple[tuple[float, int], ...]:
    run = _run(of, branch)
    changes: list[tuple[float, int]] = []
    for contact in run.ledger.contacts:
        if contact.type.live:
            gone_s = contact.answered_s if contact.answered_s != UNSET else contact.left_s
            changes.append((contact.arrived_s, 1))
            if gone_s != UNSET:
                changes.append((gone_s, -1))
    changes.sort()
    found, waiting, place = [], 0, 0
    at_s = run.scenario.play_from_s
    while at_s <= of[2]:
        while place < len(changes) and changes[place][0] <= at_s:
            waiting += changes[place][1]
            place += 1
        found.append((at_s, waiting))
        at_s += MINUTE_S
    return tuple(found)


@collected_afterwards()
def _decisions_of(of: Of, policy: str) -> tuple[Taken, ...]:
    text, seed, _ = of
    run = Run(scenario_of(text), seed)
    policy_named(policy)(run)
    return tuple(run.taken)
