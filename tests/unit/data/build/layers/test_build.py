"""The command: files made from a small geodata folder, or one sentence and nothing written."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import geojson
from parallel38.data.build.layers import __main__ as command
from parallel38.data.build.layers import files


@pytest.fixture
def geodata(tmp_path: Path, countries: dict[str, BaseGeometry]) -> Path:
    rows = [(shape, {"a3": code, "name": code}) for code, shape in countries.items()]
    geojson.write(tmp_path / "base" / "countries.geojson", geojson.dump(rows, 5))
    layer = tmp_path / "layers" / "states"
    layer.mkdir(parents=True)
    recipes = (
        '[zulu]\nkind = "land"\ncountries = ["WST"]\n\n'
        '[alpha]\nkind = "point"\nat = [0.123456789, 1]\n'
    )
    (layer / "recipes.toml").write_text(recipes, encoding="utf-8")
    return tmp_path


def run(geodata: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(command.paths, "geodata", lambda: geodata)
    return command.main()


def test_one_feature_a_line_by_id_with_five_decimals(
    geodata: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(geodata, monkeypatch) == 0
    path = geodata / "layers" / "states" / "features.geojson"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == ["alpha", "zulu"]
    assert files.read(path)["alpha"] == shapely.Point(0.12346, 1)
    first = path.read_bytes()
    assert run(geodata, monkeypatch) == 0
    assert path.read_bytes() == first


def test_a_shape_drawn_by_hand_stays(geodata: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = geodata / "layers" / "states" / "features.geojson"
    path.write_bytes(files.layer({"hand": shapely.Point(3, 3), "zulu": shapely.Point(9, 9)}))
    assert run(geodata, monkeypatch) == 0
    found = files.read(path)
    assert found["hand"] == shapely.Point(3, 3)
    assert found["zulu"].area > 0


def test_a_fault_is_one_sentence_and_writes_nothing(
    geodata: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (geodata / "base" / "countries.geojson").unlink()
    assert run(geodata, monkeypatch) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "countries.geojson is missing" in said
    assert not (geodata / "layers" / "states" / "features.geojson").exists()
