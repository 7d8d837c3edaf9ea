"""Thousands of points are one crowd: drawn as dots, each still to be picked."""

COUNT = 1000

# A field of points, a fifth of a degree apart in the unit square, and a view of all of them.
FIELD = """
const count = 1000;
const geometry = Float32Array.from({ length: 2 * count }, (_, i) =>
  0.4 + 0.002 * (i % 2 ? Math.floor((i >> 1) / 40) : (i >> 1) % 40));
const features = Array.from({ length: count }, (_, i) => ({ id: `p${i}`, type: "point",
  kind: "site", layer: "set", powers: [i % 2 ? "usa" : "ussr"], look: `p${i}`,
  shape: { geometry, ranges: [[[i, 1]]] } }));
const view = { u: 0.44, v: 0.425, k: 10000, w: 1000, h: 800, zoom: 5, grain: 0.7, key: "here" };
"""


def test_points_of_one_look_are_one_feature(rig):
    found = rig.module(
        "atlas/crowds",
        FIELD
        + """
        const crowds = new m.Crowds(features);
        const alone = features.map((_, i) => crowds.takes(i, i < 600 ? "certain" : "possible",
          new Set(["p7"]))).flatMap((taken, i) => taken ? [] : [i]);
        const seen = crowds.seen();
        return [alone, seen.map(({ feature, sure }) => [feature.powers[0], sure,
          feature.crowd.members.length]), crowds.seen().length];""",
    )
    assert found == [
        [7],
        [["ussr", "certain", 300], ["ussr", "possible", 200],
         ["usa", "certain", 299], ["usa", "possible", 200]],
        0,
    ]  # fmt: skip


def test_few_points_are_no_crowd(rig):
    found = rig.module(
        "atlas/crowds",
        FIELD
        + """
        const few = new m.Crowds(features.slice(0, 300));
        return [few.takes(0, "certain", new Set()), few.seen().length];""",
    )
    assert found == [False, 0]


def test_each_of_a_crowd_can_be_picked(rig):
    found = rig.module(
        "atlas/crowds",
        FIELD
        + """
        const crowds = new m.Crowds(features);
        features.forEach((_, i) => crowds.takes(i, "certain", new Set()));
        const shapes = crowds.seen().map(({ feature }) => feature.crowd);
        const wrong = shapes.flatMap((shape) => shape.members.filter((member, i) => {
          const p = shape.project(view)[0];
          return shape.at(view, p[2 * i] + 3, p[2 * i + 1] - 3, 9) !== shape.group.features[member];
        }));
        return [wrong.length, shapes.map((shape) => shape.at(view, -500, -500, 9))];""",
    )
    assert found == [0, [None, None]]


def test_dots_are_set_on_the_canvas_and_written_in_a_figure(rig):
    red, between = rig.module(
        "pens/canvas-pen",
        """
        const c = new OffscreenCanvas(200, 100).getContext("2d");
        const mark = { k: "path", closed: false, dots: true, round: true, stroke: "#ff0000",
          width: 6, alpha: 1, parts: [Float32Array.of(20, 30, 120, 60, 5000, 5000)] };
        m.paint(c, [mark]);
        const at = (x, y) => [...c.getImageData(x, y, 1, 1).data];
        return [[at(20, 30), at(120, 60)], at(70, 45)];""",
    )
    assert red == [[255, 0, 0, 255]] * 2
    assert between[3] == 0
    written = rig.module(
        "pens/svg-pen",
        """
        const svg = m.element("svg", {});
        m.write(svg, [{ k: "path", closed: false, dots: true, round: true, stroke: "#ff0000",
          width: 6, parts: [Float32Array.of(20, 30, 120, 60)] }]);
        const path = svg.firstChild;
        return [path.getAttribute("d"), path.getAttribute("stroke-linecap")];""",
    )
    assert written == ["M20 30h0M120 60h0", "round"]
