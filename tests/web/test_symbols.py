"""Symbols in the real page: what gives way, what copies, how fronts and railways are built."""

import json

import pytest

SCENE = """
    const atlas = parallel38.page.atlas;
    const view = { u: 0, v: 0, k: 100, w: 200, h: 200, zoom: 7, grain: 0.7, key: "t" };
    const scene = (style) => ({ atlas, view, style, look: atlas.styles.palettes[style],
      weight: Number(atlas.styles.palettes[style].weight) });
    const shape = (parts) => ({ ranges: [], project: () => parts,
      box: [0, 0, 1, 1], middle: () => [0, 0.4] });
    const box = [Float32Array.of(10,10, 110,10, 110,60, 10,60)];
    const feature = (kind, powers, more) => ({ id: kind, kind, powers, look: kind, km: 0,
      type: "area", interval: [0, 9, 0, 9], edge: null, shape: shape(box), ...more });
"""


def test_a_hatch_gives_way_to_a_later_army_of_another_power(rig):
    found = rig.module(
        "features/overlap",
        SCENE + "const all = [feature('lease', ['usa']), feature('occupation', ['ussr']),"
        " feature('occupation', ['usa'], {interval: [5,9,5,9], id: 'late'}),"
        " feature('colony', ['usa'], {shape: {box: [2,2,3,3]}})];"
        "const over = m.overlaps(all.map((feature) => ({ feature, sure: 'certain' })));"
        "return all.map((one) => over(one).map(({ id }) => id))",
    )
    assert found == [["occupation"], ["late"], [], []]


def test_hatches_stop_where_the_ground_is_taken(rig):
    segments = rig.module(
        "features/hatch",
        "return m.hatch([Float32Array.of(10,10, 110,10, 110,60, 10,60)], 0, 8,"
        " {u: 0, v: 0, k: 100, w: 200, h: 200}, [[Float32Array.of(50,0, 80,0, 80,99, 50,99)],"
        " [Float32Array.of(100,0, 190,0, 190,99, 100,99)]]).map((s) => [...s])",
    )
    spans = {(round(min(x0, x1)), round(max(x0, x1))) for x0, _, x1, _ in segments}
    assert spans == {(10, 50), (80, 100)}


def test_hatches_end_raggedly_at_a_vague_edge_and_full_at_the_coast(rig):
    segments = rig.module(
        "features/hatch",
        "return m.hatch([Float32Array.of(10,10, 110,10, 110,90, 10,90)], 0, 8,"
        " {u: 0, v: 0, k: 100, w: 200, h: 200}, [],"
        " { lines: [Float32Array.of(110,0, 110,99)], px: 10 }).map((s) => [...s])",
    )
    assert {round(min(x0, x1)) for x0, _, x1, _ in segments} == {10}
    assert {round(max(x0, x1)) for x0, _, x1, _ in segments} == {100, 103, 107, 110}


@pytest.mark.parametrize("sure", ["certain", "possible", "announced"])
def test_a_copier_gets_ink_or_paper_and_nothing_between(rig, sure):
    marks = rig.module(
        "furniture/samples",
        SCENE + "const kinds = Object.entries(atlas.styles.kinds).filter(([k]) => k != 'movement');"
        "return kinds.flatMap(([kind, { order }]) => m.sample(scene('copy'), { sure:"
        f" '{sure}', feature: feature(kind, ['usa', 'ussr'], {{ km: 500,"
        " type: order < 40 ? 'area' : order < 80 ? 'line' : 'point' }) })(0, 0, 26, 14))",
    )
    assert len(marks) > 25
    for mark in marks:
        for ink, alpha in (("stroke", "alpha"), ("fill", "fillAlpha")):
            if mark.get(ink):
                assert mark[ink] in ("#000000", "#ffffff"), mark
                assert mark.get(alpha, 1) == 1, mark


def test_a_front_keeps_its_width_and_its_line_between_dated_days(rig):
    dated, between = rig.module(
        "features/lines",
        SCENE + "const line = [Float32Array.of(0,0, 50,0)];"
        "return ['certain', 'possible'].map((sure) => m.lineMarks(scene('screen'),"
        " feature('front', [], { type: 'line' }), line, sure, false))",
    )
    assert [one["width"] for one in between[:-1]] == [one["width"] for one in dated]
    assert not any(one.get("dash") for one in dated + between)
    assert len(between) == len(dated) + 1  # its light core


def test_operators_of_railways_differ_in_their_ties(rig):
    ties = rig.module(
        "features/lines",
        SCENE + "return ['usa', 'ussr'].map((power) => m.lineMarks(scene('grey'),"
        " feature('railway', [power], { type: 'line' }), [Float32Array.of(0,0, 50,0)],"
        " 'certain', false).at(-1).dash)",
    )
    assert json.dumps(ties[0]) != json.dumps(ties[1])


def test_a_railway_bears_ticks_from_afar_as_no_frontier_does(rig):
    widths = rig.module(
        "features/lines",
        SCENE
        + "const of = (kind, zoom) => m.lineMarks({ ...scene('copy'), view: { ...view, zoom } },"
        " feature(kind, ['usa'], { type: 'line' }), [Float32Array.of(0,0, 50,0)], 'certain', false)"
        ".filter(({ stroke }) => stroke === '#000000').map(({ width, dash }) => [width, dash]);"
        "return [of('railway', 4.8), of('boundary', 4.8)]",
    )
    railway, frontier = widths
    assert [dash == [] for _, dash in railway] == [True, False]
    assert railway[1][0] > 2 * railway[0][0] and len(frontier) == 1


def test_arrows_of_two_sides_differ_without_colour(rig):
    fills = rig.module(
        "features/lines",
        SCENE
        + "const of = (style, power) => m.lineMarks(scene(style), feature('movement', [power],"
        " { type: 'line' }), [Float32Array.of(0,0, 90,0)], 'certain', false).at(-1).fill;"
        "return [of('copy', 'usa'), of('copy', 'ussr'), of('grey', 'usa') ==="
        " atlas.styles.palettes.grey.halo, of('screen', 'usa') === atlas.lineInk('usa', 'screen')]",
    )
    assert fills == ["#ffffff", "#000000", True, True]


def test_an_oceans_plate_has_no_railways_but_those_asked_for(rig):
    rig.show()
    shown = rig.module(
        "compose",
        "const { page } = parallel38; const { atlas, state } = page;"
        "const [one] = atlas.features.filter(({ kind }) => kind === 'control-line');"
        "const { zoom, view } = { ...page.picture, zoom: page.picture.view.zoom };"
        "const of = (least, marked) => { atlas.styles.kinds['control-line'].zoom = least;"
        " const { seen } = m.onGround(m.sceneOf(atlas, 'screen', view), state, new Set(marked));"
        " return seen.some(({ feature }) => feature.id === one.id); };"
        "const found = [of(zoom - 1, []), of(zoom + 1, []), of(zoom + 1, [one.id])];"
        "atlas.styles.kinds['control-line'].zoom = 0; return found;",
    )
    assert shown == [True, False, True]


def test_lines_of_a_stage_have_four_pixels_at_1080(rig):
    widths = rig.module(
        "features/ink",
        SCENE + "const look = m.lookOf(atlas, 'stage', { h: 1080 });"
        "return [Number(look.least), 12 * Number(look.type),"
        " Number(m.lookOf(atlas, 'screen', { h: 1080 }).type)]",
    )
    assert widths[0] >= 4 and widths[1] >= 1080 / 40 and widths[2] == 1


def test_only_an_army_that_is_there_takes_the_hatch(rig):
    found = rig.module(
        "features/overlap",
        SCENE + "const colony = feature('colony', ['japan']);"
        "const army = feature('occupation', ['ussr']);"
        "const of = (sure) => m.overlaps([{ feature: colony, sure: 'certain' },"
        " { feature: army, sure }])(colony).length;"
        "return ['certain', 'possible', 'announced'].map(of)",
    )
    assert found == [1, 0, 0]


def test_what_may_hold_has_no_hatch_and_what_is_past_only_tint_and_edge(rig):
    found = rig.module(
        "features/areas",
        SCENE + "const army = feature('occupation', ['ussr']);"
        "const parts = [Float32Array.of(10, 10, 90, 10, 90, 90, 10, 90)];"
        "const said = ({ fill, closed, inside }) =>"
        " fill ? 'tint' : inside ? 'band' : closed ? 'edge' : 'hatch';"
        "const of = (sure, past) =>"
        " m.areaMarks(scene('screen'), army, parts, sure, { past }).map(said);"
        "const band = m.areaMarks(scene('screen'), feature('presence', ['ccp']), parts, 'possible',"
        " {}).map(said);"
        "return [of('certain'), of('possible'), of('certain', true), band]",
    )
    assert found == [
        ["tint", "band", "hatch", "edge"], ["tint", "band", "edge"], ["tint", "edge"],
        ["tint", "hatch"],  # without an edge, hatch is all there is
    ]  # fmt: skip


def test_a_vague_border_is_soft_on_land_only(rig):
    found = rig.module(
        "features/areas",
        SCENE + "const land = [Float32Array.of(0,0, 90,0, 90,90, 0,90)];"
        "const on = { ...scene('screen'), atlas: { ...atlas, base: { land: shape(land) } } };"
        "const soft = m.softMarks(on, feature('occupation', ['ussr'], { km: 9000 }), box, '', 1);"
        "const line = m.softMarks(on, feature('front', ['ussr'], { km: 9000, type: 'line' }), box,"
        " '', 1);"
        "return [soft.every(({ inside }) => inside === land), line.some(({ inside }) => inside)]",
    )
    assert found == [True, False]


def test_from_afar_a_state_that_goes_on_beyond_the_atlas_has_no_tint(rig):
    found = rig.module(
        "features/areas",
        SCENE + "const on = (zoom) => ({ ...scene('screen'), view: { ...view, zoom } });"
        "const state = (west) => feature('sovereign', ['japan'], { shape: { ...shape(box),"
        " box: [west, 0.4, 1, 1] } });"
        "const fills = (zoom, west) => m.areaMarks(on(zoom), state(west), box, 'certain', {})"
        ".filter(({ fill }) => fill).length;"
        "return [fills(3.5, 0.75), fills(3.5, 0.8), fills(5, 0.75)]",
    )
    assert found == [0, 1, 1]


def test_an_ordered_line_has_a_casing_and_a_proposal_none(rig):
    found = rig.module(
        "features/lines",
        SCENE + "const of = (kind) => m.lineMarks(scene('screen'), feature(kind, ['usa'],"
        " { type: 'line' }), box, kind === 'proposal-line' ? 'possible' : 'announced', false);"
        "return ['control-line', 'proposal-line'].map((kind) =>"
        " of(kind).map(({ stroke, width, alpha }) => [stroke, width, alpha]))",
    )
    ordered, proposed = found
    assert len(ordered) == 2 and len(proposed) == 1
    assert ordered[1][1] > proposed[0][1] and ordered[1][2] > proposed[0][2]


def test_operators_of_railways_have_no_rows_where_all_are_drawn_alike(rig):
    rows = rig.module(
        "furniture/legend",
        SCENE + "const { state } = parallel38.page;"
        "const line = (power, n) => ({ sure: 'certain', feature: feature('railway', [power],"
        " { type: 'line', id: power, look: power }) });"
        "const of = (style, zoom) => m.legendRows({ ...scene(style), view: { ...view, zoom,"
        " key: style + zoom } }, [line('usa'), line('ussr')], [], state, null, {}, [])"
        ".flatMap(({ items }) => items.map(({ text }) => text)).length;"
        "return [of('copy', 4), of('copy', 7), of('screen', 4)]",
    )
    assert rows == [1, 2, 2]


def test_like_rows_of_two_maps_stand_for_their_own_features(rig):
    ids = rig.module(
        "furniture/legend",
        SCENE + "const { state } = parallel38.page;"
        "const area = (id) => [{ sure: 'certain', feature: feature('occupation', ['usa'],"
        " { id, look: id }) }];"
        "const [first, second] = [{}, {}];"
        "const of = (id, owner) =>"
        " m.legendRows(scene('screen'), area(id), [], state, null, owner, []);"
        "const rows = of('west', first); of('east', second);"
        "return [[...rows[0].items[0].ids], of('west', first) === rows]",
    )
    assert ids == [["west"], True]


def test_lines_of_nobody_have_no_colour_on_a_grey_map(rig):
    ink = rig.js("parallel38.page.atlas.lineInk('nobody', 'grey')")
    assert len({ink[at : at + 2] for at in (1, 3, 5)}) == 1
