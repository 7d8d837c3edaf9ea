"""The audience's side of a talk: its window, its displays, and the talk itself."""
