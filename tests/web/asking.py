"""Questions to the real page, and their answers in time."""

import json
from time import monotonic
from typing import Any

from parallel38.engine.page import Page
from parallel38.engine.waiting import answer_of

LIMIT = 300.0  # seconds


def promised(page: Page, code: str) -> Any:
    """What a promise in the page comes to; fails with its error, or when it never comes."""
    ask(page, "window.told = undefined")
    ask(
        page,
        f"{code}.then((v) => (window.told = JSON.stringify({{ value: v }})),"
        " (e) => (window.told = JSON.stringify({ error: String(e.stack) }))) && 0",
    )
    told = json.loads(until(page, "window.told"))
    assert "error" not in told, told["error"]
    return told.get("value")


def until(page: Page, code: str) -> Any:
    """The first true value of an expression in the page; each question lets the page go on."""
    end = monotonic() + LIMIT
    while not (found := ask(page, code)):
        assert monotonic() < end, f"{code} did not come about within {LIMIT:g} s"
    return found


def ask(page: Page, code: str) -> Any:
    """The value of an expression in the page."""
    return answer_of(lambda give: page.runJavaScript(code, 0, give), "The page's answer", 120)
