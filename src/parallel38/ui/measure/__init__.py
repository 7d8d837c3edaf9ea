"""Lengths, bearings and areas on the map: the tool, its words and what is drawn."""
