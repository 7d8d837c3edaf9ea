"""Waits for one answer of the engine in an event loop of its own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer


class NoAnswerError(RuntimeError):
    """The engine gave no answer, or a fault instead of one."""


class Answer:
    """An answer that comes later: `give` it or `fail`; `wait` for it.

    The first of the two counts; `wait` raises NoAnswerError for a fault and after `seconds`.
    """

    def __init__(self) -> None:
        self._loop = QEventLoop()
        self._value: Any = None
        self._fault: str | None = None
        self._done = False

    def give(self, value: Any = None) -> None:
        """The answer is here."""
        self._end(value, None)

    def fail(self, fault: str) -> None:
        """There will be none."""
        self._end(None, fault)

    def wait(self, what: str, seconds: float) -> Any:
        """The value given; `what` names the answer in the fault's sentence."""
        if not self._done:
            timer = QTimer()
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self.fail(f"{what} did not come within {seconds:g} s."))
            timer.start(round(seconds * 1000))
            self._loop.exec()
        if self._fault is not None:
            raise NoAnswerError(self._fault)
        return self._value

    def _end(self, value: Any, fault: str | None) -> None:
        if not self._done:
            self._done, self._value, self._fault = True, value, fault
            self._loop.quit()


def answer_of(ask: Callable[[Callable[[Any], None]], None], what: str, seconds: float) -> Any:
    """What `ask` hands to the callback it is given."""
    answer = Answer()
    ask(answer.give)
    return answer.wait(what, seconds)
