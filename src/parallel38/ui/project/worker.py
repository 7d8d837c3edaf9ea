"""Jobs beside the GUI thread, one after another; their answers come back in it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from parallel38.data.project.guarded import ProjectError

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Worker(QObject):
    """A queue with one thread of its own, begun with the first job."""

    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="project")
        self._answered.connect(self._tell)

    def ask(
        self,
        job: Callable[[], Answer],
        then: Callable[[Answer], object] | None,
        failed: Callable[[str], object] | None,
    ) -> "Future[Answer | None]":
        """Do `job`; then, in the GUI thread, `then(answer)` or `failed(sentence)`. Who waits has
        the answer from the Future, None where it failed.
        """

        def work() -> Answer | None:
            try:
                answer = job()
            except (ProjectError, OSError) as error:
                log.warning("%s", error)
                self._answered.emit(failed and partial(failed, _sentence(error)))
                return None
            self._answered.emit(then and partial(then, answer))
            return answer

        return self._pool.submit(work)

    def finish(self) -> None:
        """Wait until every job is done; their answers are heard no more."""
        self._answered.disconnect(self._tell)
        self._pool.shutdown()

    def _tell(self, answer: Callable[[], object] | None) -> None:
        if answer is not None:
            answer()


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror or error}."
    return str(error)
