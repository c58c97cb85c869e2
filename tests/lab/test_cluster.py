"""On a cluster of several processes the same bytes, also when one of them is lost in the middle."""

from __future__ import annotations

import json
import os
import signal

import pytest

from floorsim.errors import UsageError
from floorsim.lab import cluster as clusters
from floorsim.lab.cluster import Version, cluster
from floorsim.lab.replications import Outcome, replicate
from tests.desk.desks import a_scenario

distributed = pytest.importorskip("distributed")

SCENARIO = a_scenario()
SEEDS = range(1, 25)


def results(outcomes: list[Outcome]) -> str:
    return json.dumps([outcome.result for outcome in outcomes])


@pytest.mark.cluster
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills a process as Unix does")
def test_two_processes_of_which_one_is_killed_give_the_same_bytes_as_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    killed: list[int] = []
    two = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp"
    )
    with two, cluster(two.scheduler_address) as executor:

        def kill_one(outcome: Outcome) -> None:
            if not killed:
                found = executor._client.run(os.getpid)  # type: ignore[attr-defined]
                killed.append(min(found.values()))
                os.kill(killed[0], signal.SIGKILL)

        there = replicate(SCENARIO, "hands-off", SEEDS, executor=executor, on_done=kill_one)
        monkeypatch.setattr(clusters, "OWN", Version("0.0.1", 1))
        with pytest.raises(UsageError, match=r"every worker needs 0\.0\.1"):
            replicate(SCENARIO, "hands-off", [1], executor=executor)
    assert killed
    assert results(there) == results(replicate(SCENARIO, "hands-off", SEEDS))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere at all"])
def test_where_no_cluster_answers_a_sentence_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "WAIT_S", 0.2)
    with pytest.raises(UsageError, match=f"No cluster answers at {address}"), cluster(address):
        pass


def test_without_dask_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'floorsim\[cluster\]'"), cluster("tcp://127.0.0.1:9"):
        pass
