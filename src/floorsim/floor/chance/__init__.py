"""Randomness: named random streams, laws of probability, and their inverse transforms."""
