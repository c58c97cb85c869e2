"""What the proof of a scenario has found: claims, each with its figures and a reason, and a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from floorsim.lab.proving.plays import Plays
from floorsim.lab.statistics import Summary

Part = Literal[
    "ladder", "exploits", "traps", "worked", "spread", "duration", "conversations", "incidents", "days"
]
Verdict = Literal["proved", "proved with remarks", "not proved"]

PARTS: Final[Mapping[Part, str]] = {
    "ladder": "The ladder of supervisors",
    "exploits": "Exploits and chance",
    "traps": "Traps",
    "worked": "The worked run",
    "spread": "Spread",
    "duration": "Duration",
    "conversations": "Messages and conversations",
    "incidents": "Incidents",
    "days": "Days",
}
"""Every part of a proof with its title, in the order in which it is told."""
ASKED_SEEDS: Final = 30
"""Days on which a scenario is played before it ships."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is asked of a scenario, and whether it holds."""

    part: Part
    says: str
    """What is claimed: `hands-off < competent`."""
    asked: str
    """By which measure: `interval > 0`."""
    found: str
    holds: bool | None
    """None: not asked of this scenario."""
    reason: str
    """What it means in plain words; where it does not hold, what the author can do."""
    summary: Summary | None = None
    """The measured figure, where it is one over days."""
    remark: bool = False
    """It is worth knowing, and does not decide the verdict."""

    def as_json(self) -> dict[str, Any]:
        """The published form."""
        figures = {} if self.summary is None else {"n": self.summary.n, **self.summary.as_json()}
        return {
            "claim": self.says,
            "asked": self.asked,
            "found": self.found,
            "holds": self.holds,
            "remark": self.remark,
            "reason": self.reason,
            **figures,
        }


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that was found about one scenario."""

    scenario: str
    digest: str
    model_version: int
    level: int
    seeds: tuple[int, ...]
    quick: bool
    played: Mapping[str, Plays]
    """The runs of each policy; one of which everything was clear early has fewer."""
    claims: tuple[Claim, ...] = field(default=())

    @property
    def verdict(self) -> Verdict:
        """Proved unless something that decides does not hold; with remarks if another thing does not."""
        if any(claim.holds is False and not claim.remark for claim in self.claims):
            return "not proved"
        return "proved with remarks" if self.reasons else "proved"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why not, what decides first; empty when everything asked holds."""
        failed = [claim for claim in self.claims if claim.holds is False]
        return tuple(claim.reason for claim in sorted(failed, key=lambda claim: claim.remark))

    @property
    def runs(self) -> int:
        """Runs that the policies have played."""
        return len([seed for plays in self.played.values() for seed in plays.by_seed])

    def of(self, part: Part) -> tuple[Claim, ...]:
        """The claims of one part."""
        return tuple(claim for claim in self.claims if claim.part == part)

    def holds(self, part: Part) -> bool | None:
        """Whether a part decides for the scenario; None when nothing was asked that decides."""
        asked = [claim.holds for claim in self.of(part) if claim.holds is not None and not claim.remark]
        return all(asked) if asked else None

    def as_json(self) -> dict[str, Any]:
        """The published form: the verdict, then part by part."""
        parts: dict[str, dict[str, Any]] = {
            part: {"holds": self.holds(part), "claims": [claim.as_json() for claim in self.of(part)]}
            for part in PARTS
        }
        parts["ladder"]["policies"] = [
            {
                "policy": policy,
                "runs": len(plays.by_seed),
                "scores": {name: plays.summary(name).as_json() for name in plays.score_names},
                "gates_failed": plays.gates,
            }
            for policy, plays in self.played.items()
        ]
        return {
            "scenario": self.scenario,
            "digest": self.digest,
            "model_version": self.model_version,
            "level": self.level,
            "seeds": {"first": self.seeds[0], "last": self.seeds[-1], "count": len(self.seeds)},
            "quick": self.quick,
            "verdict": self.verdict,
            "reasons": list(self.reasons),
            **parts,
        }
