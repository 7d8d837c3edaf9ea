"""Names: which have room, where they stand, and that they stay there."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest

SVG = "{http://www.w3.org/2000/svg}"

SETTLE = """
const [{ Room, groundOf }, { upright }] = await Promise.all(
  ["labels/boxes", "labels/oriented"].map((name) => import(`p38://atlas/web/${name}.js`)));
const spot = (...box) => ({ ...groundOf([upright(box)]), marks: () => [] });
const name = (id, weight, ...spots) => ({ id, weight, at: [0, 0], spots });
const room = () => new Room(400, 300);
const settled = (names, before = {}, most = 99, taken = [], lines = [], fronts = []) => {
  const here = room();
  taken.forEach((box) => here.take(box));
  here.lines.push(...lines);
  here.fronts.push(...fronts);
  const placed = m.settle(here, names, new Map(Object.entries(before)), most, new WeakSet());
  return Object.fromEntries(placed.map(({ one, number }) => [one.id, number]));
};
const [left, right] = [spot(10, 10, 60, 30), spot(100, 10, 150, 30)];
const over = spot(50, 10, 110, 30); // in the way of both
"""


def settled(rig, body):
    return rig.module("labels/placement", f"return (async () => {{ {SETTLE} {body} }})();")


def test_the_heavier_name_comes_first_but_moves_for_one_that_has_no_other_spot(rig):
    assert settled(rig, "return settled([name('a', 20, left), name('b', 90, left, right)]);") == {
        "a": 0, "b": 1,
    }  # fmt: skip
    assert settled(rig, "return settled([name('a', 1, left), name('b', 9, left)]);") == {"b": 0}


def test_a_name_stays_where_it_stood_when_a_heavier_one_comes_that_can_go_elsewhere(rig):
    assert settled(
        rig, "return settled([name('a', 1, left), name('b', 9, left, right)], { a: 0 });"
    ) == {"a": 0, "b": 1}


def test_a_name_leaves_only_to_what_outweighs_all_that_it_drives_away(rig):
    names = "name('a', 20, left), name('b', 20, right)"
    before = "{ a: 0, b: 0 }"
    assert settled(rig, f"return settled([{names}, name('c', 39, over)], {before});") == {
        "a": 0, "b": 0,
    }  # fmt: skip
    assert settled(rig, f"return settled([{names}, name('c', 41, over)], {before});") == {"c": 0}


def test_who_is_driven_away_takes_another_spot(rig):
    body = "return settled([name('a', 20, over, left), name('c', 41, right)], { a: 0 });"
    assert settled(rig, body) == {"a": 1, "c": 0}


def test_one_chief_name_gives_way_to_two_of_its_weight(rig):
    names = "[name('a', 90, over), name('b', 90, left), name('c', 90, right)]"
    assert settled(rig, f"return settled({names});") == {"b": 0, "c": 0}


def test_names_keep_off_furniture_and_had_better_not_cross_lines(rig):
    names = "[name('a', 5, left, right)]"
    assert settled(rig, f"return settled({names}, {{}}, 99, [[0, 0, 20, 20]]);") == {"a": 1}
    assert settled(rig, f"return settled({names}, {{}}, 99, [], [[0, 15, 80, 18]]);") == {"a": 1}
    assert settled(rig, f"return settled({names}, {{}}, 99, [], [[0, 15, 400, 18]]);") == {"a": 0}


def test_spread_letters_lie_over_lines_but_not_over_a_front(rig):
    names = "[{ ...name('a', 5, left, right), broad: true }]"
    assert settled(rig, f"return settled({names}, {{}}, 99, [], [[0, 15, 80, 18]]);") == {"a": 0}
    assert settled(rig, f"return settled({names}, {{}}, 99, [], [], [[0, 15, 80, 18]]);") == {
        "a": 1
    }


def test_a_slanting_line_takes_little_of_the_room_beside_it(rig):
    rig.show()
    crossed = rig.module(
        "labels/label-lines",
        "const { page } = parallel38; const { view } = page.picture;"
        "const shape = { project: () => [Float32Array.of(0,0, 300,300)] };"
        "const room = { lines: [], fronts: [] };"
        "m.lineNames({ scene: { view }, room, seen: [{ feature: { type: 'line', kind: 'claim-line',"
        " shape, label: '' }, sure: 'certain' }] });"
        "return room.lines.filter(([x0, y0, x1, y1]) => x0 < 220 && x1 > 200 && y0 < 100).length;",
    )
    assert crossed == 0


def test_no_name_on_a_stage_is_under_a_fortieth_of_the_height(rig):
    rig.show(style="stage")
    sizes = rig.js("parallel38.page.picture.names.marks.filter((m) => m.text).map((m) => m.size)")
    assert sizes and min(sizes) >= rig.js("parallel38.page.picture.view.h") / 40


def test_no_more_names_than_a_picture_may_bear_and_those_the_heaviest(rig):
    body = "return settled([name('a', 1, left), name('b', 2, right)], { a: 0 }, 1);"
    assert settled(rig, body) == {"b": 0}


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        ([40, 0, 20, 5, 1, 0], True),  # level, beside
        ([42, 14, 20, 2, 1, 0], False),  # above the slanting one's end, inside its upright box
        ([30, 30, 5, 5, 1, 0], True),
    ],
)
def test_slanting_boxes_meet_only_what_they_touch(rig, box, wanted):
    slant = "[20, 20, 28, 4, Math.SQRT1_2, Math.SQRT1_2]"
    level = "[20, 0, 20, 5, 1, 0]"
    other = level if box == [40, 0, 20, 5, 1, 0] else slant
    assert rig.module("labels/oriented", f"return m.meet({other}, {box});") is wanted


def test_letters_follow_an_arc_from_left_to_right(rig):
    run = rig.module(
        "labels/curve",
        "const rail = new m.Rail(m.arc([[300, 200], [200, 150], [100, 200]]));"
        "const set = m.setOn(rail, rail.length / 2, { text: 'Yalu', size: 12, spacing: 20 });"
        "return { run: [...set.run], x: set.x, y: set.y };",
    )
    xs, ys, turns = (run["run"][n::3] for n in range(3))
    assert len(xs) == 4 and all(a < b for a, b in itertools.pairwise(xs))
    assert turns[0] < 0 < turns[-1]  # up, then down: y grows downwards
    assert (run["x"], run["y"]) == pytest.approx((200, 150), abs=1)
    assert max(ys) - min(ys) > 2


def test_words_longer_than_their_path_have_no_place_on_it(rig):
    assert rig.module(
        "labels/curve",
        "const rail = new m.Rail(Float32Array.of(0, 0, 30, 0));"
        "return m.setOn(rail, 15, { text: 'Heilongjiang', size: 12, spacing: 2 });",
    ) is None  # fmt: skip


def test_bands_lie_inside_with_room_above_and_below(rig):
    found = rig.module(
        "features/bands",
        "const ring = Float32Array.of(50,20, 350,20, 350,120, 50,120);"
        "const hole = Float32Array.of(150,60, 250,60, 250,80, 150,80);"
        "return m.bands([ring, hole], { w: 400, h: 300 }, 10, 60, 20);",
    )
    assert found[0]["x1"] - found[0]["x0"] == pytest.approx(300)
    for band in found:
        assert 30 <= band["y"] <= 110
        crosses = band["x0"] < 250 and band["x1"] > 150
        assert not (crosses and 55 < band["y"] < 85), "in the hole"


def test_a_states_name_goes_where_no_other_named_area_cuts_it(rig):
    assert rig.module(
        "labels/straddle",
        """
        const zone = { feature: { type: "area", label: "Zone", kind: "occupation",
          shape: { project: () => [Float32Array.of(100, 0, 200, 0, 200, 100, 100, 100)] } } };
        const at = (name, x) => ({ name, spot: { rim: [x - 30, 42, x + 30, 58],
          boxes: [[x, 50, 30, 8, 1, 0]] } });
        const names = (kind) => m.wholeFirst([at("cut", 100), at("in", 150), at("out", 40)],
          { kind }, m.overlaysOf([zone]), {}).map(({ name }) => name).join();
        return [names("sovereign"), names("occupation")];
        """,
    ) == ["in,out,cut", "cut,in,out"]


def placed(rig):
    return rig.js(
        "Object.fromEntries(parallel38.page.picture.names.placed.map(({one, number}) =>"
        " [one.id, one.spots[number].boxes[0].slice(0, 2)]))"
    )


def test_names_stand_still_while_the_clock_runs(rig):
    rig.show(day=940)
    before = placed(rig)
    rig.js("window.marks = new Set(parallel38.page.picture.names.marks) && 0")
    assert {"place seoul", "south", "line"} <= set(before)
    for day in (941, 960, 979):
        rig.show(day=day)
        assert placed(rig) == before


def test_the_marks_of_a_name_that_stays_are_the_same_objects(rig):
    rig.show(day=940)
    rig.js("(window.marks = new Set(parallel38.page.picture.names.marks)) && 0")
    rig.show(day=941)
    assert rig.js("parallel38.page.picture.names.marks.every((mark) => marks.has(mark))")


def test_a_stage_bears_fifteen_names_at_most(rig):
    most = rig.module(
        "labels/labels", "return ['stage', 'screen'].map((s) => m.mostOf(s, { w: 1280, h: 800 }));"
    )
    assert most[0] == 15 < most[1]


def test_ground_not_yet_held_says_so_where_there_is_room(rig):
    rig.js("parallel38.page.atlas.features.find((f) => f.id == 'later').label = 'Z'")
    rig.js("map_atlas.setZoom(map_atlas.getZoom() + 1, {animate: false}) && 0")
    rig.show(day=1160)
    assert "Z, NOT YET HELD" in rig.js("parallel38.page.picture.names.marks.map((m) => m.text)")


def test_what_is_only_announced_is_said_in_a_lower_voice(rig):
    look = "parallel38.page.picture.names.marks.filter((m) => m.text?.includes('ZONE'))[0]"
    rig.js("parallel38.page.atlas.features.find((f) => f.id == 'later').label = 'Zone'")
    rig.show(day=1160)
    assert rig.js(f"{look}.text") == "(ZONE)", "where 'not yet held' has no room"
    assert not rig.js(f"{look}.bold") and rig.js(f"{look}.alpha") < 0.7
    rig.show(day=1250)
    assert rig.js(f"{look}.text") == "ZONE"
    assert rig.js(f"{look}.bold") and rig.js(f"{look}.alpha") > 0.8


def test_a_figure_writes_a_curve_as_one_text_and_halos_as_outlines(rig):
    rig.module("pens/halo", "return m.readFaces().then(() => 1);")
    text = rig.module(
        "pens/svg-pen",
        "const g = m.element('g', {}); const run = Float32Array.of(0, 0, 0.1, 9, 1, 0.2);"
        "m.write(g, [{ k: 'text', x: 5, y: 6, text: 'Ял', size: 12, fill: '#000', halo: '#fff',"
        " run }]);"
        "return new XMLSerializer().serializeToString(g);",
    )
    root = ET.fromstring(text)
    word, halo = root.find(f"{SVG}text"), root.find(f"{SVG}path")
    assert word.text == "Ял" and word.get("x") == "0 9" and word.get("rotate") == "5.73 11.46"
    assert word.get("stroke") is None
    assert halo.get("stroke") == "#fff" and halo.get("fill") == "none"
    assert len(re.findall("M", halo.get("d"))) >= 2


def test_a_halo_lies_round_its_letters(rig):
    box = rig.module(
        "pens/halo",
        """
        await m.readFaces();
        const d = m.outlinesOf({ k: "text", x: 0, y: 0, text: "HI", size: 100, bold: true });
        const c = document.createElement("canvas").getContext("2d");
        c.canvas.width = 300; c.translate(50, 100); c.fill(new Path2D(d));
        const drawn = [...c.getImageData(0, 0, 300, 150).data].filter((_, i) => i % 4 === 3);
        c.clearRect(-50, -100, 300, 150);
        c.font = '700 100px "P38 Sans"'; c.fillText("HI", 0, 0);
        const wanted = [...c.getImageData(0, 0, 300, 150).data].filter((_, i) => i % 4 === 3);
        return [wanted.filter((a) => a > 128).length,
          wanted.filter((a, i) => (a > 128) !== (drawn[i] > 128)).length];
        """.replace("await", "return (async () => { await", 1)
        + " })();",
    )
    assert box[0] > 2000 and box[1] < 0.04 * box[0]


def test_words_on_a_bend_are_known_to_crowd_on_its_inner_side(rig):
    uneven = rig.module(
        "labels/curve",
        "const rail = new m.Rail(m.arc([[100, 150], [150, 100], [200, 150]]));"
        "const set = (lift) => m.setOn(rail, rail.length / 2,"
        " { text: 'First Army', size: 10, spacing: 0.6 }, lift).uneven;"
        "return [set(2), set(-20)];",
    )
    assert uneven[0] < 0.16 < uneven[1]


@pytest.mark.parametrize(("by", "stays"), [(-6, True), (-60, False)])
def test_a_title_stays_where_it_stood_while_that_is_beside_its_sign(rig, by, stays):
    first, then, side = rig.module(
        "labels/label-events",
        f"""
        return Promise.all(["labels/label-desk", "atlas/view"].map((name) =>
          import(`p38://atlas/web/${{name}}.js`))).then(([{{ Desk }}, {{ viewOf }}]) => {{
          const view = viewOf({{ lat: 38, lon: 127, zoom: 6 }}, 800, 600);
          const scene = {{ view, look: {{ type: "1", ink: "#000", halo: "#fff" }} }};
          const event = {{ id: "one", title: "Seoul falls", importance: 4 }};
          const desk = new Desk(new Map());
          const titles = (x) => m.eventTitles({{ scene, desk, stacked: [{{ spots: [
            {{ event, x, y: 300, r: 8, step: 12, asked: false, now: true }}] }}] }})[0].spots;
          const [u, v] = [view.u, view.v]; // of the view's middle: 400, 300
          const left = titles(460)[1];
          const [x, y] = left.boxes[0];
          desk.sides.set("event one", 1);
          desk.stood.set("event one", {{ u: u + (x - 400) / view.k, v: v + (y - 300) / view.k,
            side: left.side }});
          const [after] = titles(460 + {by} * -1);
          return [left.boxes[0], after.boxes[0], after.side];
        }});
        """,
    )
    assert side.endswith("left")
    assert (first[:2] == pytest.approx(then[:2], abs=0.1)) is stays


def test_a_title_that_is_asked_for_is_set_narrow_before_it_goes(rig):
    widest = rig.module(
        "labels/label-events",
        """
        return Promise.all(["labels/label-desk", "atlas/view"].map((name) =>
          import(`p38://atlas/web/${name}.js`))).then(([{ Desk }, { viewOf }]) => {
          const view = viewOf({ lat: 38, lon: 127, zoom: 6 }, 800, 600);
          const scene = { view, look: { type: "1", ink: "#000", halo: "#fff" } };
          const event = { id: "one", title: "First Putin-Kim Jong Un summit", importance: 4 };
          const last = (asked) => m.eventTitles({ scene, desk: new Desk(new Map()), stacked: [
            { spots: [{ event, x: 400, y: 300, r: 8, step: 12, asked, now: true }] }] })[0].spots
            .at(-1).boxes.map((box) => box[2]);
          return [last(true), last(false)].map((halves) => Math.max(...halves));
        });
        """,
    )
    assert widest[0] < 0.75 * widest[1]
