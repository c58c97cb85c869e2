"""Quality of contacts: steps met, scores, compliance."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.steps import LISTENING, POLICY, STEPS, VERIFICATION
from floorsim.floor.quality.rubric import BUILT_IN, ContactQuality, Rubrics, rubrics, score_contacts
from floorsim.scenario.models.channels import Medium
from floorsim.scenario.models.desk import RubricStep

KINDS: dict[str, Medium] = {"phones": "voice", "webchat": "chat", "mail": "email"}
N = 40_000
LUCK = np.random.Generator(np.random.PCG64(7)).random((N, 7))


def quality(
    *,
    table: Rubrics | None = None,
    channel: int = 0,
    skill: float = 1.0,
    fatigue: float = 0.0,
    exhaustion: float = 0.0,
    in_hand: int = 1,
    unclear: float = 0.0,
    hostile: bool = False,
    n: int = N,
) -> ContactQuality:
    return score_contacts(
        table or rubrics(KINDS, {}),
        channel=np.full(n, channel),
        step_skill=np.full((n, 6), skill),
        fatigue=np.full(n, fatigue),
        exhaustion=np.full(n, exhaustion),
        contacts_in_hand=np.full(n, in_hand),
        unclear=np.full(n, unclear),
        hostile=np.full(n, hostile),
        u=LUCK[:n],
    )


def test_every_channel_kind_has_a_rubric_of_a_hundred_points() -> None:
    assert set(BUILT_IN) == set(get_args(Medium))
    kinds: dict[str, Medium] = {kind: kind for kind in BUILT_IN}
    assert rubrics(kinds, {}).weights.sum(axis=1) == pytest.approx([100] * len(BUILT_IN))


def test_an_experienced_team_scores_about_ninety_two_and_newcomers_about_ten_less() -> None:
    experienced = quality(skill=0.8, fatigue=0.3, exhaustion=0.25).score.mean()
    new = quality(skill=0.4, fatigue=0.3, exhaustion=0.25).score.mean()
    assert experienced == pytest.approx(92, abs=2.5)
    assert 7 < experienced - new < 20


def test_the_score_is_the_weight_of_the_steps_met() -> None:
    scored = quality(skill=0.5, n=500)
    weights = np.array(BUILT_IN["voice"])
    assert scored.score == pytest.approx(scored.met @ weights)
    assert 0 < scored.met.mean() < 1


@pytest.mark.parametrize(
    "worse",
    [
        {"skill": 0.3},
        {"fatigue": 0.8},
        {"exhaustion": 0.8},
        {"in_hand": 4},
        {"unclear": 1.0},
        {"hostile": True},
    ],
)
def test_whatever_makes_work_harder_costs_quality_and_never_gives_a_step(worse: dict[str, float]) -> None:
    good, bad = quality(), quality(**worse)  # type: ignore[arg-type]
    assert bad.score.mean() < good.score.mean() - 0.2
    assert not (bad.met & ~good.met).any()


def test_an_unclear_driver_costs_the_policy_step_alone_until_someone_says_how() -> None:
    clear, unclear = (quality(skill=0.8, unclear=u).met.mean(axis=0) for u in (0.0, 1.0))
    assert unclear[POLICY] < 0.75 < 0.9 < clear[POLICY]
    assert np.delete(unclear, POLICY) == pytest.approx(np.delete(clear, POLICY))


def test_hostility_costs_listening() -> None:
    calm, hostile = (quality(hostile=h).met.mean(axis=0) for h in (False, True))
    assert hostile[LISTENING] < calm[LISTENING]
    assert np.delete(hostile, LISTENING) == pytest.approx(np.delete(calm, LISTENING))


def test_two_chats_are_no_burden_and_each_further_one_is() -> None:
    two, three, four = (quality(channel=1, skill=0.8, in_hand=k).score.mean() for k in (2, 3, 4))
    assert two == quality(channel=1, skill=0.8).score.mean()
    assert four < three < two


def test_missed_verification_is_a_compliance_event_and_rare_among_the_experienced() -> None:
    scored = quality(skill=0.8)
    assert (scored.compliance_missed == ~scored.met[:, VERIFICATION]).all()
    assert 0.001 < scored.compliance_missed.mean() < 0.01


def test_card_numbers_are_read_out_on_voice_and_chat_and_nowhere_else() -> None:
    assert quality(skill=0.0, fatigue=1.0).card_read.sum() > 0
    assert quality(skill=0.0, fatigue=1.0, channel=2).card_read.sum() == 0
    scored = quality(skill=0.0, fatigue=1.0)
    assert (scored.compliance_event == (scored.compliance_missed | scored.card_read)).all()


def test_a_scenarios_own_rubric_replaces_the_built_in_one() -> None:
    written = {
        "phones": {"policy": RubricStep(weight=3), "resolution": RubricStep(weight=1, compliance=True)}
    }
    table = rubrics(KINDS, written)
    scored = quality(table=table, skill=0.2)
    assert set(np.unique(scored.score)) == {0.0, 25.0, 75.0, 100.0}
    assert (scored.compliance_missed == ~scored.met[:, STEPS.index("resolution")]).all()
    assert table.weights[1] == pytest.approx(rubrics(KINDS, {}).weights[1])


def test_a_step_that_nobody_knows_is_refused_with_the_steps_there_are() -> None:
    with pytest.raises(ValueError, match=r"step 'smile'; the steps are greeting, verification"):
        rubrics(KINDS, {"phones": {"smile": RubricStep(weight=1)}})
    with pytest.raises(ValueError, match="add up to nothing"):
        rubrics(KINDS, {"phones": {"policy": RubricStep(weight=0)}})


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.integers(1, 8), st.floats(0, 1))
def test_scores_stay_between_nothing_and_a_hundred(
    skill: float, fatigue: float, exhaustion: float, in_hand: int, unclear: float
) -> None:
    scored = quality(
        skill=skill, fatigue=fatigue, exhaustion=exhaustion, in_hand=in_hand, unclear=unclear, n=50
    )
    assert (scored.score >= 0).all()
    assert (scored.score <= 100 + 1e-9).all()


def test_a_floor_without_contacts_has_nothing_to_score() -> None:
    assert quality(n=0).score.shape == (0,)
    assert quality(n=0).compliance_event.shape == (0,)
