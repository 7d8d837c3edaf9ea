from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from parallel38.domain.view import Pane
from parallel38.domain.visible import switched_on, visible
from parallel38.map.style import PALETTES
from parallel38.ui.layers import delegate, switches
from parallel38.ui.layers.delegate import box_of, two_lines
from parallel38.ui.layers.model import ROW, LayerRow, LayersModel
from parallel38.ui.layers.swatch import Swatches
from parallel38.ui.layers.tree import Filter
from parallel38.ui.layers_panel import LayersPanel


@pytest.fixture
def panel(qtbot, atlas, store, theme) -> Iterator[LayersPanel]:
    made = LayersPanel(atlas, store, theme)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


def layer(panel: LayersPanel, ident: str) -> LayerRow:
    return next(one for one in panel._model.layers if one.id == ident)


def index_of(panel: LayersPanel, ident: str):
    """Where a layer or a thing stands in the list as it is shown."""
    model = panel._model
    for row, one in enumerate(model.layers):
        if one.id == ident:
            return panel._filter.mapFromSource(model.index(row, 0))
    return panel._filter.mapFromSource(model.find(ident))


def titles(panel: LayersPanel) -> set[str]:
    """What the list holds below its layers."""
    tree, top = panel.tree.model(), []
    for row in range(tree.rowCount()):
        parent = tree.index(row, 0)
        top += [tree.index(n, 0, parent).data() for n in range(tree.rowCount(parent))]
    return set(top)


def test_the_count_is_what_the_map_shows(panel, atlas, store, qtbot):
    for day in (date(1900, 1, 1), date(1945, 12, 27), date(1953, 7, 27)):
        store.change(date=day)
        shown = visible(atlas, store.view.pane)
        count = len(shown.features) + len(shown.events)
        qtbot.waitUntil(lambda count=count: str(count) in panel._count.text())


def test_on_top_stands_what_is_drawn_last(panel, atlas):
    layers = [one.id for one in panel._model.layers if one.id in atlas.layers]
    assert layers == sorted(layers, key=lambda one: -atlas.layers[one].order)


def test_a_row_holds_from_its_day(panel, store, qtbot):
    row = panel._model.find("zone-korea-us").data(ROW)
    store.change(date=date(1945, 9, 7))
    qtbot.waitUntil(lambda: row.holds == "announced")
    store.change(date=date(1945, 9, 8))
    qtbot.waitUntil(lambda: row.holds == "certain")
    store.change(date=date(1948, 8, 15))
    qtbot.waitUntil(lambda: row.holds is None)


def test_space_switches_a_layer_and_back(panel, atlas, store, qtbot):
    panel.tree.setCurrentIndex(index_of(panel, "railways"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    pane = store.view.pane
    assert pane.layers_off == ("railways",)
    assert not any(switched_on(atlas, pane, f) for f in atlas.features.values()
                   if f.layer == "railways")  # fmt: skip
    qtbot.waitUntil(lambda: layer(panel, "railways").check == Qt.CheckState.Unchecked)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert store.view.pane.layers_off == ()


def test_one_feature_off_leaves_its_layer_in_part(panel, store, qtbot):
    index = index_of(panel, "line-38th-parallel")
    rect = panel.tree.visualRect(index)
    qtbot.mouseClick(
        panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=box_of(rect).center().toPoint()
    )
    assert store.view.pane.layers_off == ("line-38th-parallel",)
    assert store.view.pane.selected == ""  # a switch is no selection
    qtbot.waitUntil(lambda: layer(panel, "lines").check == Qt.CheckState.PartiallyChecked)
    panel.tree.setCurrentIndex(index_of(panel, "lines"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert store.view.pane.layers_off == ()


def test_switches_undo_each_other(atlas):
    zone = atlas.features["zone-korea-us"]
    off = switches.with_layer(atlas, Pane(), "zones", False)
    alone = switches.with_thing(atlas, off, zone, True)
    shown = {f.id for f in atlas.features.values() if switched_on(atlas, alone, f)}
    assert {one for one in shown if atlas.features[one].layer == "zones"} == {"zone-korea-us"}
    assert switches.with_thing(atlas, alone, zone, False) == off
    assert switches.with_layer(atlas, alone, "zones", True) == Pane()


def test_a_click_selects_and_enter_goes_to_the_start(panel, atlas, store, qtbot):
    line = index_of(panel, "line-38th-parallel")
    panel.tree.scrollTo(line)
    rect = panel.tree.visualRect(line)
    place = QPoint(rect.left() + 120, rect.center().y())
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert store.view.pane.selected == "line-38th-parallel"
    assert store.view.pane.date == Pane().date
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert store.view.pane.date == date(1945, 9, 2)


def test_a_selection_from_elsewhere_is_marked_without_unfolding(panel, store):
    store.change(selected="zone-korea-us")
    assert panel.tree.currentIndex() == index_of(panel, "zone-korea-us")
    store.change(selected="cairo-conference")
    assert not panel.tree.isExpanded(index_of(panel, "events"))
    assert store.view.pane.selected == "cairo-conference"


def test_the_filter_finds_by_word_and_year(panel, qtbot):
    qtbot.keyClicks(panel.field, "port arthur 1955")
    found = titles(panel)
    assert any("Port Arthur" in one for one in found)
    assert len(found) < 5
    panel.field.clear()
    assert len(titles(panel)) > 200


def test_now_lists_only_what_is_shown(panel, atlas, store, qtbot):
    qtbot.mouseClick(panel.now, Qt.MouseButton.LeftButton)
    shown = visible(atlas, store.view.pane)
    things = {**atlas.features, **atlas.events}
    assert titles(panel) == {things[one].title for one in (*shown.features, *shown.events)}


def test_nothing_is_done_while_nobody_looks(panel, store, qtbot):
    panel.hide()
    before = panel._count.text()
    store.change(date=date(1900, 1, 1))
    panel._rest._timer.timeout.emit()
    row = panel._model.find("zone-korea-us").data(ROW)
    panel.show()
    qtbot.waitUntil(lambda: row.holds is None and panel._count.text() != before)


def apart(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()), abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )  # fmt: skip


@pytest.mark.parametrize("style", ["screen", "dark", "stage", "grey"])
def test_every_kind_has_a_swatch_in_its_ink(qapp, atlas, style):
    swatches = Swatches(atlas)
    for feature in {one.kind: one for one in atlas.features.values()}.values():
        image = QImage(30, 18, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("#123456"))
        painter = QPainter(image)
        swatches.feature(painter, QRectF(2, 2, 26, 14), feature, style)
        painter.end()
        paper = QColor(PALETTES[style]["paper"])
        inked = [
            (x, y)
            for x in range(2, 28)
            for y in range(2, 16)
            if apart(image.pixelColor(x, y), paper) > 30
        ]
        assert inked, feature.kind
        assert image.pixelColor(0, 0) == QColor("#123456")  # nothing outside the sample


def test_a_key_that_comes_finds_a_row_in_sight(panel, store, qtbot):
    store.change(selected="yalta-conference")
    here = panel.tree.currentIndex()
    assert here.isValid() and panel.tree.visualRect(here).isEmpty()
    panel.tree.clearFocus()
    panel.tree.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.tree.hasFocus)
    assert panel.tree.currentIndex() == here.parent()
    assert store.view.pane.selected == "yalta-conference"


def test_titles_break_once_and_are_cut(qapp):
    from PySide6.QtGui import QFont, QFontMetrics

    metrics = QFontMetrics(QFont())
    assert two_lines("Seoul", metrics, 100) == ("Seoul",)
    lines = two_lines("A long title of very many words " * 4, metrics, 120)
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_written_dates_are_never_cut_in_a_narrow_panel(panel, atlas):
    panel.resize(250, 900)
    painted = panel.tree.itemDelegate()
    rows = [index_of(panel, one).data(ROW) for one in atlas.features]
    rows = [one for one in rows if one is not None]  # what is never drawn stands in no list
    assert len(rows) > 300
    metrics = QFontMetrics(delegate.sized(QApplication.font(), delegate.SMALL))
    for row in rows:
        said = painted._dates(row)
        assert " ".join(said) == row.dates and len(said) <= 4
        assert all(metrics.horizontalAdvance(line) <= painted.width for line in said)


def test_a_list_that_nothing_narrows_asks_none_of_its_rows(panel, monkeypatch):
    asked = []
    monkeypatch.setattr(Filter, "_accepts", lambda *row: asked.append(row) or True)
    monkeypatch.setattr(LayersModel, "row", lambda *_index: pytest.fail("a row was asked"))
    panel._filter.narrow("", now_only=False)
    assert panel._filter.rowCount(panel._place(0)) == panel._model.rowCount(
        panel._model.index(0, 0)
    )
    monkeypatch.undo()
    monkeypatch.setattr(Filter, "_accepts", lambda *row: asked.append(row) or True)
    panel._filter.narrow("seoul", now_only=False)
    assert panel._filter.rowCount() and asked


def test_a_layer_s_description_is_no_markup(panel):
    row = layer(panel, "zones")
    row.description = '<img src="http://x"> & more'
    told = index_of(panel, "zones").data(Qt.ItemDataRole.ToolTipRole)
    assert (
        told == "<p><b>Occupation zones</b><br>&lt;img src=&quot;http://x&quot;&gt; &amp; more</p>"
    )


def test_what_was_unfolded_stays_so_when_own_layers_come(panel, store):
    panel.tree.setExpanded(index_of(panel, "railways"), True)
    panel.tree.setExpanded(index_of(panel, "lines"), False)
    chosen = layer(panel, "railways").things[0].thing.id
    store.change(selected=chosen)
    panel.renew()
    assert panel.tree.isExpanded(index_of(panel, "railways"))
    assert not panel.tree.isExpanded(index_of(panel, "lines"))
    assert panel.tree.currentIndex() == index_of(panel, chosen)
