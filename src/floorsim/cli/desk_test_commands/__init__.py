"""The commands under `floorsim desk-test`, one module for each."""
