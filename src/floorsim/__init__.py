"""floorsim: a training simulator for contact-centre supervisors."""

from floorsim._version import __version__

__all__ = ["__version__"]
