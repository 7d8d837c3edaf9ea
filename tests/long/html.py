"""The map in one file at all sizes: `python -m tests.long.html FOLDER [--browsers …]` opens it in
Chromium as phone, tablet and laptop, light and dark, and in Firefox, times it, does the same by
keys and by touch in each, and leaves a picture of every state in FOLDER to be looked at.
"""

import argparse
import datetime
import tempfile
import time
from pathlib import Path

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.story import Scene
from parallel38.standalone.document import document
from tests.browsers import Browser, Chromium, Firefox

SIZES = {
    "phone": (390, 844), "lying": (844, 390), "tablet": (820, 1180), "laptop": (1366, 911),
    "wide": (1920, 1223),
}  # fmt: skip
DARK = ("ui.systemUsesDarkTheme", "ui.prefersReducedMotion")  # of Firefox
HAND_HELD = ("phone", "lying", "tablet")
READY = "return document.documentElement.dataset.p38 === 'ready'"
STATES = {
    "opening": "", "war": "#date=1950-09-14&view=peninsula",
    "line": "#date=1953-07-27&view=parallel-38",
    "past": "#date=1905-09-05&view=northeast-asia&lang=ja",
    "record": "#date=1950-09-15&view=peninsula&select=inchon-landing",
    "months": "#window=1950-06/1950-09&view=peninsula",
}  # fmt: skip
# Nothing of the frame sticks out of the window, and no text of it is cut but where it says so.
OUT = """
const w = innerWidth, h = innerHeight;
return [...document.querySelectorAll('#p38-bar *, #p38-foot *, #p38-stage, aside:not([hidden])')]
  .filter((e) => e.getClientRects().length && getComputedStyle(e).position !== 'absolute')
  .filter((e) => { const r = e.getBoundingClientRect();
    return r.left < -1 || r.right > w + 1 || r.top < -1 || r.bottom > h + 1; })
  .map((e) => e.id || e.className || e.tagName);
"""
SMALL = """
return [...document.querySelectorAll('button, input, select')]
  .filter((e) => e.getClientRects().length)
  .filter((e) => !e.matches('.link, [type=checkbox]'))
  .filter((e) => { const r = e.getBoundingClientRect(); return Math.min(r.width, r.height) < 32; })
  .map((e) => e.ariaLabel || e.id || e.className);
"""
UNNAMED = """
return [...document.querySelectorAll('button, input, select, [role=slider]')]
  .filter((e) => !(e.ariaLabel || e.textContent.trim() || e.closest('label'))).length;
"""
FRAMES = """
window.passed = []; let last = performance.now();
const tick = () => { const now = performance.now(); passed.push(now - last); last = now;
  if (passed.length < 90) requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--browsers", default="chromium,firefox")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    file = asked.folder / "map.html"
    started = time.perf_counter()
    file.write_bytes(document(open_atlas(), Scene(), (1920, 1080), 365, None))
    print(f"written in {time.perf_counter() - started:.1f} s, {file.stat().st_size / 1e6:.2f} MB")
    faults: list[str] = []
    for name in (*SIZES, "firefox"):
        if (name == "firefox") in [one == "firefox" for one in asked.browsers.split(",")]:
            faults += [fault for dark in (False, True) for fault in run(name, dark, file)]
    print(*faults or ["no faults"], sep="\n")
    raise SystemExit(bool(faults))


def started(name: str, dark: bool, home: Path) -> Browser:
    if name == "firefox":
        return Firefox(home, prefer=DARK if dark else ())
    made = Chromium(home, SIZES[name], phone=name in HAND_HELD)
    if dark:
        made.prefer(prefers_color_scheme="dark", prefers_reduced_motion="reduce")
    return made


def run(name: str, dark: bool, file: Path) -> list[str]:
    """All states in one browser; what is wrong, each with where."""
    with tempfile.TemporaryDirectory() as home:
        browser = started(name, dark, Path(home))
        try:
            found = states(browser, name, dark, file)
        finally:
            browser.close()
    return [f"{name}{' dark' if dark else ''}: {one}" for one in found]


def states(browser: Browser, name: str, dark: bool, file: Path) -> list[str]:
    faults = []
    for state, fragment in STATES.items():
        browser.go("about:blank")
        started = time.perf_counter()
        browser.go(f"{file.as_uri()}{fragment}")
        browser.until(READY)
        took = time.perf_counter() - started
        browser.until("return !parallel38.page.asked")
        browser.picture(file.parent / f"{name}{'-dark' if dark else ''}-{state}.png")
        size = browser.js("return [innerWidth, innerHeight]")
        print(f"{name} {'dark' if dark else 'light'} {state}: {size} in {took:.1f} s", flush=True)
        if out := browser.js(OUT):
            faults.append(f"{state}: beyond the window: {out}")
        if small := browser.js(SMALL):
            faults.append(f"{state}: less than 32 px: {small}")
        if browser.js(UNNAMED):
            faults.append(f"{state}: a control without a name")
        if browser.js("return document.documentElement.classList.contains('dark')") != dark:
            faults.append(f"{state}: not in the reader's colours")
        if browser.js("return performance.getEntriesByType('resource').length"):
            faults.append(f"{state}: something was fetched")
    return faults + hands(browser, name)


def hands(browser: Browser, name: str) -> list[str]:
    """A touch or a click on the timeline, and a year of days by keys, timed."""
    faults = []
    box = "const r = document.querySelector('#p38-timeline').getBoundingClientRect();"
    x, y = browser.js(f"{box} return [r.x + r.width * 0.6, r.y + 70]")
    browser.click(x, y, "touch" if name in HAND_HELD else "mouse")
    day = browser.js("return Number(document.querySelector('#p38-timeline').ariaValueNow)")
    if datetime.date.fromordinal(day).year not in range(1955, 1967):
        faults.append(f"the timeline was touched at {datetime.date.fromordinal(day)}")
    browser.js(FRAMES)
    browser.press("Space")
    passed = sorted(browser.until("return passed.length >= 90 && passed"))
    middle, slow = round(passed[45]), round(passed[85])
    print(f"{name}: between pictures while it plays {middle} ms, 95 % {slow} ms")
    return faults


if __name__ == "__main__":
    main()
