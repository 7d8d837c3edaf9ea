"""Parallel 38: a dated map of US and Soviet/Russian policy toward Korea, 1866 to 2024."""

__version__ = "0.1.0"
