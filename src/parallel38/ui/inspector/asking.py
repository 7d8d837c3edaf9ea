"""Questions to the Ground: the strip at once, the slow distance to the line aside."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from parallel38.domain.atlas import Atlas
from parallel38.domain.control import Answer, Ground
from parallel38.ui.inspector.held import Held, held

STILL_MS = 150  # how long the clock must stand before the distance is worked out
Question = tuple[float, float, int]  # lat, lon in degrees, day


class _Work(QRunnable):
    """One question, on a thread of the pool."""

    def __init__(self, ground: Ground, question: Question, tell: Callable[[object], None]) -> None:
        super().__init__()
        self._ground, self._question, self._tell = ground, question, tell

    def run(self) -> None:
        """Ask, and tell the answer across threads."""
        answer = self._ground.who_held(*self._question)
        with suppress(RuntimeError):  # the inspector that asked is gone
            self._tell((self._question, answer))


class Asking(QObject):
    """Keeps the last answer; `answered` when another has come."""

    answered = Signal()
    _came = Signal(object)

    def __init__(self, atlas: Atlas, ground: Callable[[], Ground], parent: QObject) -> None:
        super().__init__(parent)
        self._ground = ground
        self._answers: dict[Question, Answer] = {}
        self._wanted: Question | None = None
        self._busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._begin)
        self._came.connect(self._take)
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
        if self._wanted is not None and not self._busy:
            self._busy = True
            self._pool.start(_Work(self._ground(), self._wanted, self._came.emit))

    @Slot(object)
    def _take(self, told: tuple[Question, Answer]) -> None:
        self._busy = False
        self._answers = {told[0]: told[1]}
        if told[0] == self._wanted:
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
