"""The trainer's workbench in rows and words: faults, what an edit changed, events, the proof."""
