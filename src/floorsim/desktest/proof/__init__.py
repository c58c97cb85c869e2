"""What a sealed result shows: that nothing in it was changed, and that it gives its own marks."""
