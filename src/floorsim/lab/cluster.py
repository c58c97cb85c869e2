"""Runs on a cluster of many machines, through Dask: an executor from the address of its scheduler.

Whatever is played there is a function of its arguments alone, so the results are the same whichever worker
plays it, in whatever order, and when a worker is lost another does its work again.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, Final, NamedTuple

from floorsim._version import __version__
from floorsim.errors import RunError, UsageError
from floorsim.run.model_version import MODEL_VERSION

LONG: Final = 2_000
"""Letters from which a text that many runs share, a scenario, travels to a worker once (D)."""
WAIT_S: Final = 10.0
"""Seconds to wait for the scheduler to answer, and for a first worker (D)."""


class Version(NamedTuple):
    """Who plays: two of different versions may give other numbers."""

    floorsim: str
    model: int


OWN: Final = Version(__version__, MODEL_VERSION)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Plays on the workers of the scheduler at an address, such as `tcp://10.0.0.5:8786`.

    Raises:
        UsageError: Dask is not installed, nothing answers there, there is no worker, or one is of another
            version.
        RunError: the scheduler was lost, or a run was given up with the workers that it took along.
    """
    if find_spec("distributed") is None:
        raise UsageError(
            "A cluster needs distributed, which is not installed; "
            "`pip install 'floorsim[cluster]'` installs what it needs."
        )
    from concurrent.futures import CancelledError

    from distributed import Client, KilledWorker
    from distributed.comm import CommClosedError

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a lost worker is made up for in silence
    try:
        client = Client(address, timeout=WAIT_S, set_as_default=False, name="floorsim")
    except (OSError, ValueError) as error:
        raise UsageError(
            f"No cluster answers at {address}; give the address that `dask scheduler` prints, "
            "such as tcp://10.0.0.5:8786."
        ) from error
    with client:
        _same_version(client, address)
        try:
            yield ClusterExecutor(client)
        except KilledWorker as error:
            raise RunError(
                "A run took the workers along that played it, one after the other; are they out of memory? "
                "Play it here, without --cluster."
            ) from error
        except (CancelledError, CommClosedError) as error:
            raise RunError(
                "The cluster's scheduler is gone; start it again and repeat the command."
            ) from error


class ClusterExecutor(Executor):
    """Submits to a cluster as to any executor; long texts are sent once for all runs that need them."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._texts: dict[str, Any] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The call, to be made by any worker, and again by another if that one is lost."""
        long = [place for place, one in enumerate(args) if isinstance(one, str) and len(one) > LONG]
        rest = tuple(None if place in long else one for place, one in enumerate(args))
        call = pickle.dumps((fn, rest, kwargs, long))
        texts = [self._shared(args[place]) for place in long]
        found: Future[Any] = self._executor.submit(_called, OWN, call, *texts)
        return found

    def _shared(self, text: str) -> Any:
        """The text on the cluster: itself the result of a call, so that it too is made again when lost."""
        key = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
        if key not in self._texts:
            self._texts[key] = self._client.submit(str, text, key=f"text-{key}")
        return self._texts[key]


def _same_version(client: Any, address: str) -> None:
    """Looks whether there are workers, and whether each plays as this program does."""
    try:
        client.wait_for_workers(1, timeout=WAIT_S)
        others = client.run(_version, on_error="return")
    except (TimeoutError, OSError) as error:
        raise UsageError(
            f"The cluster at {address} has no worker; start some with `dask worker {address} --nthreads 1`, "
            "one for each processor."
        ) from error
    for worker, version in others.items():
        if version != OWN:
            told = f"floorsim {version.floorsim}" if isinstance(version, Version) else "no floorsim"
            raise UsageError(
                f"The worker {worker} has {told}; every worker needs floorsim {OWN.floorsim}, as here."
            )


def _version() -> Version:
    return OWN


def _called(asked: Version, call: bytes, *texts: str) -> Any:
    """What a worker does: the call, if it is of the version that asks."""
    if asked != OWN:
        raise UsageError(f"A worker has floorsim {OWN.floorsim}; every worker needs {asked.floorsim}.")
    fn, rest, kwargs, long = pickle.loads(call)
    arguments = list(rest)
    for place, text in zip(long, texts, strict=True):
        arguments[place] = text
    return fn(*arguments, **kwargs)
