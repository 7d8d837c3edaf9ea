"""Figures in a conic projection: the atlas carried from Web Mercator into the plane of a cone."""
