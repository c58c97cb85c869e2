"""Start the program, and turn the way it ends into an exit status."""

import gc
import sys

from floorsim._version import __version__

OBJECTS_BETWEEN_COLLECTIONS = 150_000
"""New objects after which Python looks for garbage among them (D). Loading the libraries makes a hundred
thousand that stay; looking through them every 700, as Python does by itself, takes a twelfth of the start."""


def main(argv: list[str] | None = None) -> int:
    """Run floorsim with `argv` (default: the process's own arguments) and return its exit status.

    `--version` alone is answered before any library is loaded. An error that floorsim understands, or a full
    disk, is told in a sentence on standard error; anything else is a defect of floorsim, which is logged and
    ends with status 70. When the reader of standard output leaves early (`| head`), the status is 1 and
    nothing is said.
    """
    if argv is not None:
        return _told(argv)
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        return _told(sys.argv[1:])
    finally:
        gc.disable()  # a process that ends has nothing to free; Python would look through all of it


def _told(arguments: list[str]) -> int:
    """Run one command and tell what went wrong in it."""
    try:
        status = _answer(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return 1
    except KeyboardInterrupt:
        from floorsim.errors import ExitCode

        return ExitCode.INTERRUPTED
    except Exception as error:
        return _explain(error)
    return status


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        print(f"floorsim {__version__}")
        return 0
    from floorsim.cli.main import main as command_line

    return command_line(arguments)


def _silence_stdout() -> None:
    """Send what is still buffered nowhere, else the interpreter complains about it as it exits."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _explain(error: Exception) -> int:
    import errno

    from floorsim.errors import ExitCode, FloorsimError
    from floorsim.printable import printable

    if isinstance(error, FloorsimError):
        print(printable(str(error)), file=sys.stderr)
        return error.exit_code
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        _silence_stdout()
        print(f"floorsim stopped because it could write no more: {error.strerror}.", file=sys.stderr)
        return ExitCode.RUN_FAILED

    from floorsim.defect_log import write_defect_log

    log = write_defect_log(error)
    print(
        "floorsim stopped at a defect of its own; whatever was saved before is kept.",
        printable(f"A log without personal data is in {log}.")
        if log
        else "No folder for a log could be written.",
        file=sys.stderr,
    )
    return ExitCode.DEFECT


if __name__ == "__main__":
    sys.exit(main())
