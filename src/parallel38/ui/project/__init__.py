"""The project in the window: what is open, undo, autosave, bookmarks, links."""
