"""`parallel38 import`: what it says, where it writes, how it refuses."""

from pathlib import Path

import pyogrio
import pytest

from parallel38.data.project.reading import open_project
from unit.commands.running import run, wrong

Caps = pytest.CaptureFixture[str]
TABLE = "name,begun,date,lat,lon\nInchon,3/4/1950,1950-09-15,37,126.5\nPusan,,1950-08,35.1,129\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "landings.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_it_says_what_it_took(capsys: Caps, table: Path) -> None:
    ran = run(capsys, "import", str(table))
    assert ran.code == 0
    assert "landings.csv: CSV, 2 rows, utf-8, header in row 1." in ran.out
    assert "date (dates)" in ran.out
    assert [one.name for one in table.parent.iterdir()] == ["landings.csv"]


def test_json_is_one_document(capsys: Caps, table: Path) -> None:
    told = run(capsys, "import", str(table), "--json").json
    assert (told["count"], told["placed"], told["dated"]) == (2, 2, 2)
    assert told["columns"][2] | {"examples": []} == {
        "name": "date", "role": "date", "reading": "written", "examples": [], "stored": "date",
    }  # fmt: skip


def test_columns_can_be_named(capsys: Caps, table: Path) -> None:
    out = table.with_name("layer.gpkg")
    args = ["--take", "date=begun", "--read", "day first=begun", "--out", str(out)]
    assert run(capsys, "import", str(table), *args).code == 0
    layer = pyogrio.read_dataframe(out)
    assert layer["start"].tolist() == ["1950-04-03", ""]


def test_into_a_project_that_is_new_and_again(capsys: Caps, table: Path) -> None:
    project = table.with_name("class.gpkg")
    for _ in range(2):
        assert run(capsys, "import", str(table), "--into", str(project)).code == 0
    opened = open_project(project)
    assert not opened.fault
    tables = [(one.title, one.table, one.source) for one in opened.project.layers]
    assert tables == [
        ("landings", "layer_landings", "landings.csv"),
        ("landings", "layer_landings_2", "landings.csv"),
    ]
    rows = pyogrio.read_dataframe(project, layer="layer_landings_2")
    assert rows["start"].tolist() == ["1950-09-15", "1950-08"]
    assert rows.geometry[0].wkt == "POINT (126.5 37)"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nothing.csv"], 1, "nothing.csv is not there."),
        (["TABLE", "--out", "layer.shp"], 2, "its suffix must be gpkg"),
        (["TABLE", "--out", "nowhere/layer.gpkg"], 2, "there is no folder nowhere"),
        (["TABLE", "--out", "TABLE.gpkg"], 2, "--force replaces it"),
        (["TABLE", "--into", "class.qgz"], 2, "a project's suffix is gpkg"),
        (["TABLE", "--into", "TABLE.gpkg"], 1, "it is no GeoPackage at all"),
        (["TABLE", "--take", "date"], 2, "ROLE=COLUMN"),
        (["TABLE", "--take", "day=date"], 2, "Invalid enum value 'day'"),
        (["TABLE", "--take", "date=when"], 1, "landings.csv has no column 'when'."),
        (["TABLE", "--crs", "EPSG:1"], 1, "not known: 'EPSG:1'."),
        (["TABLE", "--encoding", "zz"], 1, "no known encoding"),
        (["TABLE", "--part", "Sheet1"], 1, "has no part 'Sheet1'."),
    ],
)
def test_refusals_are_one_sentence(
    capsys: Caps, table: Path, args: list[str], code: int, said: str
) -> None:
    table.with_name("landings.csv.gpkg").write_bytes(b"old")
    ran = run(capsys, "import", *(arg.replace("TABLE", str(table)) for arg in args))
    lines = [line for line in ran.err.splitlines() if not line.endswith(" read")]
    wrong(ran._replace(err="".join(f"{line}\n" for line in lines)), code, said)
