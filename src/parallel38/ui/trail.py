"""The way back: Views left behind by a jump, as a browser keeps its pages."""

from parallel38.domain.view import Store, View

MOST = 100


class Trail:
    """Remembers the View before each jump."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._behind: list[View] = []
        self._ahead: list[View] = []

    def leave(self) -> None:
        """A jump follows: keep where one is."""
        view = self._store.view
        if not self._behind or self._behind[-1] != view:
            self._behind = [*self._behind[1 - MOST :], view]
        self._ahead.clear()

    def back(self) -> bool:
        """To where the last jump began; False when there is nowhere to go back to."""
        return self._move(self._behind, self._ahead)

    def forward(self) -> bool:
        """Again to where one came back from."""
        return self._move(self._ahead, self._behind)

    def _move(self, source: list[View], other: list[View]) -> bool:
        here = self._store.view
        while source and source[-1] == here:
            source.pop()
        if not source:
            return False
        other.append(here)
        self._store.set(source.pop())
        return True
