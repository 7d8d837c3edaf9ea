"""Ratios against the floor and a bare peer, in one run: `python -m tests.bench`."""
