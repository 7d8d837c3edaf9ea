"""Scripts that make geodata/ from named inputs, and the atlas file from geodata/."""
