"""Answers the page's requests: path in, MIME type and bytes out. Knows no engine."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from parallel38.map.early import with_links
from parallel38.map.script import script
from parallel38.map.style import look
from parallel38.map.tongues import tongues

MIMES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".bin": "application/octet-stream",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".ttf": "font/ttf",
    ".map": "application/json",
}
SCANS = "/scan/"
_HEADS = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png", b"RI": "image/webp"}
_PAGE = "page.html"
_LOOK = "/look.json"
_MADE = (_LOOK, "/script.js")
_BLOBS = {"/": _PAGE, "/payload.json": "payload.json", "/geometry.bin": "geometry.bin"}


class Site:
    """The page's world: blobs of the atlas file by name, and three folders.

    `blob(name)` raises KeyError where there is no such blob. `extra` are answers held in memory,
    path -> bytes, such as the engine's own /qwebchannel.js.
    """

    def __init__(
        self,
        blob: Callable[[str], bytes],
        web_dir: Path,
        leaflet_dir: Path,
        fonts_dir: Path,
        extra: dict[str, bytes] | None = None,
    ) -> None:
        self._blob = blob
        self._folders = {"web": web_dir, "leaflet": leaflet_dir, "fonts": fonts_dir}
        self._extra = dict(extra or {})
        self._scans: Callable[[str], bytes | None] = lambda _name: None
        self._ahead: dict[str, tuple[str, bytes]] = {}

    def put(self, answers: Mapping[str, bytes]) -> None:
        """Answers held in memory from now on, by path."""
        self._extra |= answers

    def make_ahead(self) -> None:
        """Make what takes long, each for the next request alone: while the engine starts."""
        self._ahead = {path: self._made(path) for path in _MADE}

    def lend(self, scans: Callable[[str], bytes | None]) -> None:
        """Whom to ask for the tiles of scanned maps, `<id>/<zoom>/<column>/<row>`."""
        self._scans = scans

    def get(self, path: str) -> tuple[str, bytes] | None:
        """MIME type and bytes of `/…`, or None where there is nothing of that name."""
        if path in _MADE:
            return self._ahead.pop(path, None) or self._made(path)
        if path in self._extra:
            return _mime(path), self._extra[path]
        if path in _BLOBS or path.startswith("/relief/"):
            return self._from_blob(_BLOBS.get(path, path[1:]))
        if path.startswith(SCANS):
            tile = self._scans(path.removeprefix(SCANS))
            return (_mime_of(tile), tile) if tile else None
        _, _, rest = path.partition("/")
        room, _, name = rest.partition("/")
        folder = self._folders.get(room)
        return _from_folder(folder, name) if folder else None

    def _made(self, path: str) -> tuple[str, bytes]:
        web = self._folders["web"]
        return _mime(path), look(tongues(web)) if path == _LOOK else script(web).encode()

    def _from_blob(self, name: str) -> tuple[str, bytes] | None:
        try:
            found = self._blob(name)
        except KeyError:
            return None
        return _mime(name), with_links(found) if name == _PAGE else found


def _from_folder(folder: Path, name: str) -> tuple[str, bytes] | None:
    """A file inside the folder; anything that would lead out of it is not there."""
    parts = PurePosixPath(name).parts
    if not parts or "\\" in name or any(part in ("..", "/") for part in parts):
        return None
    file = folder.joinpath(*parts)
    if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
        return None
    return _mime(name), file.read_bytes()


def _mime(name: str) -> str:
    return MIMES.get(PurePosixPath(name).suffix, "application/octet-stream")


def _mime_of(picture: bytes) -> str:
    return _HEADS.get(picture[:2], "application/octet-stream")
