"""The page: its document, its payload, its styles. No Qt."""
