"""What the inspector gives to the clipboard."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtGui import QGuiApplication

from parallel38.domain.atlas import Atlas
from parallel38.domain.holders import ATLAS_DAYS
from parallel38.ui.inspector.held import TITLES, Held
from parallel38.words import _, pgettext

Rows = Iterable[tuple[str, ...]]


def copy_text(text: str) -> None:
    """Plain text to the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_table(rows: Rows) -> None:
    """Rows, the first of them the head, with tabs between cells, as spreadsheets take them."""
    copy_text("\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows))


def held_rows(atlas: Atlas, history: Iterable[Held]) -> list[tuple[str, ...]]:
    """Who held a point, a row for each stretch; days are ISO, as spreadsheets know them."""
    head = (
        _("From"),
        _("Until"),
        _("Held by"),
        pgettext("held", "Title"),
        _("Land of"),
        _("Certainty"),
        _("Record"),
    )
    return [head, *(_row(atlas, one) for one in history)]


def _row(atlas: Atlas, one: Held) -> tuple[str, ...]:
    titles = "; ".join(atlas.features[key].title for key in one.features if key in atlas.features)
    return (
        _iso(max(one.start, ATLAS_DAYS[0])), _iso(min(one.end, ATLAS_DAYS[1]) - 1), one.name,
        _(TITLES[one.title]) if one.title else "", one.state, one.certainty or "",
        one.reason or titles,
    )  # fmt: skip


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
