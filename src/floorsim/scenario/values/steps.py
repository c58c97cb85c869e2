"""The six steps of handling a contact that rubrics weigh and coaching aims at, by name."""

from typing import Literal

Step = Literal["greeting", "verification", "listening", "policy", "resolution", "documentation"]
