"""A shift as a Gymnasium environment, over the same three calls as everybody: advance, decide, observe.

Importing this room registers `floorsim/Shift-v0`; it needs the library of the extra `rl`.
"""

import gymnasium

SHIFT = "floorsim/Shift-v0"

if SHIFT not in gymnasium.registry:
    gymnasium.register(id=SHIFT, entry_point="floorsim.learning.shift:Shift")
