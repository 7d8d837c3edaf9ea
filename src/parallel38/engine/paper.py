"""Pages of words: a document of the Site, printed as it stands."""

from PySide6.QtCore import QMarginsF, QSizeF, QUrl
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import QWebEnginePage

from parallel38.engine.profile import Profile
from parallel38.engine.scheme import HOME
from parallel38.engine.waiting import Answer, NoAnswerError, answer_of

_SECONDS = 120.0


def printed(profile: Profile, path: str, width: float, height: float) -> bytes:
    """The Site's document at `path` as a PDF with pages of width x height points. Raises
    NoAnswerError.
    """
    import shiboken6

    page = QWebEnginePage(profile)
    try:
        there = Answer()
        page.loadFinished.connect(there.give)
        page.load(HOME.resolved(QUrl(path)))
        if not there.wait("The pages", _SECONDS):
            raise NoAnswerError("The pages could not be read.")
        size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "pages",
                         QPageSize.SizeMatchPolicy.ExactMatch)  # fmt: skip
        turned = QPageLayout.Orientation.Portrait
        layout = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
        data = answer_of(lambda give: page.printToPdf(give, layout), "The print", _SECONDS)
    finally:
        shiboken6.delete(page)
    if not len(data):
        raise NoAnswerError("The engine could not print the pages.")
    return bytes(data.data())
