"""The tests, in the shape of honorhall/."""
