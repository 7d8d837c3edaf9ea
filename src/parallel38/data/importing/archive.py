"""Files inside archives: read into memory or under names of our own, never unpacked as named."""

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from parallel38.data.importing.bounds import MB, PARTS, TABLE_BYTES
from parallel38.data.importing.understood import ReadError

BLOCK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)


def entries(path: Path) -> list[zipfile.ZipInfo]:
    """The files in an archive, in its order. Raises ReadError when it is none, is locked, or
    says that it holds more than is read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = [one for one in archive.infolist() if not one.is_dir()]
    except _BROKEN:
        raise ReadError("is no archive, or a broken one") from None
    if len(found) > PARTS:
        raise ReadError(f"holds {len(found)} files, and {PARTS} is the most that is read")
    size = sum(one.file_size for one in found)
    if size > TABLE_BYTES:
        most = f"and {TABLE_BYTES // MB} MB is the most that is read"
        raise ReadError(f"unpacks to {size // MB} MB, {most}")
    if any(one.flag_bits & 1 for one in found):
        raise ReadError("is locked by a password")
    return [one for one in found if not one.filename.startswith("__MACOSX/")]


def check(path: Path, needed: str, otherwise: str) -> None:
    """Refuse an archive without a file of the name `needed`. Raises ReadError."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            raise ReadError(otherwise)
    if needed not in [one.filename for one in entries(path)]:
        raise ReadError(otherwise)


def copy(path: Path, entry: zipfile.ZipInfo, take: Callable[[bytes], object], most: int) -> None:
    """Hand on what an entry unpacks to, block by block; what it says of its size is not believed.
    Raises ReadError.
    """
    size = 0
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as file:
            while block := file.read(BLOCK):
                size += len(block)
                if size > most:
                    raise ReadError(f"unpacks to more than {most // MB} MB, the most that is read")
                take(block)
    except _BROKEN:
        raise ReadError(f"is a broken archive: {entry.filename[-80:]} cannot be unpacked") from None


def content(path: Path, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What an entry unpacks to. Raises ReadError."""
    blocks: list[bytes] = []
    copy(path, entry, blocks.append, most)
    return b"".join(blocks)


def with_suffix(found: list[zipfile.ZipInfo], suffix: str) -> list[zipfile.ZipInfo]:
    """The entries whose name ends so, in any case."""
    return [one for one in found if one.filename.casefold().endswith(suffix)]
