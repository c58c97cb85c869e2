"""Which steps of a contact were met, its quality score, and compliance events: all contacts at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.random_streams import FloatArray
from floorsim.floor.people.handling import CHAT_LOG_ODDS, EXHAUSTION_LOG_ODDS, FATIGUE_LOG_ODDS
from floorsim.floor.people.steps import LISTENING, POLICY, STEPS, VERIFICATION
from floorsim.scenario.models.channels import Medium
from floorsim.scenario.models.desk import RubricStep

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.integer]

BUILT_IN: Final[Mapping[Medium, tuple[float, ...]]] = {
    "voice": (5, 20, 20, 20, 25, 10),
    "chat": (5, 20, 15, 20, 25, 15),
    "email": (5, 15, 10, 25, 30, 15),
    "social": (10, 10, 20, 25, 25, 10),
    "back_office": (0, 20, 0, 35, 25, 20),
}
"""Weights of the steps per channel kind when the scenario gives no rubric (D). Verification is compliance."""

MET_AT_BEST: Final = (0.97, 0.998, 0.96, 0.96, 0.95, 0.94)
"""Chance that a fully skilled, fresh agent meets each step (D: an experienced team scores about 92)."""
STEP_SKILL_LOG_ODDS: Final = 2.5
"""Log odds of meeting a step lost between full skill at it and none (D)."""
UNCLEAR_LOG_ODDS: Final = 2.0
"""Lost on the policy step while nobody has said how to handle the driver (D: .93 becomes .65)."""
HOSTILE_LISTENING_LOG_ODDS: Final = 0.5
"""Lost on listening when the customer is hostile (D)."""
CARD_READ_AT_BEST: Final = 0.0001
"""Chance that a fully skilled, fresh agent reads a card number out or has it written into a chat (D)."""
CARD_KINDS: Final[tuple[Medium, ...]] = ("voice", "chat")
UNIFORMS_PER_CONTACT: Final = len(STEPS) + 1
FULL_SCORE: Final = 100.0


@dataclass(frozen=True, slots=True)
class Rubrics:
    """The rubrics of a floor, one row per channel: weights that add to 100, and what is compliance."""

    weights: FloatArray
    compliance: BoolArray
    cards: BoolArray
    """Channels on which card numbers are spoken or typed, one per row."""


@dataclass(frozen=True, slots=True)
class ContactQuality:
    """The truth about each contact's quality, one row per contact; a supervisor sees reviews of a few."""

    score: FloatArray
    """0-100."""
    met: BoolArray
    """One column per step."""
    chance: FloatArray
    """Chance, 0-1, with which each step was going to be met; one column per step."""
    compliance_missed: BoolArray
    """A step that is compliance was not met."""
    card_read: BoolArray

    @property
    def compliance_event(self) -> BoolArray:
        """A compliance step missed or a card number read out."""
        return self.compliance_missed | self.card_read


def rubrics(media: Mapping[str, Medium], written: Mapping[str, Mapping[str, RubricStep]]) -> Rubrics:
    """Rubrics for the channels of `media` (id to medium), in its order; `written` ones replace the built-in.

    Raises ValueError for a step that no rubric knows, or weights that add up to nothing.
    """
    weights, compliance = [], []
    for channel, medium in media.items():
        steps = written.get(channel) or {
            step: RubricStep(weight=weight, compliance=step == STEPS[VERIFICATION] and weight > 0)
            for step, weight in zip(STEPS, BUILT_IN[medium], strict=True)
        }
        for step in steps:
            if step not in STEPS:
                raise ValueError(
                    f"the rubric of {channel} has a step {step!r}; the steps are {', '.join(STEPS)}"
                )
        row = [steps[step].weight if step in steps else 0.0 for step in STEPS]
        if not fsum(row) > 0:
            raise ValueError(f"the weights of the rubric of {channel} add up to nothing; give one above 0")
        weights.append([FULL_SCORE * weight / fsum(row) for weight in row])
        compliance.append([step in steps and steps[step].compliance for step in STEPS])
    cards = [medium in CARD_KINDS for medium in media.values()]
    return Rubrics(np.array(weights), np.array(compliance, dtype=np.bool_), np.array(cards, dtype=np.bool_))


def score_contacts(
    table: Rubrics,
    *,
    channel: IntArray,
    step_skill: FloatArray,
    fatigue: FloatArray,
    exhaustion: FloatArray,
    contacts_in_hand: IntArray,
    unclear: FloatArray,
    hostile: BoolArray,
    u: FloatArray,
    errors: FloatArray | None = None,
) -> ContactQuality:
    """Score every contact that an agent handled.

    One row per contact: its `channel` (row of the table), the agent's `step_skill` (n x 6, from the run's
    skill book), `fatigue` and `exhaustion` at its start, `contacts_in_hand` with this one, `unclear` (0-1:
    how far nobody has said how to handle its driver), `hostile`, `u` (n x 7): the contact's own draws, and
    `errors` (n x 6): log odds that the steps lose by how its driver is worked (None: nowhere any).
    The resolution step asks whether what could be done was done, not whether the customer's matter ended.
    """
    lost = (
        FATIGUE_LOG_ODDS * fatigue
        + EXHAUSTION_LOG_ODDS * exhaustion
        + CHAT_LOG_ODDS * np.maximum(contacts_in_hand - 2, 0)
    )
    per_step = STEP_SKILL_LOG_ODDS * (1.0 - step_skill) + lost[:, None]
    if errors is not None:
        per_step += errors
    per_step[:, POLICY] += UNCLEAR_LOG_ODDS * unclear
    per_step[:, LISTENING] += HOSTILE_LISTENING_LOG_ODDS * hostile
    chance = _less(np.array(MET_AT_BEST), per_step)
    met = u[:, : len(STEPS)] < chance
    careless = STEP_SKILL_LOG_ODDS * (1.0 - step_skill[:, VERIFICATION]) + lost
    card_chance = 1.0 - _less(np.array(1.0 - CARD_READ_AT_BEST), careless)
    return ContactQuality(
        score=(table.weights[channel] * met).sum(axis=1),
        met=met,
        chance=chance,
        compliance_missed=np.any(table.compliance[channel] & ~met, axis=1),
        card_read=table.cards[channel] & (u[:, len(STEPS)] < card_chance),
    )


def _less(chance: FloatArray, lost_log_odds: FloatArray) -> FloatArray:
    """Chances with so much of their log odds lost."""
    return chance / (chance + (1.0 - chance) * np.exp(lost_log_odds))
