"""Figures of several maps: each in its frame under its letter, what they share once for all."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from tests.web.conftest import FURNITURE, PANE
from tests.web.test_sheet import DAYS

SVG = "{http://www.w3.org/2000/svg}"


def figure(
    rig, layout: str, columns: int, days: list[int], asked: dict | None = None, each=(), **more
) -> ET.Element:
    """The figure of maps on several days, 900 x 700; `asked` changes the message; `each` is what of
    its own a pane has.
    """
    rig.revision += 1
    own = each or [{}] * len(days)
    first, *others = (
        PANE | {"day": day, "date_text": DAYS[day]} | one
        for day, one in zip(days, own, strict=True)
    )
    message = {
        "type": "figure", "revision": rig.revision, "lat": 38.0, "lon": 127.5, "zoom": 5.5,
        "width": 900, "height": 700, "pane": first, "more": others, "layout": layout,
        "columns": columns, "furniture": FURNITURE | more, **(asked or {}),
    }  # fmt: skip
    with rig.qtbot.waitSignal(rig.page.ready, timeout=20_000):
        rig.page.send(json.dumps(message))
    return ET.fromstring(rig.js("document.querySelector('svg#figure').outerHTML"))


def words(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def frames(root: ET.Element) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of each map."""
    found = []
    for group in root.findall(f"{SVG}g[@transform]"):
        rect = group.find(f"{SVG}clipPath/{SVG}rect")
        if rect is not None:
            place = re.findall(r"[\d.]+", group.get("transform") or "")
            sides = rect.get("width") or "", rect.get("height") or ""
            found.append(tuple(map(float, (*place, *sides))))
    return found


@pytest.mark.parametrize(("layout", "columns"), [("grid", 2), ("side", 3)])
def test_each_map_has_its_frame_and_letter(rig, layout, columns) -> None:
    root = figure(rig, layout, columns, list(DAYS), title="Three days")
    found = frames(root)
    assert len(found) == 3
    assert len({one[2:] for one in found}) == 1, "frames differ in size"
    assert len({x for x, *_ in found}) == columns
    for x, y, w, h in found:
        assert x > 0 and y > 0 and x + w < 900 and y + h < 700
    told = words(root)
    heads = [text for text in told if text.startswith("(")]
    assert heads == [f"({letter}) {DAYS[day]}" for letter, day in zip("abc", DAYS, strict=True)]
    assert told.count("Three days") == 1
    assert len([text for text in told if text.endswith(" km")]) == 1, "one scale for all"
    assert len([text for text in told if "Natural Earth" in text]) == 1


def test_one_legend_tells_what_any_map_shows(rig) -> None:
    alone = words(ET.fromstring(rig.figure(day=1205)))
    root = figure(rig, "grid", 2, list(DAYS))
    rows = words(next(g for g in root.iter(f"{SVG}g") if g.get("id") == "words"))
    assert len(rows) == len(set(rows)), "a row twice"
    of_first = [text for text in rows if text.startswith("Occupation")]
    assert of_first and not any(text.startswith("Occupation") for text in alone)


def test_swatches_are_hatched_wherever_they_stand(rig) -> None:
    root = figure(rig, "grid", 2, list(DAYS))
    legend = next(g for g in root.iter(f"{SVG}g") if g.get("id") == "words")
    assert any((path.get("d") or "").count("M") > 1 for path in legend.iter(f"{SVG}path"))


def test_maps_alone_bear_their_letters_alone(rig) -> None:
    root = figure(rig, "grid", 2, list(DAYS), map_only=True)
    heads = [one.text for one in root.findall(f"{SVG}text")]
    assert heads == ["(a)", "(b)", "(c)"]
    assert "8 September 1945" not in " ".join(words(root))


@pytest.mark.parametrize(
    ("piece", "word"),
    [("date", "8 September 1945"), ("title", "Three days"), ("caption", "As told"),
     ("legend", "Occupation: Soviet Union"), ("scale", " km"), ("north", "N"),
     ("credit", "Natural Earth"), ("sources", "Sources: FRUS 1945")],
)  # fmt: skip
def test_each_piece_of_a_page_of_maps_is_on_or_off(rig, piece, word) -> None:
    rig.js("parallel38.page.atlas.sources = ['a'], 0")
    rig.js("parallel38.page.atlas.features.forEach((f) => { f.sources = [0]; }), 0")

    def said(off: list[str]) -> int:
        root = figure(
            rig, "grid", 2, list(DAYS), {"cites": {"a": "FRUS 1945"}},
            title="Three days", caption="As told", off=off,
        )  # fmt: skip
        assert len(frames(root)) == 3
        return sum(one == word if len(word) < 3 else word in one for one in words(root))

    assert said([]) == 1, "once for all maps"
    assert said([piece]) == 0


def test_a_page_of_maps_has_its_margin_and_neat_lines(rig) -> None:
    def extent(margin: float, off: list[str]) -> tuple[float, float, int]:
        root = figure(rig, "grid", 2, list(DAYS), {"margin": margin}, off=off)
        found = frames(root)
        bars = len([one for one in root.findall(f"{SVG}path") if one.get("fill") != "none"])
        return min(x for x, *_ in found), max(y + h for _, y, _, h in found), bars

    left, low, _ = extent(0, ["neat"])
    wide, raised, bars = extent(60, [])
    assert wide == pytest.approx(60) and wide > left and raised < low
    assert bars == 3, "a bar of degrees round each map"


def test_a_piece_of_a_page_of_maps_stands_where_it_was_put(rig) -> None:
    root = figure(rig, "grid", 2, list(DAYS), places={"scale": [0.5, 0.5]})
    boxes = rig.js("document.querySelector('svg#figure').pieces")
    assert boxes["scale"][:2] == pytest.approx([0.5, 0.5], abs=0.01)
    group = next(one for one in root.iter(f"{SVG}g") if one.get("id") == "scale")
    assert any(one.text == "0" for one in group.iter(f"{SVG}text"))


def curtain(root: ET.Element) -> tuple[float, float]:
    """Left and width of the second map's part."""
    (rect,) = root.findall(f"{SVG}clipPath[@id='curtain']/{SVG}rect")
    return float(rect.get("x") or ""), float(rect.get("width") or "")


def test_a_swipe_is_parted_as_on_the_screen(rig) -> None:
    root = figure(rig, "swipe", 1, [1000, 1205])
    assert curtain(root) == (450, 450)
    parted = figure(rig, "swipe", 1, [1000, 1205], {"split": 0.3})
    assert curtain(parted) == pytest.approx((270, 630))
    told = words(root)
    assert DAYS[1000] in told and DAYS[1205] in told
    assert len([text for text in told if "Natural Earth" in text]) == 1


def test_no_type_is_smaller_than_the_figure_has_it(rig) -> None:
    narrowed = [{"notes": ["Only the United States"]}, {"notes": ["Only the Soviet Union"]}]
    manner = {"type": 0.5, "weight": 1, "density": 1, "least": 10.5}
    root = figure(rig, "side", 2, [1000, 1205], each=narrowed, manner=manner)
    assert "Only the Soviet Union" in words(root)
    sizes = [float(one.get("font-size") or 0) for one in root.iter(f"{SVG}text")]
    assert min(sizes) >= 10.5


def test_what_stands_round_a_swipe_lies_over_both_maps(rig) -> None:
    root = figure(rig, "swipe", 1, [1000, 1205])
    order = [one.get("id") for one in root.iter() if one.get("id")]
    on_top = next(one for one in root.iter(f"{SVG}g") if one.get("id") == "edge")
    assert order.index("edge") > order.index("top-2")
    assert any("Natural Earth" in text for text in words(on_top))
    assert {DAYS[1000], DAYS[1205]} <= set(words(on_top))


def test_a_swipe_on_paper_has_its_neat_line_and_each_date_once(rig) -> None:
    asked = {"legend": "below", "margin": 30}
    root = figure(rig, "swipe", 1, [1000, 1205], asked, off=[])
    left, wide = curtain(root)
    assert left == pytest.approx(wide) and wide <= 420
    groups = {one.get("id"): one for one in root.iter(f"{SVG}g")}
    assert "125°E" in words(groups["neat"])
    assert words(groups["under"]), "a legend"
    assert [sum(DAYS[day] in text for text in words(root)) for day in (1000, 1205)] == [1, 1]
    assert {DAYS[1000], DAYS[1205]} <= set(words(groups["edge"]))


@pytest.mark.parametrize(("lon", "side"), [(127.3, "1"), (126.7, "2")])
def test_no_name_is_cut_by_a_curtain(rig, lon, side) -> None:
    """Each map names what lies on its own side, there."""
    figure(rig, "swipe", 1, [1205, 1205], {"lon": lon})
    ((text, on, left, right),) = rig.js(
        "[...document.querySelectorAll('#top-1 text, #top-2 text')].map((one) =>"
        " [one.textContent, one.closest('g[id]').id.at(-1),"
        " one.getBoundingClientRect().left, one.getBoundingClientRect().right])"
    )
    assert (text, on) == ("Seoul", side)
    assert right < 450 if side == "1" else left > 450


def test_no_name_lies_under_a_date_of_a_swipe(rig) -> None:
    boxes = rig.module(
        "furniture/surround",
        """
        const { Room } = await import("p38://atlas/web/labels/boxes.js");
        const view = { ...parallel38.page.layer.view(0.7), w: 900, h: 700 };
        const look = { ...parallel38.page.atlas.styles.palettes.stage, type: "2" };
        const scene = { atlas: parallel38.page.atlas, view, style: "stage", look, weight: 1 };
        const taken = (chip, still) => { const room = new Room(900, 700);
          const furniture = { title: "", caption: "", map_only: true, fade_days: 365, chip,
            off: ["scale", "north"] };
          m.surround(scene, { pane: parallel38.page.state.pane, furniture },
            { room, legend: [], living: [], stacks: [], seen: [], subjects: [] }, { still });
          return room.taken[0]; };
        return [taken(true, false), taken(true, true), taken("left", true)];
        """.replace("const { Room }", "return (async () => { const { Room }")
        + "})()",
    )
    assert boxes == [[710, 0, 900, 46], [520, 0, 900, 92], [0, 0, 380, 92]]


def test_dates_over_a_narrow_swipe_keep_to_their_own_map(rig) -> None:
    asked = {"legend": "below", "width": 320, "split": 0.4}
    root = figure(rig, "swipe", 1, [1000, 1205], asked)
    edge = next(one for one in root.iter(f"{SVG}g") if one.get("id") == "edge")
    at, _ = curtain(root)
    for text in edge.iter(f"{SVG}text"):
        if text.text not in (DAYS[1000], DAYS[1205]):
            continue
        size = float(text.get("font-size") or 0)
        wide = rig.module(
            "pens/metrics", f"return m.widthOf({{text: {text.text!r}, size: {size}, bold: true}})"
        )
        left = float(re.findall(r"[\d.]+", text.get("transform") or "")[0])
        assert (left + wide < at) if text.text == DAYS[1000] else (left > at)
    manner = {"type": 1, "weight": 1, "density": 1, "least": 18}
    bare = figure(rig, "swipe", 1, [1000, 1205], asked, manner=manner)
    edge = next(one for one in bare.iter(f"{SVG}g") if one.get("id") == "edge")
    assert not {DAYS[1000], DAYS[1205]} & set(words(edge)), "no room"
    assert f"{DAYS[1000]} | {DAYS[1205]}" in " ".join(words(bare))
