"""Slides of a story, read again by the library that others read them with."""

import datetime
import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from parallel38.domain.figure import Figure
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Camera, Pane, View
from parallel38.export.deck.measure import fitting, lines
from parallel38.export.deck.places import places
from parallel38.export.deck.told import Deck, Slide, Wishes
from parallel38.export.deck.write import write_deck
from parallel38.export.figure import ExportError
from parallel38.export.scenes import read_scene

LONG = " ".join(f"Word {number} of notes that fill more than a page." for number in range(400))


class Drawer:
    """A Surface that draws nothing, and remembers what was asked of it."""

    def __init__(self, broken_at: int = -1) -> None:
        self.laid: list[tuple[Scene, Figure]] = []
        self.broken_at = broken_at

    def lay_out(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        if len(self.laid) == self.broken_at:
            raise RuntimeError("The page ended.")
        self.laid.append((scene, figure))

    def rgb(self, width: int, height: int) -> bytes:
        return bytes(width * height * 3)


def scene(number: int, **more: str) -> Scene:
    pane = Pane(date=datetime.date(1945, number, 8), camera=Camera(lat=38, lon=127, zoom=6))
    return Scene(id=f"s{number}", title=f"Scene {number}", view=View(panes=(pane,)), **more)


def deck(*scenes: Scene) -> Deck:
    slides = tuple(
        Slide(
            number=number, scene=one, date=f"8 May 194{number}", alt=f"Map {number} in words.",
            notes=one.notes, cites=("Matray 1985", "FRUS 1945, vol. VI"),
            works=("James I. Matray, The Reluctant Crusade (1985).",),
            link="parallel38:?date=1945-09-08&view=peninsula",
        )
        for number, one in enumerate(scenes, 1)
    )  # fmt: skip
    story = Story(id="tale", title="A tale", description="Of a line.", scenes=scenes,
                  questions=("Who drew it?", "Who was not asked?"))  # fmt: skip
    return Deck(story=story, slides=slides, works=("Matray in full.",),
                version="9.9", credit="Map: Parallel 38.", licence="CC BY 4.0")  # fmt: skip


THREE = (
    scene(1, caption="What happened first.", notes=LONG),
    scene(2, caption="그다음에 일어난 일."),
    scene(3, caption="At last, a caption " + "that goes on and on " * 20, notes="Short.\x0b"),
)


def made(folder: Path, shape: str = "16:9"):
    out = folder / "tale.pptx"
    drawer = Drawer()
    told: list[tuple[int, int]] = []
    wishes = Wishes(shape=shape)  # type: ignore[arg-type]
    write_deck(deck(*THREE), wishes, drawer, out, lambda *pair: told.append(pair), force=True)
    assert told == [(number, 4) for number in range(1, 5)]
    return Presentation(str(out)), drawer


@pytest.fixture(scope="module", params=["16:9", "4:3"])
def slides(request, tmp_path_factory):
    return *made(tmp_path_factory.mktemp("deck"), request.param), request.param


def test_a_scene_is_a_slide_with_words_that_can_be_edited(slides):
    read, _drawer, _shape = slides
    assert len(read.slides) == len(THREE) + 2
    first, *told, last = read.slides
    assert [one.text for one in first.placeholders][:2] == ["A tale", "Of a line."]
    for slide, one in zip(told, THREE, strict=True):
        assert slide.shapes.title.text == one.title
        assert slide.placeholders[1].text == one.caption
        said = {place.placeholder_format.idx: place.text for place in slide.placeholders}
        assert "8 May 194" in said[10]
        assert said[11] == "Matray 1985  ·  FRUS 1945, vol. VI  ·  Open on the map"
    texts = "\n".join(one.text for one in last.placeholders)
    assert all(
        words in texts for words in ("Who drew it?", "Who was not asked?", "Matray in full.")
    )


def test_the_map_fills_the_slide_from_edge_to_edge_and_is_told_in_words(slides):
    read, drawer, shape = slides
    wide, high = read.slide_width, read.slide_height
    assert wide / high == pytest.approx(16 / 9 if shape == "16:9" else 4 / 3, abs=0.001)
    for number, slide in enumerate(list(read.slides)[1:-1], 1):
        (picture,) = (one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE)
        assert (picture.left, picture.top, picture.width) == (0, 0, wide)
        assert picture._element.nvPicPr.cNvPr.get("descr") == f"Map {number} in words."
        with Image.open(io.BytesIO(picture.image.blob)) as image:
            ratio = image.width / image.height
            assert image.width == (3840 if shape == "16:9" else 2880)
        assert ratio == pytest.approx(picture.width / picture.height, rel=0.002)
        caption = slide.placeholders[1]
        assert picture.top + picture.height <= slide.shapes.title.top < caption.top
        assert caption.top + caption.height <= slide.placeholders[11].top + 1
    assert all({"title", "caption"} <= set(figure.off) for _scene, figure in drawer.laid)
    assert drawer.laid[0][1].map_only


def test_sources_in_full_go_on_as_long_as_they_are(tmp_path):
    works = tuple(
        f"{n}. " + "A work whose title is long enough for two lines. " * 3 for n in range(60)
    )
    out = tmp_path / "tale.pptx"
    told = replace(deck(*THREE), works=works)
    write_deck(told, Wishes(), Drawer(), out, lambda *_pair: None)
    rest = list(Presentation(str(out)).slides)[len(THREE) + 1 :]
    assert [slide.shapes.title.text for slide in rest[1:]] == ["Sources, continued"] * (
        len(rest) - 1
    )
    listed = [part.text for slide in rest for one in list(slide.placeholders)[1:3]
              for part in one.text_frame.paragraphs]  # fmt: skip
    assert [text for text in listed if text in works] == list(works)
    places = [one for slide in rest for one in list(slide.placeholders)[1:3]]
    rows = [part for one in places for part in one.text_frame.paragraphs if part.text in works]
    sizes = {run.font.size.pt for row in rows for run in row.runs}
    assert sizes == {9.0}
    assert all(one.text for one in places), "nothing asks to be filled in"
    noted = [slide.notes_slide.notes_text_frame.text for slide in rest[1:]]
    assert [sum(line in works for line in text.split("\n")) for text in noted] == [
        sum(row.text in works for one in list(slide.placeholders)[1:3]
            for row in one.text_frame.paragraphs) for slide in rest[1:]
    ]  # fmt: skip


def test_notes_are_kept_whole_with_the_sources_in_full(slides):
    first, second, third = list(slides[0].slides)[1:-1]
    notes = first.notes_slide.notes_text_frame.text
    assert notes.startswith(LONG)
    assert notes.endswith("The Reluctant Crusade (1985).")
    assert second.notes_slide.notes_text_frame.text.startswith("Sources\n")
    assert third.notes_slide.notes_text_frame.text.startswith("Short.")
    assert "Matray in full." in slides[0].slides[-1].notes_slide.notes_text_frame.text


def test_words_have_their_language_and_the_file_its_properties(slides):
    read = slides[0]
    tongues = [
        {run._r.rPr.get("lang") for one in slide.placeholders for part in one.text_frame.paragraphs
         for run in part.runs}
        for slide in read.slides
    ]  # fmt: skip
    assert tongues[1] == {"en-GB"}
    assert tongues[2] == {"en-GB", "ko-KR"}
    about = read.core_properties
    assert (about.title, about.subject, about.author) == ("A tale", "Of a line.", "Parallel 38")
    assert about.version == "9.9"
    assert "CC BY 4.0" in about.comments
    assert [one.name for one in read.slide_layouts] == [
        "Story", "Scene", "Scene with a text", "Questions and sources"
    ]  # fmt: skip


def test_slides_speak_the_language_of_their_maps(tmp_path):
    out = tmp_path / "tale.pptx"
    told = replace(deck(THREE[1]), language="ko", works=())
    write_deck(told, Wishes(), Drawer(), out, lambda *_: None)
    _cover, scene_, last = Presentation(str(out)).slides
    assert last.shapes.title.text == "질문"
    assert scene_.placeholders[11].text.endswith("지도에서 열기")
    run = last.shapes.title.text_frame.paragraphs[0].runs[0]
    assert run._r.rPr.get("lang") == "ko-KR"


def test_a_hosted_page_is_linked_from_each_slide_and_coded_on_the_last(tmp_path):
    out, link = tmp_path / "tale.pptx", "https://example.org/tale.html"
    write_deck(deck(*THREE), Wishes(link=link), Drawer(), out, lambda *_: None)
    _cover, first, *_more, last = Presentation(str(out)).slides
    run = first.placeholders[11].text_frame.paragraphs[0].runs[-1]
    assert run.hyperlink.address == f"{link}#scene=tale/s1"
    (code,) = (one for one in last.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert code._element.nvPicPr.cNvPr.get("descr") == link
    assert code.top >= last.placeholders[1].top + last.placeholders[1].height
    assert code.top + code.height <= last.placeholders[11].top


def test_a_picture_of_a_slide_opens_at_its_scene(slides, tmp_path):
    slide = slides[0].slides[2]
    picture = next(one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE)
    path = tmp_path / "slide.png"
    path.write_bytes(picture.image.blob)
    assert read_scene(path).title == "Scene 2"


def test_what_stands_beside_is_words_and_a_picture(tmp_path):
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(picture, "WEBP")
    aside = Aside(title="Article 1", text="One.\n\nTwo.", image="a.webp", alt="Red.", credit="Us")
    text = replace(aside, image="", text="Long words. " * 300)
    scenes = (replace(THREE[0], aside=aside), replace(THREE[1], aside=text))
    out, drawer = tmp_path / "tale.pptx", Drawer()
    told = replace(deck(*scenes), images={"a.webp": picture.getvalue()})
    write_deck(told, Wishes(), drawer, out, lambda *_: None)
    _cover, first, second, _last = Presentation(str(out)).slides
    drawn, beside = (one for one in first.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert beside._element.nvPicPr.cNvPr.get("descr") == "Red."
    assert beside.width / beside.height == pytest.approx(4 / 3, rel=0.01)
    assert beside.left >= drawn.left + drawn.width
    assert first.placeholders[2].text == "Article 1\nOne.\nTwo.\nUs"
    assert beside.top + beside.height <= first.placeholders[2].top
    assert first.placeholders[2].top + first.placeholders[2].height <= first.shapes.title.top
    sizes = [run.font.size.pt for part in second.placeholders[2].text_frame.paragraphs
             for run in part.runs]  # fmt: skip
    assert min(sizes) == 10
    rows = [part.text for part in second.placeholders[2].text_frame.paragraphs]
    assert rows[-2].endswith(" […]")
    shape = second.placeholders[2]
    tall = sum(lines(row, 10, shape.width.pt) * 12 + 5 for row in rows)
    assert 0.9 * shape.height.pt < tall <= shape.height.pt
    assert text.text.strip() in second.notes_slide.notes_text_frame.text
    assert "One." not in first.notes_slide.notes_text_frame.text
    assert drawer.laid[1][1].width < drawer.laid[0][1].width * 2
    assert drawer.laid[1][1].width == pytest.approx(0.64 * 1280)
    legends = [figure.legend for _scene, figure in drawer.laid]
    assert legends == ["over", "below", "below"]  # a card would hide much of a narrow map


def test_a_photograph_held_on_its_side_stands_upright(tmp_path):
    turned, photo = Image.Exif(), io.BytesIO()
    turned[0x0112] = 6  # EXIF's orientation: its top lies to the right
    Image.new("RGB", (400, 200), "red").save(photo, "JPEG", exif=turned)
    scene = replace(THREE[0], aside=Aside(image="a.jpg", alt="Red."))
    told = replace(deck(scene), images={"a.jpg": photo.getvalue()})
    write_deck(told, Wishes(), Drawer(), tmp_path / "tale.pptx", lambda *_: None)
    first = Presentation(str(tmp_path / "tale.pptx")).slides[1]
    _drawn, beside = (one for one in first.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE)
    with Image.open(io.BytesIO(beside.image.blob)) as image:
        assert (image.size, image.getexif().get(0x0112, 1)) == ((200, 400), 1)
    assert beside.width / beside.height == pytest.approx(0.5, rel=0.01)


def test_nothing_half_written_stays(tmp_path):
    out = tmp_path / "tale.pptx"
    with pytest.raises(RuntimeError, match="page ended"):
        write_deck(deck(*THREE), Wishes(), Drawer(broken_at=2), out, lambda *_: None)
    assert list(tmp_path.iterdir()) == []
    empty = replace(deck(*THREE), slides=())
    with pytest.raises(ExportError, match="tale: there is no scene in it"):
        write_deck(empty, Wishes(), Drawer(), out, lambda *_: None)


def test_the_band_below_has_room_for_the_longest_words():
    short, long = (places("4:3", some) for some in (THREE[:2], THREE))
    assert long.map.height < short.map.height
    assert long.caption.height >= 3 * 16
    assert lines("one two three", 10, 1000) == 1
    assert lines("one two three\nfour", 10, 30) == 4
    assert fitting("word " * 100, (20, 10, 5), 100, 10) == 5
