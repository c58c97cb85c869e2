"""Exports of a contact centre's own systems, read as people have them: volumes, calls, rosters."""
