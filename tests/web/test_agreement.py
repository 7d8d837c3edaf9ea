"""The real page shows of the real atlas what domain/visible.py says; tests/long/agreement.py asks
about everything in every pane.
"""

import random
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.domain.filters import Filters
from parallel38.engine.page import Page
from tests.web.agreement import Asked, boundaries, by_domain, faults, filtered, panes, switched
from tests.web.asking import ask
from tests.web.label_frames import real_page

SEED = 38
OTHERS = 2  # modes besides instant in which a day is asked about
WHOLE = 150  # panes asked about everything, and as many with layers and powers switched


@pytest.fixture(scope="module")
def page(qapp: object) -> Iterator[Page]:
    with real_page() as made:
        yield made


@pytest.fixture(scope="module")
def file() -> AtlasFile:
    return open_atlas()


def test_each_thing_on_the_days_around_its_own_bounds(page: Page, file: AtlasFile) -> None:
    dice = random.Random(SEED)
    asked = [
        Asked(pane, ids)
        for day, ids in boundaries(file.atlas).items()
        for instant, *rest in [panes(day)]
        for pane in [instant, *dice.sample(rest, OTHERS)]
    ]
    assert len(asked) > 10_000
    assert not list(faults(page, file, asked))


def test_the_whole_picture_on_some_days(page: Page, file: AtlasFile) -> None:
    dice = random.Random(SEED)
    days = dice.choices(list(boundaries(file.atlas)), k=WHOLE)
    assert not list(faults(page, file, [Asked(dice.choice(panes(day))) for day in days]))


def test_layers_things_and_powers_switched(page: Page, file: AtlasFile) -> None:
    assert not list(faults(page, file, switched(file.atlas, WHOLE, SEED)))


def test_filters_alone_and_together(page: Page, file: AtlasFile) -> None:
    asked = filtered(file.atlas, 2 * WHOLE, SEED)
    assert not list(faults(page, file, asked))
    shown = [by_domain(file.atlas, one) for one in asked]
    bare = [by_domain(file.atlas, Asked(replace(one.pane, filters=Filters()))) for one in asked]
    assert sum(a != b for a, b in zip(shown, bare, strict=True)) > len(asked) / 2


@pytest.mark.parametrize(("bound", "step"), [(0, 1), (1, -1), (2, 1), (3, -1)])
def test_a_bound_moved_by_a_day_is_found(
    bound: int, step: int, page: Page, file: AtlasFile
) -> None:
    name = "conc-yongampo"
    at = f"4 * a.features.findIndex((one) => one.id === {name!r}) + {bound}"
    days = [day for day, ids in boundaries(file.atlas).items() if name in ids]
    asked = [Asked(pane, (name,)) for day in days for pane in panes(day)]
    assert not list(faults(page, file, asked))
    ask(page, f"((a) => (a.alive.bounds[{at}] += {step}))(parallel38.page.atlas)")
    try:
        assert list(faults(page, file, asked))
    finally:
        ask(page, f"((a) => (a.alive.bounds[{at}] -= {step}))(parallel38.page.atlas)")
