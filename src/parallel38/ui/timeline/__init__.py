"""The timeline: one clock for everything, painted by hand."""
