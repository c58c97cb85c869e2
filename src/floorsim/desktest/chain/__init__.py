"""An append-only log that shows whether anything in it was changed, and the keys that seal it."""
