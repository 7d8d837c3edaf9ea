"""A story made ready to be handed out: its scenes in order, and what is said beside them."""

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from parallel38.domain.figure import CSS_DPI, Figure
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import Language

Shape = Literal["16:9", "4:3"]
Paper = Literal["A4", "Letter"]
Progress = Callable[[int, int], None]  # so many of all pictures are there

# Width and height of a slide, in points.
SLIDES: dict[Shape, tuple[float, float]] = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}
POINT = CSS_DPI / 72  # CSS pixels
_FINE = 288.0  # dpi of a slide's pictures: 3840 pixels across 16:9
_LEAST = 13.5  # points of the type in them: a fortieth of a slide's height


class Slide(Struct, frozen=True, kw_only=True):
    """A scene as it is handed out. `date` is said in words, `alt` is its map in words, `cites` are
    its sources in short and `works` the same in full; `notes` are plain words, `link` opens it.
    """

    number: Annotated[int, Meta(ge=1)]
    scene: Scene
    date: str
    alt: str = ""
    notes: str = ""
    cites: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    link: str = ""


class Deck(Struct, frozen=True, kw_only=True):
    """A story of which `story.scenes` are those that are told. `images` are the files that its
    asides name; `credit` is the line that stands under every map; `language` is that of the maps.
    """

    story: Story
    slides: tuple[Slide, ...]
    works: tuple[str, ...] = ()
    images: Mapping[str, bytes] = {}
    version: str = ""
    credit: str = ""
    licence: str = ""
    language: Language = "en"


class Wishes(Struct, frozen=True, kw_only=True):
    """How it is wanted. `shape` is that of slides; a handout goes on `paper`, in ink alone with
    `copy`, and with `students` its maps are blank. `link` is where the story's page is hosted.
    """

    shape: Shape = "16:9"
    paper: Paper = "A4"
    copy: bool = False
    students: bool = False
    link: str = ""


def picture(width: float, height: float, bare: bool = False, narrow: bool = False) -> Figure:
    """The Figure of a slide's map, in points of the slide; the slide has title and caption."""
    off = ("neat", "degrees", "sources", "north", "title", "caption")
    return Figure(
        width=width * POINT, height=height * POINT, dpi=_FINE, type_least=_LEAST, off=off,
        map_only=bare, legend="below" if narrow else "over",
    )  # fmt: skip
