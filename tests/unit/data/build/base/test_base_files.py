"""Inputs are pinned, files are written whole, records say where things come from."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from shapely.geometry import LineString, Point, Polygon

from parallel38.data.build.base import __main__ as command
from parallel38.data.build.base import geojson, inputs, targets
from parallel38.data.build.base.origin import Origin


def archive(folder: Path, name: str, member: str, content: bytes) -> inputs.Input:
    path = folder / name
    if name.endswith(".whl"):
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr(member, content)
    else:
        with tarfile.open(path, "w:gz") as package:
            entry = tarfile.TarInfo(member)
            entry.size = len(content)
            package.addfile(entry, io.BytesIO(content))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return dataclasses.replace(inputs.COUNTRIES, file=name, sha256=digest, member=member)


@pytest.mark.parametrize("name", ["a.whl", "a.tgz"])
def test_a_member_is_read_from_the_cached_archive(tmp_path: Path, name: str) -> None:
    item = archive(tmp_path, name, "inside/file.dat", b"coast")
    assert inputs.read_member(item, tmp_path) == b"coast"


def test_another_archive_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    item = archive(tmp_path, "a.whl", "x", b"coast")
    wrong = dataclasses.replace(item, sha256="0" * 64)
    with pytest.raises(inputs.InputError, match=r"a\.whl: sha256 is .* expected 0000"):
        inputs.fetch(wrong, tmp_path)


def test_a_missing_member_is_named(tmp_path: Path) -> None:
    item = archive(tmp_path, "a.tgz", "x", b"coast")
    with pytest.raises(inputs.InputError, match=r"a\.tgz: holds no package/y"):
        inputs.read_member(item, tmp_path, "package/y")


def test_a_missing_client_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(inputs.InputError, match="needs npm, which is not installed"):
        inputs.fetch(inputs.COUNTRIES, tmp_path / "cache")


def test_a_client_that_fails_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "first\nno route to host\n")

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(inputs.InputError, match=r"could not fetch it: no route to host$"):
        inputs.fetch(inputs.RELIEF, tmp_path)


def test_every_input_is_pinned() -> None:
    items = {item for target in targets.TARGETS for item in target.origin.inputs}
    assert len(items) == 5
    assert all(len(item.sha256) == 64 and item.version in item.file for item in items)


def test_a_feature_is_one_line_rounded_and_normalised() -> None:
    clockwise = Polygon([(0, 0), (0, 1.123456), (1, 1), (1, 0)])
    other_start = Polygon([(1, 1), (1, 0), (0, 0), (0, 1.123456)])
    data = geojson.dump([(clockwise, {"name": "한강"})], 3)
    assert data == geojson.dump([(other_start, {"name": "한강"})], 3)
    assert data.splitlines()[1] == (
        '{"type":"Feature","properties":{"name":"한강"},"geometry":{"type":"Polygon",'
        '"coordinates":[[[0,0],[0,1.123],[1,1],[1,0],[0,0]]]}}'.encode()
    )


def test_rows_come_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.geojson"
    rows = [(LineString([(0, 0), (1, 2)]), {"kind": "mdl"}), (Point(3, 4), {})]
    geojson.write(path, geojson.dump(rows, 5))
    assert geojson.read(path) == rows
    assert [file.name for file in path.parent.iterdir()] == ["a.geojson"]


def test_larger_things_come_first() -> None:
    rows = [(Point(1, 1).buffer(r), {"r": r}) for r in (1, 3, 2)]
    assert [about["r"] for _, about in geojson.by_size(rows)] == [3, 2, 1]


def test_an_origin_record_is_toml_with_every_input() -> None:
    origin = Origin("a.geojson", [inputs.WVS, inputs.RIVERS], 'a "done" thing', 0.5, "own")
    record = tomllib.loads(origin.toml().decode())
    assert origin.file == "a.origin.toml"
    assert record["done"] == 'a "done" thing'
    assert [item["sha256"] for item in record["input"]] == [
        inputs.WVS.sha256, inputs.RIVERS.sha256,
    ]  # fmt: skip


def test_the_command_writes_the_target_and_its_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    origin = Origin("a.geojson", [inputs.WVS], "done", 1.0)
    made = targets.Target("lakes", lambda _cache, _out: {"a.geojson": b"{}"}, origin)
    monkeypatch.setattr(command, "TARGETS", [made])
    assert command.main(["--cache", str(tmp_path / "c"), "--out", str(tmp_path / "o")]) == 0
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == [
        "a.geojson", "a.origin.toml",
    ]  # fmt: skip
    assert capsys.readouterr().out.startswith("lakes: 2 files")


def test_the_command_says_what_failed_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_cache: Path, _out: Path) -> dict[str, bytes]:
        raise inputs.InputError("x.whl: could not be had")

    target = targets.Target("lakes", fail, Origin("a.geojson", [inputs.WVS], "done", 1.0))
    monkeypatch.setattr(command, "TARGETS", [target])
    assert command.main(["--cache", str(tmp_path), "--out", str(tmp_path / "o")]) == 1
    assert capsys.readouterr().err == "lakes: x.whl: could not be had\n"
    assert not (tmp_path / "o").exists()
