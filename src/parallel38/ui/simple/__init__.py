"""The simple window of a class: map, timeline, ten dates, Print."""
