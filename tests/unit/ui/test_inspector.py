import re
from datetime import date
from html import escape
from itertools import groupby

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument

from parallel38.domain.atlas import Name
from parallel38.domain.control import Ground
from parallel38.domain.correction import Correction
from parallel38.domain.filters import Filters
from parallel38.domain.holders import Span
from parallel38.domain.selected import spot_id, spot_of
from parallel38.domain.view import Pane
from parallel38.ui.inspector import Inspector
from parallel38.ui.inspector.claim_page import claim_page
from parallel38.ui.inspector.event_page import event_page
from parallel38.ui.inspector.feature_page import feature_page
from parallel38.ui.inspector.ground_page import place_page, point_page
from parallel38.ui.inspector.held import held
from parallel38.ui.inspector.html import web_links
from parallel38.ui.inspector.links import Links
from parallel38.ui.inspector.on_date import on_date
from parallel38.ui.inspector.strip import tip
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.travel import Travel


class Asked:
    """The Ground, built at the first question; counts how often it was asked for."""

    def __init__(self, atlas_file) -> None:
        self.times = 0
        self._file = atlas_file
        self._ground: Ground | None = None

    def __call__(self) -> Ground:
        self.times += 1
        if self._ground is None:
            areas = msgspec.msgpack.decode(self._file.blob("control.msgpack"))
            self._ground = Ground(self._file.atlas, areas)
        return self._ground


@pytest.fixture(scope="module")
def asked(atlas_file) -> Asked:
    return Asked(atlas_file)


@pytest.fixture
def inspector(qtbot, atlas, store, theme, asked) -> Inspector:
    made = Inspector(atlas, store, theme, asked)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made


def shows(inspector: Inspector, title: str, *parts: str) -> bool:
    text = inspector.text.toPlainText()
    return inspector.title.text() == title and all(part in text for part in parts)


def test_nothing_selected_tells_of_the_date(inspector, store, qtbot, asked):
    before = asked.times
    store.change(date=date(1945, 9, 8))
    qtbot.waitUntil(lambda: shows(
        inspector, "8 September 1945", "U.S. occupation zone in Korea", "What holds", "Next",
        "Changed since 7 September 1945", "Occupation zones: began", "States: ended",
        "Korea under Japanese rule",
    ))  # fmt: skip
    text = inspector.text.toPlainText()
    ended = text[text.index("States: ended") : text.index("What holds")]
    assert len(ended.strip().splitlines()) > 1  # one a line
    assert asked.times == before  # the ground is not built for that


def test_a_feature_tells_its_steps_and_sources(inspector, atlas, store, qtbot):
    store.change(selected="zone-korea-us")
    qtbot.waitUntil(lambda: shows(
        inspector, "U.S. occupation zone in Korea (south of 38 N)", "Ordered", "15 August 1945",
        "Effective", "known to the day", "± 1 km", "General Order No. 1", "High",
        atlas.sources["schnabel-1972"].note[:40],
    ))  # fmt: skip
    assert inspector.sub.text() == "8 September 1945 – 14 August 1948"
    assert not inspector.strip.isVisible()


def test_an_event_tells_who_took_part(inspector, store, qtbot):
    store.change(selected="bonesteel-rusk")
    qtbot.waitUntil(lambda: shows(
        inspector, "Choice of the 38th parallel", "Dean Rusk", "colonel, OPD · United States",
        "the building is known", "Before", "After",
    ))  # fmt: skip
    assert inspector.sub.text() == "10–11 August 1945"


def test_an_event_of_a_later_day_says_so(inspector, store, qtbot):
    store.change(selected="inchon-landing", date=date(1950, 2, 6))
    qtbot.waitUntil(lambda: "Not yet on 6 February 1950." in inspector.text.toPlainText())
    store.change(date=date(1950, 9, 15))
    qtbot.waitUntil(lambda: "Not yet" not in inspector.text.toPlainText())


def test_a_claim_tells_verdict_record_and_who_claims_it(inspector, atlas, store, qtbot):
    store.change(selected="cairo-without-stalin")
    claim = atlas.claims["cairo-without-stalin"]
    qtbot.waitUntil(lambda: shows(
        inspector, "Nuanced by the record", claim.claim, claim.record, "Where to look",
        "Tehran Conference",
        atlas.sources[claim.sources[0]].note[:30], atlas.seeds["policies"].title,
    ))  # fmt: skip
    assert "p38:event/cairo-conference" in inspector.page().body


def test_a_reading_is_never_ticked_as_a_fact(atlas):
    for claim in atlas.claims.values():
        page = claim_page(atlas, claim)
        body = page.body
        assert ("reading that many" in page.title) == claim.reading
        assert "Supported by the record" not in page.title or claim.kind != "interpretation"
        assert escape(claim.record) in re.sub("<[^>]+>", "", body)


def test_a_record_tells_its_changes_and_how_its_sources_are_known(atlas):
    event = atlas.events["bonesteel-rusk"]
    change = Correction(
        id=event.id, table="events", what="start", was="a < b", now="1945-08-11", why="So dated."
    )
    sources = {
        name: replace(one, vouched="seen" if name == event.sources[0] else "standing")
        for name, one in atlas.sources.items()
    }
    made = replace(atlas, corrections={event.id: (change,)}, sources=sources)
    body = event_page(made, Ticks.of(made), event, Pane()).body
    assert "start: a &lt; b → 1945-08-11. So dated." in body
    assert body.count("[read for the atlas]") == 1
    assert body.count("[cited as standing literature]") == len(event.sources) - 1


def test_an_event_leads_to_the_claims_about_it(atlas):
    event = atlas.events["cairo-conference"]
    assert (
        "p38:claim/cairo-without-stalin" in event_page(atlas, Ticks.of(atlas), event, Pane()).body
    )


def test_a_link_to_a_claim_looks_at_where_it_stands(atlas, store):
    assert Links(Travel(atlas, store)).follow(QUrl("p38:claim/cairo-without-stalin"))
    pane = store.view.pane
    assert (pane.selected, pane.date) == ("cairo-without-stalin", date(1943, 12, 1))
    assert pane.camera.lat == pytest.approx(atlas.places["cairo"].lat, abs=0.05)


def test_a_place_tells_who_held_it_and_its_names(inspector, store, qtbot):
    store.change(selected="port-arthur", date=date(1900, 1, 1))
    qtbot.waitUntil(lambda: shows(
        inspector, "Lüshun (Port Arthur)", "Russian Empire", "Lease, land of Qing China",
        "旅順", "Порт-Артур", "뤼순",
    ))  # fmt: skip
    powers = [one.power for one in inspector.strip.history]
    assert powers[0] == "qing" and powers[-1] == "prc"
    assert "russian-empire" in powers and "japan" in powers and "ussr" in powers


def test_the_distance_comes_when_the_clock_stands(inspector, store, qtbot):
    store.change(selected=spot_id(37.97, 126.55), date=date(1946, 1, 1))
    qtbot.waitUntil(lambda: "Nearest line" in inspector.text.toPlainText(), timeout=15_000)
    text = inspector.text.toPlainText()
    assert "3.3 km" in text
    assert "United States" in text


def test_the_strip_travels_by_mouse_and_key(inspector, store, qtbot):
    store.change(selected="port-arthur")
    qtbot.waitUntil(lambda: inspector.strip.isVisible())
    strip = inspector.strip
    lease = next(one for one in strip.history if one.power == "russian-empire")
    place = QPoint(round(strip.box(lease).center().x()), 10)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    assert lease.start <= store.view.pane.date.toordinal() < lease.end
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert store.view.pane.date == date(1905, 1, 2)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert store.view.pane.date == date(1898, 3, 27)
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert store.view.pane.date == date(2024, 12, 31)
    assert "China" in strip.accessibleDescription()


def test_a_place_in_the_war_tells_who_held_it(inspector, store, qtbot):
    store.change(selected="seoul", date=date(1951, 1, 10))
    qtbot.waitUntil(lambda: shows(inspector, "Seoul", "Volunteers", "occupation"))
    first, after = date(1950, 6, 25).toordinal(), date(1951, 4, 1).toordinal()
    war = [one.power for one in inspector.strip.history if first <= one.start < after]
    assert [power for power, _ in groupby(war)] == [
        "rok", "kpa", "un-command", "cpv", "kpa", "un-command",  # no command of the UN till 7 July
    ]  # fmt: skip


def test_what_may_not_have_begun_says_perhaps(atlas):
    pane = Pane(date=date(1945, 9, 8))
    body = on_date(atlas, Ticks.of(atlas), pane).body
    happening = body[: body.index("Changed since")]
    told = "perhaps: c. 16 September 1945 – c. 17 October 1945"
    assert told in happening
    assert happening.index("US XXIV Corps") < happening.index(told)


def test_a_day_tells_only_what_filters_leave(atlas):
    every = on_date(atlas, Ticks.of(atlas), Pane(date=date(1945, 9, 9))).body
    treaties = Pane(date=date(1945, 9, 9), filters=Filters(event_kinds=("treaty",)))
    body = on_date(atlas, Ticks.of(atlas), treaties).body
    for words in ("Japanese surrender in Seoul", "Korean People"):
        assert words in every
        assert words not in body
    assert "38th parallel (occupation" in body, "treaties take no ground away"


def test_a_window_tells_the_day_of_each_event_and_fronts_in_order(atlas):
    window = date(1950, 6, 25), date(1950, 9, 16)
    pane = Pane(date=window[0], mode="window", window=window)
    body = on_date(atlas, Ticks.of(atlas), pane).body
    happening = body[: body.index("Changed in these days")]
    seoul = happening[happening.index(">Seoul falls<") :]
    assert seoul[: seoul.index("</span>")].endswith("28 June 1950")
    holds = body[body.index("What holds") :]
    first, later = "Front on 25 June 1950", "Front on 14 July 1950"
    assert 0 <= holds.find(first) < holds.find(later)


def test_a_window_names_all_its_eras(atlas):
    window = date(1950, 6, 1), date(1950, 10, 1)
    page = on_date(
        atlas, Ticks.of(atlas), Pane(date=window[0], mode="window", window=window)
    )  # fmt: skip
    assert (page.kicker, page.sub) == ("In these days", "Division · Korean War")
    until = on_date(atlas, Ticks.of(atlas), Pane(date=date(1951, 1, 17), mode="cumulative"))
    assert until.title == "Until 17 January 1951"


def test_a_strip_turns_where_a_command_is_founded(atlas):
    first, last = (date(*day).toordinal() for day in ((1950, 6, 25), (1953, 7, 27)))
    founded = atlas.powers["un-command"].interval.possible_from
    span = Span(first, last, "un-command", "rok", "sovereignty", "south", "certain")
    own, command = held(atlas, [span])
    assert (own.name, own.end, own.state) == ("Republic of Korea", founded, "")
    assert (command.power, command.start, command.end) == ("un-command", founded, last)


def test_the_open_sea_has_no_strip(inspector, store, qtbot):
    store.change(selected=spot_id(36.0, 131.3))
    qtbot.waitUntil(lambda: "does not say" in inspector.text.toPlainText())
    assert not inspector.strip.isVisible()


def test_an_area_clicked_tells_of_that_spot_too(inspector, store, qtbot):
    store.change(selected="zone-korea-us")
    inspector.clicked("feature", "zone-korea-us", 37.57, 126.98)
    qtbot.waitUntil(lambda: inspector.strip.isVisible())
    assert "rok" in [one.power for one in inspector.strip.history]
    store.change(selected="zone-korea-soviet")
    qtbot.waitUntil(lambda: not inspector.strip.isVisible())


def test_the_close_button_comes_back_to_the_date(inspector, store, qtbot):
    store.change(selected="seoul")
    qtbot.waitUntil(lambda: inspector.clear.isVisible())
    qtbot.mouseClick(inspector.clear, Qt.MouseButton.LeftButton)
    assert store.view.pane.selected == ""
    qtbot.waitUntil(lambda: inspector.title.text() == "27 December 1945")


def test_links_move_clock_camera_and_selection(atlas, store):
    links = Links(Travel(atlas, store))
    assert links.follow(QUrl("p38:date/1950-06-25"))
    assert store.view.pane.date == date(1950, 6, 25)
    assert links.follow(QUrl("p38:event/cairo-conference"))
    assert store.view.pane.selected == "cairo-conference"
    assert store.view.pane.date == date(1943, 11, 22)
    assert store.view.pane.camera.lat == pytest.approx(atlas.events["cairo-conference"].lat)
    assert links.follow(QUrl("p38:feature/mdl"))
    assert store.view.pane.date == date(1953, 7, 27)
    assert links.follow(QUrl("p38:point/38.81,121.255"))
    assert spot_of(store.view.pane.selected) == (38.81, 121.255)


@pytest.mark.parametrize(
    "url", ["p38:feature/none", "p38:date/soon", "p38:point/here", "file:///etc/passwd", "x:y"]
)
def test_a_link_to_nowhere_changes_nothing(atlas, store, url):
    before = store.view
    assert not Links(Travel(atlas, store)).follow(QUrl(url))
    assert store.view == before


def test_only_web_links_leave_for_the_browser(atlas, store, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )
    links = Links(Travel(atlas, store))
    assert links.follow(QUrl("https://example.org/a"))
    assert not links.follow(QUrl("file:///etc/passwd"))
    assert not links.follow(QUrl("javascript:alert(1)"))
    assert opened == ["https://example.org/a"]


def test_the_text_fetches_nothing(inspector):
    kind = QTextDocument.ResourceType.ImageResource.value
    for name in ("https://example.org/x.png", "file:///etc/passwd", "x.png"):
        assert inspector.text.loadResource(kind, QUrl(name)) is None
    assert not inspector.text.loadResource(kind, QUrl("swatch:zone-korea-us")).isNull()


def test_what_data_says_is_escaped(atlas):
    bad = '<img src="http://x"><script>'
    feature = replace(atlas.features["zone-korea-us"], summary=bad, legal_basis=bad, notes=bad)
    event = replace(atlas.events["bonesteel-rusk"], summary=bad, place=bad)
    for body in (
        feature_page(atlas, feature, 710300).body,
        event_page(atlas, Ticks.of(atlas), event, Pane()).body,
    ):
        assert "<script>" not in body
        assert 'src="http' not in body
        assert "&lt;script&gt;" in body


def test_the_pages_of_ground_and_date_are_escaped(atlas):
    bad = '<img src="http://x"><script>'
    line = next(one for one in atlas.features.values() if one.control is None)
    feature = replace(atlas.features["zone-korea-us"], title=bad)
    event = replace(atlas.events["bonesteel-rusk"], title=bad, place=bad)
    hostile = replace(
        atlas, features={feature.id: feature, line.id: line}, events={event.id: event},
        powers={name: replace(one, name=bad) for name, one in atlas.powers.items()},
    )  # fmt: skip
    day, last = date(1945, 9, 8).toordinal(), date(1948, 8, 15).toordinal()
    spans = (Span(day, last, "usa", features=(feature.id,)), Span(last, last + 9, reason=bad))
    history = held(hostile, spans)
    seoul = atlas.places["seoul"]
    names = (Name(bad, "en", note=bad),)
    place = replace(seoul, name=bad, notes=bad, kind=bad, names=names)
    ticks = Ticks.of(hostile)
    for body in (
        place_page(hostile, place, history, day, None).body,
        point_page(hostile, 37.5, 127.0, history, day, None).body,
        point_page(hostile, 37.5, 127.0, history, last, None).body,
        on_date(hostile, ticks, Pane(date=date(1945, 8, 11))).body,
        on_date(hostile, ticks, Pane(date=date(1945, 9, 10))).body,
        tip(history[0]),
    ):
        assert "<script>" not in body
        assert 'src="http' not in body
        assert "&lt;script&gt;" in body


def test_addresses_in_notes_become_links():
    told = web_links('See https://a.org/b?c=1&d=2, and "this".')
    assert '<a href="https://a.org/b?c=1&amp;d=2">' in told
    assert "&quot;this&quot;" in told
    assert web_links("javascript:alert(1)") == "javascript:alert(1)"


def test_every_page_can_be_told(atlas):
    ticks = Ticks.of(atlas)
    for feature in atlas.features.values():
        page = feature_page(atlas, feature, 712000)
        assert page.title == feature.title and page.sub
    for event in atlas.events.values():
        page = event_page(atlas, ticks, event, Pane())
        assert page.title == event.title
        assert all(escape(one.name) in page.body for one in event.participants)


def test_an_equal_text_is_not_set_again(inspector, store, qtbot):
    store.change(selected="zone-korea-us", date=date(1946, 1, 1))
    qtbot.waitUntil(lambda: "Effective" in inspector.text.toPlainText())
    with qtbot.assertNotEmitted(inspector.text.textChanged):
        store.change(date=date(1946, 1, 2))
        inspector._rest.now()
