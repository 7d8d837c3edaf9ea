"""Files of others, made small; and the layer that comes of one, read back."""

import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import shapely

from parallel38.data.importing.child import run
from parallel38.data.importing.reading import read
from parallel38.data.importing.understood import ReadError, Understood, Wishes

CSV = "name,date,lat,lon\n"
SECRET = "the words of a file that nobody gave"


class Layer:
    """What was understood of a file, and the rows of its layer."""

    def __init__(self, told: Understood, path: Path) -> None:
        self.told, self.path = told, path

    def values(self, column: str) -> list[Any]:
        """A column of the layer."""
        with sqlite3.connect(self.path) as base:
            rows = base.execute(f'SELECT "{column}" FROM "{self.told.layer}" ORDER BY fid')
            return [row[0] for row in rows]

    def dates(self) -> list[tuple[str, str]]:
        return list(zip(self.values("start"), self.values("end"), strict=True))

    def points(self) -> list[tuple[float, float] | None]:
        """Longitude and latitude, rounded to 10 m."""
        shapes = [blob and shapely.from_wkb(blob[8:]).centroid for blob in self.values("geom")]
        return [one and (round(one.x, 4), round(one.y, 4)) for one in shapes]

    def role(self, role: str) -> str:
        return next((one.name for one in self.told.columns if one.role == role), "")

    def rules(self) -> dict[str, int]:
        return {reason.rule: reason.count for reason in self.told.reasons}


def layer_of(path: Path, wishes: Wishes | None = None) -> Layer:
    """Read in this process: not for what GDAL reads."""
    out, work = path.with_name("out.gpkg"), path.with_name("work")
    out.unlink(missing_ok=True)
    work.mkdir(exist_ok=True)
    return Layer(read(path, out, work, wishes or Wishes(), lambda rows, done: None), out)


def from_child(path: Path, wishes: Wishes | None = None) -> Layer:
    """Read in a child process, as the program does."""
    out = path.with_name("out.gpkg")
    return Layer(run(path, out, wishes or Wishes(), lambda far: None), out)


def fault_of(path: Path, wishes: Wishes | None = None) -> str:
    """The sentence about a file that cannot be read."""
    try:
        layer_of(path, wishes)
    except ReadError as error:
        return str(error)
    raise AssertionError("the file was read")


def csv(folder: Path, text: str, encoding: str = "utf-8", name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def zipped(path: Path, **files: str | bytes) -> Path:
    """An archive; a double underscore in a key stands for a dot."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def xlsx(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """A workbook of texts, numbers and, as ("date", serial), days."""
    names = list(sheets)
    book = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    styles = f'<Relationship Id="rId99" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{book}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _relations(links + styles),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for at, rows in enumerate(sheets.values(), 1):
        files[f"xl/worksheets/s{at}.xml"] = _sheet(rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
    f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{_SHEETS}.sheet.main+xml"/></Types>'
)


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _sheet(rows: list[list[object]]) -> str:
    from xml.sax.saxutils import escape

    def cell(column: int, row: int, value: object) -> str:
        place = f"{chr(65 + column)}{row}"
        if isinstance(value, tuple):
            return f'<c r="{place}" s="1"><v>{value[1]}</v></c>'
        if isinstance(value, int | float):
            return f'<c r="{place}"><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'

    told = "".join(
        f'<row r="{at}">{"".join(cell(c, at, v) for c, v in enumerate(row) if v != "")}</row>'
        for at, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{told}</sheetData></worksheet>'
