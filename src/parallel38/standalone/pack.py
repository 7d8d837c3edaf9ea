"""Many answers of the page in one text: quantised, deflated, written as base64.

The bytes are a length (4, little-endian), an index as JSON, then one body after another, all in one
raw deflate stream. The index has `[path, bytes]` for each, and `[path, bytes, points]` for points,
which are written as whole numbers from one to the next, each byte of them in a row of its own:
neighbours differ little, and rows of like bytes pack best. resources/web/standalone/archive.js
reads it.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping

import numpy as np

BITS = 22  # of a side of the unit square: 9.5 m at the equator, a quarter of a px at zoom 12
_ROWS = 4  # bytes of a number


def pack(answers: Mapping[str, bytes], points: frozenset[str] = frozenset()) -> str:
    """The text of all answers, by path; those in `points` hold Float32 pairs."""
    index: list[list[object]] = []
    bodies = []
    for path, body in answers.items():
        many = [len(body) // 8] if path in points else []
        written = quantised(body) if many else body
        index.append([path, len(written), *many])
        bodies.append(written)
    head = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    whole = b"".join([len(head).to_bytes(4, "little"), head, *bodies])
    return b64encode(packer.compress(whole) + packer.flush()).decode("ascii")


def quantised(block: bytes) -> bytes:
    """Points as steps from one to the next: x then y, the lowest bytes of all first."""
    pairs = np.frombuffer(block, "<f4").reshape(-1, 2).astype(np.float64)
    whole = np.round(pairs * (1 << BITS)).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
    signed = np.where(steps < 0, -2 * steps - 1, 2 * steps).astype(np.uint32)
    rows = [
        ((signed[:, side] >> (8 * row)) & 0xFF).astype(np.uint8).tobytes()
        for side in (0, 1)
        for row in range(_ROWS)
    ]
    return b"".join(rows)
