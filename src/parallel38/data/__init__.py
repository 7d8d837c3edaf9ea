"""From geodata/ to an Atlas, and the checks on it."""
