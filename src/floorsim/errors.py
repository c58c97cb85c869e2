"""The errors that floorsim explains in a sentence, and the exit code that each ends the program with."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the program's exit status tells the shell."""

    DONE = 0
    RUN_FAILED = 1
    USAGE = 2
    BELOW_BAR = 3
    DEFECT = 70  # EX_SOFTWARE of BSD's sysexits.h
    INTERRUPTED = 130  # 128 + SIGINT, the shells' convention


class FloorsimError(Exception):
    """Something went wrong that the user can understand; the text is a sentence written for that user.

    The text says what is wrong, where, and what would be right. It goes to standard error as it stands,
    without a traceback, and the program ends with `exit_code`.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.RUN_FAILED


class UsageError(FloorsimError):
    """The program was asked for what it cannot do: an unknown name, an impossible option, no terminal."""

    exit_code = ExitCode.USAGE


class ScenarioError(FloorsimError):
    """A scenario is not valid.

    The text has one line per fault: `file:line:column: path: what is wrong; what would be right`.
    """

    exit_code = ExitCode.USAGE


class RunError(FloorsimError):
    """A run could not go on, or a decision is not possible at this moment."""


class DecisionRefused(RunError):  # noqa: N818 - a refusal is an answer, not a fault
    """A decision is not possible now; the text says why."""


class StoreError(FloorsimError):
    """Stored runs could not be read or written: a folder that is read-only or full, a damaged database."""


class BelowBarError(FloorsimError):
    """The run is done, and a score is below the bar that the user set."""

    exit_code = ExitCode.BELOW_BAR
