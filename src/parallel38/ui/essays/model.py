"""The reading list's rows: the essays with their claims in the order of the text, filtered."""

from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from parallel38.domain.atlas import Atlas, Claim, Seed, Verdict
from parallel38.domain.say import say_range
from parallel38.ui.inspector.words import READING, VERDICT
from parallel38.words import _

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class SeedRow(Struct, frozen=True):
    """An essay's heading."""

    seed: Seed


class ClaimRow(Struct, frozen=True):
    """A claim and its place in its essay, from 1."""

    claim: Claim
    number: int

    @property
    def dates(self) -> str:
        """Its dates in words."""
        return say_range(self.claim.start, self.claim.end)

    @property
    def when(self) -> str:
        """Its dates, and whether it is a reading."""
        return " · ".join((self.dates, _("a reading"))) if self.claim.reading else self.dates

    @property
    def verdict(self) -> str:
        """In words."""
        return _((READING if self.claim.reading else VERDICT)[self.claim.verdict])


Row = SeedRow | ClaimRow


class Wanted(Struct, frozen=True):
    """What the list is narrowed to: an essay, some verdicts, words; empty is all."""

    seed: str = ""
    verdicts: frozenset[Verdict] = frozenset()
    text: str = ""

    def admits(self, row: ClaimRow) -> bool:
        """Whether a claim is listed."""
        claim = row.claim
        if self.seed not in ("", claim.seed):
            return False
        if self.verdicts and claim.verdict not in self.verdicts:
            return False
        text = f"{claim.claim} {claim.quote} {claim.record} {row.dates}".casefold()
        return all(word in text for word in self.text.casefold().split())


class ClaimsModel(QAbstractListModel):
    """A heading for each essay that has a claim left, then its claims."""

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seeds = atlas.seeds
        self.claims = tuple(_numbered(atlas))
        self.rows: list[Row] = []
        self.narrow(Wanted())

    @property
    def listed(self) -> int:
        """How many claims are left."""
        return sum(isinstance(row, ClaimRow) for row in self.rows)

    def narrow(self, wanted: Wanted) -> None:
        """List these alone."""
        self.beginResetModel()
        self.rows = []
        seed = ""
        for row in filter(wanted.admits, self.claims):
            if row.claim.seed != seed:
                seed = row.claim.seed
                self.rows.append(SeedRow(self._seeds[seed]))
            self.rows.append(row)
        self.endResetModel()

    def find(self, ident: str) -> QModelIndex:
        """The row of a claim; no index where it is not listed."""
        for number, row in enumerate(self.rows):
            if isinstance(row, ClaimRow) and row.claim.id == ident:
                return self.index(number, 0)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], SeedRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, SeedRow):
            return row.seed.title if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.claim.claim
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.verdict}\n{row.when}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.verdict}: {row.claim.claim} {row.dates}"
        return None


def _numbered(atlas: Atlas) -> list[ClaimRow]:
    found: list[ClaimRow] = []
    for seed in atlas.seeds:
        of_it = [claim for claim in atlas.claims.values() if claim.seed == seed]
        found += [ClaimRow(claim, number) for number, claim in enumerate(of_it, 1)]
    return found
