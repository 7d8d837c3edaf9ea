import logging

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage

from parallel38.engine import page as page_module
from parallel38.engine.scheme import NONCE, is_own, policy

ATTACK = """
<script>window.inline = 1; alert('inline')</script>
<img src="https://example.com/spy.png" onerror="window.handler = 1">
<div id="name">&lt;img src=x onerror=alert(1)&gt;</div>
<a id="out" href="https://example.com/book">a book</a>
<a id="file" href="file:///etc/passwd">a file</a>
"""


def test_policy_is_one_header_and_refuses(rig):
    one = rig(ATTACK)
    seen: list[str] = []
    one.page.failed.connect(seen.append)
    one.start()
    one.js("document.querySelector('#name').innerHTML = \"<img src=x onerror='window.handler=1'>\"")
    one.qtbot.waitUntil(lambda: any("inline event handler" in s for s in seen), timeout=5000)
    assert one.js("window.inline === undefined && window.handler === undefined") is True
    assert any("Refused to execute inline script" in s for s in seen)
    assert any("Refused to load the image 'https://example.com/spy.png'" in s for s in seen)


def test_nonce_is_random_and_filled_in(rig):
    first, second = rig().start(), rig().start()
    nonces = {r.js("document.querySelector('script[nonce]').nonce") for r in (first, second)}
    assert len(nonces) == 2
    assert NONCE.decode() not in nonces
    assert b"script-src 'self' 'nonce-abc'" in policy("abc")


def test_fetch_reaches_our_scheme_only(rig):
    one = rig(**{"data.json": ("application/json", b'{"a": 1}')}).start()
    one.js("fetch('/data.json').then(r => r.json()).then(v => window.got = v.a)")
    one.qtbot.waitUntil(lambda: one.js("window.got || 0") == 1)
    one.js("fetch('https://example.com/').catch(() => { window.no = 1 })")
    one.qtbot.waitUntil(lambda: one.js("window.no || 0") == 1)
    assert "/data.json" in one.site.asked


def test_blocked_list_is_empty_in_normal_use_and_names_what_was_refused(rig):
    one = rig().start()
    assert one.profile.blocked == []
    # A request that no policy stops first: the page itself is sent away by Python.
    one.page.load(QUrl("https://example.com/"))
    one.qtbot.waitUntil(lambda: one.page.url().host() == "atlas")
    one.page.load(QUrl("http://127.0.0.1:9/x"))
    assert one.js("1 + 1") == 2


def test_gate_blocks_by_itself(rig):
    """With no policy at all (an answer of another kind), the interceptor still refuses."""
    one = rig()
    bare = QWebEnginePage(one.profile)
    done: list[bool] = []
    bare.loadFinished.connect(done.append)
    bare.setHtml("<img src='https://example.com/spy.png'>")
    one.qtbot.waitUntil(lambda: bool(one.profile.blocked), timeout=5000)
    assert one.profile.blocked == ["https://example.com/spy.png"]
    one.qtbot.waitUntil(lambda: bool(done))
    shiboken6.delete(bare)


def test_links_open_in_the_browser_only_by_a_click(rig, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(
        page_module.QDesktopServices, "openUrl", lambda url: opened.append(url.toString())
    )
    one = rig(ATTACK).start()
    kind = QWebEnginePage.NavigationType
    assert not one.page.acceptNavigationRequest(
        QUrl("https://example.com/"), kind.NavigationTypeRedirect, True
    )
    assert opened == []
    one.js("document.getElementById('out').click()")
    one.qtbot.waitUntil(lambda: bool(opened))
    one.js("document.getElementById('file').click()")
    assert one.js("location.href") == "p38://atlas/"
    assert opened == ["https://example.com/book"]


def test_missing_and_failing_resources_are_logged(rig, caplog):
    caplog.set_level(logging.WARNING)
    one = rig().start()
    one.js("fetch('/nowhere').then((answer) => { window.no = answer.status })")
    one.qtbot.waitUntil(lambda: one.js("window.no || 0") == 404)
    assert "/nowhere, which is not there" in caplog.text

    def broken(path: str):
        raise OSError("disk gone")

    one.site.get = broken
    one.js("fetch('/other').then((a) => { window.no = a.ok }, () => { window.no = false })")
    one.qtbot.waitUntil(lambda: one.js("window.no") is False)
    assert "disk gone" in caplog.text


def test_own_addresses():
    assert is_own(QUrl("p38://atlas/web/a.js"))
    assert not is_own(QUrl("p38://other/"))
    assert not is_own(QUrl("https://atlas/"))
