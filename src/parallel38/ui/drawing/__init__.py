"""Notes and drawings: made on the map, edited beside it, kept in the project."""
