"""Consequences as a scenario, a decision, a conversation or an incident writes them: one registry for all."""
