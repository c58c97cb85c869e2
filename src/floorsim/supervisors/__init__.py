"""Automated supervisors, who play through the same three calls as a person."""
