"""The map in one file, in real browsers, from a file: address, with no network."""

import datetime
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView

from parallel38.domain.changes import on
from parallel38.domain.compare import of_dates
from parallel38.domain.project import Drawing
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.own import gather
from parallel38.standalone.document import document
from parallel38.ui.export_flow import FORMS
from tests.browsers import Browser, Chromium
from tests.unit.test_own import LAYER, project, row

BAD = "<img src=x onerror=\"document.title='broken'\"></script><b>Mine</b>"
SCENE = Scene(title=BAD, view=View(panes=(Pane(date=datetime.date(1945, 12, 27)),)))
MOST = 6_000_000  # bytes
READY = "return document.documentElement.dataset.p38 === 'ready'"
DATE = "return document.querySelector('.p38-controls input').value"
TITLE = "return document.querySelector('#p38-inspector .title').textContent"


@pytest.fixture(scope="module")
def file(atlas_file, tmp_path_factory) -> Path:
    """The whole atlas with a drawing of a person's own, whose words and title are hostile."""
    pin = Drawing("p", "point", ((127.0, 38.0),), BAD)
    own = replace(gather(Path(), ()), drawings=(pin,))
    out = tmp_path_factory.mktemp("standalone") / "map.html"
    out.write_bytes(document(atlas_file, SCENE, (1920, 1080), 365, own))
    return out


@pytest.fixture(scope="module")
def several(atlas_file, tmp_path_factory) -> Path:
    """Four days of one ground beside each other."""
    days = [datetime.date(year, 9, 8) for year in (1904, 1910, 1945, 1950)]
    scene = Scene(view=of_dates(View(), "grid", days))
    out = tmp_path_factory.mktemp("several") / "map.html"
    out.write_bytes(document(atlas_file, scene, (1920, 1080), 365, None))
    return out


def opened(browser: Browser, file: Path, fragment: str = "") -> None:
    browser.go("about:blank")  # else only the fragment changes
    browser.go(f"{file.as_uri()}{fragment}")
    browser.until(READY)


def test_the_file_is_small_and_names_no_address(file):
    text = file.read_text("utf-8")
    assert len(text.encode()) < MOST
    frame = re.sub(
        r'(<script[^>]*id="p38-data"[^>]*>).*?</script>', r"\1</script>", text, flags=re.S
    )
    assert not re.search(r"\b(?:src|href)\s*=\s*[\"']|url\(", frame)
    assert frame.count("<img") == 0
    assert "default-src 'none'" in frame


def test_the_program_s_own_engine_opens_it_and_keys_travel(qtbot, file):
    view = QWebEngineView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    with qtbot.waitSignal(view.loadFinished, timeout=60_000) as loaded:
        view.load(QUrl(f"{file.as_uri()}#date=1950-06-25&view=parallel-38"))
    assert loaded.args == [True]

    def said() -> list[str]:
        answers: list[str] = []
        view.page().runJavaScript(f"(() => {{ {READY} && {DATE[7:]} }})()", 0, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers

    qtbot.waitUntil(lambda: said() == ["25 June 1950"], timeout=60_000)
    view.setFocus()
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: said() == ["26 June 1950"], timeout=10_000)


def test_a_date_in_the_address_opens_it_there_and_keys_travel(browser, file):
    opened(browser, file, "#date=1950-06-25&view=parallel-38&select=war-begins")
    assert browser.js(DATE) == "25 June 1950"
    for chord, said in [
        ("Right", "26 June 1950"), ("Shift+Right", "26 July 1950"), ("Ctrl+Left", "26 July 1949"),
        ("Home", "1 January 1866"), ("End", "31 December 2024"), ("Shift+Left", "30 November 2024"),
    ]:  # fmt: skip
        browser.press(chord)
        assert browser.js(DATE) == said, chord
    browser.press("Alt+Left")
    before = browser.js(DATE)
    assert before != "30 November 2024"
    browser.press("Alt+Right")
    assert browser.js(DATE) != before
    browser.until("return location.hash.startsWith('#date=2024-')")
    assert browser.js("return performance.getEntriesByType('resource').length") == 0


def test_the_map_draws_what_the_clock_says(browser, file):
    opened(browser, file, "#date=1945-09-08&view=peninsula")
    zone = (
        "parallel38.page.picture?.seen.some(({ feature }) =>"
        " feature.kind === 'occupation' && feature.powers.includes('usa'))"
    )
    browser.until(f"return {zone}")
    browser.press("End")
    browser.until(f"return !{zone}")


def test_search_leads_to_a_record_with_its_sources(browser, file):
    opened(browser, file)
    browser.press("/")
    browser.type("inchon land")
    browser.until("return document.querySelectorAll('#p38-found [role=option]').length > 0")
    browser.press("Enter")
    browser.until("return document.querySelector('#p38-inspector').dataset.id === 'inchon-landing'")
    assert browser.js(TITLE) == "Inchon landing"
    assert browser.js(DATE) == "15 September 1950"
    assert browser.js("return document.querySelectorAll('#p38-inspector .sources li').length") > 0
    browser.press("Esc")
    browser.until("return document.querySelector('#p38-inspector').dataset.id === ''")


def test_a_layer_is_switched_and_the_address_keeps_it(browser, file):
    opened(browser, file, "#date=1945-12-27")
    zones = "parallel38.page.picture?.seen.filter((s) => s.feature.layer === 'zones').length"
    browser.until(f"return {zones} > 0")
    browser.js("document.querySelector('[aria-controls=p38-layers]').ariaExpanded === 'true' || "
               "document.querySelector('[aria-controls=p38-layers]').click()")  # fmt: skip
    browser.js(
        "[...document.querySelectorAll('.p38-rows label')]"
        ".find((l) => l.textContent.startsWith('Occupation zones')).id = 'switch'"
    )
    browser.click_on("#switch span")
    browser.until(f"return {zones} === 0")
    browser.until("return location.hash.includes('layers=-zones')")


def test_play_goes_from_event_to_event_and_space_stops_it(browser, file):
    opened(browser, file, "#date=1950-06-20")
    browser.press("Space")
    browser.until("return document.querySelector('#p38-inspector').dataset.id !== ''")
    browser.press("Space")
    assert browser.js("return document.querySelector('.p38-play').ariaLabel") == (
        "Play from event to event"
    )


def test_a_typed_date_is_gone_to_and_a_bad_one_answered(browser, file):
    opened(browser, file)
    browser.press("t")
    browser.type("8.9.1945")
    browser.press("Enter")
    said = browser.until("return document.querySelector('#p38-notice').textContent")
    assert "two ways" in said
    browser.press("Esc")
    browser.press("t")
    browser.type("8 Sep 1945")
    browser.press("Enter")
    assert browser.js(DATE) == "8 September 1945"


def test_hostile_words_are_words(browser, file):
    opened(browser, file, "#date=1950-06-25&select=own-drawings/p&lang=%3Cb%3E&layers=%3Ci%3E")
    browser.until("return document.querySelector('#p38-inspector').dataset.id === 'own-drawings/p'")
    assert browser.js(TITLE).startswith("<img src=x")
    assert browser.js("return document.querySelectorAll('img, aside b').length") == 0
    assert browser.js("return document.title") == BAD
    drawn = "return parallel38.page.picture.seen.some((s) => s.feature.id === 'own-drawings/p')"
    browser.js("location.hash = '#date=1950-06-25'")
    browser.until(drawn)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port of this machine; who comes to it stands in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


# What could bring something from elsewhere or run; each tells at last that it was refused.
REACHES = {
    "an image": "Object.assign(new Image(), { onerror: () => done(1), src: address })",
    "a script's text": (
        "const made = document.createElement('script'); made.textContent = 'broken = 1';"
        "document.body.append(made); done(typeof broken === 'undefined')"
    ),
    "a script": (
        "document.body.append(Object.assign(document.createElement('script'),"
        " { onerror: () => done(1), src: address }))"
    ),
    "a sheet of styles": (
        "document.head.append(Object.assign(document.createElement('link'),"
        " { onerror: () => done(1), rel: 'stylesheet', href: address }))"
    ),
    "a handler in markup": (
        "document.body.append(document.createRange().createContextualFragment("
        "'<p onclick=\"broken = 1\">').firstChild);"
        "document.body.lastChild.click(); done(typeof broken === 'undefined')"
    ),
}


def test_layers_and_notes_of_strangers_neither_run_nor_reach_out(
    browser, atlas_file, listener, tmp_path
):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    evil = f"</script><img src={address} onerror=broken=1><script>broken=1</script>"
    shapes = [shapely.Point(127, 37), shapely.box(126, 36, 128, 38)]
    path = project(tmp_path, [row(one, evil, evil) for one in shapes], (f"a{evil}",))
    own = gather(path, (replace(LAYER, title=evil[:80], source=evil),))
    own = replace(own, drawings=(Drawing("p", "point", ((127.0, 38.0),), evil),))
    file = tmp_path / "map.html"
    file.write_bytes(document(atlas_file, Scene(title=evil, caption=evil), (800, 600), 365, own))
    ident = next(iter(own.records.features))
    opened(browser, file, f"#date=1950-09-15&select={ident}")
    browser.until("return document.querySelector('#p38-inspector').textContent.includes('<img')")
    assert browser.js("return document.querySelectorAll('img, body script[src]').length") == 0
    for kind, reach in REACHES.items():
        browser.js(f"window.over = 0; const done = (ok) => {{ window.over = ok ? 1 : 2; }};"
                   f"const address = {json.dumps(address)}; {reach}")  # fmt: skip
        assert browser.until("return window.over") == 1, kind
    assert browser.js("return typeof broken") == "undefined"
    if isinstance(browser, Chromium):
        assert all("Content Security Policy" in said for said in browser.complaints())
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_what_holds_is_what_the_command_line_says(browser, file, atlas_file):
    for day in ("1905-09-05", "1945-08-20", "1950-09-14", "1993-03-12"):
        opened(browser, file, f"#date={day}")
        listed = browser.js(
            "return parallel38.page.atlas.features.filter(({interval: [a, b]}) => {"
            " const d = arguments[0]; return a <= d && d < b; }).map(({id}) => id)",
            datetime.date.fromisoformat(day).toordinal(),
        )
        shown = browser.js(
            "return [...document.querySelectorAll('#p38-inspector [data-id]')]"
            ".map((b) => b.dataset.id)"
        )
        found = on(atlas_file.atlas, datetime.date.fromisoformat(day).toordinal())
        wanted = {one.id for one, _how in found.features if one.drawn}
        assert wanted == {one for one in listed if not one.startswith("own-")}
        assert {one.id for one, _how in found.events} <= set(shown)


def test_a_point_tells_who_held_it_and_a_click_on_ground_leads_there(browser, file):
    opened(browser, file, "#date=1950-10-30&view=peninsula&select=@38.30,126.30")
    assert browser.js(TITLE) == "38.30° N, 126.30° E"
    said = "return document.querySelector('#p38-inspector dl').textContent"
    assert "United Nations Command" in browser.js(said)
    browser.js("document.querySelector('.p38-stretches button').click()")
    browser.until(f"return ({DATE[7:]}) === '1 January 1866'")
    browser.until(f"return ({said[7:]}).includes('Joseon')")
    x, y = browser.js(
        "const p = parallel38.map.latLngToContainerPoint([36.9, 128.1]);"
        "const r = parallel38.map.getContainer().getBoundingClientRect();"
        "return [p.x + r.x, p.y + r.y]"
    )
    browser.click(x, y)
    browser.until("return document.querySelectorAll('.p38-chip').length === 2")
    browser.js("document.querySelectorAll('.p38-chip')[1].id = 'here'")
    browser.click_on("#here")
    near = "/^36.(8[5-9]|9[0-5])° N, 128.(0[5-9]|1[0-5])° E$/"
    browser.until(f"return {near}.test({TITLE[7:]})")
    browser.until("return location.hash.includes('select=%4036.')")


def test_a_window_of_months_is_whole_months_and_a_select_opens_its_record(browser, file):
    opened(browser, file, "#window=1950-06/1950-09&select=inchon-landing")
    assert browser.js(DATE) == "June–September 1950"
    assert browser.js(TITLE) == "Inchon landing"
    browser.press("Esc")
    browser.until("return document.querySelector('#p38-inspector .kicker').textContent"
                  " === 'In these days'")  # fmt: skip


def test_a_touch_on_the_timeline_goes_to_that_day(browser, file):
    opened(browser, file)
    box = "const r = document.querySelector('#p38-timeline').getBoundingClientRect();"
    x, y = browser.js(f"{box} return [r.x + r.width / 2, r.y + r.height - 6]")
    browser.click(x, y, "touch")
    browser.until(f"return /19[34]\\d$/.test(({DATE[7:]}).trim())")
    assert browser.js(DATE) != "27 December 1945"


def test_several_maps_are_several_and_the_clock_moves_the_first(browser, several):
    opened(browser, several)
    dates = "return [...document.querySelectorAll('.p38-date')].map((e) => e.textContent)"
    others = ["8 September 1910", "8 September 1945", "8 September 1950"]
    browser.until(f"return ({dates[7:]}).length === 4")
    assert browser.js(dates) == ["8 September 1904", *others]
    browser.press("Right")
    browser.until(f"return ({dates[7:]})[0] === '9 September 1904'")
    assert browser.js(dates) == ["9 September 1904", *others]
    look = "return parallel38.sheet.panes.map(({ map }) => map.getCenter().lat.toFixed(3))"
    browser.press("w")
    browser.until(f"return new Set({look[7:]}).size === 1")


@pytest.mark.parametrize("kind", ["file", "several"])
def test_print_lays_the_map_out_as_vectors_and_puts_it_away(browser, kind, request):
    opened(browser, request.getfixturevalue(kind), "#date=1945-12-27")
    browser.js("window.print = () => { window.printed = true; }")
    browser.press("Ctrl+p")
    browser.until("return window.printed")
    assert browser.js("return document.querySelector('#figure').getBoundingClientRect().width") > 0
    said = browser.js("return document.querySelector('#figure').textContent")
    assert "27 December 1945" in said
    browser.js("dispatchEvent(new Event('afterprint'))")
    assert browser.js("return document.querySelector('#figure')") is None
    browser.until("return parallel38.map.getSize().x > 0")


def test_what_changed_is_told_to_who_cannot_see_it(browser, file):
    opened(browser, file, "#date=1948-08-14")
    told = "[...document.querySelectorAll('p[role=status]')].map((e) => e.textContent).join('')"
    browser.press("Right")
    said = browser.until(f"return {told}.includes('15 August 1948') && {told}")
    assert "Began since 14 August 1948: Republic of Korea" in said
    assert "Ended since 14 August 1948" in said


def test_a_link_to_what_is_shown_is_copied_or_told(browser, file):
    opened(browser, file, "#date=1948-08-14&view=peninsula")
    browser.js("document.querySelector('#p38-layers').hidden = false;"
               "document.querySelector('.p38-deed').id = 'copy'")  # fmt: skip
    browser.click_on("#copy")
    said = browser.until("return document.querySelector('#p38-notice').textContent")
    assert "clipboard" in said or "#date=1948-08-14&view=peninsula" in said


def test_in_a_frame_of_another_page_it_opens_at_its_date(browser, file, tmp_path):
    host = tmp_path / "lesson.html"
    frame = f'src="{file.as_uri()}#date=1953-07-27&view=parallel-38" width="520" height="420"'
    host.write_text(f'<!doctype html><h1>Lesson</h1><iframe sandbox="allow-scripts" {frame}>')
    browser.go(host.as_uri())
    browser.command("SwitchToFrame", id=0)
    browser.until("return document.readyState === 'complete' && (" + READY[7:] + ")")
    assert browser.js(DATE) == "27 July 1953"
    assert browser.js("return document.querySelector('#p38-timeline').clientWidth") > 200
    browser.command("SwitchToFrame", id=None)


def test_a_finger_drags_the_clock(browser, file):
    opened(browser, file)
    box = "const r = document.querySelector('#p38-timeline').getBoundingClientRect();"
    left, wide, y = browser.js(f"{box} return [r.x, r.width, r.y + 70]")
    browser.drag((left + wide * 0.3, y), (left + wide * 0.8, y), "touch")
    browser.until(f"return /199\\d$/.test(({DATE[7:]}).trim())")


def test_a_story_is_told_scene_by_scene(browser, file):
    opened(browser, file, "#scene=cairo-to-the-38th-parallel/potsdam")
    title = "return document.querySelector('#p38-scene h2').textContent"
    assert browser.js(title) == "Potsdam: no plan for Korea"
    before = browser.js(DATE)
    browser.press("PgDn")
    assert browser.js(title) == "9-12 August: the Red Army moves"
    browser.until(f"return ({DATE[7:]}) !== {before!r}")
    browser.until("return location.hash.includes('/soviet-entry')")
    browser.click_on("#p38-scene .p38-steps button:last-child")
    browser.until("return document.querySelector('#p38-scene').hidden")
    browser.until("return !location.hash.includes('scene=')")


def test_the_menu_of_figures_writes_it(desk, tmp_path):
    form = next(form for form in FORMS if form.suffix == ".html")
    out = tmp_path / "map.html"
    desk.window.exports.write(desk.window.store.view, form, out)
    desk.qtbot.waitUntil(lambda: not desk.window.exports.busy, timeout=120_000)
    assert b'id="p38-data"' in out.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["map.html"]
