"""The inspector's text: nothing is fetched, links are only reported, samples are painted."""

from urllib.parse import unquote

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFrame

from parallel38.domain.atlas import Atlas
from parallel38.domain.view import Store
from parallel38.map import inks
from parallel38.map.style import HATCHES
from parallel38.ui.essays.badge import ORDER, SIDE, paint_badge
from parallel38.ui.help.terms import linked
from parallel38.ui.inspector.html import style_sheet
from parallel38.ui.inspector.strip import HATCH_OF
from parallel38.ui.layers.swatch import Swatches, hatch
from parallel38.ui.ringed import Ringed
from parallel38.ui.theme import Theme


class Browser(Ringed):
    """Shows one body of HTML; an equal one is no work."""

    def __init__(self, atlas: Atlas, store: Store, theme: Theme) -> None:
        super().__init__()
        self._atlas, self._store, self._theme = atlas, store, theme
        self._swatches = Swatches(atlas)
        self._shown = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._dress()

    def show_body(self, html: str, keep_place: bool) -> None:
        """Show it, from its beginning or from where one has read to."""
        if html == self._shown:
            return
        self._shown = html
        bar = self.verticalScrollBar()
        place = bar.value() if keep_place else 0
        self.setHtml(linked(html))
        bar.setValue(place)

    def redress(self) -> None:
        """The theme or the map's style has changed."""
        self._dress()
        html, self._shown = self._shown, ""
        self.show_body(html, keep_place=True)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Samples painted here; whatever else a text may name stays empty."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        if url.scheme() == "swatch":
            return self._sample(unquote(url.path()))
        if url.scheme() == "verdict":
            return self._badge(unquote(url.path()))
        if url.scheme() == "power":
            power, _colon, title = unquote(url.path()).partition(":")
            return self._bar(power, title)
        return None

    def _dress(self) -> None:
        self.document().setDefaultStyleSheet(style_sheet(self._theme.tokens))

    def _sample(self, ident: str) -> QImage:
        image, painter, rect = self._canvas(26, 14)
        if ident in self._atlas.features:
            feature = self._atlas.features[ident]
            inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
            self._swatches.feature(painter, inner, feature, self._store.view.pane.style)
        painter.end()
        return image

    def _badge(self, kind: str) -> QImage:
        verdict, _slash, reading = kind.partition("/")
        image, painter, rect = self._canvas(int(SIDE), int(SIDE))
        for one in ORDER:
            if one == verdict:
                paint_badge(painter, rect, one, self._theme.tokens, bool(reading))
        painter.end()
        return image

    def _bar(self, power: str, title: str) -> QImage:
        image, painter, rect = self._canvas(12, 28)
        dark = self._theme.tokens.name == "dark"
        tokens = self._theme.tokens
        if power:
            painter.fillRect(rect, self._swatches.ink(power, "dark" if dark else "screen"))
            if title in HATCH_OF:
                light = QColor(tokens.sheet)
                hatch(painter, rect, HATCHES[HATCH_OF[title]], inks.angle(power), light)
        else:
            hatch(painter, rect, HATCHES["dmz"], 45.0, QColor(tokens.ink2))
        painter.end()
        return image

    def _canvas(self, width: int, height: int) -> tuple[QImage, QPainter, QRectF]:
        scale = self.devicePixelRatioF()
        image = QImage(
            round(width * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(scale)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return image, painter, QRectF(0, 0, width, height)
