"""The page's clock gives the table's answers too, so page and domain agree on every day."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtQml import QJSEngine

from parallel38.domain.dates import Interval
from parallel38.domain.frames import Frame, Series
from parallel38.domain.view import Pane
from parallel38.domain.visible import frame_day
from unit.domain.visibility import TABLE

CLOCK = Path(__file__).parents[3] / "resources" / "web" / "atlas" / "clock.js"

ASK = """
(() => {
  const letters = {certain: "c", possible: "p", announced: "a"};
  const cases = JSON.parse(text), days = [...Array(20).keys()].map(i => i + 1);
  const pane = (mode, day, window = null) => ({mode, day, window});
  const windows = ask => days.slice(0, 19).map(
    a => days.slice(a).map(b => ask(pane("window", 30, [a, b]))).join(""));
  const features = cases.features.map(one => {
    const ask = p => letters[clock.certainty(one.interval, one.announced, p)] || ".";
    return {
      instant: days.map(d => ask(pane("instant", d))).join(""),
      cumulative: days.map(d => ask(pane("cumulative", d))).join(""),
      windows: windows(ask)};
  });
  const events = cases.events.map(one => {
    const glow = p => clock.glow(one.from, one.to, p, one.fade), lit = p => glow(p) ? "c" : ".";
    return {
      instant: days.map(d => Math.round(glow(pane("instant", d)) * 1e6) / 1e6),
      cumulative: days.map(d => lit(pane("cumulative", d))).join(""),
      windows: windows(lit)};
  });
  return JSON.stringify({features, events});
})()
"""


@pytest.fixture
def told(qapp: object) -> dict[str, list[dict[str, object]]]:
    engine = QJSEngine()
    module = engine.importModule(str(CLOCK))
    assert not module.isError(), module.toString()
    engine.globalObject().setProperty("clock", module)
    engine.globalObject().setProperty("text", TABLE.read_text(encoding="utf-8"))
    answer: dict[str, list[dict[str, object]]] = json.loads(engine.evaluate(ASK).toString())
    return answer


@pytest.mark.parametrize("kind", ["features", "events"])
def test_the_page_answers_as_the_table_says(
    kind: str, told: dict[str, list[dict[str, object]]]
) -> None:
    cases = json.loads(TABLE.read_text(encoding="utf-8"))[kind]
    assert len(cases) == len(told[kind])
    for case, answer in zip(cases, told[kind], strict=True):
        assert {key: case[key] for key in answer} == answer


FRAMES = [[5, 7], [7, 8], [10, 13]]  # first day and first day after; nothing is there on 8 and 9
MOVING = """
(() => {
  const frames = JSON.parse(text), interval = [5, 13, 5, 13], none = {window: null};
  const days = [...Array(16).keys()].map(i => i + 1);
  const one = pane => clock.frameAt(frames, interval, Object.assign({}, none, pane));
  return JSON.stringify({
    instant: days.map(day => one({mode: "instant", day})),
    cumulative: days.map(day => one({mode: "cumulative", day})),
    window: days.map(day => one({mode: "window", day: 1, window: [2, day + 1]}))});
})()
"""


def test_the_page_picks_the_frame_that_the_domain_picks(qapp: object) -> None:
    engine = QJSEngine()
    engine.globalObject().setProperty("clock", engine.importModule(str(CLOCK)))
    engine.globalObject().setProperty("text", json.dumps(FRAMES))
    told = json.loads(engine.evaluate(MOVING).toString())
    series = Series("front", tuple(Frame(first, after) for first, after in FRAMES))
    held = Interval(5, 13, 5, 13)
    for mode in ("instant", "cumulative", "window"):
        for day, number in zip(range(1, 17), told[mode], strict=True):
            window = (date.fromordinal(2), date.fromordinal(day + 1)) if mode == "window" else None
            pane = Pane(date=date.fromordinal(day), mode=mode, window=window)
            wanted = series.at(frame_day(held, pane))
            assert number == (-1 if wanted is None else wanted), (mode, day)
    assert told["instant"][:4] == [-1] * 4
    assert told["instant"][4:13] == [0, 0, 1, -1, -1, 2, 2, 2, 2]
