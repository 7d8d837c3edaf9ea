"""What the SVG pen writes of a part."""

ROOM = "[0, 0, 100, 50]"


def test_points_lie_on_a_grid_and_none_twice_in_a_row(rig):
    d = rig.module(
        "pens/path-data",
        "return m.pathData([Float32Array.of(0.07, 0.06, 0.11, 0.1, 10.3, 5.44)], false);",
    )
    assert d == "M0.125 0L0.125 0.125L10.25 5.5"


def test_what_lies_beyond_one_side_is_a_chord_or_nothing(rig):
    ring = "Float32Array.of(50, 25, 300, 10, 310, 20, 320, 30, 300, 40)"
    far = "Float32Array.of(-300, 0, -310, 20, -320, 900)"
    around = "Float32Array.of(-300, -300, 400, -300, 400, 350, -300, 350)"
    cut, none, whole = rig.module(
        "pens/path-data",
        f"const room = {ROOM}; const d = (p) => m.pathData([p], true, room);"
        f"return [d({ring}), d({far}), d({around})];",
    )
    assert cut == "M50 25L300 10L300 40Z"
    assert none == ""
    assert whole == "M-300 -300L400 -300L400 350L-300 350Z"


def test_an_area_clips_by_no_more_than_lies_round_the_mark(rig):
    """A long coast would else be in the print as often as a small mark ends on it."""
    clips = rig.module(
        "pens/svg-pen",
        "const coast = [Float32Array.from({ length: 2000 }, (_, i) => i % 2 ? (i % 7) : i)];"
        "const mark = (x) => ({ k: 'path', closed: false, stroke: '#000', inside: coast,"
        " parts: [Float32Array.of(x, 0, x + 20, 9)] });"
        "const g = m.element('g', {}); m.restart();"
        "m.write(g, [mark(300), mark(300), mark(1500)], [0, 0, 2000, 50]);"
        "return [...g.querySelectorAll('clipPath path')].map((one) => one.getAttribute('d'));",
    )
    assert [len(d.split("L")) < 120 for d in clips] == [True, True]
    assert "L300 " in clips[0] and "L300 " not in clips[1] and "L1500 " in clips[1]
