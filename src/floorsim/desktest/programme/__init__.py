"""An administrator's folder: who is invited, what came back, what is deleted."""
