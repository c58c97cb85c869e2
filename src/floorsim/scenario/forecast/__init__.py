"""Forecasts from CSV files."""
