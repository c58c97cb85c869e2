"""People: who works here, how work tires them, what rest, coaching and weeks do."""
