"""What the engine keeps for a page, or must collect, does not grow with the views it has shown."""

from collections.abc import Iterator

import pytest

from parallel38.engine.page import Page
from tests.web.repaint import run, shown_page

VIEWS = 100
WORDS = 40  # of a view, that may each save a state
SIZES = 26  # of type: those of the style, and what lies between the least and the most by halves

WATCHED = """
  const fonts = new Set();
  const count = { canvases: 0, saved: 0 };
  const kinds = [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]
    .map((one) => one.prototype);
  const found = kinds.map((kind) => Object.getOwnPropertyDescriptor(kind, "font"));
  kinds.forEach((kind, i) => Object.defineProperty(kind, "font",
    { ...found[i], set(value) { fonts.add(value); found[i].set.call(this, value); } }));
  const Canvas = window.OffscreenCanvas;
  window.OffscreenCanvas = new Proxy(Canvas,
    { construct: (kind, sizes) => { count.canvases += 1; return new kind(...sizes); } });
  const { moving } = page.layer;
  moving.save = () => { count.saved += 1; CanvasRenderingContext2D.prototype.save.call(moving); };
  await show({ day: 712120, style: "stage" });
  await rested();
  const before = { ...count };
  for (let i = 0; i < given; i++) {
    map.setView([37 + i / 25, 127 - i / 25], 4 + i / 33, { animate: false });
    await show({ day: 712120 + 41 * i, style: "stage" });
    page.frame();
    await framed();
  }
  await rested();
  kinds.forEach((kind, i) => Object.defineProperty(kind, "font", found[i]));
  window.OffscreenCanvas = Canvas;
  delete moving.save;
  const sizes = new Set([...fonts].map((font) => /[\\d.]+(?=px)/.exec(font)[0]));
  return { sizes: [...sizes], canvases: count.canvases - before.canvases,
    saved: count.saved - before.saved };
"""


@pytest.fixture(scope="module")
def page(qapp: object) -> Iterator[Page]:
    with shown_page() as made:
        yield made


def test_type_has_few_sizes_and_words_are_drawn_on_one_easel(page: Page) -> None:
    """For each size of type the engine keeps fonts and forms; a canvas or a saved state of its own
    for each word is collected late. A talk of a thousand scenes grew by half a gigabyte."""
    found = run(page, WATCHED, VIEWS)
    assert 5 < len(found["sizes"]) <= SIZES, found["sizes"]
    assert found["canvases"] < VIEWS
    assert found["saved"] < WORDS * VIEWS
