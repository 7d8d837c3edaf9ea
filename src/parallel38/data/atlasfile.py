"""The atlas file: geodata/ compiled once into one zip of stored blobs in the user's cache.

Its name holds a hash of geodata and of the code that compiles it. Whether anything changed is
told first by sizes and times alone (a note beside the file), and by content when those differ.
"""

import contextlib
import os
import sys
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import msgspec

from parallel38 import paths
from parallel38.domain.atlas import Atlas

ATLAS = "atlas.msgpack"
TOLD = 3  # the compiler's exit code when what it said is what is wrong with geodata
KEPT = 8  # older atlas files in the cache are removed beyond this many
# What decides the blobs besides geodata: the compiler and the rooms below it.
CODE = ("compile.py", "domain", "data", "map")
# These only serve, or are for a user's own files: nothing of them is in a blob.
LIVE = (
    "map/site.py", "map/style.py", "map/plane/", "domain/project.py", "domain/link.py",
    "domain/conic.py", "data/project/", "data/importing/",
)  # fmt: skip
PICTURE = ".webp"
_TIME = (1980, 1, 1, 0, 0, 0)  # the same blobs make the same file


class AtlasError(Exception):
    """The atlas cannot be compiled; the text is what the compiler said, one sentence a line."""


class _Note(msgspec.Struct):
    """Beside the atlas files: the state of one geodata folder, and the file made from it."""

    state: str
    file: str


class AtlasFile:
    """An open atlas file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = zipfile.ZipFile(path)

    @cached_property
    def atlas(self) -> Atlas:
        """All records, decoded at the first asking."""
        return msgspec.msgpack.decode(self.blob(ATLAS), type=Atlas)

    def blob(self, name: str) -> bytes:
        """One blob's bytes. Raises KeyError for an unknown name."""
        return self._zip.read(name)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()


def open_atlas(geodata: Path | None = None) -> AtlasFile:
    """The atlas of a geodata folder (the program's own by default), compiled first if need be.

    Raises AtlasError with the compiler's words when geodata cannot be compiled, OSError when the
    cache cannot be written.
    """
    root = (geodata or paths.geodata()).resolve()
    state = _state(root)
    note = paths.cache() / f"geodata-{_digest(str(root).encode())}.json"
    known = _noted(note, state)
    if known:
        return AtlasFile(known)
    path = target(root)
    if not path.is_file():
        _compile(root, path)
    found = AtlasFile(path)
    paths.write_whole(note, msgspec.json.encode(_Note(state, path.name)))
    return found


def target(geodata: Path) -> Path:
    """Where the atlas file of a geodata folder belongs, by the content of all that makes it."""
    hashed = blake2b(digest_size=10)
    for name, entry in _inputs(geodata.resolve()):
        hashed.update(name.encode() + b"\0" + _digest(Path(entry.path).read_bytes()).encode())
    return paths.cache() / f"atlas-{hashed.hexdigest()}.zip"


def write(path: Path, blobs: Mapping[str, bytes]) -> None:
    """Write an atlas file whole or not at all; whoever reads the old one keeps it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with paths.draft_beside(path) as draft:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED) as made:
            for name, blob in blobs.items():
                made.writestr(zipfile.ZipInfo(name, _TIME), blob)
        draft.replace(path)


def _compile(root: Path, path: Path) -> None:
    """Compile in a child process, so that its memory and its heavy imports end with it."""
    import subprocess

    command = [sys.executable, "-m", "parallel38.compile", str(root), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode == TOLD:
        raise AtlasError(done.stderr.strip())
    if done.returncode or not path.is_file():
        raise AtlasError(_unexpected(root, done.returncode, done.stderr.strip()))
    _prune(path)


def _unexpected(root: Path, code: int, said: str) -> str:
    """One sentence for what the compiler did not foresee; all it said goes to the log."""
    sentence = f"The atlas of {root} could not be compiled (exit code {code})"
    file = paths.log_file()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{sentence}:\n{said}\n")
        return f"{sentence}; what went wrong stands in {file}."
    return f"{sentence}: {said.splitlines()[-1] if said else 'it said nothing'}"


def _prune(kept: Path) -> None:
    old = sorted(kept.parent.glob("atlas-*.zip"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in old[KEPT:]:
        if path != kept:
            path.unlink(missing_ok=True)


def _noted(note: Path, state: str) -> Path | None:
    """The atlas file that a note names, if nothing changed since it was written."""
    try:
        found = msgspec.json.decode(note.read_bytes(), type=_Note)
    except (OSError, msgspec.DecodeError):
        return None
    path = note.parent / found.file
    return path if found.state == state and path.is_file() else None


def _inputs(root: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file that decides the atlas file, under a name that holds on any machine."""
    yield from _files(str(root), "geodata/")
    for name, entry in _files(str(paths.PACKAGE), ""):
        decides = name.partition("/")[0] in CODE and not name.startswith(LIVE)
        if decides and name.endswith(".py"):
            yield name, entry


def _files(folder: str, prefix: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """All files below a folder in the order of their names; hidden ones and caches do not count.

    Plain directory entries, since hundreds of files are looked at whenever the program starts.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry


def _state(root: Path) -> str:
    """A digest of name, size and time (ns) of every input; of pictures the name will do, for
    there are hundreds and a rebuild writes their origin record anew.
    """
    seen = []
    for name, entry in _inputs(root):
        if not name.endswith(PICTURE):
            found = entry.stat()
            name = f"{name} {found.st_size} {found.st_mtime_ns}"
        seen.append(name)
    return _digest("\n".join(seen).encode())


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=10).hexdigest()
