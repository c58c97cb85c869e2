"""Whether a scenario teaches what it should: automated supervisors play it, and every claim is measured."""
