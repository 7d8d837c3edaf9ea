"""What the page will ask for, told in its head: so that all is on its way before scripts run."""

DATA = ("/payload.json", "/geometry.bin", "/look.json")
TYPE = ("/fonts/latin-400.ttf", "/fonts/latin-700.ttf")
_HEAD = b"<head>"


def with_links(html: bytes) -> bytes:
    """The page with links in its head to its script, data and type."""
    links = [
        '<link rel="modulepreload" href="/script.js">',
        *(f'<link rel="preload" as="fetch" href="{path}" crossorigin>' for path in DATA),
        *(f'<link rel="preload" as="font" href="{path}" crossorigin>' for path in TYPE),
    ]
    return html.replace(_HEAD, _HEAD + "\n".join(links).encode(), 1)
