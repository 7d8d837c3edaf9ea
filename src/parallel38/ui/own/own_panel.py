"""The room of a person's own layers, under the atlas's: colour, name, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.own import COLOURS
from parallel38.domain.project import OwnLayer
from parallel38.own import Table
from parallel38.ui.named import named, tool_button
from parallel38.ui.theme import Theme
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.own.own_layers import OwnLayers

SWATCH = 14  # px
_NAMES = dict(
    zip(
        COLOURS,
        (N_("Blue"), N_("Vermilion"), N_("Green"), N_("Pink"), N_("Orange"), N_("Sky blue")),
        strict=True,
    )
)


# How points, lines and areas may be drawn (domain/project.py, Signs).
SIGNS = {
    "point": (N_("Points as"), {"ring": N_("Rings"), "dot": N_("Dots"), "square": N_("Squares"),
                                "triangle": N_("Triangles")}),
    "line": (N_("Lines as"), {"solid": N_("Full lines"), "dashed": N_("Dashes"),
                              "dotted": N_("Dots")}),
    "area": (N_("Areas as"), {"filled": N_("Filled"), "hatched": N_("Hatched"),
                              "outline": N_("Outlines")}),
}  # fmt: skip


class OwnPanel(QWidget):
    """A heading with a button that brings a file in, and a row for each layer."""

    def __init__(self, theme: Theme, own: OwnLayers) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Your layers"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme, self._own = theme, own
        add = tool_button("chip", _("Add…"))
        add.setToolTip(_("Put a file on the map; it may also be dropped there"))
        add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        add.clicked.connect(own.ask)
        rule = named(QWidget(), "rule")
        rule.setFixedHeight(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.addWidget(named(QLabel(_("Your layers")), "heading"))
        head.addStretch()
        head.addWidget(add)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(8, 0, 10, 0)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(rule)
        column.addLayout(head)
        column.addLayout(self._rows)
        self.hide()

    def follow(self, layers: tuple[OwnLayer, ...], tables: Mapping[str, Table]) -> None:
        """Show what there is; the tables are by the layers' ids."""
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for layer in layers:
            self._rows.addWidget(self._row(layer, tables[layer.id]))
        self.setVisible(bool(layers))

    def _row(self, layer: OwnLayer, table: Table) -> QWidget:
        row = QWidget()
        go = tool_button("row")
        go.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        go.setIcon(sheet() if layer.scan else swatch(layer.style.colour or COLOURS[0]))
        go.setIconSize(QSize(SWATCH, SWATCH))
        go.setText("  " + go.fontMetrics().elidedText(layer.title, Qt.TextElideMode.ElideRight, 190)
                   .replace("&", "&&"))  # fmt: skip
        go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        go.setAccessibleName(_("Go to {title}").format(title=layer.title))
        go.setToolTip("\n".join((layer.title, _("Go to its first day, all of it in sight"))))
        go.clicked.connect(lambda: self._own.go_to(layer))
        more = tool_button("icon", "⋯")
        more.setAccessibleName(_("What can be done with {title}").format(title=layer.title))
        more.clicked.connect(lambda: self._menu(layer, table, more))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(go, 1)
        if not layer.scan:
            line.addWidget(_count(table))
        line.addWidget(more)
        return row

    def _menu(self, layer: OwnLayer, table: Table, button: QToolButton) -> None:
        menu = QMenu(self)
        menu.addAction(_("Go there"), lambda: self._own.go_to(layer))
        if layer.scan is None:
            menu.addAction(_("Correct…"), lambda: self._own.correct(layer))
        if layer.scan:
            menu.addAction(_("Opacity, dates, source…"), lambda: self._own.scans.edit(layer))
        menu.addAction(_("Rename…"), lambda: self._rename(layer))
        if not layer.scan:
            self._offer_looks(menu, layer, table)
        menu.addSeparator()
        if layer.scan is None:
            menu.addAction(_("Export data…"), lambda: self._own.export(layer))
        menu.addAction(_("Remove"), lambda: self._own.remove(layer))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _offer_looks(self, menu: QMenu, layer: OwnLayer, table: Table) -> None:
        colours = menu.addMenu(_("Colour"))
        for colour, name in _NAMES.items():
            action = colours.addAction(swatch(colour), _(name))
            action.triggered.connect(lambda _on=False, colour=colour: self._paint(layer, colour))
        for shape in table.shapes:
            self._offer_signs(menu, layer, shape)
        if table.undated.count and table.dated.count:
            undated = menu.addAction(_("Show what has no date"))
            undated.setCheckable(True)
            undated.setChecked(layer.undated)
            undated.toggled.connect(lambda on: self._show_undated(layer, on))

    def _offer_signs(self, menu: QMenu, layer: OwnLayer, shape: str) -> None:
        title, signs = SIGNS[shape]
        offered = menu.addMenu(_(title))
        for sign, name in signs.items():
            action = offered.addAction(_(name))
            action.setCheckable(True)
            action.setChecked(getattr(layer.signs, shape) == sign)
            action.triggered.connect(
                lambda _on=False, sign=sign: self._own.change(
                    layer, _("draw {title} otherwise").format(title=layer.title),
                    signs=replace(layer.signs, **{shape: sign}),
                )
            )  # fmt: skip

    def _show_undated(self, layer: OwnLayer, on: bool) -> None:
        text = _("show undated of {title}") if on else _("hide undated of {title}")
        self._own.change(layer, text.format(title=layer.title), undated=on)

    def _paint(self, layer: OwnLayer, colour: str) -> None:
        text = _("colour {title}").format(title=layer.title)
        self._own.change(layer, text, style=replace(layer.style, colour=colour))

    def _rename(self, layer: OwnLayer) -> None:
        title, sure = QInputDialog.getText(self, _("Rename"), _("Name"), text=layer.title)
        if sure and title.strip():
            text = _("rename {title}").format(title=layer.title)
            self._own.change(layer, text, title=title.strip()[:200])


def _count(table: Table) -> QLabel:
    """How many features are drawn, and of how many where not all are."""
    words = f"{table.drawn:,}"
    if table.placed > table.drawn:
        words = _("{drawn} of {all}").format(drawn=words, all=f"{table.placed:,}")
    label = named(QLabel(words), "quiet")
    label.setToolTip(" ".join(told(table)))
    return label


def told(table: Table) -> list[str]:
    """What there is of a layer, and what of it the map does not show, a sentence each."""
    said = [_("{count} in the file.").format(count=f"{table.rows:,}")]
    if table.placed < table.rows:
        without = f"{table.rows - table.placed:,}"
        said.append(_("{count} without a place.").format(count=without))
    if table.placed > table.drawn:
        most = _("Only the first {count} are drawn; exports of data have all.")
        said.append(most.format(count=f"{table.drawn:,}"))
    if table.undated.count:
        said.append(_("{count} without a date.").format(count=f"{table.undated.count:,}"))
    return said


def swatch(colour: str) -> QIcon:
    """A colour as an icon."""
    picture = QPixmap(2 * SWATCH, 2 * SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colour).darker(130))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(1, 1, SWATCH - 2, SWATCH - 2), 3, 3)
    painter.end()
    return QIcon(picture)


def sheet() -> QIcon:
    """A folded sheet: a scanned map."""
    picture = QPixmap(2 * SWATCH, 2 * SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#8a7a58"))
    painter.setBrush(QColor("#efe4c8"))
    painter.drawRect(QRectF(1.5, 2.5, SWATCH - 3, SWATCH - 5))
    for share in (1 / 3, 2 / 3):
        x = 1.5 + share * (SWATCH - 3)
        painter.drawLine(QLineF(x, 2.5, x, SWATCH - 2.5))
    painter.end()
    return QIcon(picture)
