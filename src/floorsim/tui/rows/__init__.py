"""The widgets that show rows of text and repaint only what changed."""
