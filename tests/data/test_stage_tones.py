"""On a stage in a bright room the ground of each power is told from its neighbours', from the sea
and from bare land: all that stood side by side on any day of 1866-2024, by the atlas itself.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from parallel38 import paths
from parallel38.compile import REGION
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.atlas import Power
from parallel38.map import inks, style
from unit.tones import STAGE, TOLD, contrast, difference, linear, over, share_of, washed

# What is a power's ground; other areas are lines and hatches over it.
GROUND = (
    "sovereign", "colony", "protectorate", "puppet-state", "occupation", "lease", "concession",
    "railway-zone",
)  # fmt: skip
STEP = 0.25  # degrees between the points that are looked at
HATCHED = 10.0  # of CIE 1976's difference: a hatch line on its ground
CLEAR = 30.0  # the same for a light that is nobody's
BLIND = 4.0  # the same for two tones to a person who sees two of the three colours
# What is seen without red or without green cones: Vienot, Brettel and Mollon 1999.
TO_CONES = np.array(
    [[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709]]
)
WITHOUT = {
    "red": np.array([[0, 2.02344, -2.52581], [0, 1, 0], [0, 0, 1]]),
    "green": np.array([[1, 0, 0], [0.494207, 0, 1.24827], [0, 0, 1]]),
}

Stack = tuple[tuple[str, str], ...]  # powers and kinds that lie over each other, the lowest first
Pair = tuple[Stack, Stack]


@pytest.fixture(scope="module")
def powers() -> Mapping[str, Power]:
    return open_atlas().atlas.powers


@pytest.fixture(scope="module")
def beside() -> set[Pair]:
    """All that ever lay side by side, an empty stack for sea and bare land."""
    payload = json.loads(open_atlas().blob("payload.json"))
    shapes = dict(drawn())
    areas = [
        one for one in payload["features"]
        if one["id"] in shapes and one["type"] == "area" and one["kind"] in GROUND
    ]  # fmt: skip
    areas.sort(key=lambda one: style.KINDS[one["kind"]].order)
    inside = points_in([shapes[one["id"]] for one in areas])
    days = sorted({day for one in areas for day in one["interval"][2:]})
    found = set(fronts(payload["features"]))
    for day, _next in pairwise(days):
        found |= side_by_side(alive(areas, day), areas, inside)
    return found


def drawn() -> Iterator[tuple[str, Any]]:
    """Each feature's id and shape."""
    for path in sorted((paths.geodata() / "layers").glob("*/features.geojson")):
        for one in json.loads(path.read_text("utf-8"))["features"]:
            yield one["id"], shapely.from_geojson(json.dumps(one["geometry"]))


def points_in(shapes: Sequence[Any]) -> NDArray[np.bool_]:
    """Of each shape which points of a grid over the region lie in it: shape, row, column."""
    west, south, east, north = REGION
    x, y = np.meshgrid(
        np.arange(west + STEP / 3, east, STEP), np.arange(south + STEP / 3, north, STEP)
    )
    inside = np.zeros((len(shapes), *x.shape), np.bool_)
    for one, found in zip(shapes, inside, strict=True):
        left, low, right, high = one.bounds
        near = (x >= left) & (x <= right) & (y >= low) & (y <= high)
        shapely.prepare(one)
        found[near] = shapely.contains_xy(one, x[near], y[near])
    return inside


def alive(areas: Sequence[Mapping[str, Any]], day: int) -> list[int]:
    """The numbers of those drawn as certain on a day, without what another speaks for."""
    there = [n for n, one in enumerate(areas) if one["interval"][2] <= day < one["interval"][3]]
    ids = {areas[n]["id"] for n in there}
    return [n for n in there if ids.isdisjoint(areas[n].get("under", ()))]


def side_by_side(
    there: Sequence[int], areas: Sequence[Mapping[str, Any]], inside: NDArray[np.bool_]
) -> set[Pair]:
    """What lies on neighbouring points of the grid."""
    keys = np.zeros(inside[0].size, np.int64)  # one for each set of areas
    marks = np.random.default_rng(38).integers(1, 2**62, len(areas))
    for n in there:
        keys[inside[n].ravel()] ^= marks[n]
    _kinds, first, number = np.unique(keys, return_index=True, return_inverse=True)
    grid = number.reshape(inside.shape[1:])
    at = inside[there].reshape(len(there), -1)[:, first].T
    stacks = [
        tuple((areas[n]["powers"][0], areas[n]["kind"]) for n in np.array(there)[row]) for row in at
    ]
    meetings = {
        pair
        for one, other in ((grid[:, 1:], grid[:, :-1]), (grid[1:], grid[:-1]))
        for pair in zip(one[one != other].tolist(), other[one != other].tolist(), strict=True)
    }
    return {ordered(stacks[a], stacks[b]) for a, b in meetings}


def ordered(one: Stack, other: Stack) -> Pair:
    return (one, other) if one < other else (other, one)


def fronts(features: Sequence[Mapping[str, Any]]) -> Iterator[Pair]:
    """What moves in 1950-1953 lies over one Korea, beside it, the other and the sea."""
    moving = [one for one in features if "frames" in one and one["type"] == "area"]
    for one in moving:
        own, other = ("dprk", "rok") if one["id"].endswith("dprk") else ("rok", "dprk")
        held = ((own, "sovereign"), (one["powers"][0], one["kind"]))
        yield from (ordered(held, ((state, "sovereign"),)) for state in (own, other))
        yield ordered((), held)
    assert len(moving) >= 3


def tone(stack: Stack, powers: Mapping[str, Power]) -> str:
    """What lies over each other on the stage's paper."""
    colour = STAGE["paper"]
    for power, kind in stack:
        colour = over(colour, inks.inks(powers[power].colour, power)["stage"], share_of(kind))
    return colour


def rivals(pairs: set[Pair]) -> list[Pair]:
    """Those of two powers."""
    return sorted((a, b) for a, b in pairs if a and b and a[-1][0] != b[-1][0])


def test_neighbours_are_told_apart_in_a_bright_room(beside, powers) -> None:
    told = {
        pair: difference(*(washed(tone(one, powers)) for one in pair)) for pair in rivals(beside)
    }
    assert len(told) > 60
    assert {pair: round(far, 1) for pair, far in told.items() if far < TOLD} == {}


@pytest.mark.parametrize("ground", ["sea", "paper"])
def test_ground_is_told_from_sea_and_bare_land_in_a_bright_room(beside, powers, ground) -> None:
    stacks = {one for pair in beside for one in pair if one}
    told = {
        one: difference(washed(tone(one, powers)), washed(STAGE[ground])) for one in sorted(stacks)
    }
    assert len(told) > 40
    assert {one: round(far, 1) for one, far in told.items() if far < TOLD} == {}


def test_hatches_are_seen_on_their_ground_in_a_bright_room(beside, powers) -> None:
    faint = {}
    for stack in {one for pair in beside for one in pair if one}:
        power, kind = stack[-1]
        hatch = style.HATCHES.get(style.KINDS[kind].hatch)
        if hatch is None:
            continue
        ground = tone(stack, powers)
        ink = inks.line_inks(powers[power].colour, power)["stage"]
        line = over(ground, ink, min(1.0, hatch.alpha * float(STAGE["hatch"])))
        far = difference(washed(line), washed(ground))
        if far < HATCHED:
            faint[stack] = round(far, 1)
    assert faint == {}


def test_the_light_on_what_is_new_is_no_powers_tone(beside, powers) -> None:
    """Its line is taken for no power's ground or line in a bright room, by anybody."""
    fresh, casing = STAGE["fresh"], STAGE["halo"]
    assert contrast(washed(fresh), washed(casing)) >= 3
    tones = {("", "paper"): STAGE["paper"], ("", "sea"): STAGE["sea"]}
    tones |= {one[-1]: tone(one, powers) for pair in beside for one in pair if one}
    for power, known in powers.items():
        tones[power, "ink"] = inks.inks(known.colour, power)["stage"]
        tones[power, "line"] = inks.line_inks(known.colour, power)["stage"]
    near = {}
    for one, colour in tones.items():
        for eyes in (None, *WITHOUT):
            pair = [washed(fresh), washed(colour)]
            far = difference(*(seen(one, eyes) if eyes else one for one in pair))
            if far < (BLIND if eyes else CLEAR):
                near[*one, eyes] = round(far, 1)
    assert near == {}


@pytest.mark.parametrize("cones", WITHOUT)
def test_who_sees_two_colours_tells_neighbours_apart(beside, powers, cones) -> None:
    told = {
        pair: difference(*(seen(washed(tone(one, powers)), cones) for one in pair))
        for pair in rivals(beside)
    }
    assert {pair: round(far, 1) for pair, far in told.items() if far < BLIND} == {}


def seen(colour: str, without: str) -> str:
    """A colour as a person sees it without one kind of cones."""
    cones = WITHOUT[without] @ TO_CONES @ np.array(linear(colour))
    light = np.clip(np.linalg.solve(TO_CONES, cones), 0, 1)
    levels = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(255 * level):02x}" for level in levels)
