"""The front of the Korean War day by day, built from dated lines and the table of hand-overs."""
