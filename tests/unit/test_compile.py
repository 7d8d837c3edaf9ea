import numpy as np
import shapely

from parallel38 import compile as compiler
from parallel38.data import atlasfile, coasts


def test_parts_of_all_kinds_of_shapes():
    holed = shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 2, 2))
    assert [len(part) for part in compiler.parts(holed)] == [5, 5]
    assert [len(part) for part in compiler.parts(shapely.MultiPoint([(1, 2), (3, 4)]))] == [1, 1]
    assert list(compiler.parts(shapely.Polygon())) == []
    assert compiler.kind_of(holed) == "area"
    assert compiler.kind_of(shapely.MultiLineString([[(0, 0), (1, 1)]])) == "line"
    assert compiler.kind_of(shapely.Point(0, 0)) == "point"


def test_only_what_is_no_coast_is_an_edge():
    land = [np.array([[100, 30], [104, 30], [104, 34], [102, 34], [100, 34], [100, 30]], float)]
    half = [np.array([[100, 34], [102, 34], [102, 30], [100, 30], [100, 34]], float)]
    coast = coasts.Coast([*land, np.array([[100, 30], [102, 30]], float)])
    runs = coasts.off_coast(half, coast)
    assert [run.tolist() for run in runs] == [[[102, 34], [102, 30]]]


def test_an_edge_beside_the_coast_is_coast():
    coast = coasts.Coast([np.array([[100, 30], [102, 30], [104, 30]], float)])
    beside = [np.array([[100, 30.001], [104, 30.002], [104, 32]], float)]
    assert [run.tolist() for run in coasts.off_coast(beside, coast)] == [[[104, 30.002], [104, 32]]]


def test_the_frame_of_the_region_is_no_edge():
    cut = [np.array([[90, 50], [90, 60], [95, 60], [95, 50], [90, 50]], float)]
    runs = coasts.off_coast(cut, coasts.Coast([np.array([[0, 0], [1, 1]], float)]))
    assert [run.tolist() for run in runs] == [[[95, 60], [95, 50], [90, 50]]]


def test_segments_have_one_key_whichever_way_they_run():
    line = np.array([[126.12345, 37.54321], [127.0, 38.0], [127.5, 38.25]])
    assert sorted(coasts.segment_keys(line)) == sorted(coasts.segment_keys(line[::-1]))
    assert len(set(coasts.segment_keys(line))) == 2


def test_ranges_of_relief_tiles(tmp_path):
    for name in ("1/0/0.webp", "1/1/1.webp", "5/25/9.webp"):
        path = tmp_path / "base/relief" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    tiles = compiler.relief_tiles(tmp_path)
    assert compiler.relief_ranges(tiles) == {1: [0, 1, 0, 1], 5: [25, 25, 9, 9]}


def test_a_fault_is_one_sentence_and_nothing_is_written(tmp_path, capsys):
    target = tmp_path / "out" / "atlas.zip"
    assert compiler.main(tmp_path / "nowhere", target) == atlasfile.TOLD
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "Traceback" not in said
    assert not target.exists()
