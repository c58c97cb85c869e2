"""The one place where the version of floorsim is written."""

__version__ = "0.1.0"
