"""What is too much is refused, and the bound is named."""

import zipfile
from pathlib import Path

import pytest

from parallel38.data.importing import archive, bounds
from unit.data.importing.strangers import CSV, csv, fault_of, layer_of


def test_files_that_are_none(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "nothing.csv") == "is not there"
    (tmp_path / "folder.csv").mkdir()
    assert fault_of(tmp_path / "folder.csv") == "is no file"
    assert "is of no kind that is read; geojson," in fault_of(csv(tmp_path, "x", name="a.vrt"))


def test_too_many_bytes_rows_and_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = csv(tmp_path, CSV + "a,1950,37,126\n" * 30)
    monkeypatch.setattr(bounds, "ROWS", 20)
    assert fault_of(path) == "has more than 20 rows, which is the most that is read"
    monkeypatch.setattr(bounds, "ROWS", 30)
    assert layer_of(path).told.count == 30
    monkeypatch.setattr(bounds, "COLUMNS", 3)
    assert fault_of(path) == "has 4 columns, and 3 is the most that is read"
    with path.open("ab") as file:
        file.truncate(501_000_000)  # sparse
    assert fault_of(path) == "holds 501 MB, and 500 MB is the most that is read"


def test_archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "many.kmz"
    with zipfile.ZipFile(path, "w") as made:
        for number in range(12):
            made.writestr(f"__MACOSX/{number}.kml", "x" * 100)
    assert fault_of(path) == "is an archive without a KML file"
    monkeypatch.setattr(archive, "PARTS", 10)
    assert fault_of(path) == "holds 12 files, and 10 is the most that is read"
    monkeypatch.setattr(archive, "PARTS", 20)
    monkeypatch.setattr(archive, "TABLE_BYTES", 1000)
    assert "unpacks to" in fault_of(path)


def test_an_archive_that_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "locked.kmz"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("doc.kml", "<kml/>")
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(bytes(data))
    assert fault_of(path) == "is locked by a password"
