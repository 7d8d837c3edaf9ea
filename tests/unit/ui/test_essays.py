"""The reading list and where the essays are silent, against the atlas itself."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parallel38.domain.view import Camera
from parallel38.ui.clock import Clock
from parallel38.ui.essays.badge import ORDER, ink, paint_badge
from parallel38.ui.essays.coverage import FEW, MANY, coverage, years_of
from parallel38.ui.essays.model import ClaimRow, ClaimsModel, SeedRow, Wanted
from parallel38.ui.essays.panel import EssaysPanel
from parallel38.ui.essays.silences import THEMES, silences_html
from parallel38.ui.essays.year_strip import YearStrip
from parallel38.ui.inspector.claim_page import claim_page
from parallel38.ui.timeline.panel import TimelinePanel
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.tokens import DARK, LIGHT
from parallel38.ui.travel import Travel, start_day


@pytest.fixture
def panel(qtbot, atlas, store, theme) -> Iterator[EssaysPanel]:
    made = EssaysPanel(atlas, store, theme)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    yield made


def listed(panel: EssaysPanel) -> list[str]:
    return [row.claim.id for row in panel._model.rows if isinstance(row, ClaimRow)]


def test_all_claims_stand_in_the_order_of_their_texts(panel, atlas):
    assert listed(panel) == list(atlas.claims)
    heads = [row.seed.id for row in panel._model.rows if isinstance(row, SeedRow)]
    assert heads == list(atlas.seeds)
    assert str(len(atlas.claims)) in panel._count.text()


def test_verdicts_essays_and_words_narrow_the_list(panel, atlas):
    panel.verdicts["contradicted"].click()
    wanted = [c.id for c in atlas.claims.values() if c.verdict == "contradicted"]
    assert listed(panel) == wanted
    assert panel._count.text().startswith(f"{len(wanted)} of ")
    panel.verdicts["nuanced"].click()
    assert {atlas.claims[one].verdict for one in listed(panel)} == {"contradicted", "nuanced"}
    panel.essay.setCurrentIndex(2)
    assert {atlas.claims[one].seed for one in listed(panel)} == {list(atlas.seeds)[1]}
    for button in panel.verdicts.values():
        button.setChecked(False)
    panel.essay.setCurrentIndex(0)
    panel.field.setText("cairo RESERVED")
    assert "cairo-reserved-soviet-seat" in listed(panel)
    panel.field.setText("no such words at all")
    assert listed(panel) == []
    assert panel._model.rows == []


def test_enter_and_a_click_choose_and_a_choice_elsewhere_is_marked(panel, atlas, store, qtbot):
    first, *_others, other = list(atlas.claims)[:41]
    panel.list.mark_first()
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert chosen.args == [first]
    store.change(selected=other)
    index = panel.list.currentIndex()
    assert panel._model.rows[index.row()].claim.id == other
    with qtbot.waitSignal(panel.chosen) as chosen:
        middle = panel.list.visualRect(index).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == [other]


def test_letters_typed_over_the_list_filter_it_and_enter_goes_to_the_first(panel, qtbot):
    panel.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, "s")
    qtbot.waitUntil(panel.field.hasFocus)
    qtbot.keyClicks(panel.field, "talinist")
    assert panel.field.text() == "stalinist"
    assert listed(panel) == ["kim-loyal-stalinist"]
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.args == ["kim-loyal-stalinist"]


def test_every_claim_leads_to_its_first_day_and_place(atlas, store):
    travel = Travel(atlas, store)
    for claim in atlas.claims.values():
        assert travel.to_start(claim.id)
        pane = store.view.pane
        assert pane.selected == claim.id
        assert pane.date == start_day(claim.interval)


def test_a_claim_is_seen_as_close_from_wherever_one_comes(atlas, store):
    travel = Travel(atlas, store)
    for claim in atlas.claims.values():
        seen = []
        for zoom in (2.0, 11.0):
            store.change(camera=Camera(0, 0, zoom))
            travel.to(claim.id)
            seen.append(store.view.pane.camera)
        assert seen[0] == seen[1], claim.id
        if claim.spots and not claim.camera:
            assert 3.5 <= seen[0].zoom <= 7.5, claim.id


def test_a_reading_has_a_hollow_badge(qapp, theme):
    middles = []
    for reading in (False, True):
        picture = QImage(48, 48, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        paint_badge(painter, QRectF(0, 0, 48, 48), "supported", theme.tokens, reading)
        painter.end()
        middles.append(picture.pixelColor(20, 12).alpha())
    assert middles == [255, 0]


def test_a_claim_is_heard_with_its_verdict(atlas, qapp):
    model = ClaimsModel(atlas)
    role = Qt.ItemDataRole.AccessibleTextRole
    for claim in atlas.claims.values():
        said = model.data(model.find(claim.id), role)
        assert claim.claim in said
        assert claim.reading == said.startswith("A reading")


def test_what_is_claimed_is_no_headline(atlas):
    for claim in atlas.claims.values():
        page = claim_page(atlas, claim)
        assert claim.claim not in page.title
        body = page.body
        assert body.index("Claimed") < body.index("What the record says") < body.index("Sources")
        assert f"verdict:{claim.verdict}" in body


@pytest.mark.parametrize("seed", ["", "policies", "summit"])
def test_silent_years_have_no_event_that_a_claim_names(atlas, seed):
    claims = [one for one in atlas.claims.values() if seed in ("", one.seed)]
    named = {event for one in claims for event in one.events}
    found = coverage(atlas, seed)
    assert sum(year.events for year in found.years) == len(atlas.events)
    assert sum(year.spoken for year in found.years) == len(named)
    total = sum(sum(year.claims.values()) for year in found.years)
    assert total == pytest.approx(len(claims))
    assert found.stretches
    for stretch in found.stretches:
        assert len(stretch.events) >= MANY
        assert not named & set(stretch.events)
        years = set(range(stretch.first, stretch.last + 1))
        inside = {e.id for e in atlas.events.values() if years_of(e.interval)[0] in years}
        assert inside == set(stretch.events)
        for one in claims:
            touched = years_of(one.interval)
            assert len(touched) > FEW or not years & set(touched)


def test_themes_count_each_event_once_and_have_their_words(atlas):
    for theme in coverage(atlas).themes:
        assert theme.events == sum(theme.id in one.themes for one in atlas.events.values())
        assert theme.id in THEMES
        assert len(set(theme.silent)) == len(theme.silent) <= theme.events


def test_a_list_of_a_silence_unfolds(panel, atlas):
    found = coverage(atlas)
    stretch = found.stretches[0]
    folded = silences_html(atlas, found, frozenset())
    unfolded = silences_html(atlas, found, frozenset({f"years/{stretch.first}"}))
    assert atlas.events[stretch.events[5]].id not in folded
    assert f"p38:event/{stretch.events[5]}" in unfolded
    panel._views.button(1).click()
    panel.silences.anchorClicked.emit(QUrl(f"p38:fold/years/{stretch.first}"))
    assert atlas.events[stretch.events[5]].title in panel.silences.toPlainText()


def test_links_of_the_silences_are_reported_and_the_strip_is_told(panel, atlas, qtbot):
    with qtbot.waitSignal(panel.covered) as covered:
        panel._views.button(1).click()
    assert covered.args == [coverage(atlas)]
    with qtbot.waitSignal(panel.followed):
        panel.silences.anchorClicked.emit(QUrl("p38:span/1957/1960"))
    with qtbot.waitSignal(panel.covered) as covered:
        panel.hide()
    assert covered.args == [None]


@pytest.fixture
def strip(qtbot, atlas, store, theme) -> Iterator[YearStrip]:
    clock = Clock(store, Ticks.of(atlas))
    timeline = TimelinePanel(atlas, clock, theme)
    box = QWidget()
    qtbot.addWidget(box)
    made = YearStrip(timeline, clock, theme)
    timeline.put_above_ruler(made)
    QVBoxLayout(box).addWidget(timeline)
    made.show_coverage(coverage(atlas))
    box.resize(1300, 260)
    box.show()
    yield made


def test_a_click_on_a_silence_shows_all_its_years(strip, atlas, store, qtbot):
    stretch = coverage(atlas).stretches[0]
    x = strip.axis.x(date(stretch.first + 1, 6, 1).toordinal())
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(int(x), 20))
    assert store.view.pane.mode == "window"
    assert store.view.pane.window == (date(stretch.first, 1, 1), date(stretch.last + 1, 1, 1))


def test_a_click_elsewhere_goes_to_the_day_and_a_year_is_told(strip, store, qtbot):
    x = strip.axis.x(date(1945, 7, 1).toordinal())
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(int(x), 20))
    assert store.view.pane.mode == "instant"
    assert store.view.pane.date.year == 1945
    year = strip.year_at(x)
    assert year is not None
    assert strip.told(year).startswith("1945: ")
    where = QPoint(int(x), 20)
    assert strip.event(QHelpEvent(QEvent.Type.ToolTip, where, strip.mapToGlobal(where)))


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_badges_stand_out_and_differ_in_grey(tokens, qapp):
    pictures = []
    for verdict in ORDER:
        assert contrast(ink(verdict, tokens), tokens.sheet) >= 4.5
        image = QImage(32, 32, QImage.Format.Format_Grayscale8)
        image.fill(QColor(tokens.sheet))
        painter = QPainter(image)
        paint_badge(painter, image.rect().toRectF(), verdict, tokens)
        painter.end()
        sheet = QColor(tokens.sheet).lightness()
        sign = {
            (x, y)
            for x in range(6, 26)
            for y in range(6, 26)
            if abs(image.pixelColor(x, y).lightness() - sheet) < 40
        }
        assert len(sign) > 20
        pictures.append(sign)
    assert len({frozenset(one) for one in pictures}) == 3
    assert not any(one <= other for one in pictures for other in pictures if one is not other)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_an_empty_wish_admits_all(atlas, qapp):
    assert all(Wanted().admits(row) for row in ClaimsModel(atlas).claims)
