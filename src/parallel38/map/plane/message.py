"""What the page is told of a figure in a cone's plane, and what it fetches for it."""

import msgspec
import numpy as np

from parallel38.map.geometry import mercator
from parallel38.map.plane.frame import Frame
from parallel38.map.plane.graticule import graticule_of
from parallel38.map.plane.told import Plane

ROOM = "/plane/"  # where the page fetches what is carried
PAYLOAD, GEOMETRY = f"{ROOM}payload.json", f"{ROOM}geometry.bin"
OWN_PAYLOAD, OWN_GEOMETRY = f"{ROOM}own.json", f"{ROOM}own.bin"
RELIEF = f"{ROOM}relief.bin"


def plane_of(frame: Frame) -> Plane:
    """All but what is carried."""
    (u, v), conic = frame.centre, frame.conic
    return Plane(
        name=conic.name,
        kind=conic.kind,
        parallels=(conic.south, conic.north),
        u=u,
        v=v,
        k=frame.pixels,
        zoom=frame.camera.zoom,
        km=frame.km,
        size=(frame.width, frame.height),
        graticule=graticule_of(frame),
        rim=tuple(mercator(np.column_stack(frame.rim)).astype(float).ravel().tolist()),
    )


def carried_atlas(payload: bytes, geometry: bytes, frame: Frame) -> tuple[bytes, bytes]:
    """What the page fetches of the atlas, carried into the plane."""
    from parallel38.map.plane.carry import carried

    records = msgspec.json.decode(payload)
    block = np.frombuffer(geometry, "<f4").reshape(-1, 2)
    points = carried(records, block, frame.conic)
    return msgspec.json.encode(records), points.astype("<f4").tobytes()


def carried_own(payload: bytes, geometry: bytes, frame: Frame) -> tuple[bytes, bytes]:
    """The same of own layers, which come in parts; scanned maps are left out."""
    from parallel38.map.plane.carry import carried

    records = msgspec.json.decode(payload) | {"scans": []}
    block = np.frombuffer(geometry, "<f4").reshape(-1, 2)
    blocks, at = [], 0
    ends = [part["first"] for part in records["parts"][1:]] + [len(block)]
    for part, end in zip(records["parts"], ends, strict=False):
        alone = {"features": part["features"], "base": {}, "rivers": [], "events": [],
                 "places": [], "seas": []}  # fmt: skip
        blocks.append(carried(alone, block[part["first"] : end], frame.conic))
        part["first"], at = at, at + len(blocks[-1])
    whole = np.concatenate([np.zeros((0, 2), np.float32), *blocks]).astype("<f4")
    return msgspec.json.encode(records), whole.tobytes()
