"""The shapes of the historical layers, cut from the coast by written recipes."""
