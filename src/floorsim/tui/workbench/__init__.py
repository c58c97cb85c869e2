"""The trainer's workbench: a scenario file beside the text editor of one's choice."""
