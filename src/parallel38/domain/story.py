"""Scene: a View with words and sources. Story: an ordered list of Scenes."""

from typing import Literal

from msgspec import Struct

from parallel38.domain.view import View


class Scene(Struct, frozen=True):
    """One View with what is said of it. `sources` are ids; `dwell` is in seconds."""

    id: str = ""
    title: str = ""
    caption: str = ""
    plain: str = ""
    notes: str = ""
    sources: tuple[str, ...] = ()
    view: View = View()
    dwell: float = 6.0
    transition: Literal["fly", "cut", "fade"] = "fly"
    core: bool = True


class Story(Struct, frozen=True):
    """Scenes in the order they are told."""

    id: str
    title: str
    description: str = ""
    scenes: tuple[Scene, ...] = ()
    questions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
