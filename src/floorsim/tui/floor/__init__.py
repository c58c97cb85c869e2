"""The live floor: pure functions from a FloorView to lines, and the screen that shows them."""
