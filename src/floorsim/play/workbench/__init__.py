"""The trainer's workbench: a scenario file that is read again whenever it is saved."""
