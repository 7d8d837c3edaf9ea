"""Commands longer than a few lines, one module each; __main__.py joins them."""
