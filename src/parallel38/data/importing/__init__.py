"""Strangers' files -> layers: read in a child process, told as one `Understood`, written whole."""
