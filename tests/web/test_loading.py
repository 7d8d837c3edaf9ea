"""What the page loads at its start: each thing once, and all of it told in its head."""

from collections import Counter

import pytest

from parallel38.engine.page import close
from parallel38.map.site import Site
from tests.web.conftest import Rig


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    seen: Counter[str] = Counter()
    answer = Site.get

    def get(site: Site, path: str) -> tuple[str, bytes] | None:
        seen[path] += 1
        return answer(site, path)

    monkeypatch.setattr(Site, "get", get)
    return seen


def test_each_thing_is_asked_for_once_and_told_beforehand(qtbot, asked) -> None:
    rig = Rig(qtbot)
    try:
        assert {path: count for path, count in asked.items() if count > 1} == {}
        head = rig.site.get("/")[1].decode()
        told = {path for path in asked if f'"{path}"' in head}
        assert {"/script.js", "/payload.json", "/geometry.bin", "/look.json"} <= told
        assert [path for path in asked if path.endswith(".js") and path not in told] == []
        assert rig.errors == []
    finally:
        rig.view.setPage(None)
        close(rig.profile, rig.page)
