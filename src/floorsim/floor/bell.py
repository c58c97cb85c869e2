"""A SimPy event that calls one function with one subject; an agent's bell is used again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import simpy
from simpy.events import NORMAL


class Bell(simpy.Event):
    """Rings once after each `after`; the callback gets the bell and finds its subject there."""

    subject: Any
    _ok = True
    _value = None
    _defused = False

    def __init__(self, env: simpy.Environment, callback: Callable[[Any], None], subject: Any) -> None:
        self.env = env
        self.ring: list[Callable[[Any], None]] = [callback]
        self.subject = subject

    def after(self, delay_s: float) -> Bell:
        """Sets the bell to ring `delay_s` seconds from now; not while it is set already."""
        self.callbacks = self.ring
        self.env.schedule(self, NORMAL, delay_s)
        return self
