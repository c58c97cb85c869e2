"""What each decision is worth, measured: both arms of a small scenario on paired seeds."""
