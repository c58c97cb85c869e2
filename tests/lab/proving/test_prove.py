"""A proof is the same wherever it is played, tells how far it has come, and can be given up."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from floorsim.lab.gathering import GivenUpError
from floorsim.lab.proving import bars
from floorsim.lab.proving import prove as proving
from floorsim.lab.proving.proof import PARTS, Claim, Proof
from floorsim.lab.proving.prove import Progress, policies_of, prove
from tests.lab.proving.small import proved

LEVEL_1 = proved()
LEVEL_2 = proved(meta={"id": "small", "title": "A small floor", "level": 2})
DAYS = (5, 3, 9)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who play in a moment."""
    monkeypatch.setattr(proving, "every_policy", lambda: ["hands-off", "competent", "worked", "send-home"])


@pytest.mark.usefixtures("few")
def test_where_it_is_played_makes_no_difference_and_progress_counts_every_run() -> None:
    told: list[Progress] = []
    here = prove(LEVEL_1, DAYS, on_progress=told.append)
    with ThreadPoolExecutor(1) as executor:
        elsewhere = prove(LEVEL_1, DAYS, executor)
    assert json.dumps(here.as_json()) == json.dumps(elsewhere.as_json())
    assert [one.done for one in told] == list(range(1, len(told) + 1))
    assert told[-1].done == told[-1].total == here.runs + len(DAYS)
    assert told[-1].so_far().as_json() == here.as_json()
    assert set(PARTS) < set(here.as_json())


@pytest.mark.usefixtures("few")
def test_a_proof_so_far_says_what_the_runs_that_are_in_show() -> None:
    runs = []
    prove(LEVEL_2, DAYS[:2], on_progress=lambda told: runs.append(told.so_far().runs))
    assert runs[0] <= 1
    assert runs == sorted(runs)


@pytest.mark.usefixtures("few")
def test_given_up_it_stops_at_once() -> None:
    told: list[Progress] = []
    with pytest.raises(GivenUpError):
        prove(LEVEL_1, DAYS, on_progress=told.append, cancelled=lambda: len(told) == 2)
    assert len(told) == 2


@pytest.mark.usefixtures("few")
def test_what_is_clear_early_is_not_played_on_the_other_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "LOOKS", (2,))
    monkeypatch.setattr(bars, "is_clear", lambda values, bar: len(values) > 1)
    days = {name: len(plays.by_seed) for name, plays in prove(LEVEL_2, DAYS).played.items()}
    assert days == {"hands-off": 3, "competent": 3, "worked": 3, "send-home": 2}
    whole = prove(LEVEL_2, DAYS, every_day=True)
    assert {len(plays.by_seed) for plays in whole.played.values()} == {3}


def test_at_level_1_no_exploit_plays_and_a_quick_look_leaves_out_who_takes_longest() -> None:
    assert policies_of(LEVEL_1) == ["hands-off", "novice", "competent", "expert", "worked"]
    assert not {"expert", "competent+pause-spam"} & set(policies_of(LEVEL_2, quick=True))
    assert {"competent+pause-spam", "all-overtime", "random"} <= set(policies_of(LEVEL_2))


def claim(holds: bool | None, remark: bool = False) -> Claim:
    return Claim("ladder", "a < b", "interval > 0", "+1", holds, f"reason {holds} {remark}", remark=remark)


@pytest.mark.parametrize(
    ("claims", "verdict", "reasons"),
    [
        ([claim(True), claim(None)], "proved", ()),
        ([claim(True), claim(False, remark=True)], "proved with remarks", ("reason False True",)),
        (
            [claim(False, remark=True), claim(False)],
            "not proved",
            ("reason False False", "reason False True"),
        ),
    ],
)
def test_the_verdict_follows_from_the_claims(
    claims: list[Claim], verdict: str, reasons: tuple[str, ...]
) -> None:
    proof = Proof("small", "sha256:0", 6, 2, (1,), False, {}, tuple(claims))
    assert (proof.verdict, proof.reasons) == (verdict, reasons)
