"""Figures from the window: who draws them."""
