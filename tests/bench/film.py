"""How long a frame of a film takes at 1920 x 1080, in a process of its own: python -m
tests.bench.film SECONDS OUT writes milliseconds as JSON.

`grab`: an empty page that shows the next revision, seen and grabbed. `events` and `days`: films of
the war's first year written to a file, from event to event as the window plays it, and with a new
picture in each frame.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QRect, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.domain.film import Moment, Still, by_events, seconds_of, stills
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.engine.shown import marked, shown
from parallel38.engine.waiting import Answer
from parallel38.export.film import framed, write_film
from parallel38.figures import engine_offscreen
from parallel38.films import film_map

FPS = 30
FIRST, LAST = date(1950, 6, 25), date(1951, 6, 25)
FIGURE = framed("1920x1080")


def grab(seconds: float) -> float:
    """Milliseconds from a revision to its picture, on an empty page."""
    page, view, loaded = QWebEnginePage(), QWebEngineView(), Answer()
    view.setPage(page)
    view.resize(*FIGURE.pixels)
    view.show()
    page.loadFinished.connect(loaded.give)
    page.load(QUrl("data:text/html,<body></body>"))
    loaded.wait("The empty page", 30)
    count, began = 0, monotonic()
    while monotonic() < began + seconds:
        count += 1
        page.runJavaScript(f"document.body.style.background = '#{count:06x}'")
        shown(partial(_grabbed, view, count), count)
    spent = monotonic() - began
    view.setPage(None)  # type: ignore[arg-type]
    return 1000 * spent / count


def _grabbed(view: QWebEngineView, wanted: int) -> QImage:
    corner = view.grab(QRect(0, 0, 8, 8)).toImage()
    return view.grab().toImage() if marked(corner) == wanted else corner


def film(atlas_file: AtlasFile, reel: Sequence[Still], scene: Scene) -> float:
    """Milliseconds a frame, from the first asked for to the file in its place."""
    with film_map(atlas_file, FIGURE) as pictures, tempfile.TemporaryDirectory() as folder:
        pictures.picture(reel[0].moment)  # relief and type are there
        began = monotonic()
        write_film(reel, FIGURE, FPS, pictures, Path(folder, "film.mp4"), scene)
        return 1000 * (monotonic() - began) / sum(still.frames for still in reel)


def measured(seconds: float) -> dict[str, float]:
    """All three, for films of about so many seconds."""
    box = named_views()["peninsula"].box
    pane = Pane(date=FIRST, camera=camera_for(box, FIGURE.width, FIGURE.height))
    scene = Scene(view=View(panes=(pane,)))
    atlas_file = open_atlas()
    events = by_events(scene, atlas_file.atlas.events.values(), FIRST, LAST)
    share = min(1.0, seconds / seconds_of(events))
    some = events[: max(2, round(len(events) * share))]
    days = [date.fromordinal(FIRST.toordinal() + n) for n in range(round(seconds * FPS))]
    each = [Still(Moment(scene.view.with_pane(date=day)), 1) for day in days]
    with engine_offscreen():
        return {
            "grab": grab(min(seconds, 5.0)),
            "events": film(atlas_file, stills(some, FPS), scene),
            "days": film(atlas_file, each, scene),
        }


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(measured(float(sys.argv[1]))), "utf-8")
