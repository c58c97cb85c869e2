"""The metric definitions and the scorecard, each figure a function of the ledger."""
