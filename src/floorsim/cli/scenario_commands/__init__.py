"""The commands under `floorsim scenario`, one module for each."""
