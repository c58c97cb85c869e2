"""Many runs at once: replications and comparisons over the same seeds."""
