"""Bringing a scenario that was written in an older version of the language to the present one."""
