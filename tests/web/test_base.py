"""Paper, relief and water: no bare frame, no seam, the world's copies, the date line."""

import base64
import io
import json
import re

import pytest
from PIL import Image

from parallel38.map import style

# Every tile of the relief is one colour, and none finer than a zoom is to be had.
TILES = """
window.fetchBefore ??= window.fetch;
window.fetch = async (path) => {
  const [, z] = /relief.(\\d+)/.exec(path) ?? [];
  if (z === undefined) return window.fetchBefore(path);
  if (Number(z) > %d) throw new Error("no such tile");
  const tile = new OffscreenCanvas(256, 256);
  const c = tile.getContext("2d");
  c.fillStyle = "%s";
  c.fillRect(0, 0, 256, 256);
  return new Response(await tile.convertToBlob({ type: "image/png" }));
};
for (let z = 0; z < 8; z++) parallel38.page.atlas.relief[z] = [0, 2 ** z - 1, 0, 2 ** z - 1];
parallel38.page.stale();
"""
BROWN = [192, 160, 112, 255]
LAND = (41.5, 130.7)  # land under no feature, lake or line


def give_relief(rig, colour: str = "#c0a070", finest: int = 7) -> None:
    rig.js(f"(() => {{ {TILES % (finest, colour)} return 1; }})()")


def until_pixel(rig, wanted: list[int], most: int = 3) -> None:
    x, y = rig.at(*LAND)

    def there() -> bool:
        found = rig.pixel("base", x, y)
        return all(abs(a - b) <= most for a, b in zip(found, wanted, strict=True))

    rig.qtbot.waitUntil(there, timeout=10_000)


def look_at(rig, lat: float, lon: float, zoom: float, fly: bool = False) -> None:
    message = {"type": "camera", "lat": lat, "lon": lon, "zoom": zoom, "fly": fly}
    rig.page.send(json.dumps(message))
    rig.qtbot.waitUntil(lambda: rig.js("map_atlas.getZoom()") == zoom, timeout=10_000)


def test_no_frame_of_a_flight_is_bare(rig):
    rig.show()
    give_relief(rig)
    rig.js(
        """(() => {
        const page = parallel38.page;
        const draw = page.draw;
        window.frames_ = 0;
        window.bare = [];
        page.draw = function () {
          draw.call(page);
          window.frames_ += 1;
          const c = page.layer.contexts[0];
          const { width, height, data } = c.getImageData(0, 0, c.canvas.width, c.canvas.height);
          for (let y = 5; y < height; y += 31) for (let x = 5; x < width; x += 29) {
            const [r, g, b, a] = data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4);
            const light = r + g + b;
            if (a < 255 || light > 740 || light < 60) window.bare.push([x, y, r, g, b, a]);
          }
        };
        return 1; })()"""
    )
    look_at(rig, 45.0, -170.0, 3.0, fly=True)
    rig.qtbot.waitUntil(lambda: rig.js("map_atlas.getZoom()") == 3.0, timeout=10_000)
    assert rig.js("window.frames_") > 5
    assert rig.js("window.bare.slice(0, 5)") == []


def test_the_relief_comes_and_a_coarser_tile_stands_for_a_missing_one(rig):
    rig.show(day=899)
    paper = [int(style.PALETTES["screen"]["paper"][i : i + 2], 16) for i in (1, 3, 5)]
    until_pixel(rig, [*paper, 255])
    give_relief(rig, finest=4)
    until_pixel(rig, BROWN)
    rig.show(day=899, style="grey")
    look = float(style.PALETTES["grey"]["relief"])
    light = 0.2126 * BROWN[0] + 0.7152 * BROWN[1] + 0.0722 * BROWN[2]
    ground = int(style.PALETTES["grey"]["paper"][1:3], 16)
    grey = round(ground + look * (light - ground))
    until_pixel(rig, [grey, grey, grey, 255], most=4)


def test_a_tile_that_failed_is_asked_for_again_and_in_the_end_given_up(rig):
    came, asked = rig.module(
        "base/tiles",
        """
        const tile = new OffscreenCanvas(256, 256);
        tile.getContext("2d");
        const asked = [0, 0];
        const before = window.fetch;
        window.fetch = async (path) => {
          const lost = path.includes("/9/9/");
          if (asked[Number(lost)]++ < 1 || lost) throw new Error("no such tile");
          return new Response(await tile.convertToBlob({ type: "image/png" }));
        };
        window.setTimeout = ((wait) => (call, ms) => wait(call, ms / 50))(window.setTimeout);
        const keys = [m.keyOf(9, 8, 8, false), m.keyOf(9, 9, 9, false)];
        return new Promise((done) => m.want({}, keys, () => {
          if (!m.isGone(keys[1]) || !m.tileOf(keys[0])) return;
          window.fetch = before;
          done([keys.map((key) => m.tileOf(key) !== null), asked]);
        }));""",
    )
    assert came == [True, False]
    assert asked == [2, 4]


def test_the_relief_fades_into_the_paper(rig):
    alphas = rig.module(
        "base/relief",
        "return [3, 7, 8, 8.5, 9, 12].map((zoom) => m.reliefAlpha(zoom, { relief: '0.8' }))",
    )
    assert alphas == pytest.approx([0.8, 0.8, 0.4, 0.2, 0, 0])


def test_tiles_keep_within_their_room(rig):
    rig.show()
    give_relief(rig)
    most = rig.module(
        "base/tiles",
        """
        const keys = Array.from({ length: 300 }, (_, i) => m.keyOf(7, i % 20, (i / 20) | 0, false));
        return new Promise((done) => {
          const picture = {};
          m.want(picture, keys, () => m.begin());
          m.arrived(picture).then(() => done(m.bytes()));
        });""",
    )
    assert 20e6 < most <= 28e6


def test_a_pan_draws_what_a_whole_picture_would(rig):
    rig.show()
    give_relief(rig)
    until_pixel(rig, BROWN)
    rig.qtbot.waitUntil(lambda: rig.js("parallel38.page.ground.whole"), timeout=10_000)
    apart = rig.js(
        """(() => {
        const { page, map } = parallel38;
        const c = page.layer.contexts[0];
        const seen = () => c.getImageData(0, 0, c.canvas.width, c.canvas.height).data;
        for (const [x, y] of [[40, 13], [-7, 60], [90, -30], [0, 5], [-130, 0]]) {
          map.panBy([x, y], { animate: false });
          page.draw();
        }
        const panned = seen();
        page.ground.forget();
        page.grain = 0.7;
        page.draw();
        const whole = seen();
        let apart = 0;
        for (let i = 0; i < whole.length; i++) apart += Math.abs(whole[i] - panned[i]) > 8 ? 1 : 0;
        return apart; })()"""
    )
    assert apart < 60


def test_the_world_goes_on_to_both_sides(rig):
    look_at(rig, 38.0, -90.0, 1.5)
    rig.show()
    world = 256 * 2**1.5
    assert rig.at(0.0, 128.5)[0] + world < 900
    for canvas, lat, lon in (
        ("base", 41.0, 128.5),
        ("base", 0.0, 125.0),
        ("features", 37.0, 127.0),
    ):
        x, y = rig.at(lat, lon)
        assert rig.pixel(canvas, x, y) == pytest.approx(rig.pixel(canvas, x + world, y), abs=40)
    assert rig.pixel("features", *rig.at(37.0, 127.0))[3] > 0


def test_a_flight_takes_the_short_way_over_the_date_line(rig):
    look_at(rig, 38.0, 150.0, 4.0)
    rig.said.clear()
    look_at(rig, 37.8, -122.4, 4.0)
    assert rig.js("map_atlas.getCenter().lng") == pytest.approx(237.6, abs=0.01)
    rig.qtbot.waitUntil(lambda: any(m["type"] == "moved" for m in rig.said), timeout=5000)
    assert [m for m in rig.said if m["type"] == "moved"][-1]["lon"] == pytest.approx(
        -122.4, abs=0.01
    )


def test_a_copiers_sea_is_lined_and_no_other(rig):
    rig.show()
    count = rig.module(
        "base/base",
        """
        const { atlas } = parallel38.page;
        const view = parallel38.page.picture.view;
        return ["copy", "grey"].map((style) => {
          const look = atlas.styles.palettes[style];
          return m.seaMarks(atlas, view, look).filter((mark) => mark.stroke === look.seaText &&
            mark.inside).length;
        });
        """,
    )
    assert count[0] > 1 and count[1] == 0


def test_an_islet_of_less_than_four_points_has_no_lining(rig):
    rig.show()
    counts = rig.module(
        "base/base",
        """
        const { atlas } = parallel38.page;
        const view = parallel38.page.picture.view;
        const rings = [Float32Array.of(9,9, 12,12), Float32Array.of(9,9, 40,9, 40,40, 9,40)];
        const land = { ...atlas, base: { ...atlas.base, land: { project: () => rings } } };
        return m.seaMarks(land, view, atlas.styles.palettes.copy)
          .filter((mark) => mark.stroke === "#000000").map(({ parts }) => parts.length);
        """,
    )
    assert counts and set(counts) == {1}


def test_a_figure_has_all_its_relief_and_no_finer_than_it_is_asked_for(rig):
    give_relief(rig)
    for asked, sharp in (({}, 2), ({"sharp": 1}, 1)):
        address = re.search('href="data:image/jpeg;base64,([^"]+)"', rig.figure(asked=asked))
        assert address is not None
        picture = Image.open(io.BytesIO(base64.b64decode(address[1]))).convert("RGB")
        assert picture.size == (900 * sharp, 700 * sharp)
        lows, highs = zip(*picture.getextrema(), strict=True)
        wanted = rig.module(
            "base/relief",
            f"return m.reliefAlpha(6.5, {{ relief: '{style.PALETTES['screen']['relief']}' }})",
        )
        paper = [int(style.PALETTES["screen"]["paper"][i : i + 2], 16) for i in (1, 3, 5)]
        mixed = [wanted * a + (1 - wanted) * b for a, b in zip(BROWN[:3], paper, strict=True)]
        assert all(abs(a - b) < 4 for a, b in zip([*lows, *highs], [*mixed, *mixed], strict=True))
