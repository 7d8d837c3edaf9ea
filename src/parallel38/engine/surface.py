"""Where figures are laid out and printed: a page without a window."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QMarginsF, QSizeF, SignalInstance
from PySide6.QtGui import QPageLayout, QPageSize

from parallel38.engine.page import Page, close
from parallel38.engine.paper import printed
from parallel38.engine.profile import Profile
from parallel38.engine.scheme import Site
from parallel38.engine.waiting import Answer, NoAnswerError, answer_of

LOAD_SECONDS = 60.0
FIGURE_SECONDS = 120.0
_POINTS = 72 / 96  # PDF points in a CSS pixel
_MARGIN = 6.0  # points, cut off again
_PIECES = "JSON.stringify(document.getElementById('figure')?.pieces ?? {})"
_SVG = "new XMLSerializer().serializeToString(document.getElementById('figure'){as_shapes})"


class Surface:
    """Loads a Site's page off screen, lays figures out in it and prints them.

    Needs a QApplication. The page is asked for at once and waited for when the first thing is said
    to it. Raises NoAnswerError when the page fails or does not answer. Close it when done: the
    engine wants the page gone before the profile.
    """

    def __init__(self, site: Site) -> None:
        self._profile = Profile(site)
        self._page = Page(self._profile, watched=False)
        self._size = (0.0, 0.0)
        self._begun = ExitStack()  # what listens for the figure that was begun
        self._answered = Answer()
        self._loading = ExitStack()  # what listens for the page's first word
        self._loaded = self._loading.enter_context(answering(self._page, self._page.loaded))
        self._page.start()
        self._page.setVisible(True)  # a page without a view counts as hidden otherwise

    @property
    def blocked(self) -> list[str]:
        """Addresses that the page asked for and was refused."""
        return self._profile.blocked

    def load(self) -> None:
        """Wait until the page takes messages."""
        with self._loading:
            self._loaded.wait("The map's page", LOAD_SECONDS)

    def tell(self, message: str) -> None:
        """Say something that has no answer; what is laid out afterwards knows it."""
        self.load()
        self._page.send(message)

    def begin(self, message: str, revision: int, width: float, height: float) -> None:
        """Send the `figure` message and do not wait: `finish` does.

        Width and height are CSS pixels, as in the message.
        """
        self._size = (width, height)
        self._begun.close()
        answer = answering(self._page, self._page.ready, revision)
        self._answered = self._begun.enter_context(answer)
        self.load()
        self._page.send(message)

    def finish(self) -> None:
        """Wait until the page is `ready` with the figure that was begun."""
        with self._begun:
            self._answered.wait("The figure", FIGURE_SECONDS)

    def lay_out(self, message: str, revision: int, width: float, height: float) -> None:
        """Both at once."""
        self.begin(message, revision, width, height)
        self.finish()

    def svg(self, outlines: bool = False) -> str:
        """The figure's `<svg id="figure">` as text, its letters as `outlines` or as text."""
        code = _SVG.format(as_shapes=".outlined()" if outlines else "")
        text = answer_of(
            lambda give: self._page.runJavaScript(code, 0, give), "The drawing", FIGURE_SECONDS
        )
        if not isinstance(text, str) or not text:
            raise NoAnswerError("The page holds no figure.")
        return text

    def pieces(self) -> dict[str, tuple[float, float, float, float]]:
        """Where the figure's furniture stands: x, y, width, height as shares of its sides."""
        text = answer_of(
            lambda give: self._page.runJavaScript(_PIECES, 0, give), "The drawing", FIGURE_SECONDS
        )
        return {name: tuple(box) for name, box in json.loads(str(text)).items()}

    def pdf(self) -> bytes:
        """The figure as a PDF of one page, exactly as large as it was laid out."""
        width, height = (side * _POINTS for side in self._size)
        # The engine rounds pages down to 0.24 points and then shrinks what is on them or takes a
        # second one; so it prints on a larger page, which is cut to the figure afterwards.
        paper = QSizeF(width + _MARGIN, height + _MARGIN)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        layout = QPageLayout(
            QPageSize(paper, QPageSize.Unit.Point, "figure", exact),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
        data = answer_of(
            lambda give: self._page.printToPdf(give, layout), "The print", FIGURE_SECONDS
        )
        if not len(data):
            raise NoAnswerError("The engine could not print the figure.")
        return cut(bytes(data.data()), width, height)

    def paper(self, path: str, width: float, height: float) -> bytes:
        """A document of the Site as a PDF, its pages width x height points."""
        return printed(self._profile, path, width, height)

    def close(self) -> None:
        """End the page and its renderer."""
        self._loading.close()
        self._begun.close()
        close(self._profile, self._page)


@contextmanager
def answering(page: Page, signal: SignalInstance, *wanted: int) -> Iterator[Answer]:
    """An answer given when `signal` comes with `wanted`, failed by the page's faults."""
    answer = Answer()

    def told(*values: int) -> None:
        if values == wanted:
            answer.give()

    joints = (
        (signal, told),
        (page.failed, answer.fail),
        (page.restarted, lambda: answer.fail("The map's page ended while it drew.")),
    )
    for source, target in joints:
        source.connect(target)
    try:
        yield answer
    finally:
        for source, target in joints:
            source.disconnect(target)


def cut(pdf: bytes, width: float, height: float) -> bytes:
    """The one page's top left width x height points. Raises NoAnswerError for more pages."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        if len(document.pages) != 1:
            raise NoAnswerError(f"The figure takes {len(document.pages)} pages instead of one.")
        page = document.pages[0]
        left, _bottom, _right, top = (float(side) for side in page.mediabox)
        page.mediabox = pikepdf.Array([left, top - height, left + width, top])
        for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            if box in page:
                del page[box]
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()
