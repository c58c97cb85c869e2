"""Taking a desk test, for the screen and the line mode alike."""
