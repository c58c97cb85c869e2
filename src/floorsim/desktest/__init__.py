"""The desk test: an exercise that every candidate takes under the same conditions, and that people grade."""
