"""Grading by people: blind, calibrated first, by two and a third, with the figures of their agreement."""
