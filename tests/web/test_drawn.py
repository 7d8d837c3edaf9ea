"""Notes and drawings on the page: dated, written, in the legend, picked, and in figures."""

import pytest

from parallel38.domain.dates import day_text
from parallel38.domain.project import Drawing, DrawingStyle
from parallel38.ui import bridge
from parallel38.ui.drawing.message import message_of
from tests.web import atlas
from tests.web.test_gestures import fire

TODAY = day_text(atlas.DAY)
NOTE = Drawing("n", "text", ((129.0, 39.0),), "Here <b>it</b> began\nat dawn")
PIN = Drawing("p", "point", ((130.0, 37.0),), "A pin")
ARROW = Drawing("a", "arrow", ((128.9, 40.0), (131.5, 40.0)), "South & north")
LINE = Drawing("l", "line", ((128.9, 36.0), (131.5, 36.0)), style=DrawingStyle("#0072b2", 4))
AREA = Drawing("z", "area", ((129.5, 38.0), (131.0, 38.0), (131.0, 38.8), (129.5, 38.8)), "Mine",
               style=DrawingStyle(fill="hatch"))  # fmt: skip


def tell(rig, *drawings: Drawing) -> None:
    rig.page.send(bridge.to_json(message_of(drawings)))


def seen(rig) -> list[str]:
    return rig.js("parallel38.page.picture.seen.map((s) => s.feature).filter((f) => f.drawn)"
                  ".map((f) => f.id.split('/')[1])")  # fmt: skip


def test_each_kind_is_drawn_written_and_told_in_one_row(rig):
    tell(rig, NOTE, PIN, ARROW, LINE, AREA)
    rig.show()
    assert sorted(seen(rig)) == ["a", "l", "n", "p", "z"]
    texts = rig.texts()
    assert {"Here <b>it</b> began", "at dawn", "A pin", "South & north", "Mine"} <= set(texts)
    assert [row for row in rig.legend() if "drawings" in row] == ["Notes and drawings"]
    for lat, lon in ((36.0, 130.0), (40.0, 130.0), (38.0, 130.2)):
        x, y = rig.at(lat, lon)
        assert rig.pixel("features", x, y)[3] > 100


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [("..", "..", True), (TODAY, TODAY, True), (day_text(atlas.DAY + 1), "..", False),
     ("..", day_text(atlas.DAY - 1), False)],
)  # fmt: skip
def test_a_drawing_has_its_days(rig, start, end, there):
    tell(rig, Drawing("a", "arrow", ARROW.points, start=start, end=end))
    rig.show()
    assert seen(rig) == (["a"] if there else [])


def test_drawings_replace_those_before_and_the_atlas_stays(rig):
    rig.show()
    count = rig.js("parallel38.page.atlas.features.length")
    tell(rig, NOTE, PIN)
    tell(rig, ARROW)
    rig.show()
    assert rig.js("parallel38.page.atlas.features.length") == count + 1
    tell(rig)
    rig.show()
    assert rig.js("parallel38.page.atlas.features.length") == count
    assert "Notes and drawings" not in rig.legend()


@pytest.mark.parametrize(("one", "lat", "lon", "up"), [
    (NOTE, 39.0, 129.0, 0), (PIN, 37.0, 130.0, 14), (ARROW, 40.0, 130.0, 0), (AREA, 38.3, 130.2, 0),
])  # fmt: skip
def test_a_click_picks_it(rig, one, lat, lon, up):
    tell(rig, one)
    rig.show()
    x, y = rig.at(lat, lon)
    fire(rig, "MouseEvent", "click", clientX=x, clientY=y - up)
    rig.qtbot.waitUntil(lambda: any(one["type"] == "picked" for one in rig.said), timeout=5000)
    picked = next(said for said in rig.said if said["type"] == "picked")
    assert (picked["kind"], picked["id"]) == ("feature", f"own-drawings/{one.id}")


def test_figures_have_them_and_words_are_text(rig):
    tell(rig, NOTE, PIN, ARROW, LINE, AREA)
    svg = rig.figure()
    assert "Here &lt;b&gt;it&lt;/b&gt; began" in svg and "<b>" not in svg
    assert "Notes and drawings" in svg
    assert svg.count("own-drawings/a") or "South &amp; north" in svg


def test_a_line_over_the_date_line_is_one_line(rig):
    tell(rig, Drawing("l", "line", ((170.0, 40.0), (190.0, 40.0))))
    rig.js("map_atlas.setView([40, 179], 5, {animate: false}) && 0")
    rig.show()
    for lon in (172, 180, 188):
        assert rig.pixel("features", *rig.at(40, lon))[3] > 100
    assert rig.pixel("features", *rig.at(40, 165))[3] == 0


def drag(rig, selector: str, start: tuple[float, float], end: tuple[float, float]) -> dict:
    """Press on a handle, move, let go; what Python hears."""

    def pointer(there: str, kind: str, x: float, y: float) -> None:
        how = f"{{bubbles: true, button: 0, pointerId: 1, clientX: {x}, clientY: {y}}}"
        event = f"new PointerEvent('{kind}', {how})"
        rig.js(f"document.querySelector('{there}').dispatchEvent({event}) && 0")

    pointer(selector, "pointerdown", *start)
    for kind in ("pointermove", "pointerup"):
        pointer(".p38-handles", kind, *end)
    rig.qtbot.waitUntil(lambda: any(one["type"] == "dragged" for one in rig.said), timeout=5000)
    return next(one for one in rig.said if one["type"] == "dragged")


@pytest.mark.parametrize(("selector", "vertex"), [
    (".p38-vertex[data-n=\"1\"]", 1), (".p38-whole", -1),
])  # fmt: skip
def test_a_vertex_or_the_whole_is_dragged(rig, selector, vertex):
    tell(rig, LINE)
    rig.show(selected="own-drawings/l")
    x, y = rig.at(36.0, 131.5 if vertex > 0 else 128.9)
    told = drag(rig, selector, (x, y), (x + 40, y - 30))
    there = rig.js(f"map_atlas.containerPointToLatLng([{x + 40}, {y - 30}])")
    assert (told["id"], told["vertex"]) == ("own-drawings/l", vertex)
    assert told["to_lat"] == pytest.approx(there["lat"], abs=0.01)
    assert told["to_lon"] == pytest.approx(there["lng"], abs=0.01)


def test_handles_are_of_the_selected_drawing_alone(rig):
    tell(rig, LINE, NOTE)
    count = "document.querySelector('.p38-handles').childElementCount"
    rig.show()
    assert rig.js(count) == 0
    rig.show(selected="own-drawings/l")
    assert rig.js(count) == 4
    rig.show(selected="own-drawings/n")
    assert rig.js(count) == 1
    rig.show(selected="north")
    assert rig.js(count) == 0


def test_names_give_way_to_a_note_and_a_pin(rig):
    rig.show()
    box = "parallel38.page.picture.names.placed"
    x, y = rig.js(f"{box}[0].one.spots[{box}[0].number].boxes[0].slice(0, 2)")
    there = rig.js(f"map_atlas.containerPointToLatLng([{x}, {y}])")
    spot = (there["lng"], there["lat"])
    tell(rig, Drawing("n", "text", (spot,), "Of my own"), Drawing("p", "point", (spot,), "Pin"))
    rig.show()
    middles = rig.js(
        f"{box}.filter(({{one}}) => one.id.startsWith('written'))"
        ".map(({one, number}) => [one.id.slice(-1), one.spots[number].boxes[0][0],"
        " one.spots[number].boxes[0][1]]).sort()"
    )
    assert [one[0] for one in middles] == ["n", "p"]
    assert abs(middles[0][1] - x) < 60 and abs(middles[0][2] - y) < 40
    taken = rig.js(
        f"{box}.flatMap(({{one, number}}) => one.spots[number].boxes.map((b) => [one.id, ...b]))"
    )
    note = next(one for one in taken if one[0].endswith("/n"))
    for other, mx, my, half, tall, c, _s in taken:
        if c == 1 and other != note[0]:
            assert abs(mx - note[1]) >= half + note[3] or abs(my - note[2]) >= tall + note[4]


def test_a_note_that_stands_away_is_tied_to_its_place(rig):
    notes = [
        Drawing(one, "text", ((129.0, 38.5),), "As the district remembered it") for one in "abcdef"
    ]
    tell(rig, *notes)
    rig.show()
    x, y = rig.at(38.5, 129.0)
    boxes = rig.js(
        "parallel38.page.picture.names.placed.map(({one, number}) => one.spots[number])"
        ".filter((s) => s.marks().some((m) => m.text?.startsWith('As the')))"
        ".map((s) => [s.boxes[0], s.marks().filter((m) => m.k == 'circle').length])"
    )
    assert len(boxes) > 3
    for (mx, my, wide, tall, *_turn), dots in boxes:
        away = max(abs(x - mx) - wide, abs(y - my) - tall)
        if abs(away - 24) > 4:
            assert dots == (away > 24)
    assert any(dots for _box, dots in boxes)


def test_a_note_without_words_is_a_dot(rig):
    tell(rig, Drawing("n", "text", ((129.0, 39.0),)))
    rig.show()
    dots = rig.js("parallel38.page.picture.top.filter((m) => m.k == 'circle' && m.r == 3.6).length")
    assert dots == 1


def test_the_frame_of_a_note_goes_with_its_words(rig):
    tell(rig, NOTE)
    rig.show(selected="own-drawings/n")
    rig.js("map_atlas.setView([38.6, 128.4], 7.2, {animate: false}) && 0")
    rig.qtbot.waitUntil(
        lambda: rig.js("parallel38.page.picture.view.zoom") == 7.2, timeout=5000
    )  # the camera rests
    words = rig.js(
        "(({one, number}) => one.spots[number].rim)(parallel38.page.picture.names.placed"
        ".find(({one}) => one.id.startsWith('written')))"
    )
    frame = rig.js(
        "((r) => ['x', 'y', 'width', 'height'].map((n) => Number(r.getAttribute(n))))"
        "(document.querySelector('.p38-frame'))"
    )
    x0, y0, x1, y1 = words
    assert frame == pytest.approx([x0 - 3, y0 - 2, x1 - x0 + 6, y1 - y0 + 4], abs=0.5)


def test_a_pin_stands_above_its_place(rig):
    tell(rig, PIN)
    rig.show()
    x, y = rig.at(37.0, 130.0)
    head, below = rig.pixel("features", x - 5, y - 15), rig.pixel("features", x, y + 6)
    assert head[3] > 200 and below[3] == 0


def test_what_lies_beyond_the_view_is_not_told_over_a_drawing(rig):
    rig.show()
    boxes = "parallel38.page.picture.chips.map(({ box }) => box)"
    ((left, top, right, foot),) = rig.js(boxes)
    x, y = (left + right) / 2, (top + foot) / 2
    there = rig.js(f"map_atlas.containerPointToLatLng([{x}, {y}])")
    tell(rig, Drawing("n", "text", ((there["lng"], there["lat"]),), "Here"))
    rig.show()
    for a, b, c, d in rig.js(boxes):
        assert not (a <= x <= c and b <= y <= d)
