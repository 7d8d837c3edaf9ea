"""Several maps in one page: each in its place, on its day, looking where the others look."""

import pytest

PANE = """{ window: null, mode: "instant", layers_on: [], layers_off: [], powers: [],
  language: "en", style: "screen", selected: "", highlights: [], """
DAYS = {1000: "8 September 1945", 1100: "25 June 1950", 1205: "27 July 1953"}
BOXES = """[...document.querySelectorAll(".leaflet-container")].map((box) => {
  const { left, top, width, height } = box.getBoundingClientRect();
  return [left / innerWidth, top / innerHeight, width / innerWidth, height / innerHeight]
    .map((n) => Math.round(100 * n)); })"""


def show(
    rig, revision: int, layout: str, columns: int, days: list[int], split: float = 0.5
) -> None:
    panes = [f"{PANE} day: {day}, date_text: '{DAYS[day]}' }}" for day in days]
    rig.js(
        f"parallel38.receive({{ type: 'show', revision: {revision}, pane: {panes[0]},"
        f" more: [{', '.join(panes[1:])}], layout: '{layout}', split: {split},"
        f" columns: {columns},"
        " furniture: { title: '', caption: '', map_only: false, fade_days: 365 } }) && 0"
    )
    rig.qtbot.waitUntil(
        lambda: rig.js("parallel38.sheet.panes.every(({ page }) => page.picture?.view.key"
                       " === page.layer.view(page.grain).key && !page.asked)"),
        timeout=10_000,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("layout", "columns", "boxes"),
    [
        ("side", 2, [[0, 0, 50, 100], [50, 0, 50, 100]]),
        ("swipe", 1, [[0, 0, 100, 100], [0, 0, 100, 100]]),
        ("grid", 2, [[0, 0, 50, 50], [50, 0, 50, 50], [0, 50, 50, 50]]),
    ],
)
def test_maps_lie_where_the_layout_puts_them(rig, layout, columns, boxes) -> None:
    days = list(DAYS)[: len(boxes)]
    show(rig, 1, layout, columns, days)
    assert rig.js(BOXES) == boxes
    assert rig.js("parallel38.sheet.panes.map(({ page }) => page.state.pane.day)") == days
    chips = rig.js(
        "parallel38.sheet.panes.map(({ map }) => map.getContainer()"
        ".querySelector('.p38-date:not([hidden])')?.textContent ?? '')"
    )
    told = {"side": ["", ""], "swipe": ["", DAYS[days[1]]], "grid": [DAYS[day] for day in days]}
    assert chips == told[layout]
    show(rig, 2, "single", 1, days[:1])
    assert rig.js(BOXES) == [[0, 0, 100, 100]]
    assert rig.js("document.querySelectorAll('.p38-curtain').length") == 0
    assert rig.errors == []


def test_narrow_maps_have_a_short_legend(rig) -> None:
    show(rig, 1, "side", 2, [1000, 1205])
    assert rig.js("parallel38.sheet.panes.map(({ map }) => map.getSize().x < 560)") == [True] * 2
    lines = rig.module(
        "furniture/cartouche",
        """
        const { page } = parallel38.sheet.panes[0];
        const { view } = page.picture;
        const look = page.atlas.styles.palettes.screen;
        const scene = { atlas: page.atlas, view, style: "screen", look, weight: 1 };
        const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({ key: "r" + n, text: "row",
          items: [{ text: "a rather long row " + n, ids: [], draw: () => [] }] }));
        const corner = { key: "k", side: "left", low: false };
        return m.cartouche(scene, page.state, rows, corner, page).rows.length;
        """,
    )
    assert lines == 6


def test_a_map_s_days_are_its_own_and_its_camera_is_shared(rig) -> None:
    show(rig, 1, "side", 2, [1000, 1205])
    seen = rig.js(
        "parallel38.sheet.panes.map(({ page }) => page.picture.seen.map((one) => one.feature.id))"
    )
    assert seen[0] != seen[1]
    show(rig, 2, "side", 2, [1000, 1000])
    assert seen[0] == rig.js("parallel38.sheet.panes[1].page.picture.seen.map((s) => s.feature.id)")
    rig.js("parallel38.sheet.panes[1].map.setView([40, 126], 6.25, { animate: false }) && 0")
    there = "parallel38.sheet.panes.map(({ map }) => [map.getCenter().lat, map.getZoom()])"
    assert rig.js(there) == [[40, 6.25], [40, 6.25]]
    assert rig.errors == []


def test_the_curtain_is_moved_by_keys_and_pointer(rig) -> None:
    show(rig, 1, "swipe", 1, [1000, 1205])
    edge = "document.querySelector('.p38-curtain')"
    press = f"{edge}.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'ArrowLeft' }}))"
    rig.js(f"({press}, {press}, 0)")
    assert rig.js(f"{edge}.getAttribute('aria-valuenow')") == "46"
    rig.js(
        f"{edge}.dispatchEvent(new PointerEvent('pointermove',"
        " { buttons: 1, clientX: 0.25 * innerWidth })) && 0"
    )
    clip = rig.js("parallel38.sheet.panes[1].map.getContainer().style.clipPath")
    assert clip.replace("0px", "0") == "inset(0 0 0 25%)"
    told = {"min": "0", "max": "100", "now": "25", "text": "25 % of the width"}
    for name, value in told.items():
        assert rig.js(f"{edge}.getAttribute('aria-value{name}')") == value
    rig.js(f"{edge}.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'End' }})) && 0")
    assert rig.js(f"{edge}.getAttribute('aria-valuenow')") == "100"


def test_where_a_hand_puts_the_curtain_is_told_and_python_s_place_is_taken(rig) -> None:
    show(rig, 1, "swipe", 1, [1000, 1205], split=0.3)
    edge = "document.querySelector('.p38-curtain')"
    assert rig.js(f"{edge}.style.left") == "30%"
    rig.js(f"{edge}.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'PageUp' }})) && 0")
    rig.js(
        f"{edge}.dispatchEvent(new PointerEvent('pointermove', {{ buttons: 1,"
        f" clientX: 0.7 * innerWidth }})),"
        f" {edge}.dispatchEvent(new PointerEvent('lostpointercapture')), 0"
    )

    def parted() -> list[float]:
        return [one["split"] for one in rig.said if one["type"] == "parted"]

    rig.qtbot.waitUntil(lambda: parted() == [0.4, 0.7], timeout=5000)
    show(rig, 2, "swipe", 1, [1000, 1205], split=0.7)
    assert rig.js(f"{edge}.style.left") == "70%"


def test_the_curtain_holds_the_arrows_while_it_has_the_keyboard(rig) -> None:
    show(rig, 1, "swipe", 1, [1000, 1205])

    def held() -> list[bool]:
        return [one["held"] for one in rig.said if one["type"] == "keys"]

    rig.view.focusProxy().setFocus()
    rig.js("document.querySelector('.p38-curtain').focus()")
    rig.qtbot.waitUntil(lambda: held() == [True], timeout=5000)
    show(rig, 2, "single", 1, [1000])
    rig.qtbot.waitUntil(lambda: held() == [True, False], timeout=5000)
