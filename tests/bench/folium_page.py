"""folium's own Timeline plugin with a set, and where its two scripts come from.

They are no part of this repository: a folder of the user's, or, where the command line asks for it,
a download by npm into the cache.
"""

import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from parallel38 import paths
from parallel38.map.document import NONCE
from tests.bench.pages import door
from tests.bench.sets import DatedSet

SCRIPTS = ("leaflet.timeline.js", "moment.min.js")
RELEASES = ("leaflet.timeline@1.6.0", "moment@2.18.1")  # that folium 0.20 names
_EPOCH = 719163  # day number of 1970-01-01
_INTERVAL = f"""(feature) => ({{start: (feature.properties.from - {_EPOCH}) * 864e5,
  end: (feature.properties.after - {_EPOCH}) * 864e5 - 1}})"""
_LINES = '() => ({weight: 1, color: "#2b6199", fillOpacity: 0.25})'
_POINTS = "(feature, at) => L.circleMarker(at, {radius: 4, weight: 1.4})"


def page(found: DatedSet) -> str:
    """The page that folium writes, on canvas, with scripts and data from our own scheme."""
    import folium
    from folium.plugins import Timeline, TimelineSlider
    from folium.utilities import JsCode

    home = found.camera
    camera: dict[str, Any] = {"zoom_start": home.zoom, "zoom_snap": 0}  # declared whole numbers
    world = folium.Map((home.lat, home.lon), tiles=None, prefer_canvas=True, **camera)
    world.default_js = [("leaflet", "/leaflet/leaflet.js")]
    world.default_css = [("leaflet_css", "/leaflet/leaflet.css")]
    data = {"type": "FeatureCollection", "features": found.features}
    options = {"style": JsCode(_LINES), "point_to_layer": JsCode(_POINTS)}
    layer = Timeline(data, get_interval=JsCode(_INTERVAL), **options)
    slider = TimelineSlider(
        auto_play=False, enable_playback=False, show_ticks=False, date_options="YYYY-MM-DD"
    )
    scripts = [(name, f"/scripts/{name}") for name in SCRIPTS]
    layer.default_js = slider.default_js = scripts
    layer.add_to(world)
    slider.add_timelines(layer).add_to(world)  # type: ignore[no-untyped-call]
    html = world.get_root().render().replace("<script>", f'<script nonce="{NONCE}">')
    move = f"{slider.get_name()}.setTime((message.pane.day - {_EPOCH}) * 864e5);"
    return str(html) + door(move)


def scripts(folder: Path | None) -> Path | None:
    """The folder that holds both scripts: the one named, or the cache's."""
    folder = folder or fetched()
    return folder if all((folder / name).is_file() for name in SCRIPTS) else None


def fetched() -> Path:
    """Where fetch() puts them."""
    return paths.cache() / "bench"


def fetch() -> None:
    """Let npm download both packages and keep the two scripts. Raises CalledProcessError."""
    fetched().mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", *RELEASES]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for package in Path(folder).glob("*.tgz"):
            with tarfile.open(package) as tar:
                for member in tar:
                    name = Path(member.name).name
                    if name in SCRIPTS and (content := tar.extractfile(member)):
                        (fetched() / name).write_bytes(content.read())
