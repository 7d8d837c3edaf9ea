"""KML and KMZ: placemarks with their times as written; no link in them is followed."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from parallel38.data.importing import archive, bounds
from parallel38.data.importing.batch import Batch, Source, unique_names
from parallel38.data.importing.kml_shapes import shape_of, tag
from parallel38.data.importing.text_tables import decoded
from parallel38.data.importing.understood import ReadError, Wishes

FIXED = ("name", "description", "begin", "end", "when")
LEFT_OUT = ("NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Model", "Tour")
NO_SHAPE = "has a shape that cannot be read"
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


class _Read:
    """What is found on the way through the file."""

    def __init__(self) -> None:
        self.placemarks: list[tuple[dict[str, str], object, str]] = []
        self.left_out: Counter[str] = Counter()
        self.root = ""
        self.broken = ""


def read(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open a KML file, or the first in a KMZ. Raises ReadError."""
    bounds.check_size(path, bounds.SHAPE_BYTES)
    with path.open("rb") as file:
        packed = file.read(2) == b"PK"
    data, part = _unpacked(path) if packed else (path.read_bytes(), "")
    said, encoding = decoded(data, wishes.encoding or _declared(data))
    found = _walk(said)
    if found.root != "kml" and not found.placemarks:
        raise ReadError("is no KML" + (f": {found.broken}" if found.broken else ""))
    bounds.check_rows(len(found.placemarks), "feature")
    names = list(dict.fromkeys(name for cells, _, _ in found.placemarks for name in cells))
    bounds.check_columns(len(names))
    return Source(
        format="KMZ" if packed else "KML",
        unit="feature",
        columns=unique_names(names),
        batches=partial(_batches, found, names),
        shaped=True,
        part=part,
        encoding=encoding,
        crs="OGC:CRS84",
        notes=list(_notes(found)),
    )


def _unpacked(path: Path) -> tuple[bytes, str]:
    inside: list[zipfile.ZipInfo] = archive.with_suffix(archive.entries(path), ".kml")
    if not inside:
        raise ReadError("is an archive without a KML file")
    named = [one for one in inside if one.filename.casefold() == "doc.kml"]
    first = (named or inside)[0]
    return archive.content(path, first, bounds.SHAPE_BYTES), first.filename[-80:]


def _declared(data: bytes) -> str | None:
    """The encoding that the XML declaration names, if it is not one of Unicode."""
    match = re.match(rb"\s*<\?xml[^>]*encoding=[\"']([\w.-]+)", data[:200])
    name = match[1].decode().casefold() if match else "utf-8"
    return None if name.startswith("utf") else name


def _walk(said: str) -> _Read:
    """All placemarks, up to where the XML breaks. Raises ReadError for a DOCTYPE."""
    found = _Read()
    if re.search(r"<!\s*(?:DOCTYPE|ENTITY)", said, re.I):
        raise ReadError("declares a document type, which KML has none of; it is not read")
    parser: Any = ET.XMLPullParser(("start", "end"))
    text = io.StringIO(_DECLARED.sub("", said))
    try:
        while block := text.read(1 << 20):
            parser.feed(block)
            _take(parser, found)
        parser.close()
        _take(parser, found)
    except ET.ParseError as error:
        found.broken = str(error)
    return found


def _take(parser: Any, found: _Read) -> None:
    for kind, element in parser.read_events():
        name = tag(element)
        if kind == "start":
            found.root = found.root or name
        elif name == "Placemark":
            found.placemarks.append((_cells(element), *shape_of(element)))
            element.clear()
        elif name in LEFT_OUT:
            found.left_out[name] += 1
            element.clear()


def _cells(placemark: ET.Element) -> dict[str, str]:
    """Name, description, times and data of a placemark."""
    cells: dict[str, str] = {}
    for element in placemark.iter():
        name, said = tag(element), (element.text or "").strip()
        if name in FIXED and said:
            cells.setdefault(name, said)
        elif name == "Data":
            cells[element.get("name") or "data"] = _value(element)
        elif name == "SimpleData":
            cells[element.get("name") or "data"] = said
    return cells


def _value(data: ET.Element) -> str:
    return next(((one.text or "").strip() for one in data if tag(one) == "value"), "")


def _notes(found: _Read) -> Iterator[str]:
    if found.broken:
        count = len(found.placemarks)
        yield f"breaks off or is broken after feature {count} ({found.broken}); the rest is lost"
    for name, count in found.left_out.items():
        yield f"has {count} {name}, which {'is' if count == 1 else 'are'} left out"


def _batches(found: _Read, names: list[str]) -> Iterator[Batch]:
    import numpy as np

    for at in range(0, len(found.placemarks), bounds.BATCH):
        some = found.placemarks[at : at + bounds.BATCH]
        yield Batch(
            at + 1,
            [[cells.get(name, "") for name in names] for cells, _, _ in some],
            np.array([None, *(shape for _, shape, _ in some)], dtype=object)[1:],
            [
                (number, NO_SHAPE, f"{NO_SHAPE} ({fault})")
                for number, (_, _, fault) in enumerate(some, at + 1)
                if fault
            ],
            done=(at + len(some)) / len(found.placemarks),
        )
