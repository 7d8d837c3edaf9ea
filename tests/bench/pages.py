"""Pages of peers: bare Leaflet with the same coast, an empty page, and the door that all share."""

from dataclasses import dataclass, field
from pathlib import Path

from parallel38 import paths
from parallel38.map.document import NONCE, leaflet_dir

COAST = ("land_world", "land_region")
SHOWN = 0x010203  # the bare page's mark once its coast is painted

MARK = '<div id="mark" style="position:fixed;left:0;top:0;width:4px;height:4px;z-index:9999"></div>'

BARE = f"""<!doctype html><meta charset="utf-8"><title>bare</title>
<link rel="stylesheet" href="/leaflet/leaflet.css"><script src="/leaflet/leaflet.js"></script>
<style>html,body,#map{{height:100%;margin:0;background:#dbe4e5}}</style>
<body><div id="map"></div>{MARK}<script nonce="{NONCE}">
const map = L.map("map", {{zoomSnap: 0, zoomControl: false, attributionControl: false,
  preferCanvas: true}}).setView([38.3, 127.6], 6.3);
const coast = (url) => fetch(url).then((answer) => answer.json());
Promise.all({[f"/coast/{name}.geojson" for name in COAST]}.map(coast))
  .then((all) => {{
    for (const one of all) L.geoJSON(one, {{style: {{weight: 1, fillOpacity: 1}}}}).addTo(map);
    requestAnimationFrame(() => {{ mark.style.background = "#{SHOWN:06x}"; }});
  }});
</script>"""


def door(paint: str) -> str:
    """The mark, and the script that answers as our own page does; `paint` handles a message."""
    return f"""{MARK}<script src="/qwebchannel.js"></script><script nonce="{NONCE}">
new QWebChannel(qt.webChannelTransport, ({{objects: {{bridge}}}}) => {{
  const say = (message) => bridge.fromPage(JSON.stringify(message));
  bridge.toPage.connect((text) => {{
    const message = JSON.parse(text);
    if (message.type !== "show") return;
    {paint}
    requestAnimationFrame(() => {{
      mark.style.background = "#" + message.revision.toString(16).padStart(6, "0");
      say({{type: "drawn", revision: message.revision}});
    }});
  }});
  say({{type: "loaded"}});
}});
</script>"""


EMPTY = f'<!doctype html><meta charset="utf-8"><title>empty</title><body>{door("")}'


@dataclass
class Pages:
    """A Site of one page with Leaflet, the coast, Qt's channel and folders of scripts beside it."""

    html: str
    extra: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)

    def get(self, path: str) -> tuple[str, bytes] | None:
        """What the engine serves."""
        if path == "/":
            return "text/html; charset=utf-8", self.html.encode()
        if path in self.extra:
            return "text/javascript", self.extra[path]
        room, _, name = path[1:].partition("/")
        roots = {"leaflet": leaflet_dir(), "coast": paths.geodata() / "base"} | self.folders
        return _file(roots[room], name) if room in roots else None


def _file(root: Path, name: str) -> tuple[str, bytes]:
    kind = {".css": "text/css", ".js": "text/javascript"}.get(Path(name).suffix, "application/json")
    return kind, paths.inside(root, name).read_bytes()
