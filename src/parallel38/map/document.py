"""The page, built once by folium with fixed ids; everything drawn on it is ours (resources/web)."""

import re
from html import escape
from pathlib import Path
from typing import Any

from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM

NONCE = "{{p38-nonce}}"  # the scheme puts its own in (engine/scheme.py)
MAP = "atlas"  # folium's variable becomes map_atlas
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\bnonce=)")

OPTIONS: dict[str, Any] = {
    "zoom_control": False,
    "attribution_control": False,
    "minZoom": MIN_ZOOM,  # spelt for Leaflet: folium keeps min_zoom to its tile layers
    "maxZoom": MAX_ZOOM,
    "zoom_snap": 0,
    "zoom_delta": 0.5,
    "zoom_animation": False,
    "fade_animation": False,
    "marker_zoom_animation": False,
    "scroll_wheel_zoom": False,  # wheel.js zooms smoothly
    "double_click_zoom": False,
    "box_zoom": False,
    "keyboard": False,  # keys.js
    "world_copy_jump": False,
    "inertia": True,
    "bounce_at_zoom_limits": False,
}

_HEAD = """
<title>Parallel 38</title>
<link rel="stylesheet" href="/web/atlas.css">
<script src="/qwebchannel.js"></script>
<script type="module" src="/script.js"></script>
"""


def page(lat: float = 38.3, lon: float = 127.6, zoom: float = 6.3) -> str:
    """The page's HTML, the same text for the same camera (degrees, Leaflet zoom)."""
    import folium
    from branca.element import Element, Figure

    figure = Figure()
    options = OPTIONS | {"zoom_start": zoom}  # folium declares it whole, Leaflet takes any
    world = folium.Map(location=(lat, lon), tiles=None, **options)
    world._id = MAP
    figure._id = "figure"
    world.default_js = [("leaflet", "/leaflet/leaflet.js")]
    world.default_css = [("leaflet_css", "/leaflet/leaflet.css")]
    figure.add_child(world)
    figure.header.add_child(Element(_HEAD), name="parallel38")
    return _SCRIPT.sub(f'<script nonce="{escape(NONCE)}"', figure.render())


def leaflet_dir() -> Path:
    """Where the installed package keeps leaflet.js and leaflet.css."""
    from importlib.resources import files

    return Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
