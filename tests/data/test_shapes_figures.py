"""Areas and lengths on the ellipsoid against published figures."""

import pytest
import shapely

from parallel38.data.build.layers.lines import area_km2, length_km
from tests.data.drawn import shapes

MILE2 = 2.589988  # km2

AREAS = [
    # 37,000 and 48,000 square miles: Dictionary of American History, "Thirty-Eighth Parallel".
    ("zone-korea-us", 37_000 * MILE2, 0.01),
    ("zone-korea-soviet", 48_000 * MILE2, 0.015),
    # 99,392 and 122,762 km2: Korea's own figures of the 1990s.
    ("state-rok-1953", 99_392, 0.01),
    ("state-dprk-1953", 122_762, 0.01),
    ("conc-kwantung-1905", 3_462, 0.03),  # Government-General of Kwantung
    ("state-manchukuo-1933", 1_303_143, 0.04),  # Manchukuo's figure; west hand-drawn to 30 km
    ("state-kurils-japan", 10_503, 0.01),  # all the Kurils
    ("area-southern-kurils-dispute", 5_003, 0.03),  # Geospatial Information Authority of Japan
    ("state-sakhalin-joint", 74_000, 0.04),  # 72,492 to 76,400 km2, by survey
    ("state-taiwan-japan", 36_190, 0.01),
    ("state-ryukyu-japan", 2_281, 0.02),  # Okinawa prefecture
    ("dmz", 907, 0.04),  # narrower than 4 km since both sides moved their fences
]

LINES = [
    # published km, and the share that straight stretches between stations may lose
    ("mdl", 238, 0.03),  # U.S. State Department; the line is simplified to 0.002 degrees
    ("rail-cer-main", 1_483 + 30, 0.13),  # Manzhouli to Suifenhe, and to both frontier stations
    ("rail-cer-harbin-changchun", 242, 0.05),
    ("rail-antung-mukden", 261, 0.2),  # in the mountains
    ("rail-kyongbu", 444, 0.16),
    ("rail-kyongui", 497, 0.17),
    ("rail-kyongwon", 223, 0.15),
    ("rail-ussuri", 766, 0.13),  # Vladivostok to Khabarovsk
    ("line-50th-sakhalin", 132, 0.02),  # the demarcation of 1906-08
]


@pytest.mark.parametrize(("name", "published", "off"), AREAS)
def test_area(name: str, published: float, off: float) -> None:
    assert area_km2(shapes()[name]) == pytest.approx(published, rel=off)


@pytest.mark.parametrize(("name", "published", "short"), LINES)
def test_length(name: str, published: float, short: float) -> None:
    length = length_km(shapes()[name])
    assert published * (1 - short) < length < published * 1.005


def test_the_railway_from_harbin_to_port_arthur() -> None:
    main = max(shapely.get_parts(shapes()["rail-cer-south"]), key=shapely.length)
    assert 940 * 0.96 < length_km(main) < 940


def test_the_zone_along_the_demarcation_line_is_two_kilometres_to_each_side() -> None:
    width = area_km2(shapes()["dmz"]) / length_km(shapes()["mdl"])
    assert 3.5 < width < 4.1


def test_the_parallel_meets_the_coast_where_a_finer_coast_has_it() -> None:
    # Crossings measured once on GSHHG in full resolution, degrees east.
    measured = [125.118, 125.592, 125.696, 125.718, 125.771, 128.738]
    found = sorted(point.x for point in shapes()["line-38th-coast-crossings"].geoms)
    assert found == pytest.approx(measured, abs=0.015)
    assert {point.y for point in shapes()["line-38th-coast-crossings"].geoms} == {38.0}
