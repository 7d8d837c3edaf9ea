"""The atlas as one HTML file that needs nothing else: page, data, type, a desk without Python."""
