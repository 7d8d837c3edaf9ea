"""A project with some of everything."""

import datetime

from parallel38.domain.project import Drawing, DrawingStyle, OwnLayer, Project
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import Camera, Pane, View

VIEW = View(panes=(Pane(date=datetime.date(1950, 6, 25), camera=Camera(lat=38, lon=127, zoom=8)),))
BOOKMARKS = tuple(Scene(id=f"b{n}", title=f"Bookmark {n}", view=VIEW) for n in range(5))
STORIES = (
    Story(id="s1", title="서울", scenes=(Scene(id="one", title="One"), Scene(id="two"))),
    Story(id="s2", title="Empty"),
)
DRAWINGS = (
    Drawing("d1", "text", ((127.0, 37.5),), "Here <b>it</b> began", "1950-06-25", "1950-09?"),
    Drawing("d2", "arrow", ((127.0, 38.0), (127.1, 37.6)), style=DrawingStyle("#a03020", 4)),
    Drawing("d3", "area", ((126.0, 37.0), (127.0, 37.0), (127.0, 38.0))),
)  # fmt: skip
LAYER = OwnLayer("towns", "Towns", "layer_towns", "towns.csv", {"start": "from"})
PROJECT = Project(VIEW, BOOKMARKS, STORIES, (), DRAWINGS)
