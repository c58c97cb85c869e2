"""Kinds of decision with behaviour of their own, one class in one file each; a file put here is found."""
