"""A story handed out whole: what it is besides its Scenes, and a writer for each kind of file."""
