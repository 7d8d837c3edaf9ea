"""The two essays as a reading list, and where they are silent."""
