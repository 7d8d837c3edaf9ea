from datetime import date
from pathlib import Path

import pytest
import shapely

from parallel38.data.load import LoadError, load
from parallel38.data.shapes import anchor
from unit.data.small_folder import SQUARE, edit, shapes


def day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


def test_a_sound_folder_becomes_an_atlas(folder: Path) -> None:
    atlas = load(folder)
    assert atlas.version == "1.2.3"
    assert list(atlas.layers) == ["states", "zones"]
    assert not atlas.layers["zones"].on
    assert list(atlas.features) == ["state-korea", "zone-soviet"]
    assert list(atlas.events) == ["earlier", "landing"]
    assert atlas.sources["book-1990"].note == "A. Author, Book (1990)."
    assert atlas.sources["book-1990"].csl == {"id": "book-1990", "title": "Book", "type": "book"}
    assert atlas.stories["short"].scenes[0].view.pane.date == date(1945, 9, 8)


def test_more_features_of_a_layer_stand_in_further_files(folder: Path) -> None:
    zones = folder / "layers/zones"
    head, *features = (zones / "layer.toml").read_text("utf-8").partition("[[feature]]")
    (zones / "layer.toml").write_text(head, "utf-8")
    (zones / "features-more.toml").write_text("".join(features), "utf-8")
    assert load(folder).features["zone-soviet"].layer == "zones"


def test_the_last_day_belongs_to_the_feature(folder: Path) -> None:
    zone = load(folder).features["zone-soviet"]
    assert zone.interval.possible_to == day(1948, 9, 9)
    assert zone.interval.possible_from == day(1945, 8, 14)
    assert zone.interval.certain_from == day(1945, 9, 3)


def test_an_order_before_the_start_is_announced(folder: Path) -> None:
    atlas = load(folder)
    assert atlas.features["zone-soviet"].announced == day(1945, 8, 11)
    assert atlas.features["zone-soviet"].phases[0].interval.possible_from == day(1945, 8, 11)
    assert atlas.features["state-korea"].announced is None


def test_anchor_and_extent_come_from_the_shape(folder: Path) -> None:
    zone = load(folder).features["zone-soviet"]
    assert zone.extent == (126.0, 37.0, 128.0, 39.0)
    assert zone.anchor == pytest.approx((127.0, 38.0), abs=0.02)


def test_anchors_sit_inside_the_largest_part() -> None:
    bay = shapely.Polygon([(0, 0), (3, 0), (3, 1), (1, 1), (1, 3), (0, 3)])
    far = shapely.box(10, 10, 10.5, 10.5)
    assert bay.contains(shapely.Point(anchor(shapely.MultiPolygon([far, bay]))).buffer(0.4))
    assert anchor(shapely.MultiLineString([[(0, 0), (0, 1)], [(5, 0), (9, 0)]])) == (7, 0)
    assert anchor(shapely.MultiPoint([(1, 2), (3, 4)])) == (1, 2)


def test_an_anchor_given_by_hand_stays(folder: Path) -> None:
    edit(folder, "layers/zones/layer.toml", 'summary = "A zone."',
         'summary = "A zone."\nanchor = [126.5, 37.5]')  # fmt: skip
    assert load(folder).features["zone-soviet"].anchor == (126.5, 37.5)


def test_a_name_without_dates_always_holds(folder: Path) -> None:
    always, once = load(folder).places["town"].names
    assert always.interval.certain_from < day(1866, 1, 1)
    assert always.interval.certain_to > day(2024, 12, 31)
    assert once.interval.certain_to == day(1945, 8, 24)


def test_the_error_names_file_item_and_rule_and_counts_the_rest(folder: Path) -> None:
    edit(folder, "events/all.toml", 'start = "1905"', 'start = "1905-02-30"')
    edit(folder, "places/all.toml", "lat = 38.0", "lat = 138.0")
    with pytest.raises(LoadError) as caught:
        load(folder)
    text = str(caught.value)
    assert text.startswith("events/all.toml:25: earlier: '1905-02-30' is not a date")
    assert text.endswith("(1 more: parallel38 check names them all)")
    assert "\n" not in text


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="there is no such folder"):
        load(tmp_path / "none")


def test_a_claim_knows_its_seed_its_days_and_its_spots(folder: Path) -> None:
    atlas = load(folder)
    claim = atlas.claims["taken-1945"]
    assert claim.seed == "essay"
    assert atlas.seeds["essay"].title == "An essay"
    assert (claim.start, claim.end) == ("1945-08-24", "1945-08-26")
    assert claim.interval.possible_to == day(1945, 8, 27)
    assert claim.spots == ((38.0, 127.0),), "place and event on one spot"


def test_a_place_has_a_beginning(folder: Path) -> None:
    assert load(folder).places["town"].interval.possible_from < day(1866, 1, 1)
    edit(folder, "places/all.toml", "precision_km = 1", 'precision_km = 1\nstart = "1951-10-25"')
    assert load(folder).places["town"].interval.possible_from == day(1951, 10, 25)


DRAWN = "layers/zones/features.geojson"
SOUND = shapes(zone_soviet=SQUARE)
CROSSED = [[[126, 37], [128, 39], [128, 37], [126, 39], [126, 37]]]
MIXED = {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SOUND[:90].encode(), ": not JSON: Input data was truncated"),
        (b"[\xff]", ":1: not UTF-8; save it as UTF-8"),
        (b"[" * 10**7, ": n"),
        (SOUND.replace("]]]", "], null]]").encode(), ":2: zone-soviet: its geometry cannot be"),
        (SOUND.replace("126,", '"126",').encode(), ":2: zone-soviet: its geometry cannot be read"),
        (shapes(zone_soviet=None).encode(), ":2: zone-soviet: it has no geometry"),
        (shapes(zone_soviet=CROSSED).encode(), ":2: zone-soviet: not a valid shape: Self-inter"),
        (shapes(zone_soviet=MIXED).encode(), ":2: zone-soviet: its geometry is a collection"),
        (shapes(zone_soviet=SQUARE, zone__soviet=SQUARE).replace("zone--", "zone-").encode(),
         ":2: zone-soviet: this id is drawn twice, also in layers/zones/features.geojson:2"),
    ],
)  # fmt: skip
def test_a_broken_shape_is_one_sentence(folder: Path, content: bytes, sentence: str) -> None:
    (folder / DRAWN).write_bytes(content)
    with pytest.raises(LoadError) as caught:
        load(folder)
    assert str(caught.value).startswith(DRAWN + sentence)
    assert "\n" not in str(caught.value)
    assert len(caught.value.faults) == 1, "one fault, said once"


def test_a_feature_that_is_not_drawn_is_a_fault(folder: Path) -> None:
    (folder / DRAWN).unlink()
    with pytest.raises(LoadError, match=r"layer.toml:8: zone-soviet: no shape in layers/zones"):
        load(folder)
