"""Words of the map that leave their pane: names, chips, rows of the legend, date, scale, credit.

The real page composes a pane as large as the window leaves it at 1366x768, in five languages.
"""

import json
from collections.abc import Iterator
from datetime import date
from itertools import product

from parallel38 import words
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.say import say
from parallel38.engine.page import Page
from tests.web.asking import promised
from tests.web.label_frames import real_page

LANGUAGES = "en", "ko", "ru", "zh", "ja"
DAYS = (
    "1866-08-16", "1885-04-18", "1895-04-17", "1904-02-09", "1910-08-29", "1932-03-01",
    "1945-09-08", "1945-12-27", "1948-08-15", "1950-11-24", "1951-06-01", "1953-07-27",
    "1968-01-23", "1983-09-01", "2000-07-07", "2024-12-30",
)  # fmt: skip
PANES = (746, 576), (1366, 576), (372, 530), (248, 260)  # the window's map, alone, of two, of six
STYLES = "screen", "stage"
SLACK = 1.5  # px
BATCH = 16

SCRIPT = """
async () => {
  const load = (name) => import(`p38://atlas/web/${name}.js`);
  const [{ compose }, { viewOf }, { NOWHERE }, { NOWHERE_YET }, { widthOf }] = await Promise.all(
    ["compose", "atlas/view", "furniture/corner", "furniture/locator", "pens/metrics"].map(load));
  const { atlas } = parallel38.page;
  const spanOf = (m) => {
    const wide = widthOf(m);
    const left = m.x - (m.align === "center" ? wide / 2 : m.align === "right" ? wide : 0);
    return m.run || m.turn ? null : [left, m.y - 0.75 * m.size, left + wide, m.y + 0.05 * m.size];
  };
  const out = ([x0, y0, x1, y1], f) => Math.max(-x0, -y0, x1 - f.w, y1 - f.h);
  return frames.map((f) => {
    const furniture = { title: "", caption: "", map_only: f.small, chip: f.small, fade_days: 365 };
    const pane = { day: f.day, window: null, mode: "instant", date_text: f.date_text,
      layers_on: f.layers_on, layers_off: [], powers: [], language: f.language, style: f.style,
      selected: "", highlights: [], notes: [] };
    const hand = { hover: "", pinned: "", back: f.back, sides: new Map(), corner: NOWHERE,
      locator: NOWHERE_YET };
    const p = compose(atlas, { pane, furniture }, viewOf(f, f.w, f.h), hand);
    const texts = p.top.filter((m) => m.k === "text").map((m) => [m.text, spanOf(m)]);
    const names = p.names.placed.flatMap(({ one, number }) => one.spots[number].boxes.map(
      ([x, y, w, h, c, s]) => [one.id, [x - Math.abs(w * c) - Math.abs(h * s),
        y - Math.abs(w * s) - Math.abs(h * c), x + Math.abs(w * c) + Math.abs(h * s),
        y + Math.abs(w * s) + Math.abs(h * c)]]));
    return [...texts, ...names, ...p.chips.map((c) => [c.text, c.box])]
      .filter(([, box]) => box).map(([text, box]) => [text, out(box, f)]);
  });
}
"""


def frames() -> Iterator[dict[str, object]]:
    """Panes to be looked at: each language, day, view, size and style."""
    asked = product(LANGUAGES, DAYS, named_views().values(), PANES, STYLES)
    for language, text, view, (w, h), style in asked:
        day, camera = date.fromisoformat(text), camera_for(view.box, w, h)
        with words.of_map(language):
            said = say(day)
        yield {"lat": camera.lat, "lon": camera.lon, "zoom": camera.zoom, "w": w, "h": h,
               "day": day.toordinal(), "date_text": said, "language": language, "style": style,
               "small": w < 300, "back": "", "layers_on": [],
               "told": f"{language} {text} {view.id} {w}x{h} {style}"}  # fmt: skip


def beyond() -> Iterator[str]:
    """Each word that is not whole in its pane."""
    count = 0
    with real_page() as page:
        some = list(frames())
        for at in range(0, len(some), BATCH):
            batch = some[at : at + BATCH]
            for frame, found in zip(batch, told(page, batch), strict=True):
                count += len(found)
                for text, out in found:
                    if out > SLACK:
                        yield f"map {frame['told']}: {text!r} {out:.0f} px out"
    print(f"{len(some)} maps, {count} words")


def told(page: Page, some: list[dict[str, object]]) -> list[list[tuple[str, float]]]:
    """The words of some panes, with how far they stand out."""
    code = f"(async (frames) => ({SCRIPT})())({json.dumps(some)})"
    found: list[list[tuple[str, float]]] = promised(page, code)
    return found
