"""The page's clock gives the table's answers too, so page and domain agree on every day."""

import json
from pathlib import Path

import pytest
from PySide6.QtQml import QJSEngine

from unit.domain.visibility import TABLE

CLOCK = Path(__file__).parents[3] / "resources" / "web" / "clock.js"

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
