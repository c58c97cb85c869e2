"""The charts of the HTML report: each with a title, a description with its figures, and its table."""
