"""Writes the pages that are made from the program itself."""
