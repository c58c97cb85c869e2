"""The real program in a real terminal: tmux, 80 columns by 24 rows."""

import asyncio
import os
import select
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from floorsim.errors import UsageError
from floorsim.store import open_store
from floorsim.tui.app import run_app
from floorsim.tui.terminal import MODES_AGAIN, MOUSE_AGAIN, Continuing

TMUX = shutil.which("tmux")
LOOK_AGAIN_S = 0.25
LONGEST_WAIT_S = 60.0
PROGRAM = "import sys; from floorsim.__main__ import main; sys.exit(main([]))"
DEFECTIVE = """
import sys
import threading
from floorsim.__main__ import main
from floorsim.play.live_session import LiveSession

def advance(self, to_s):
    customer = 'Mr Somebody Private'
    raise RuntimeError('cannot serve ' + customer)

LiveSession.advance = advance
sys.exit(main([]))
"""


class Terminal:
    """A tmux server of its own, with one window."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.server = ""
        self.output = -1

    def tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            [str(TMUX), "-L", self.server, "-f", "/dev/null", *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def start(self, program: str = PROGRAM) -> None:
        """Open the window with the program in it; its exit status is printed when it ends."""
        script = shlex.join([sys.executable, "-c", program])
        command = f'{script}; echo "exit status $?"; exec cat'
        environment = {
            "FLOORSIM_HOME": str(self.home),
            "FLOORSIM_SPEED": "300",
            "TERM": "screen-256color",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }
        given = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
        self.server = f"floorsim-{uuid4().hex[:8]}"
        self.home.mkdir(parents=True, exist_ok=True)
        written = self.home / self.server
        os.mkfifo(written)
        self.output = os.open(written, os.O_RDONLY | os.O_NONBLOCK)
        self.tmux("new-session", "-d", "-x", "80", "-y", "24", *given, "sh", "-c", f"read go; {command}")
        self.tmux("pipe-pane", f"cat > {written}")
        self.press("Enter")

    def close(self) -> None:
        self.tmux("kill-server")
        os.close(self.output)

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def shows(self, *words: str) -> str:
        """Wait until the screen shows all the words, and return it."""
        return self.until(lambda text: all(word in text for word in words), f"shows {words}")

    def until(self, holds: Callable[[str], bool], what: str) -> str:
        end = time.monotonic() + LONGEST_WAIT_S
        while time.monotonic() < end:
            text = self.screen
            if holds(text):
                return text
            # tmux may write to the pipe a moment before it has drawn the same.
            if select.select([self.output], [], [], LOOK_AGAIN_S)[0]:
                os.read(self.output, 1 << 20)
        raise AssertionError(f"the terminal never {what}:\n{self.screen}")


@pytest.fixture
def terminal(floorsim_home: Path) -> Iterator[Terminal]:
    if TMUX is None:
        pytest.skip("tmux is not installed, so there is no real terminal to test in")
    opened = Terminal(floorsim_home)
    yield opened
    opened.close()


@pytest.mark.terminal
def test_a_first_shift_in_a_real_terminal(terminal: Terminal) -> None:
    terminal.start()
    terminal.shows("Scenarios", "First shift", "enter open")
    terminal.press("Enter")
    terminal.shows("What matters", "Seed")
    terminal.press("Enter")
    text = terminal.shows("1 Queues", "2 Team", "3 Inbox", "4 Log", "you:", "? help")
    assert max(len(row) for row in text.splitlines()) <= 80
    terminal.press("d")
    terminal.shows("Decide about", "‖ paused: menu open")
    terminal.press("Escape")
    terminal.shows("2 Team")
    terminal.press("?")
    terminal.shows("Help", "This screen")
    terminal.press("Escape")
    terminal.shows("2 Team", "‖ paused: press I to read Ana")
    terminal.press("q")
    terminal.shows("Resume First shift")
    terminal.press("Enter")
    terminal.shows("‖ paused")
    terminal.press("C-q")
    terminal.shows("exit status 0")


def time_in(text: str) -> str:
    """The time of day in the top line."""
    return next(word for word in text.splitlines()[0].split() if word[0].isdigit() and ":" in word)


@pytest.mark.terminal
def test_a_killed_run_goes_on_where_it_was(terminal: Terminal) -> None:
    terminal.start()
    terminal.shows("Scenarios", "First shift", "enter open")
    terminal.press("Enter")
    terminal.shows("What matters", "Seed")
    terminal.press("Enter")
    before = time_in(terminal.shows("‖ paused: press I to read Ana"))
    pids = terminal.tmux("list-panes", "-F", "#{pane_pid}").split()
    children = subprocess.run(["pgrep", "-P", pids[0]], capture_output=True, text=True, check=False)
    os.kill(int(children.stdout.split()[0]), 9)
    terminal.shows("exit status 137")
    terminal.close()
    terminal.start()
    terminal.shows("Resume First shift")
    terminal.press("Enter")
    assert time_in(terminal.shows("‖ paused", "1 Queues")) == before


@pytest.mark.terminal
def test_a_defect_restores_the_terminal_says_where_its_log_is_and_shows_nobody(terminal: Terminal) -> None:
    terminal.start(DEFECTIVE)
    terminal.shows("First shift")
    terminal.press("Enter")
    terminal.shows("Seed")
    terminal.press("Enter")
    text = " ".join(terminal.shows("exit status 70").split())
    assert "floorsim stopped at a defect of its own" in text
    assert "Traceback" not in text
    assert "Somebody" not in text
    (log,) = (terminal.home / "state" / "logs").iterdir()
    assert "Somebody" not in log.read_text(encoding="utf-8")


def test_without_a_terminal_the_screen_says_what_to_do_instead() -> None:
    with pytest.raises(UsageError, match=r"needs a terminal.*floorsim run SCENARIO"):
        run_app()


def test_without_a_terminal_nothing_is_written_to_the_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from floorsim.__main__ import _explain\n" + _REFUSED],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "\x1b" not in done.stderr
    assert "needs a terminal" in done.stderr


_REFUSED = """
import sys
import threading
from floorsim.store import open_store
from floorsim.tui.app import run_app
from floorsim.tui.terminal import MODES_AGAIN, MOUSE_AGAIN, Continuing
try:
    run_app(scenario="first-shift")
except Exception as error:
    sys.exit(_explain(error))
"""


SHOWN_MODES = "alt=#{alternate_on} mouse=#{mouse_any_flag} cursor=#{cursor_flag}"


def program_id(terminal: Terminal) -> int:
    pid = terminal.tmux("list-panes", "-F", "#{pane_pid}").split()[0]
    children = subprocess.run(["pgrep", "-P", pid], capture_output=True, text=True, check=False)
    return int(children.stdout.split()[0])


def on_the_floor(terminal: Terminal) -> None:
    terminal.start()
    terminal.shows("First shift", "enter open")
    terminal.press("Enter")
    terminal.shows("What matters", "Seed")
    terminal.press("Enter")
    terminal.shows("1 Queues")  # the clock goes for a moment only, until the first message comes


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGQUIT", 131), ("SIGINT", 130)]
)
def test_a_signal_to_end_restores_the_terminal_and_keeps_the_run(
    terminal: Terminal, name: str, status: int
) -> None:
    on_the_floor(terminal)
    terminal.press("Space")
    terminal.shows("‖ paused")
    os.kill(program_id(terminal), getattr(signal, name))
    text = terminal.shows(f"exit status {status}")
    assert terminal.tmux("display", "-p", SHOWN_MODES).strip() == "alt=0 mouse=0 cursor=1"
    assert "Traceback" not in text
    with open_store() as store:
        (run,) = store.list_runs()
        assert (run.status, run.clock_s > 0) == ("running", True)
        store.open_journal(run.id).close()


@pytest.mark.terminal
def test_a_stopped_program_goes_on_and_swallows_no_key(terminal: Terminal) -> None:
    on_the_floor(terminal)
    pid = program_id(terminal)
    for _ in range(2):
        os.kill(pid, signal.SIGSTOP)
        os.kill(pid, signal.SIGCONT)
    terminal.press("Space")
    terminal.shows("‖ paused")
    terminal.press(":")
    terminal.shows("Find anything")
    terminal.press(*"abcdefghijklmnopqrst")
    terminal.shows("abcdefghijklmnopqrst")
    assert terminal.tmux("display", "-p", SHOWN_MODES).strip().startswith("alt=1 mouse=1")


@pytest.mark.terminal
def test_keys_typed_while_it_is_stopped_arrive(terminal: Terminal) -> None:
    on_the_floor(terminal)
    terminal.press("Space")
    terminal.shows("‖ paused")
    terminal.press(":")
    terminal.shows("Find anything")
    pid = program_id(terminal)
    os.kill(pid, signal.SIGSTOP)
    terminal.press(*"abcdefgh")
    os.kill(pid, signal.SIGCONT)
    terminal.shows("abcdefgh")


@pytest.mark.terminal
def test_an_enter_typed_before_the_screen_is_there_opens_nothing(terminal: Terminal) -> None:
    terminal.start(PROGRAM.replace("main([])", "main(['play', 'first-shift'])"))
    for _ in range(5):
        terminal.press("Enter")
    terminal.shows("What matters", "start the clock")
    terminal.press("q")
    terminal.shows("Scenarios", "enter open")
    assert "Resume" not in terminal.screen


async def test_going_on_is_left_to_the_event_loop() -> None:
    # A handler that writes may be called while a write holds the lock that it needs, and wait for ever.
    writing = threading.Lock()
    written: list[str] = []

    def write(text: str) -> None:
        assert writing.acquire(blocking=False), "the handler waits for what it interrupted"
        written.append(text)
        writing.release()

    own = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    try:
        Continuing(write, True, lambda: written.append("drawn")).install()
        with writing:
            os.kill(os.getpid(), signal.SIGCONT)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    finally:
        for number, handler in own.items():
            signal.signal(number, handler)
    assert written == [MODES_AGAIN + MOUSE_AGAIN, "drawn"]
