"""The page that folium made, with all that it asks for inside it."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from parallel38 import paths, words
from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.framing import named_views
from parallel38.domain.mercator import down
from parallel38.domain.story import Scene
from parallel38.export.deck.told import Deck
from parallel38.map.document import leaflet_dir
from parallel38.map.script import script
from parallel38.map.style import look
from parallel38.map.tongues import tongues
from parallel38.own import GEOMETRY, PAYLOAD, Own, with_guests
from parallel38.standalone.desk import desk
from parallel38.standalone.faces import faces
from parallel38.standalone.ground import POINTS, ground
from parallel38.standalone.pack import pack
from parallel38.standalone.spoken import pictures
from parallel38.ui import bridge, tokens
from parallel38.ui.drawing.message import message_of
from parallel38.words import _

BOOT, FIRST = "standalone/boot.js", "standalone/main.js"
RELIEF = range(7)  # zooms: what is finer would cost a quarter of a megabyte
AFAR = 4  # from this zoom on only the tiles of the region
REGION = "northeast-asia"  # a named view
_LINKS = re.compile(
    r"""<(?:link[^>]*>|script[^>]*\bsrc=[^>]*></script>|meta name="viewport"[^>]*>)"""
)
_SCRIPTS = re.compile(r"<script[^>]*>(.*?)</script>", re.S)
_FACES = re.compile(r"@font-face\s*\{.*?\}\s*", re.S)
_ADDRESS = re.compile(r"[^{};]*url\([^)]*\)[^;}]*;?")


def document(
    file: AtlasFile, scene: Scene, size: tuple[float, float], fade_days: int, own: Own | None,
    deck: Deck | None = None,
) -> bytes:  # fmt: skip
    """One HTML file: the scene's map, live. `size` (CSS pixels) is what its camera was framed
    for; `own` is a person's own; a `deck` is presented.
    """
    atlas = with_guests(file.atlas, own) if own else file.atlas
    answers = _data(file) | ground(file)
    answers["/desk.json"] = desk(atlas, scene, size, fade_days, deck)
    answers |= dict(pictures(deck.story, deck.images)) if deck else {}
    answers |= _own_answers(own)
    said = b"".join(answers[name] for name in answers if name.endswith(".json"))
    answers |= faces(said.decode("utf-8"))
    answers |= (code := _code(file.blob("page.html").decode()))
    points = frozenset(name for name in ("/geometry.bin", POINTS, GEOMETRY) if name in answers)
    return _html(*_said(scene, deck), code, pack(answers, points)).encode()


def _data(file: AtlasFile) -> dict[str, bytes]:
    """What the page fetches, by path; of the relief what a file has room for."""
    payload = json.loads(file.blob("payload.json"))
    ranges = {
        zoom: _region(int(zoom), box) if int(zoom) >= AFAR else box
        for zoom, box in payload["relief"].items()
        if int(zoom) in RELIEF
    }
    text = json.dumps(payload | {"relief": ranges}, ensure_ascii=False, separators=(",", ":"))
    found = {"/payload.json": text.encode(), "/geometry.bin": file.blob("geometry.bin")}
    found["/look.json"] = look(tongues(_web()))
    for name in _tiles(ranges):
        found[f"/{name}"] = file.blob(name)
    return found


def _region(zoom: int, box: list[int]) -> list[int]:
    """Of the tiles that there are [west, east, north, south] those of the region."""
    west, south, east, north = named_views()[REGION].box
    sides = ((lon / 360 + 0.5) for lon in (west, east))
    x0, x1, y0, y1 = (int(one * 2**zoom) for one in (*sides, down(north), down(south)))
    return [max(x0, box[0]), min(x1, box[1]), max(y0, box[2]), min(y1, box[3])]


def _tiles(ranges: dict[str, list[int]]) -> Iterator[str]:
    for zoom, (west, east, north, south) in ranges.items():
        for x in range(west, east + 1):
            for y in range(north, south + 1):
                yield f"relief/{zoom}/{x}/{y}.webp"


def _own_answers(own: Own | None) -> dict[str, bytes]:
    """A person's layers as the page fetches them, and what Python would tell it of both."""
    if own is None:
        return {"/guests.json": b"[]"}
    layers = bridge.Layers(payload=PAYLOAD, geometry=GEOMETRY)
    told = [json.loads(bridge.to_json(one)) for one in (layers, message_of(own.drawings))]
    bare = json.dumps(json.loads(own.payload) | {"scans": []}).encode()  # their tiles stay behind
    return dict(own.answers) | {PAYLOAD: bare, "/guests.json": json.dumps(told).encode()}


def _code(page: str) -> dict[str, bytes]:
    """The scripts by path, in the order in which they run: Leaflet, folium's, the page's."""
    leaflet = leaflet_dir().joinpath("leaflet.js").read_text("utf-8")
    folium = "\n".join(_SCRIPTS.findall(_LINKS.sub("", page)))
    texts = {"leaflet": leaflet, "folium": folium, "page": script(_web(), FIRST)}
    return {f"/{name}.js": text.encode() for name, text in texts.items()}


def _web() -> Path:
    return paths.resources() / "web"


def _html(title: str, about: str, code: dict[str, bytes], data: str) -> str:
    """The file: styles, the packed data, and the one script that unpacks it."""
    boot = "{\n" + script(_web(), BOOT) + "\n}"
    policed = policy([boot.encode(), *code.values()])
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policed}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1, '
        'viewport-fit=cover">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="Parallel 38">\n'
        f'<meta name="description" content="{escape(about or _about())}">\n'
        f"<title>{escape(title or 'Parallel 38')}</title>\n"
        f"<style>{_styles()}</style>\n</head>\n<body>\n"
        f'<p id="p38-wait">{escape(_("Opening the map …"))}</p>\n'
        f"<noscript><p>{escape(_('This map needs JavaScript.'))}</p></noscript>\n"
        '<div class="folium-map" id="map_atlas"></div>\n'
        f'<script type="text/plain" id="p38-data" data-scripts="{" ".join(code)}">{data}</script>\n'
        f"<script>{boot}</script>\n</body>\n</html>\n"
    )


def _said(scene: Scene, deck: Deck | None) -> tuple[str, str]:
    """What the file is called, and what it is about."""
    if deck:
        return deck.story.title, deck.story.description
    return scene.title, scene.caption


def _about() -> str:
    return _("Korea and Manchuria between the great powers, 1866–2024: a map with a clock.")


def policy(scripts: list[bytes]) -> str:
    """Only these scripts, and nothing from anywhere."""
    sums = " ".join(f"'sha256-{b64encode(sha256(one).digest()).decode()}'" for one in scripts)
    return (
        f"default-src 'none'; script-src {sums}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _styles() -> str:
    """Leaflet's, the page's and the desk's, without an address in any of them."""
    web = _web()
    texts = [
        leaflet_dir().joinpath("leaflet.css").read_text("utf-8"),
        _FACES.sub("", web.joinpath("atlas.css").read_text("utf-8")),
        _tones(),
        web.joinpath("standalone", "desk.css").read_text("utf-8"),
        web.joinpath("standalone", "presenting.css").read_text("utf-8"),
    ]
    return _ADDRESS.sub("", "\n".join(texts))


def _tones() -> str:
    """The window's colours as CSS variables, light and dark."""
    return f":root {{ {_variables(tokens.LIGHT)} }} :root.dark {{ {_variables(tokens.DARK)} }}"


def _variables(look: tokens.Tokens) -> str:
    names = (name for name in look.__dataclass_fields__ if name != "name")
    return " ".join(f"--{name.replace('_', '-')}: {getattr(look, name)};" for name in names)
