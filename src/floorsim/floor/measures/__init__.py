"""Every figure of a run, each a small function of the ledger with its formula in its docstring.

Contact figures are booked to the time of *arrival*: the window of a figure holds the contacts that arrived
in it, whatever became of them later. Agent figures are booked to clock time. A figure that has nothing to
divide by is None, never "not a number".
"""
