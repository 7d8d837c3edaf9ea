"""The inspector: what the record says of a date, a feature, an event, a place or a point."""

from parallel38.ui.inspector.panel import Inspector

__all__ = ["Inspector"]
