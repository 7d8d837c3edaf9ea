"""Labels in other languages, one row for all features that share one."""

import pytest
from msgspec.structs import replace

from parallel38.data.labels import COLUMNS, FILE, named
from unit.domain.small_atlas import small_atlas

ROW = "38th parallel,38선,三十八度線,三八线,三十八度線,38-я параллель"


@pytest.fixture
def features():
    atlas = small_atlas()
    return {
        one.id: replace(one, label="38th parallel", names={}) for one in atlas.features.values()
    }


def write(folder, *rows: str) -> None:
    (folder / FILE).write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", "utf-8")


def row(of: str) -> str:
    return ",".join([of, *ROW.split(",")[1:]])


def test_a_row_names_every_feature_of_its_label_and_an_id_goes_before(tmp_path, features):
    one = next(iter(features.values()))
    write(tmp_path, row(one.label), f"{one.id},다른 이름,,,,")
    found, faults = named(tmp_path, features)
    assert not faults
    assert found[one.id].names.get("ko") == one.names.get("ko", "다른 이름")
    write(tmp_path, row(one.label))
    found, _faults = named(tmp_path, features)
    assert found[one.id].names["ru"] == one.names.get("ru", "38-я параллель")
    assert set(found) == set(features)


def test_what_is_wrong_is_said_with_its_line(tmp_path, features):
    one = next(iter(features.values()))
    write(tmp_path, row(one.label), row(one.label), row("Nowhere line"), f"{one.id},하나")
    _found, faults = named(tmp_path, features)
    said = [(fault.line, fault.rule) for fault in faults]
    assert (3, "this label has a row already") in said
    assert (4, "no feature has this id or label") in said
    assert (5, "more or fewer cells than columns") in said
    (tmp_path / FILE).write_text("label,ko\n", "utf-8")
    assert "the columns are not" in named(tmp_path, features)[1][0].rule
