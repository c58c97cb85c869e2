"""A supervisor who plays by the good habits of the job, from what the wallboard shows and nothing else."""

from floorsim.supervisors.competent.competent import Competent

__all__ = ["Competent"]
