"""The lecturer's side of a talk: the desk's shelves lent to scenes, time and notes."""
