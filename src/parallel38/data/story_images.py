"""Images of stories: beside a story's file, or in the project that holds it; each a stranger's."""

import io
import re
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from parallel38.data.project import pictures
from parallel38.data.project.guarded import FAULTS, connect
from parallel38.domain.story import IMAGE_NAME, Story
from parallel38.words import _

MOST_BYTES = 8 * 2**20
MOST_PIXELS = 40_000_000
KINDS = ("JPEG", "PNG", "WEBP")
_NAME = re.compile(IMAGE_NAME)


class ImageError(ValueError):
    """An image that is not taken; the text is what is wrong with it, without its name."""


class StoryImages(Struct, frozen=True):
    """Where images of stories are: files in `folder`, rows of the project at `project`."""

    folder: Path
    project: Path | None = None

    def get(self, story: str, name: str) -> bytes:
        """The image of a story, as it was put there, its own project's first. Raises ImageError."""
        if not name or not _NAME.fullmatch(name):
            raise ImageError(_("is no name of an image (png, jpg, webp)"))
        data = self._kept(story, name)
        return look(data) if data is not None else read(self.folder / name)

    def of(self, story: Story) -> tuple[dict[str, bytes], dict[str, str]]:
        """Those that a story's scenes show, by name; and what is wrong with each other one."""
        found, lost = {}, {}
        for name in sorted({one.aside.image for one in story.scenes if one.aside} - {""}):
            try:
                found[name] = self.get(story.id, name)
            except ImageError as error:
                lost[name] = str(error)
        return found, lost

    def fault(self, story: str, name: str) -> str:
        """What is wrong with an image, without its name; nothing where it can be shown."""
        try:
            self.get(story, name)
        except ImageError as error:
            return str(error)
        return ""

    def _kept(self, story: str, name: str) -> bytes | None:
        """What the project has. Another image may have this name in the folder: where the project
        cannot be read, that one is shown only in a story of the folder.
        """
        if self.project is None or not self.project.exists():
            return None
        try:
            with closing(connect(self.project, "ro")) as db:
                return pictures.get(db, story, name, MOST_BYTES)
        except (OSError, *FAULTS):
            if (self.folder / f"{story}.toml").is_file():
                return None
            raise ImageError(
                _("cannot be read from {file}").format(file=self.project.name)
            ) from None


def read(path: Path) -> bytes:
    """A file's bytes, found to be an image within bounds. Raises ImageError."""
    try:
        if path.is_symlink() or not path.is_file():
            raise ImageError(_("is not there"))
        if path.stat().st_size > MOST_BYTES:
            raise ImageError(_("is larger than {most} MB").format(most=MOST_BYTES >> 20))
        return look(path.read_bytes())
    except OSError as error:
        why = error.strerror or error
        raise ImageError(_("cannot be read ({why})").format(why=why)) from None


def look(data: bytes) -> bytes:
    """The same bytes, found to be a whole image within bounds. Raises ImageError."""
    from PIL import Image

    if len(data) > MOST_BYTES:
        raise ImageError(_("is larger than {most} MB").format(most=MOST_BYTES >> 20))
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                most = MOST_PIXELS // 10**6
                raise ImageError(_("has more than {most} megapixels").format(most=most))
            image.load()
    except ImageError:
        raise
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise ImageError(_("is no whole image of the kinds png, jpg and webp")) from None
    return data
