"""The legend and its cartouche in the real page."""

import pytest


def test_it_lists_what_is_visible_and_nothing_else(rig):
    rig.show()
    assert rig.legend() == [
        "38th parallel",
        "Occupation: Soviet Union, United <States>",
        "summit or conference: who met; fading over a year",
    ]
    rig.show(day=1205)
    assert rig.legend()[0] == "Lease: Soviet Union"
    assert rig.legend()[-1] == "may or may not hold on this day"
    rig.show(day=1150)
    assert "ordered or agreed, not yet held" in rig.legend()
    rig.show(day=3000)
    assert rig.legend() == []
    rig.show(day=4000)  # one just outside the picture, one round it, one right through
    assert rig.legend() == ["Puppet state: United <States>", "Boundary"]


def test_what_lies_under_the_cartouche_alone_is_not_in_it(rig):
    view = "{key: 'a', w: 200, h: 100, zoom: 5}"
    covers = (
        "const shape = () => ({project: () => [Float32Array.of(10,10, 40,10, 40,40, 10,40)]});"
        f"return [null, [0,0,50,50], [0,0,30,30]].map((b) =>"
        f" Math.round(m.coverOf({{shape: shape(), type: 'area'}}, {view}, b)))"
    )
    assert rig.module("features/covers", covers) == [900, 0, 900]
    line = (
        "const shape = {project: () => [Float32Array.of(-900,50, 900,50)]};"
        f"return m.coverOf({{shape, type: 'line'}}, {view}, [0,0,100,100])"
    )
    assert rig.module("features/covers", line) > 0  # it runs on beside the cartouche


def test_a_speck_needs_no_words(rig):
    speck = (
        "const shape = {project: () => [Float32Array.of(10,10, 12,10, 12,12)]};"
        "return m.coverOf({shape, type: 'area'}, {key: 'a', w: 200, h: 100, zoom: 5}, null)"
    )
    assert rig.module("features/covers", speck) == 0


def test_names_follow_the_language_of_the_map(rig):
    rig.js("parallel38.page.atlas.powers.ussr.names.ko = '소련'")
    rig.show(language="ko")
    assert rig.legend()[:2] == ["38선", "점령: 소련, United <States>"]


def test_rows_are_the_same_objects_while_nothing_of_them_changes(rig):
    rig.show()
    rig.js("window.before = parallel38.page.picture.legend")
    rig.show(day=1001, date_text="9 September 1945")
    assert rig.js("parallel38.page.picture.legend === window.before")
    assert rig.js("parallel38.page.picture.legend[2].items[0].ids") == ["talks"]
    rig.show(day=1205)
    assert not rig.js("parallel38.page.picture.legend === window.before")


def test_the_cartouche_stays_the_same_while_the_map_is_dragged(rig):
    rig.show()
    rig.js(
        "window.panel = parallel38.page.picture.top.find((m) => m.fillAlpha === 1 &&"
        " m.stroke === parallel38.page.atlas.styles.palettes.screen.rule)"
    )
    assert rig.js("window.panel.k") == "path"
    rig.page.send('{"type":"camera","lat":38.01,"lon":127.51,"zoom":6.5,"fly":false}')
    rig.show()
    assert rig.js("parallel38.page.picture.top.includes(window.panel)")


ROWS = """
    const row = (n, small) => ({ key: "r" + n, text: "", small,
      items: [{ text: "row " + n, ids: [], draw: () => [] }] });
"""


def kept(rig, rows: str, most: int) -> list[str]:
    """Which of these rows so many lines hold."""
    return rig.module(
        "furniture/flow",
        f"{ROWS} {rows} const measure = () => ({{ size: 12, swatch: 26, gap: 9, wide: 200 }});"
        f"return m.setRows(rows, {most}, measure).sets.map(({{ row }}) => row.key)",
    )


def test_rows_without_room_are_left_out_and_the_small_print_stays(rig):
    found = kept(
        rig,
        "const rows = [row(1), row(2), row(3), row(4, true)];"
        "rows[1].items[0].text = 'a text that cannot but take two lines of so narrow a legend';",
        3,
    )
    assert found == ["r1", "r3", "r4"]


def test_rows_that_explain_most_of_the_map_come_before_others_in_their_old_order(rig):
    found = kept(
        rig,
        "const rows = [row(1), row(2), row(3), row(4)];"
        "[10, 5000, Infinity, 900].forEach((ink, n) => { rows[n].ink = ink; });",
        2,
    )
    assert found == ["r2", "r3"]


def test_where_lines_are_few_both_zones_are_told_and_their_kind_once(rig):
    texts = rig.module(
        "furniture/flow",
        "const item = (text) => ({ text, full: `Occupation: ${text}`, ids: [], draw: () => [] });"
        "const items = [{ ...item('Soviet Union'), text: 'Occupation: Soviet Union' },"
        " item('United States')];"
        "const rail = { key: 'rail', text: '', ink: 9, items: [{ ...item('x'), full: 'Rails' }] };"
        "const measure = () => ({ size: 20, swatch: 43, gap: 15, wide: 200 });"
        "return m.setRows([{ key: 'k', text: '', ink: 9999, items }, rail], 3, measure).sets"
        ".map(({ lines }) => lines.map((cells) => cells[0].text).join(' ')).join('; ')",
    )
    assert texts == "Occupation: Soviet Union United States"


def test_a_line_that_goes_on_with_a_kind_says_so(rig):
    texts = rig.module(
        "furniture/flow",
        "const item = (text) =>"
        " ({ text, full: `Military occupation: ${text}`, ids: [], draw: () => [] });"
        "const items = ['Soviet Union', 'Japan', 'China'].map(item); items[0].text = items[0].full;"
        "const measure = () => ({ size: 12, swatch: 26, gap: 9, wide: 180 });"
        "const row = { key: 'k', text: '', ink: 9999, items };"
        "return [9, 3].map((most) => m.setRows([row], most, measure).sets[0].lines"
        ".map((cells) => cells.map(({ text }) => text)))",
    )
    kind = ["Military occupation:"]
    assert texts[0][2:] == [
        ["Military occupation:"],
        ["Japan"],
        ["Military occupation:"],
        ["China"],
    ]
    assert texts[1] == [kind, ["Soviet Union"], ["and Japan", "China"]]


def test_all_rows_are_told_in_fewer_words_before_one_is_left_out_and_that_is_said(rig):
    told = rig.module(
        "furniture/flow",
        ROWS
        + """
        const item = (text, full = text) => ({ text, full, ids: [], draw: () => [] });
        const rails = { key: "rails", text: "", ink: 1, alike: true, short: item("Railway"),
          items: ["a far country", "another country", "a third country"].map((name) =>
            item(name, "Railway: " + name)) };
        const rows = [row(1), row(2), rails, row(3), row(4, true)];
        rows[1].ink = rows[3].ink = 50;
        const measure = () => ({ size: 12, swatch: 26, gap: 9, wide: 160 });
        return [9, 6, 5, 4].map((most) => { const { sets, left } = m.setRows(rows, most, measure);
          return [left, sets.reduce((sum, { lines }) => sum + lines.length, 0),
            sets.map(({ row, lines }) => [row.key, lines[0][0].text].join(":")).join(" ")]; });
        """,
    )
    assert told[0][0] == 0 and "rails:Railway: a" in told[0][2], "each railway with its owner"
    assert told[1][:2] == [0, 5] and "rails:Railway " in told[1][2]
    assert told[2] == told[1]
    assert told[3][0] == 1 and "rails" not in told[3][2]
    crowd = rig.module(
        "furniture/flow",
        ROWS + "const measure = () => ({ size: 12, swatch: 26, gap: 9, wide: 160 });"
        "const { sets } = m.setRows([1, 2, 3, 4, 5, 6, 7, 8].map((n) => row(n)), 6, measure);"
        "return [sets.length, sets[5].lines[0][0].text]",
    )
    assert crowd == [6, "and 3 more"]


def test_what_a_map_is_read_for_goes_before_the_small_print(rig):
    found = kept(
        rig,
        "const rows = [row(1), row(2), row(3), row(4, true), row(5, true)];"
        "rows[2].ink = Infinity; rows[0].ink = rows[1].ink = 9;",
        2,
    )
    assert found == ["r3", "r4"]


def test_a_room_has_no_small_print_under_the_map_either(rig):
    rows = rig.module(
        "furniture/legend",
        ROWS + "const rows = [row(1), row(2, true)];"
        "return ['stage', 'print'].map((style) => m.rowsFor({ style }, rows).length)",
    )
    assert rows == [1, 2]


def test_ground_that_is_only_promised_is_not_yet_held(rig):
    rig.show(day=1150)
    assert rig.legend()[0] == "Lease, not yet held: Soviet Union"


def test_a_strip_too_narrow_for_its_hatch_gets_no_row(rig):
    covers = rig.module(
        "features/covers",
        "const view = { w: 500, h: 500, key: 'k' };"
        "const of = (wide) => m.coverOf({ type: 'area', shape: { project: () =>"
        " [Float32Array.of(10,10, 310,10, 310,10+wide, 10,10+wide)] } }, view, null);"
        "return [of(2), of(8)]",
    )
    assert covers == [0, 2400]


def test_swatches_of_one_kind_share_a_line_while_there_is_room(rig):
    lines = rig.module(
        "furniture/flow",
        "const items = ['one', 'two', 'a rather long name of a state'].map((text) =>"
        " ({ text, full: 'A kind: ' + text, ids: [], draw: () => [] }));"
        "const measure = () => ({ size: 12, swatch: 26, gap: 9, wide: 220 });"
        "return m.setRows([{ key: 'k', text: '', items }], 9, measure).sets[0].lines"
        ".map((cells) => cells.map((cell) => cell.text))",
    )
    assert lines[0] == ["A kind: one", "two"]
    assert " ".join(text for line in lines[1:] for text in line) == (
        "A kind: a rather long name of a state"
    )


def test_no_swatch_follows_words_that_go_on_from_the_line_before(rig):
    lines = rig.module(
        "furniture/flow",
        "const items = ['Occupation: Korean People\\'s Army', 'Soviet Union'].map((text) =>"
        " ({ text, full: text, ids: [], draw: () => [] }));"
        "const measure = () => ({ size: 12, swatch: 26, gap: 9, wide: 170 });"
        "return m.setRows([{ key: 'k', text: '', items }], 9, measure).sets[0].lines"
        ".map((cells) => cells.map(({ item }) => Boolean(item)))",
    )
    assert lines == [[True], [False], [True]]


@pytest.mark.parametrize("style", ["screen", "stage"])
def test_the_cartouche_keeps_its_width_and_stays_under_55_per_cent_of_the_height(rig, style):
    widths = set()
    for text in ("1 May 1950", "27 September 1945", "about March 1931 to about September 1945"):
        rig.show(date_text=text, style=style)
        box = rig.js("parallel38.page.picture.room[0]")
        widths.add(round(box[2] - box[0]))
        assert box[3] <= 0.55 * 700 + 6
        date = next(
            one for one in rig.js("parallel38.page.picture.top.filter((m) => m.bold)")
            if one["text"] == text
        )  # fmt: skip
        wide = rig.module(
            "pens/metrics", f"return m.widthOf({{text: {text!r}, size: 1, bold: true}})"
        )
        assert date["x"] + wide * date["size"] < box[2] - 16
    assert len(widths) == 1


def test_the_cartouche_keeps_off_lines_and_events(rig):
    side = (
        "const land = { project: () => [] };"
        "const view = { key: 'a', w: 1000, h: 600, grain: 0.7 };"
        "const line = { feature: { kind: 'control-line', type: 'line',"
        " shape: { project: () => [Float32Array.of(20,100, 280,100)] } }, sure: 'certain' };"
        "const event = { spots: [{ event: { importance: 5 }, step: 12, x: 60, y: 60 }] };"
        "const at = (seen, stacks) => m.cornerFor({ atlas: { base: { land }, places: [] }, view },"
        " { subjects: [], seen, stacks }, m.NOWHERE).side;"
        "return [at([], []), at([line], []), at([], [event, event])]"
    )
    assert rig.module("furniture/corner", side) == ["left", "right", "right"]


def test_a_small_state_weighs_more_than_a_corner_of_a_large_one(rig):
    loads = rig.module(
        "furniture/weighing",
        """
        const land = { project: () => [] };
        const view = { key: "a", w: 1000, h: 600, zoom: 5, k: 1 };
        const area = (id, x0, x1, y1, all = x1) => ({ sure: "certain",
          feature: { id, kind: "sovereign", type: "area", importance: 5, shape: {
            project: () => [Float32Array.of(x0,0, x1,0, x1,y1, x0,y1)],
            parts: () => [{ points: [x0,0, all,0, all,y1, x0,y1] }] } } });
        const seen = [area("large", 0, 700, 600), area("small", 800, 1000, 250),
          area("corner of an empire", 800, 1000, 200, 9000)];
        const event = (step) => ({ event: { importance: 5 }, step, x: 950, y: 550 });
        const boxes = [[0, 0, 200, 200], [800, 0, 1000, 200], [800, 400, 1000, 600]];
        const at = (step, marked) => m.burdens({ atlas: { base: { land }, places: [] }, view },
          { subjects: [], seen, marked: new Set(marked), stacks: [{ spots: [event(step)] }] },
          boxes);
        return [at(12, []), at(2, []), at(12, ["large"])];
        """,
    )
    for large, small, event in loads[:2]:
        assert 0.6 * 128 > small > 5 * large > 0
        assert event < small
    assert loads[0][2] == 6 * loads[1][2] > 0, "an event fades"
    assert loads[2][0] > loads[0][0], "what is selected weighs more"


def test_a_low_cartouche_ends_above_the_foot_and_the_date_stays_while_the_legend_changes(rig):
    rig.show()
    tops = rig.module(
        "furniture/cartouche",
        """
        const { page } = parallel38;
        const { view } = page.picture;
        const style = "screen";
        const look = page.atlas.styles.palettes[style];
        const scene = { atlas: page.atlas, view, style, look, weight: 1 };
        const row = (n) => ({ key: "r" + n, text: "row",
          items: [{ text: "row " + n, ids: [], draw: () => [] }] });
        const corner = { key: "k", side: "right", low: true };
        return [[1, 2], [1, 2, 3, 4], [1]].map((list) => {
          const { marks, box } = m.cartouche(scene, page.state, list.map(row), corner, page);
          return [marks[marks.length - 1].y, box[1], box[3], view.h];
        });
        """,
    )
    few, many, fewer = tops
    assert all(bottom <= height - 16 for _, _, bottom, height in tops)
    assert many[0] < few[0] and many[0] == fewer[0]


def test_specks_get_no_row(rig):
    covers = rig.module(
        "features/covers",
        "const view = { w: 500, h: 500, key: 'k' };"
        "const of = (side) => m.coverOf({ type: 'area', shape: { project: () =>"
        " [Float32Array.of(10,10, 10+side,10, 10+side,10+side, 10,10+side)] } }, view, null);"
        "return [of(6), of(30)]",
    )
    assert covers == [0, 900]


def test_a_word_without_spaces_goes_on_in_a_second_line(rig):
    wrapped = "return m.wrapped({text}, 14, 60).map((s) => s.replaceAll(' ', '_'))"
    assert rig.module("furniture/flow", wrapped.format(text="'中华人民共和国'")) == [
        "中华人民", "共和国",
    ]  # fmt: skip
    assert rig.module("furniture/flow", wrapped.format(text="'Командование ООН'")) == [
        "Командование", "ООН",
    ]  # fmt: skip


@pytest.mark.parametrize("wide, least", [(372, 145), (1600, 430)])
def test_a_narrow_map_of_a_stage_has_room_for_a_word(rig, wide, least):
    inner = (
        f"const scene = {{style: 'stage', look: {{type: '1.7'}}, view: {{w: {wide}, h: 530}}}};"
        "const [x0, , x1] = m.coveredBy(scene, {side: 'left', low: false}, false);"
        f"return (x1 - x0) - 30 * 1.7 * Math.min(1, Math.max(0.68, {wide} / 1100))"
    )
    assert rig.module("furniture/cartouche", inner) == pytest.approx(least, abs=5)


def test_a_room_is_told_first_what_the_scene_is_about(rig):
    rig.show(style="stage")
    assert rig.legend()[0] == "38th parallel"
    rig.show(style="stage", highlights=["north"])
    assert rig.legend()[0].startswith("Occupation: Soviet Union")
    rig.show(highlights=["north"])
    assert rig.legend()[0] == "38th parallel"
