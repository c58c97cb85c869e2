"""Taking a desk test on the screen."""
