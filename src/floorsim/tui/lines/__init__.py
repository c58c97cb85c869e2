"""Lines of styled text, and the cheap widgets that show them."""
