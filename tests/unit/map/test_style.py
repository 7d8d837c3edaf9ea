import tomllib
from itertools import combinations
from typing import get_args

import pytest

from parallel38 import paths
from parallel38.domain import atlas
from parallel38.domain.view import MapStyle
from parallel38.map import inks, style


def test_every_kind_of_feature_has_a_look_and_every_style_a_palette():
    assert set(style.KINDS) >= set(get_args(atlas.Kind))
    assert set(style.PALETTES) == set(style.STYLES) == set(get_args(MapStyle))
    keys = set(style.SCREEN)
    assert all(set(palette) == keys for palette in style.PALETTES.values())


def test_hatches_and_inks_that_kinds_name_exist():
    for name, symbol in style.KINDS.items():
        assert not symbol.hatch or symbol.hatch in style.HATCHES, name
        assert symbol.ink in ("power", "powers") or symbol.ink in style.SCREEN, name


def test_territory_is_never_told_by_colour_alone():
    kinds = style.KINDS.items()  # a drawing's look is its maker's
    areas = [s for name, s in kinds if s.order < 40 and not name.startswith("drawn-")]
    looks = {(s.hatch, s.dash, s.width > 0, s.ink) for s in areas}
    assert len(looks) == len(areas)


# Who stood side by side, on one plate or the other.
SIDE_BY_SIDE = (
    "usa ussr japan roc", "usa ussr japan ccp", "japan ussr manchukuo roc", "manchukuo ccp roc",
    "japan russian-empire qing joseon", "japan russian-empire qing korean-empire uk",
    "usa un-command kpa cpv ussr", "rok kpa cpv un-command ussr", "rok dprk prc russia",
    "japan soviet-russia white-russia far-eastern-republic", "ussr mongolia roc manchukuo japan",
    "germany uk qing japan russian-empire", "japan ryukyu qing usa", "tuva mongolia ussr roc",
)  # fmt: skip


@pytest.mark.parametrize("row", SIDE_BY_SIDE)
def test_neighbours_hatch_at_least_30_degrees_apart(row):
    for one, other in combinations(row.split(), 2):
        apart = abs(inks.angle(one) - inks.angle(other)) % 180
        assert min(apart, 180 - apart) >= 30, (one, other)


def test_every_power_has_its_angle_and_a_new_one_keeps_its_own():
    assert {one["id"] for one in powers()} <= set(inks.ANGLES)
    assert inks.angle("someone-new") == inks.angle("someone-new")


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", ["#000000", "#2b6199", "#b5403a", "#ffffff"])
def test_inks_of_a_power(colour):
    found = inks.inks(colour)
    assert set(found) == set(style.STYLES)
    assert found["screen"] == colour and found["copy"] == "#000000"
    assert len({found["grey"][i : i + 2] for i in (1, 3, 5)}) == 1
    assert lightness(found["dark"]) > 120
    assert lightness(found["grey"]) < 200


def test_neighbours_equally_light_differ_in_grey():
    north, south = (inks.inks("#808080", power)["grey"] for power in ("dprk", "rok"))
    assert lightness(south) - lightness(north) > 90


def contrast(one: str, other: str) -> float:
    low, high = sorted((inks.luminance(one), inks.luminance(other)))
    return (high + 0.05) / (low + 0.05)


def washed(ground: str, ink: str, share: float) -> str:
    """An ink laid thinly over a ground."""
    mixed = (
        round(int(ground[i : i + 2], 16) * (1 - share) + int(ink[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def powers() -> list[dict[str, str]]:
    files = sorted((paths.geodata() / "powers").glob("*.toml"))
    return [one for file in files for one in tomllib.loads(file.read_text())["power"]]


@pytest.mark.parametrize("name", style.STYLES)
def test_lines_of_every_power_stand_out_from_land_sea_and_their_own_fill(name):
    look = style.PALETTES[name]
    fill = style.KINDS["sovereign"].fill * float(look["fill"])
    for power in powers():
        line = inks.line_inks(power["colour"])[name]
        own = washed(look["paper"], inks.inks(power["colour"])[name], fill)
        grounds = (look["paper"], look["sea"], own)
        assert min(contrast(line, ground) for ground in grounds) >= 3, (power["id"], line)
