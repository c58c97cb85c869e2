"""The decision menu, and the form that is made from any kind of decision."""
