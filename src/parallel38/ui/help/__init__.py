"""Help inside the window: the first tour, the glossary, about the data."""
