"""Rebuild of the base map (geodata/base) from named, pinned public inputs."""
