import json
from pathlib import Path

import pytest

CASES = json.loads(
    (Path(__file__).parents[1] / "unit/domain/visibility_cases.json").read_text(encoding="utf-8")
)
RUN = """
const letter = (s) => (s === null ? "." : s[0]);
const light = (v) => (v > 0 ? "c" : ".");
const days = [...Array(20).keys()].map((i) => i + 1);
const windows = (f) => days.slice(0, -1).map((a) => days.slice(a).map((b) => f(a, b)).join(""));
const pane = (mode, day, window = null) => ({ mode, day, window });
const features = CASES.features.map(({ interval, announced }) => {
  const at = (p) => letter(m.certainty(interval, announced, p));
  return {
    instant: days.map((d) => at(pane("instant", d))).join(""),
    cumulative: days.map((d) => at(pane("cumulative", d))).join(""),
    windows: windows((a, b) => at(pane("window", 1, [a, b]))),
  };
});
const events = CASES.events.map(({ from, to, fade }) => {
  const at = (p) => m.glow(from, to, p, fade);
  return {
    instant: days.map((d) => at(pane("instant", d))),
    cumulative: days.map((d) => light(at(pane("cumulative", d)))).join(""),
    windows: windows((a, b) => light(at(pane("window", 1, [a, b])))),
  };
});
return { features, events };
"""


def test_the_page_sees_what_visible_py_sees(rig):
    answer = rig.module("atlas/clock", RUN.replace("CASES", json.dumps(CASES)))
    assert len(answer["features"]) == len(CASES["features"]) > 5
    for case, found in zip(CASES["features"], answer["features"], strict=True):
        for key in ("instant", "cumulative", "windows"):
            assert found[key] == case[key], case
    for case, found in zip(CASES["events"], answer["events"], strict=True):
        assert found["instant"] == pytest.approx(case["instant"], abs=1e-6)
        assert found["cumulative"] == case["cumulative"]
        assert found["windows"] == case["windows"]
