"""Scanned maps: a GeoTIFF, or an image placed by its corners -> tiles of Web Mercator."""
