"""Waits for one answer of the engine in an event loop of its own."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
            late = QTimer(singleShot=True, interval=round(seconds * 1000))
            late.timeout.connect(lambda: self.fail(f"{what} did not come within {seconds:g} s."))
            late.start()
            with _interruptible(self._loop):
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


@contextmanager
def _interruptible(loop: QEventLoop) -> Iterator[None]:
    """Ctrl-C ends the loop and is raised after it; Qt alone would not let Python hear it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    struck: list[int] = []

    def strike(number: int, _frame: object) -> None:
        struck.append(number)
        loop.quit()

    before = signal.signal(signal.SIGINT, strike)
    tick = QTimer(interval=100)
    tick.timeout.connect(lambda: None)  # now and then Python must run to hear a signal
    tick.start()
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if struck:
        raise KeyboardInterrupt
