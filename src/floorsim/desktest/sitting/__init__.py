"""Where a candidate's sitting stands, computed from the lines of its log and from nothing else."""
