"""Whether the scores tell supervisors apart: ladder, exploits and traps of every shipped scenario."""
