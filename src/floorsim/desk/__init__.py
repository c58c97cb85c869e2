"""The supervisor's desk: the decisions, the inbox, escalations, promises and the supervisor's own time."""
