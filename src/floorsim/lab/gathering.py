"""The same thing done with many: here one after the other, or wherever an executor takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

Found = TypeVar("Found")

ASKED_EVERY_S: Final = 0.1
"""Seconds after which somebody who gives up is heard (D)."""


class GivenUpError(Exception):
    """The reader left; what was found until then has been told."""


def each(
    what: Callable[..., Found],
    of: Sequence[tuple[Any, ...]],
    done: Callable[[int, Found], None],
    *,
    executor: Executor | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Does something with the arguments at every place; tells what came of each, in whatever order.

    What has not begun when it is given up, or fails, is dropped.

    Raises:
        GivenUpError: `cancelled` says so.
    """
    if executor is None:
        for place, arguments in enumerate(of):
            _go_on(cancelled)
            done(place, what(*arguments))
        return
    futures: dict[Future[Found], int] = {}
    try:
        for place, arguments in enumerate(of):
            futures[executor.submit(what, *arguments)] = place
        while futures:
            _go_on(cancelled)
            for future in wait(futures, timeout=ASKED_EVERY_S, return_when=FIRST_COMPLETED).done:
                done(futures.pop(future), future.result())
    except BaseException:
        for future in futures:
            future.cancel()
        raise


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise GivenUpError
