"""Shapefiles, alone or in an archive: their files are copied under names of our own, so that GDAL
sees shapes and table only; encoding and coordinate system are read here.
"""

from pathlib import Path

from parallel38.data.importing import archive, bounds, encodings
from parallel38.data.importing.batch import Source
from parallel38.data.importing.gdal import SHAPEFILE, check_magic, open_layer
from parallel38.data.importing.understood import ReadError, Wishes

# What a file is called in the folder to work in.
COPIES = {
    ".shp": "layer.shp", ".shx": "layer.shx", ".dbf": "layer.dbf", ".prj": "system.txt",
    ".cpg": "encoding.txt",
}  # fmt: skip
MOST_SYSTEM = 20_000  # bytes of a .prj


def read(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open a Shapefile; `work` is an empty folder. Raises ReadError."""
    bounds.check_size(path)
    packed = path.suffix.casefold() == ".zip"
    names = _unpack(path, wishes, work) if packed else _gather(path, work)
    if not (work / COPIES[".shx"]).exists():
        raise ReadError("holds a .shp without its .shx" if packed else "is a .shp without its .shx")
    source = open_layer(
        work / COPIES[".shp"], SHAPEFILE, "Shapefile", None, _encoding(work, wishes)
    )
    if not (work / COPIES[".dbf"]).exists():
        source.notes.append("has no .dbf: its shapes have neither names nor dates")
    source.crs = _system(work)
    source.parts, source.part = (names if len(names) > 1 else ()), wishes.part or names[0]
    return source


def _gather(path: Path, work: Path) -> tuple[str, ...]:
    check_magic(path, SHAPEFILE, "Shapefile")
    for one in path.parent.glob("*"):
        suffix = one.suffix.casefold()
        if one.stem == path.stem and suffix in COPIES:
            if one.stat().st_size > bounds.TABLE_BYTES:
                raise ReadError(f"comes with a {suffix} that is too large to be read")
            (work / COPIES[suffix]).write_bytes(one.read_bytes())
    return (path.name,)


def _unpack(path: Path, wishes: Wishes, work: Path) -> tuple[str, ...]:
    """The names of the archive's Shapefiles; the one that is wanted, or the first, is unpacked."""
    inside = archive.entries(path)
    names = tuple(one.filename for one in archive.with_suffix(inside, ".shp"))
    if not names:
        raise ReadError("is an archive without a Shapefile (.shp)")
    if wishes.part and wishes.part not in names:
        raise ReadError(f"holds no '{wishes.part}'; it holds {', '.join(names[:5])}")
    stem = (wishes.part or names[0])[:-4].casefold()
    for entry in inside:
        name = entry.filename.casefold()
        if name[:-4] == stem and name[-4:] in COPIES:
            with (work / COPIES[name[-4:]]).open("wb") as out:
                archive.copy(path, entry, out.write, bounds.TABLE_BYTES)
    return names


def _system(work: Path) -> str:
    """The text of the .prj, '' where there is none."""
    said = work / COPIES[".prj"]
    return said.read_bytes()[:MOST_SYSTEM].decode("utf-8", "replace") if said.exists() else ""


def _encoding(work: Path, wishes: Wishes) -> str:
    """The encoding of the table's text: as wished, as its .cpg says, or the likeliest."""
    if wishes.encoding:
        return encodings.known(wishes.encoding)
    said = work / COPIES[".cpg"]
    if said.exists():
        name = said.read_bytes()[:40].decode("ascii", "replace").strip()
        try:
            return encodings.known(f"cp{name}" if name.isdigit() and len(name) < 5 else name)
        except ReadError:
            pass
    table = work / COPIES[".dbf"]
    if not table.exists():
        return "utf-8"
    data = table.read_bytes()
    return encodings.encoding_of(data[int.from_bytes(data[8:10], "little") :].replace(b"\0", b" "))
