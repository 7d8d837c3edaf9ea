"""The atlas for other programs: tables with shapes, and its sources for reference managers."""
