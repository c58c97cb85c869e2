"""The full-screen face, built with Textual."""
