"""What changed hands between two days, worked out aside: the clock does not wait for it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from parallel38.domain.atlas import Atlas
from parallel38.domain.changes import Changes
from parallel38.domain.control import Ground
from parallel38.domain.handed import Handed, handed

LOOK_MS = 30  # how often one looks whether it is there
Days = tuple[int, int]


class HandOvers(QObject):
    """Keeps the last answer; `answered` when another has come."""

    answered = Signal()

    def __init__(self, atlas: Atlas, ground: Callable[[], Ground], parent: QObject) -> None:
        super().__init__(parent)
        self._atlas, self._ground = atlas, ground
        self._known: tuple[Days, Handed] | None = None
        self._asked: Days = (0, 0)
        self._pool = ThreadPoolExecutor(1)
        self._work: Future[Handed] | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)

    def between(self, found: Changes) -> Handed | None:
        """The answer for the days of some changes, if it is known; else it is asked for."""
        days = found.start, found.end
        if self._known and self._known[0] == days:
            return self._known[1]
        if self._work is None:
            self._asked = days
            self._work = self._pool.submit(handed, self._atlas, self._ground(), found)
            self._look.start()
        return None

    def _take(self) -> None:
        """Who asked asks again: for other days the work begins anew."""
        if self._work is None or not self._work.done():
            return
        self._look.stop()
        work, self._work = self._work, None
        self._known = self._asked, work.result()
        self.answered.emit()
