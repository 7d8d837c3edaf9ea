"""Many points of East Asia on random days, beside bare point-in-polygon over the same areas."""

import random
from time import process_time

import msgspec
import numpy as np
import shapely

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.control import Ground
from parallel38.domain.holders import ATLAS_DAYS
from parallel38.domain.many import Question, who_held

WEST, EAST, SOUTH, NORTH = 100, 150, 25, 55  # degrees


def points(count: int) -> tuple[float, float]:
    """CPU seconds of shapely alone, and of the atlas with holders, titles and distances; each reads
    the areas first.
    """
    file = open_atlas()
    areas = msgspec.msgpack.decode(file.blob("control.msgpack"), type=dict[str, bytes])
    atlas = file.atlas
    dice = random.Random(38)
    asked = [
        Question(dice.uniform(SOUTH, NORTH), dice.uniform(WEST, EAST), day, day)
        for day in (dice.randrange(*ATLAS_DAYS) for _ in range(count))
    ]
    began = process_time()
    lat, lon = np.array([one.lat for one in asked]), np.array([one.lon for one in asked])
    for wkb in (areas[name] for name in atlas.features if name in areas):
        area = shapely.from_wkb(wkb)
        shapely.prepare(area)
        shapely.intersects_xy(area, lon, lat)
    bare = process_time() - began
    began = process_time()
    who_held(Ground(atlas, areas), asked)
    return bare, process_time() - began
