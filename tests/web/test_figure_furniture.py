"""What stands round a figure's map: each piece on or off, moved, framed, below; its type."""

import math
import re
import xml.etree.ElementTree as ET

import pytest

SVG = "{http://www.w3.org/2000/svg}"
DATE = "8 September 1945"
NONE = {"type": 1.0, "weight": 1.0, "density": 1.0, "least": 0.0}


def texts(svg: str, group: str = "") -> list[ET.Element]:
    """The texts of a figure, or of its group of that name."""
    root = ET.fromstring(svg)
    if group:
        groups = (one for one in root.iter(f"{SVG}g") if one.get("id") == group)
        root = next(groups, ET.Element("g"))
    return list(root.iter(f"{SVG}text"))


def words(svg: str, group: str = "") -> list[str]:
    return [one.text or "" for one in texts(svg, group)]


def place(text: ET.Element) -> tuple[float, float]:
    found = re.match(r"translate\((-?[\d.]+) (-?[\d.]+)\)", text.get("transform") or "")
    assert found
    return float(found[1]), float(found[2])


def test_no_type_is_smaller_than_the_least(rig):
    small = rig.figure(furniture={"manner": NONE | {"type": 0.5}})
    sizes = [float(one.get("font-size", 0)) for one in texts(small)]
    assert min(sizes) < 8
    read = rig.figure(furniture={"manner": NONE | {"type": 0.5, "least": 9.5}, "off": []})
    assert min(float(one.get("font-size", 0)) for one in texts(read)) >= 9.5
    assert DATE in words(read)


def test_lines_and_names_follow_the_manner(rig):
    def width(weight: float) -> float:
        svg = ET.fromstring(rig.figure(furniture={"manner": NONE | {"weight": weight}}))
        lines = [p for p in svg.iter(f"{SVG}path") if p.get("data-id") == "line"]
        return max(float(p.get("stroke-width", 0)) for p in lines)

    assert width(2) == pytest.approx(2 * width(1), rel=0.05)
    most = rig.module(
        "labels/labels", "return [1, 0.5].map((d) => m.mostOf('print', {w: 960, h: 500}, d))"
    )
    assert most == [100, 50]


@pytest.mark.parametrize(
    ("piece", "word"),
    [("date", DATE), ("title", "Two zones"), ("caption", "In due course"), ("legend", ""),
     ("scale", "0"), ("north", "N"), ("credit", "Natural Earth"), ("beyond", "Beyond this map")],
)  # fmt: skip
@pytest.mark.parametrize("legend", ["over", "below"])
def test_each_piece_is_on_or_off(rig, piece, word, legend):
    def said(off: list[str]) -> bool:
        found = rig.figure(
            furniture={"off": off, "title": "Two zones", "caption": "In due course"},
            asked={"legend": legend}, layers_off=["events"] if piece == "legend" else [],
        )  # fmt: skip
        if piece == "legend":
            return "Occupation: Soviet Union" in words(found)
        return any(one == word if len(word) < 3 else word in one for one in words(found))

    assert said([])
    assert not said([piece])


def test_the_neat_line_leaves_paper_with_degrees(rig):
    plain = rig.figure()
    assert not words(plain, "neat")
    svg = rig.figure(furniture={"off": []}, asked={"margin": 40})
    assert "126°E" in words(svg, "neat") and "38°N" in words(svg, "neat")
    root = ET.fromstring(svg)
    clip = next(root.iter(f"{SVG}clipPath"))[0]
    assert float(clip.get("width", 0)) == pytest.approx(820)
    assert float(clip.get("height", 0)) < 620  # the foot is below
    assert any("Natural Earth" in one for one in words(svg, "under"))
    assert not any("Natural Earth" in one for one in words(svg, "top"))


def test_a_legend_below_leaves_the_map_alone(rig):
    svg = rig.figure(asked={"legend": "below"})
    assert words(svg).count(DATE) == 1
    assert DATE in words(svg, "under") and DATE not in words(svg, "top")
    root = ET.fromstring(svg)
    clip = next(root.iter(f"{SVG}clipPath"))[0]
    at = {one.text: place(one) for one in texts(svg, "under")}
    assert at[DATE][1] > float(clip.get("height", 0))
    assert max(y for _, y in at.values()) < 700


@pytest.mark.parametrize(("style", "margin", "left"), [("stage", 0, 37), ("print", 0, 0),
                                                       ("stage", 20, 20)])  # fmt: skip
def test_a_band_says_what_is_owed_once_and_keeps_off_a_screen_s_edge(rig, style, margin, left):
    svg = rig.figure(
        furniture={"off": ["neat", "degrees"]}, style=style,
        asked={"legend": "below", "margin": margin},
    )  # fmt: skip
    assert sum("Natural Earth" in one for one in words(svg)) == 1
    at = {one.text: place(one) for one in texts(svg, "under")}
    assert at[DATE][0] == pytest.approx(left, abs=1)


@pytest.mark.parametrize("style", ["screen", "stage"])
def test_a_piece_stands_where_it_was_put(rig, style):
    svg = rig.figure(furniture={"places": {"scale": [0.6, 0.2], "head": [0.1, 0.55]}}, style=style)
    at = {one.text: place(one) for one in texts(svg)}
    assert at["0"][0] == pytest.approx(540, abs=12) and 140 <= at["0"][1] < 170
    assert at[DATE][0] == pytest.approx(90, abs=40) and 385 < at[DATE][1] < 450
    boxes = rig.figure(furniture={"places": {"north": [1, 1]}, "off": []})  # held within the map
    x, y = next(place(one) for one in texts(boxes) if one.text == "N")
    assert 0 < x < 900 and 0 < y < 700


def test_the_scale_is_true_where_it_stands(rig):
    for top in (0.02, 0.9):
        svg = rig.figure(furniture={"places": {"scale": [0.4, top]}})
        marks = [(one.text or "", *place(one)) for one in texts(svg)]
        start = next(x for text, x, _ in marks if text == "0")
        text, end, y = next(one for one in marks if one[0].endswith(" km"))
        km = float(text.removesuffix(" km").replace(",", ""))
        world = 256 * 2**6.5
        v = math.log(math.tan(math.pi / 4 + math.radians(38) / 2)) / math.pi / 2
        lat = 2 * math.atan(math.exp(2 * math.pi * (v - (y - 350) / world))) - math.pi / 2
        true = km / (40030.2 * math.cos(lat) / world)
        assert end - start == pytest.approx(true, rel=0.01)


def test_a_foot_names_sources_the_chief_first(rig):
    rig.js(
        "parallel38.page.atlas.sources = ['a', 'b'], parallel38.page.atlas.features.forEach("
        "(f) => { f.sources = f.id === 'line' ? [0] : [1]; }), 0"
    )
    svg = rig.figure(furniture={"off": []}, asked={"cites": {"a": "Matray 1981", "b": "FRUS 1945"}})
    assert "Sources: FRUS 1945; Matray 1981" in words(svg, "under")


def test_a_bare_map_says_how_far_it_may_be_out(rig):
    told = rig.module(
        "furniture/doubt-note",
        "const shape = { project: () => [Float32Array.of(10, 10, 90, 10, 90, 90, 10, 90)] };"
        "const view = { w: 100, h: 100, v: 0.4, k: 256 * 64, key: 'x' };"
        "const seen = (km) => [{ feature: { type: 'area', km, shape } }];"
        "return [25, 0.1].map((km) => m.doubtNote({ view, seen: seen(km) }));",
    )
    assert told == ["Lines and edges may be out by up to 25 km", ""]


def test_a_figure_s_cartouche_has_more_lines_than_a_window_s(rig):
    rig.show()
    lines = rig.module(
        "furniture/cartouche",
        """
        const { page } = parallel38;
        const look = page.atlas.styles.palettes.print;
        const view = { ...page.picture.view, w: 1100, h: 1400 };
        const scene = { atlas: page.atlas, view, style: "print", look, weight: 1 };
        const rows = Array.from({ length: 20 }, (_, n) => ({ key: "r" + n, text: "",
          items: [{ text: "row " + n, ids: ["x"], draw: () => [] }] }));
        const corner = { key: "k", side: "left", low: false };
        return [null, { type: 1, weight: 1, density: 1, least: 0 }].map((manner) =>
          m.cartouche(scene, { ...page.state, furniture: { ...page.state.furniture, manner } },
            rows, corner, {}).rows.filter(([ids]) => ids.length).length);
        """,
    )
    assert lines == [13, 20]


def test_a_narrow_band_has_two_columns_all_the_same(rig):
    at = rig.module(
        "figures/band",
        """
        const look = parallel38.page.atlas.styles.palettes.print;
        const rows = [1, 2, 3, 4].map((n) => ({ key: "r" + n, text: "",
          items: [{ text: "row " + n, ids: [], draw: () => [] }] }));
        return [340, 250].map((wide) => new Set(m.band({ look }, rows, wide, 300, 1)
          .marksAt(0, 0).map(({ x }) => x)).size);
        """,
    )
    assert at == [2, 1]


def test_rows_of_a_band_stand_closer_before_one_is_left_out(rig):
    shown = rig.module(
        "figures/band",
        """
        const look = parallel38.page.atlas.styles.palettes.print;
        const rows = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ key: "r" + n, text: "",
          items: [{ text: "row " + n, ids: [], draw: () => [] }] }));
        return [140, 120, 100].map((tall) => {
          const { height, marksAt } = m.band({ look }, rows, 200, tall, 1);
          return [height <= tall, marksAt(0, 0).map(({ text }) => text).pop()];
        });
        """,
    )
    assert shown == [[True, "row 7"], [True, "row 7"], [True, "and 3 more"]]
