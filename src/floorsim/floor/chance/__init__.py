"""Randomness: named streams of luck, laws of probability, and their inverse transforms."""
