"""Figures: a format is a function of (Scene, Surface, path). No Qt."""
