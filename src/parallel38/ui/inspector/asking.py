"""Questions to the Ground: the strip at once, the slow distance to the line aside."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache

from PySide6.QtCore import QObject, QTimer, Signal

from parallel38.domain.atlas import Atlas
from parallel38.domain.control import Answer, Ground
from parallel38.ui.inspector.held import Held, held

STILL_MS = 150  # how long the clock must stand before the distance is worked out
LOOK_MS = 30  # how often one looks whether it is there
Question = tuple[float, float, int]  # lat, lon in degrees, day


class Asking(QObject):
    """Keeps the last answer; `answered` when another has come.

    The thread knows nothing of Qt: a pool of Qt's would wait for its Python work while it is
    being deleted, and that work for the interpreter, for ever.
    """

    answered = Signal()

    def __init__(self, atlas: Atlas, ground: Callable[[], Ground], parent: QObject) -> None:
        super().__init__(parent)
        self._ground = ground
        self._answers: dict[Question, Answer] = {}
        self._wanted: Question | None = None
        self._pool = ThreadPoolExecutor(1)
        self._work: Future[Answer] | None = None
        self._asked: Question = (0.0, 0.0, 0)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self._begin)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)
        self.history = lru_cache(maxsize=64)(lambda lat, lon: held(atlas, ground().strip(lat, lon)))

    def answer(self, lat: float, lon: float, day: int) -> Answer | None:
        """The whole answer if it is known; else it is worked out once the clock stands still."""
        question = (lat, lon, day)
        if question in self._answers:
            self._wanted = None
            return self._answers[question]
        self._wanted = question
        self._still.start()
        return None

    def _begin(self) -> None:
        if self._wanted is not None and self._work is None:
            self._asked = self._wanted
            self._work = self._pool.submit(self._ground().who_held, *self._asked)
            self._look.start()

    def _take(self) -> None:
        if self._work is None or not self._work.done():
            return
        self._look.stop()
        self._answers = {self._asked: self._work.result()}
        self._work = None
        if self._asked == self._wanted:
            self._wanted = None
            self.answered.emit()
        else:
            self._begin()

    def history_at(self, lat: float, lon: float) -> tuple[Held, ...]:
        """Who held a point from 1866 to 2024; () for degrees that are no place."""
        try:
            return self.history(lat, lon)
        except ValueError:
            return ()
