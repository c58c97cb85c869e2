"""The environment: one episode is one shift, one step is one minute of it."""

from __future__ import annotations

from typing import Any, Final, Literal, cast

import gymnasium
import numpy as np
import numpy.typing as npt
from gymnasium import spaces

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kinds
from floorsim.errors import DecisionRefused, UsageError
from floorsim.learning.actions import ANSWERS, Action, Moment, actions_of
from floorsim.learning.figures import figure_names, figures
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.supervisors.supervisor import LOOK_EVERY_S

MOST_DRAWN: Final = 2**31 - 1
"""The largest seed that `reset` draws by itself."""
POINTS: Final = 100.0
"""Points of the total that are a reward of 1."""

Seen = dict[str, npt.NDArray[Any]]


class Shift(gymnasium.Env[Seen, np.int64]):
    """A shift of a scenario; a step is a simulated minute.

    The observation has `figures`, the numbers that a supervisor sees, and `action_mask`, 1 for each action
    that is possible now; `info` has the mask too. An action that is not possible does nothing, and
    `info["refused"]` says why. The reward of a step is by how much the total rose in it, 100 points being 1,
    so that the rewards of an episode add up to its total less the total at the start of play; with
    `reward="final"` it is 0 until the last step, which gives the whole total.

    `reset(seed=N)` plays the customers of seed N, the same as `floorsim run --seed N`; without a seed they
    are drawn. The same seed and actions give the same episode.

    Args:
        scenario: a shipped scenario's name, with a form if wanted, or a file.
        reward: `change` or `final`.
    """

    metadata = {"render_modes": []}  # noqa: RUF012 - as Gymnasium declares it

    def __init__(self, scenario: str = "first-shift", reward: Literal["change", "final"] = "change") -> None:
        if reward not in ("change", "final"):
            raise UsageError(f"There is no reward '{reward}'; write change or final.")
        self.scenario = load_scenario(scenario, decision_kinds=[one.kind for one in kinds()]).scenario
        self.actions: tuple[Action, ...] = actions_of(self.scenario)
        self.figure_names = figure_names(self.scenario, ANSWERS)
        self._reward = reward
        self._run: Run | None = None
        self._possible: dict[int, Decision] = {}
        self._total = 0.0
        self.action_space = spaces.Discrete(len(self.actions))
        seen: dict[str, spaces.Space[Any]] = {
            "figures": spaces.Box(-1.0, 1.0, (len(self.figure_names),), np.float32),
            "action_mask": spaces.Box(0, 1, (len(self.actions),), np.int8),
        }
        self.observation_space = cast("spaces.Space[Seen]", spaces.Dict(seen))

    @property
    def run(self) -> Run:
        """The run of this episode."""
        if self._run is None:
            raise UsageError("No shift has begun; call reset() first.")
        return self._run

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Seen, dict[str, Any]]:
        """Begin a shift: that of the seed, else one that is drawn."""
        super().reset(seed=seed)
        drawn = int(self.np_random.integers(1, MOST_DRAWN)) if seed is None else seed
        self._run = Run(self.scenario, drawn)
        self._run.advance(self.scenario.play_from_s)
        self._total = self._total_now()
        return self._seen(None)

    def step(self, action: np.int64) -> tuple[Seen, float, bool, bool, dict[str, Any]]:
        """Take an action, let a minute pass, and look again; an evening and the night after it are one step.

        Raises:
            UsageError: there is no such action, or no shift has begun.
        """
        run = self.run
        if not self.action_space.contains(action):
            last = len(self.actions) - 1
            raise UsageError(f"{action!r} is not an action; give a whole number from 0 to {last}.")
        refused = self._take(int(action))
        run.advance(run.now_s + LOOK_EVERY_S)
        run.advance(run.desk.next_morning_s() or run.now_s)
        before, self._total = self._total, self._total_now()
        seen, info = self._seen(refused)
        return seen, self._rewarded(before), run.ended, False, info

    def _take(self, number: int) -> str | None:
        """Why an action was refused, or None."""
        decision = self._possible.get(number)
        if decision is None:
            return None if number == 0 else f"{self.actions[number].name} is not possible now."
        try:
            self.run.decide(decision)
        except DecisionRefused as refusal:
            return str(refusal)
        return None

    def _rewarded(self, before: float) -> float:
        if self._reward == "final":
            return self._total / POINTS if self.run.ended else 0.0
        return (self._total - before) / POINTS

    def _total_now(self) -> float:
        return score(Evidence(self.run.compiled, self.run.ledger)).overall

    def _seen(self, refused: str | None) -> tuple[Seen, dict[str, Any]]:
        view = self.run.observe()
        self._possible = {}
        if not self.run.ended:
            moment = Moment(self.run.desk, view)
            for number, action in enumerate(self.actions):
                decision = moment.possible(action)
                if decision is not None:
                    self._possible[number] = decision
        mask = np.zeros(len(self.actions), dtype=np.int8)
        mask[[0, *self._possible]] = 1
        info: dict[str, Any] = {
            "action_mask": mask,
            "seed": self.run.seed,
            "total": self._total,
            "refused": refused,
        }
        return {"figures": figures(view, self.scenario, ANSWERS), "action_mask": mask.copy()}, info
