"""Stories of one's own, written on the live map."""
