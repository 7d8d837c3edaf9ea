"""The real atlas, a Store and a Theme for the panels."""

from collections.abc import Iterator

import pytest

from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.domain.atlas import Atlas
from parallel38.domain.view import Store
from parallel38.ui.theme import Theme


@pytest.fixture(scope="session")
def atlas_file() -> Iterator[AtlasFile]:
    found = open_atlas()
    yield found
    found.close()


@pytest.fixture(scope="session")
def atlas(atlas_file: AtlasFile) -> Atlas:
    return atlas_file.atlas


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def theme(qapp) -> Theme:
    return Theme(qapp, "light")
