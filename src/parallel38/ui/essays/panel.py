"""The panel of the two essays: their claims to read and filter, and where they are silent."""

from itertools import pairwise

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.atlas import Atlas, Verdict
from parallel38.domain.view import Store, View
from parallel38.ui.essays.badge import ORDER, SHORT, badge_icon
from parallel38.ui.essays.claims_list import ClaimsList
from parallel38.ui.essays.coverage import Coverage, coverage
from parallel38.ui.essays.model import ClaimsModel, Wanted
from parallel38.ui.essays.silences import silences_html
from parallel38.ui.inspector.browser import Browser
from parallel38.ui.named import named, tool_button
from parallel38.ui.theme import Theme
from parallel38.words import _

ROWS = 110  # pixels of the list at least; a lower window scrolls the shelf
ROOMY = 262  # pixels from which the number of claims stands beside the verdicts


class EssaysPanel(QWidget):
    """Signals: `chosen(claim)`, `followed(link)` of the silences, `covered(Coverage or None)`
    whenever that view comes, changes or goes.
    """

    chosen = Signal(str)
    followed = Signal(QUrl)
    covered = Signal(object)

    def __init__(self, atlas: Atlas, store: Store, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The two essays"))
        self._atlas, self._store, self._theme = atlas, store, theme
        self._model = ClaimsModel(atlas, self)
        self._unfolded: frozenset[str] = frozenset()
        self.essay = self._essay_chooser()
        self.field = QLineEdit(placeholderText=_("Filter by word or year"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(_("Filter the claims"))
        self.verdicts = {verdict: self._verdict_button(verdict) for verdict in ORDER}
        self.list = ClaimsList(self._model, theme)
        self.silences = Browser(atlas, store, theme)
        self.silences.setAccessibleName(_("Where the essays are silent"))
        self._count = named(QLabel(), "quiet")
        self._views = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()
        self._order()
        self._narrow()

    @property
    def found(self) -> Coverage:
        """Where the chosen essay, or both, speak."""
        return coverage(self._atlas, self.essay.currentData())

    @property
    def shows_silences(self) -> bool:
        """Or the claims."""
        return self._stack.currentIndex() == 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow shelf the verdicts' counts must do."""
        super().resizeEvent(event)
        self._count.setVisible(self.width() >= ROOMY)

    # -- building --------------------------------------------------------------------------

    def _essay_chooser(self) -> QComboBox:
        chooser = QComboBox()
        chooser.addItem(_("Both essays"), "")
        for seed in self._atlas.seeds.values():
            chooser.addItem(seed.title, seed.id)
        chooser.setMinimumContentsLength(8)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        chooser.setSizeAdjustPolicy(policy)
        chooser.setAccessibleName(_("Essay"))
        chooser.setAccessibleDescription(_("Essay"))  # a box has its value for a name with AT-SPI
        return chooser

    def _verdict_button(self, verdict: Verdict) -> QToolButton:
        claims = [row.claim for row in self._model.claims]
        count = sum(claim.verdict == verdict for claim in claims)
        button = tool_button("chip", f" {count}")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(_(SHORT[verdict]))
        told = _("Only claims with the verdict {verdict}: {count}")
        button.setAccessibleName(told.format(verdict=_(SHORT[verdict]), count=count))
        button.toggled.connect(self._narrow)
        return button

    def _view_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for number, (title, place) in enumerate(((_("Claims"), "left"), (_("Silences"), "right"))):
            button = tool_button("segment", title)
            button.setProperty("place", place)
            button.setCheckable(True)
            button.setChecked(not number)
            self._views.addButton(button, number)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 1)
        return row

    def _claims_page(self) -> QWidget:
        page = QWidget()
        field, filters = QHBoxLayout(), QHBoxLayout()
        field.setContentsMargins(16, 0, 12, 0)
        field.addWidget(self.field)
        filters.setContentsMargins(10, 0, 14, 0)
        filters.setSpacing(2)
        for button in self.verdicts.values():
            filters.addWidget(button)
        filters.addStretch()
        filters.addWidget(self._count)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(field)
        column.addLayout(filters)
        self.list.setMinimumHeight(ROWS)
        column.addWidget(self.list, 1)
        return page

    def _silences_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 4, 4, 0)
        column.addWidget(self.silences)
        return page

    def _lay_out(self) -> None:
        for page in (self._claims_page(), self._silences_page()):
            self._stack.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.essay)
        head.addLayout(self._view_buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _join(self) -> None:
        self.essay.currentIndexChanged.connect(self._another)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self.list.choose_first)
        self._views.idClicked.connect(self._turn)
        self.list.typed.connect(self._type)
        self.list.chosen.connect(self.chosen)
        self.silences.anchorClicked.connect(self._follow_link)
        self._theme.changed.connect(self._dress)
        leave = self._store.subscribe(self._announced)
        self.destroyed.connect(lambda: leave())
        self._dress()

    def _order(self) -> None:
        """Tab goes from above down."""
        row = (self.essay, *self._views.buttons(), self.field, *self.verdicts.values())
        for one, following in pairwise((*row, self.list, self.silences)):
            self.setTabOrder(one, following)

    # -- following -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.show_current(self._store.view.pane.selected)
        self._tell_coverage()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.covered.emit(None)

    def _announced(self, new: View, old: View) -> None:
        if new.pane.selected != old.pane.selected and self.isVisible():
            self.list.show_current(new.pane.selected)

    def _narrow(self) -> None:
        verdicts = frozenset(v for v, b in self.verdicts.items() if b.isChecked())
        self._model.narrow(Wanted(self.essay.currentData(), verdicts, self.field.text()))
        count, all_ = self._model.listed, len(self._model.claims)
        told = _("{count} claims") if count == all_ else _("{count} of {all}")
        self._count.setText(told.format(count=count, all=all_))
        self._count.setToolTip(self._count.text())
        self.list.show_current(self._store.view.pane.selected)

    def _type(self, letters: str) -> None:
        self.field.setFocus()
        self.field.setText(letters)

    def _another(self) -> None:
        self._narrow()
        self._tell_coverage()

    def _turn(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self._tell_coverage()

    def _tell_coverage(self) -> None:
        if not self.shows_silences or not self.isVisible():
            self.covered.emit(None)
            return
        found = self.found
        html = silences_html(self._atlas, found, self._unfolded)
        self.silences.show_body(html, keep_place=True)
        self.covered.emit(found)

    def _follow_link(self, url: QUrl) -> None:
        kind, _slash, target = url.path().partition("/")
        if kind == "fold":
            self._unfolded ^= {target}
            self._tell_coverage()
        else:
            self.followed.emit(url)

    def _dress(self) -> None:
        for verdict, button in self.verdicts.items():
            button.setIcon(badge_icon(verdict, self._theme.tokens))
        self.silences.redress()
