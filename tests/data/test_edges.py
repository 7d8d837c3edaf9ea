"""The atlas file brings every edge that its areas may ask for."""

from random import Random

import pytest

from parallel38.commands.at import ground_of
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.edges import Edges
from parallel38.domain.holders import ATLAS_DAYS
from parallel38.domain.many import Question, who_held


def test_no_edge_is_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Edges, "_shape", lambda _, pair: pytest.fail(f"{pair} is sought"))
    file, dice = open_atlas(), Random(38)
    days = [dice.randrange(*ATLAS_DAYS) for _ in range(3000)]
    asked = [Question(dice.uniform(33, 50), dice.uniform(115, 145), day, day) for day in days]
    told = who_held(ground_of(file.blob("control.msgpack"), file.atlas), asked)
    assert sum(one.distance_to_line_km is not None for one in told) > 500
