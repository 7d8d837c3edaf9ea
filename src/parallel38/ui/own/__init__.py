"""Layers of a person's own: read, understood, corrected, on the map."""
