"""What a caller may ask of an import, and what it is told: both go through JSON unchanged."""

from typing import Literal

from msgspec import Struct, field

Role = Literal[
    "", "name", "start", "end", "date",
    "start_year", "start_month", "start_day", "end_year", "end_month", "end_day",
    "lat", "lon", "point", "wkt",
]  # fmt: skip
# How the dates of a column are to be read. `written`: ISO, EDTF, years and words.
Reading = Literal["written", "day first", "month first", "serial"]

START_PARTS: tuple[Role, ...] = ("start_year", "start_month", "start_day")
END_PARTS: tuple[Role, ...] = ("end_year", "end_month", "end_day")
DATE_ROLES: tuple[Role, ...] = ("start", "end", "date", *START_PARTS, *END_PARTS)
PLACE_ROLES: tuple[Role, ...] = ("lat", "lon", "point", "wkt")
# What is read: formats.py has a reader for each.
SUFFIXES = (
    ".geojson", ".json", ".gpkg", ".kml", ".kmz", ".zip", ".shp", ".csv", ".tsv", ".txt", ".xlsx",
)  # fmt: skip
# Scanned maps: scans/ reads them. A TIFF may say where it lies, the others are placed by hand.
SCANS = (".tif", ".tiff", ".png", ".jpg", ".jpeg")
EXAMPLES = 5  # of each reason, told in full
FIRST_ROWS = 6  # that are shown as they were understood


Wanted = Literal["", "crs", "encoding"]


class ReadError(ValueError):
    """A file that cannot be read at all; its text is one sentence without the file's name.
    `wants`: with what it could be.
    """

    def __init__(self, sentence: str, wants: Wanted = "") -> None:
        super().__init__(sentence)
        self.wants: Wanted = wants


class Wishes(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the caller knows better than the guess; all may be left out.

    `part` is a sheet, a layer or a file in an archive; `header_row` counts from 1 (0: there is
    none); `crs` is an authority's code such as EPSG:5179, for numbers that are no degrees `lon` is
    the easting; `swapped`: latitude stands where longitude belongs; `ends_after`: an end is the
    first day on which a thing no longer held. A role set in `roles` takes the place of all guesses
    about dates, places or the name, whichever it is about. `table`: not the file but the own layer
    in that table of it, a project, is read again.

    A scanned map is placed by two to four `corners`, longitude and latitude in degrees
    (scans/corners.py says which); with `sketch` one that has no place is answered by a picture.
    """

    table: str | None = None

    part: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    crs: str | None = None
    swapped: bool | None = None
    ends_after: bool | None = None
    roles: dict[str, Role] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    corners: tuple[tuple[float, float], ...] = ()
    sketch: bool = False


class Column(Struct, frozen=True):
    """A column of the file: its role (none: kept as text only), how its dates are read (only
    where the role is a date's), a few of its values, and its name in the layer.
    """

    name: str
    role: Role
    reading: Reading
    examples: tuple[str, ...]
    stored: str


class Shown(Struct, frozen=True):
    """One of the first rows as it was understood: dates in EDTF, its place in a few words, and
    what is wrong with it.
    """

    number: int
    name: str
    start: str
    end: str
    place: str
    fault: str = ""


class Reason(Struct, frozen=True):
    """A rule that rows broke: how many, and the first of them as sentences."""

    rule: str
    count: int
    examples: tuple[str, ...]


class Scanned(Struct, frozen=True):
    """A scanned map: what of domain.scan.Scan the file tells. `sketch` is a small picture (WebP)
    where it has no place: then `extent` means nothing.
    """

    extent: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    zooms: tuple[int, int] = (0, 0)
    size: tuple[int, int] = (0, 0)
    sketch: bytes = b""


class Understood(Struct, frozen=True):
    """What was made of a file. `sentences` tell it to a reader; `reasons` say what was not taken
    as it stands. `first` and `last` are the outer days (ISO) of what is dated; `bounds` is west,
    south, east, north in degrees; `layer` is the table's name in the GeoPackage. `scan` is
    there for a scanned map, whose tiles are counted.
    """

    file: str
    format: str
    unit: Literal["row", "feature", "tile"]
    parts: tuple[str, ...]
    part: str
    encoding: str
    delimiter: str
    header_row: int
    crs: str
    swapped: bool
    ends_after: bool
    columns: tuple[Column, ...]
    layer: str
    count: int
    placed: int
    dated: int
    shapes: dict[str, int]
    first: str
    last: str
    bounds: tuple[float, float, float, float] | None
    sentences: tuple[str, ...]
    reasons: tuple[Reason, ...]
    scan: Scanned | None = None
    shown: tuple[Shown, ...] = ()
