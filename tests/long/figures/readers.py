"""What programs of others find wrong with the files of a figure."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import combinations
from pathlib import Path

from msgspec import Struct
from PIL import Image, ImageChops

from parallel38.domain.figure import Figure

EM = 1.362  # of Noto Sans: from ascent to descent, which is what pdftotext boxes
LEVEL = 0.3  # of its height for each letter: so broad is a word that does not stand upright
SLACK = 0.03  # of a size, for what is rounded on the way
INK = 0.22, 0.78  # of a word's box, from above: where small letters stand
TOUCH = 0.6  # points that two words may share
GREY = 3  # of 255: what a grey picture's colours may be apart
_TEXT = re.compile(r"<text\b([^>]*)>([^<]*)</text>")
_OTHERS = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Word(Struct, frozen=True):
    """One that pdftotext finds, its box in points from the upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str

    @property
    def level(self) -> bool:
        """Whether it does not stand upright or aslant, as far as its box tells."""
        return self.x1 - self.x0 > LEVEL * len(self.text) * (self.y1 - self.y0)

    @property
    def size(self) -> float:
        """Points of its type."""
        return (self.y1 - self.y0) / EM

    @property
    def ink(self) -> tuple[float, float]:
        """Points from which and to which its small letters stand."""
        above, below = (self.y0 + share * (self.y1 - self.y0) for share in INK)
        return above, below

    def upon(self, other: "Word") -> bool:
        """Whether the two are drawn over each other."""
        (a0, a1), (b0, b1) = self.ink, other.ink
        across = min(self.x1, other.x1) - max(self.x0, other.x0)
        return across > TOUCH and min(a1, b1) - max(a0, b0) > TOUCH


def said(*command: object) -> str:
    """What a program of the system says."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return done.stdout


def pdf_faults(pdf: Path, figure: Figure, dates: Sequence[str], maps: int = 1) -> Iterator[str]:
    """One page of its size, embedded TrueType, each date once, no picture but a relief a map."""
    info = said("pdfinfo", pdf)
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
    sides = figure.width * 0.75, figure.height * 0.75
    if "Pages:           1\n" not in info or size is None:
        yield "pdfinfo: not one page"
    elif any(abs(float(a) - b) > 0.1 for a, b in zip(size.groups(), sides, strict=True)):
        yield f"pdfinfo: {size[0]}"
    fonts = said("pdffonts", pdf).splitlines()[2:]
    if not fonts or any("Type 3" in row or "yes yes yes" not in row for row in fonts):
        yield "pdffonts: a font that is not embedded TrueType"
    images = said("pdftocairo", "-svg", pdf, "-").count("<image")
    if images > maps:
        yield f"pdftocairo: {images} pictures"
    text = " ".join(said("pdftotext", pdf, "-").split())
    for date, due in Counter(dates).items():
        found = len(re.findall(rf"(?<!\d){re.escape(date)}(?!\d)", text))
        if found != due:
            yield f"pdftotext: the date {date} is there {found} times"
    for one in words_of(pdf):
        top, bottom = one.ink
        if min(one.x0, top) < -1 or one.x1 > sides[0] + 1 or bottom > sides[1] + 1:
            yield f"pdftotext -bbox: {one.text} leaves the paper"


def words_of(pdf: Path) -> list[Word]:
    """All words of the page."""
    rows = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<',
        said("pdftotext", "-bbox", pdf, "-"),
    )
    return [
        Word(float(x0), float(y0), float(x1), float(y1), unescape(text))
        for x0, y0, x1, y1, text in rows
    ]


def type_faults(svg: Path, pdf: Path, least: float, crowded: bool) -> Iterator[str]:
    """Words too small, and over each other unless the figure is `crowded` by its nature."""
    told = {word for bent, text in texts_of(svg) if not bent for word in text.split()}
    level = [
        word for word in words_of(pdf)
        if word.text in told and word.level and re.fullmatch(r"\w{3,}", word.text)
    ]  # fmt: skip
    small = min(level, key=lambda word: word.size)
    if small.size < least * (1 - SLACK):
        yield f"pdftotext -bbox: {small.text}: type of {small.size:.2f} pt"
    for one, other in combinations(level, 2):
        if one.upon(other) and not crowded:
            yield f"pdftotext -bbox: {one.text} and {other.text} lie over each other"


def texts_of(svg: Path) -> list[tuple[bool, str]]:
    """Each text of an SVG, and whether it is turned or runs along an arc."""
    found = _TEXT.findall(svg.read_text("utf-8"))
    return [("rotate" in attributes, unescape(words)) for attributes, words in found]


def name_faults(svg: Path, pdf: Path, least: int) -> Iterator[str]:
    """Level names in other letters than Latin: as often in the PDF as in the SVG, and enough."""
    texts = [(bent, "".join(words.split())) for bent, words in texts_of(svg)]
    level = [words for bent, words in texts if not bent]
    names = {words for words in level if len(words) > 1 and _OTHERS.search(words)}
    if len(names) < least:
        yield f"svg: {len(names)} names where {least} are due"
    printed = "".join(said("pdftotext", pdf, "-").split())
    for name in sorted(names):
        due = sum(words.count(name) for words in level)
        most = sum(words.count(name) for _, words in texts)
        if not due <= printed.count(name) <= most:
            yield f"pdftotext: {name} is there {printed.count(name)} times, not {due}"


def svg_faults(svg: Path, figure: Figure) -> Iterator[str]:
    """Well formed, needs nothing from elsewhere, and no type is smaller than the figure's."""
    done = subprocess.run(
        ["xmllint", "--noout", "--nonet", svg], capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        yield f"xmllint: {done.stderr.splitlines()[:1]}"
    text = svg.read_text("utf-8")
    sizes = [float(one) * 0.75 for one in re.findall(r'font-size="([\d.]+)"', text)]
    if min(sizes) < figure.type_least - 0.01:
        yield f"svg: type of {min(sizes):.2f} pt"
    for address in re.findall(r'(?:href="|url\()(?!#|data:)([^")]{1,60})', text):
        yield f"svg: it asks for {address}"


def raster_faults(path: Path, figure: Figure, style: str) -> Iterator[str]:
    """Size, dpi, packing and colours as they were asked for."""
    form = "%m %w %h %x %y %C %[colorspace] %n"
    told = said("identify", "-ping", "-units", "PixelsPerInch", "-format", form, path)
    kind, wide, high, across, down, packed, space, count = told.split()
    due = {".png": ("PNG", "Zip"), ".tif": ("TIFF", "LZW"), ".jpg": ("JPEG", "JPEG")}[path.suffix]
    if (kind, packed) != due or int(count) != 1:
        yield f"identify: {told}"
    if (int(wide), int(high)) != figure.pixels:
        yield f"identify: {wide} x {high}"
    slack = 0.5 if kind == "JPEG" else 0.02  # it holds whole numbers
    if any(abs(float(one) - figure.dpi) > slack for one in (across, down)):
        yield f"identify: {across} x {down} dpi"
    if style == "copy" and kind != "JPEG" and figure.dpi >= 200:
        inks = said("identify", "-format", "%[type]", path)
        if inks != "Bilevel":
            yield f"identify: {inks}"
    if style in ("grey", "copy"):
        yield from colour_faults(path)
    elif space != "sRGB":
        yield f"identify: {space}"


def colour_faults(path: Path) -> Iterator[str]:
    """A picture without colours has none."""
    with Image.open(path) as image:
        red, green, blue = image.convert("RGB").split()
    for one, other in ((red, green), (green, blue)):
        apart = ImageChops.difference(one, other).getextrema()[1]
        if isinstance(apart, int | float) and apart > GREY:
            yield f"{path.suffix}: colours {apart} apart in a grey picture"
            return
