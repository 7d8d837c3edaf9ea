"""The real page with the real atlas, driven from inside; its pixels set beside a whole repaint."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from parallel38.engine.page import Page
from tests.web.asking import promised, until
from tests.web.label_frames import real_page

TOOLS = """
  const { page, map } = window.parallel38;
  const load = (name) => import(`p38://atlas/web/${name}.js`);
  const [{ itemsOf }, { compose }] = await Promise.all(["canvas/items", "compose"].map(load));
  const [Plane, Sprites] = [page.planes[0].constructor, page.sprites.constructor];
  await Promise.all(["A", "А", "한", "漢", "か"].flatMap((letter) => [400, 700].map((weight) =>
    document.fonts.load(`${weight} 12px "P38 Sans"`, letter))));
  while (map.getSize().x !== innerWidth) await new Promise(requestAnimationFrame);
  const [base, features, top] = page.layer.contexts;
  const pixels = (c) => new Uint32Array(
    c.getImageData(0, 0, c.canvas.width, c.canvas.height).data.buffer);
  // The items, painted whole on a canvas of their own.
  const painted = (plane, items) => {
    const canvas = document.createElement("canvas");
    const { width, height } = plane.c.canvas;
    Object.assign(canvas, { width, height });
    const c = canvas.getContext("2d");
    c.setTransform(plane.c.getTransform());
    new Plane(c).show(items, "whole");
    return pixels(c);
  };
  // Levels as they are seen: a colour weighs by its alpha.
  const level = (pixel, bit) => ((pixel >>> bit) & 255) * (bit < 24 ? (pixel >>> 24) / 255 : 1);
  const unlike = (a, b) => {
    let [count, most] = [0, 0];
    for (let i = 0; i < a.length; i++) {
      if (a[i] === b[i]) continue;
      count += 1;
      for (let bit = 0; bit < 32; bit += 8) {
        most = Math.max(most, Math.abs(level(a[i], bit) - level(b[i], bit)));
      }
    }
    return { count, most };
  };
  // A new view's first picture is painted without copies, which smooth a little otherwise.
  Object.defineProperty(Sprites.prototype, "fresh", { get: () => 0, set: () => {},
    configurable: true });
  delete page.sprites.fresh;
  const wholeFeatures = (view) => {
    const hand = { ...page.hand, sides: new Map(page.hand.sides) };
    const made = compose(page.atlas, page.state, view, hand).features;
    return painted(page.planes[0], new Sprites().items(made, view, "whole"));
  };
  // The share of the inked pixels of a view's features that a picture of it has.
  const shareOf = (there, view) => {
    const whole = wholeFeatures(view);
    let [inked, kept] = [0, 0];
    for (let i = 0; i < there.length; i += 7) {
      if (whole[i] >>> 24 < 20) continue;
      inked += 1;
      kept += Number(there[i] !== 0);
    }
    return inked ? kept / inked : NaN;
  };
  // The features as a moving camera sees them.
  const laid = (view) => {
    const canvas = Object.assign(document.createElement("canvas"),
      { width: features.canvas.width, height: features.canvas.height });
    const c = canvas.getContext("2d");
    c.setTransform(features.getTransform());
    page.rafts.lay(c, view);
    return pixels(c);
  };
  const wholeTop = () => painted(page.planes[1], itemsOf(page.picture.top));
  const faults = () => ({
    features: unlike(pixels(features), wholeFeatures(page.picture.view)),
    top: unlike(pixels(top), wholeTop()),
  });
  const furniture = { title: "", caption: "", map_only: false, fade_days: 365 };
  const pane = (changes) => ({ day: 710392, window: null, mode: "instant", date_text: "a day",
    layers_on: [], layers_off: [], powers: [], language: "en", style: "screen", selected: "",
    highlights: [], ...changes });
  const framed = () => new Promise(requestAnimationFrame);
  const show = async (changes) => {
    page.state = { pane: pane(changes), furniture };
    page.frame();
    await framed();
  };
  const rested = async () => {
    while (page.grain > 1 || page.asked) await framed();
  };
"""


@contextmanager
def shown_page(width: int = 900, height: int = 700) -> Iterator[Page]:
    """The page in a window of this size. Needs a QApplication."""
    with real_page() as page:
        view = QWebEngineView()
        view.resize(width, height)
        view.setPage(page)
        view.show()
        try:
            until(page, f"innerWidth === {width}")
            yield page
        finally:
            view.setPage(None)
            view.close()
            QApplication.processEvents()


def run(page: Page, body: str, given: object) -> Any:
    """What a script with the tools above returns; `given` is what it knows."""
    return promised(page, f"(async (given) => {{ {TOOLS} {body} }})({json.dumps(given)})")
