"""A story on paper: what stands where, and what is refused; its maps are another test's."""

import io
import json
import os
import re
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image

from parallel38.domain.figure import Figure
from parallel38.domain.story import Aside, Scene
from parallel38.export.deck.bundle import FILES
from parallel38.export.deck.code import qr_png, qr_svg, scene_link
from parallel38.export.deck.leaves import PAPERS, POINT_MM, room
from parallel38.export.deck.measure import lines
from parallel38.export.deck.told import Deck, Wishes
from parallel38.export.deck.told_leaves import last_leaves, linked, scene_leaves
from parallel38.export.deck.write import write_deck
from parallel38.export.figure import ExportError
from unit.export.test_deck import THREE, deck

ADDRESS = "https://school.example/korea/index.html"


UTF_8 = 0x800  # of a ZIP's flags: what a name is written in


def blank(width: float, height: float, count: int = 1) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _number in range(count):
            pdf.add_blank_page(page_size=(width, height))
        pdf.save(out)
    return out.getvalue()


class Press:
    """A Surface that prints empty pages, and remembers what it was given."""

    def __init__(self, broken_at: int = -1) -> None:
        self.laid: list[tuple[Scene, Figure]] = []
        self.html: list[str] = []
        self.broken_at = broken_at

    def lay_out(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        if len(self.laid) == self.broken_at:
            raise RuntimeError("The page ended.")
        self.laid.append((scene, figure))

    def pdf(self) -> bytes:
        figure = self.laid[-1][1]
        return blank(figure.width * 0.75, figure.height * 0.75)

    def paper(self, html: str, width: float, height: float) -> bytes:
        self.html.append(html)
        return blank(width, height, html.count("<section"))


def written(folder: Path, wishes: Wishes, told: Deck | None = None) -> tuple[Press, list[Path]]:
    press = Press()
    files = write_deck(told or deck(*THREE), wishes, press, folder / "tale.pdf", lambda *_: None)
    return press, files


@pytest.mark.parametrize("paper", PAPERS)
def test_two_scenes_stand_on_a_leaf_with_their_maps_between_the_margins(tmp_path, paper):
    press, (out,) = written(tmp_path, Wishes(paper=paper))
    width, height = (side / 25.4 * 72 for side in PAPERS[paper])
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 4  # two of scenes, questions, sources
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert box == pytest.approx([0, 0, width, height], abs=0.05)
        maps = [len(page.obj.Resources.get("/XObject", {})) for page in list(pdf.pages)[:2]]
        assert maps == [2, 1]
        assert "/StructTreeRoot" not in pdf.Root  # of blank pages nothing is known
    assert [one.title for one, _figure in press.laid] == ["Scene 1", "Scene 2", "Scene 3"]
    assert all(one.view.pane.style == "print" for one, _figure in press.laid)
    (html,) = press.html
    for words in ("A tale", "Of a line.", "Scene 2", "그다음에 일어난 일.", "Who drew it?",
                  "Matray in full.", "Map: Parallel 38.", "1 / 4", "Name", "Class"):  # fmt: skip
        assert words in html, words


def test_pupils_have_blank_maps_in_ink_and_teachers_the_key(tmp_path):
    press, files = written(tmp_path, Wishes(students=True))
    assert [one.name for one in files] == ["tale.pdf", "tale-key.pdf"]
    sheets, keys = press.laid[:3], press.laid[3:]
    assert [figure.gaps.key for _scene, figure in sheets] == [False] * 3
    assert [figure.gaps.key for _scene, figure in keys] == [True] * 3
    assert {one.view.pane.style for one, _figure in press.laid} == {"copy"}
    assert "Answer key" in press.html[1]
    assert "Who drew it?" not in press.html[1]
    asked = "Name</div>", "Class</div>"
    assert [[words in html for words in asked] for html in press.html] == [[True] * 2, [False] * 2]
    lines = [html.count('class="write"') for html in press.html]
    assert lines[0] > 10
    assert lines[1] == 0  # nobody writes on a key


def test_words_are_words_and_never_markup(tmp_path):
    bad = replace(THREE[0], title="<script>x</script>", plain="a & b",
                  aside=Aside(title="<b>", text="One.\n\nTwo."))  # fmt: skip
    press, _files = written(tmp_path, Wishes(), deck(bad))
    assert "<script" not in press.html[0]
    assert "&lt;script&gt;" in press.html[0]
    assert "<p>One.</p><p>Two.</p>" in press.html[0]


def test_no_box_leaves_its_sheet_however_long_the_words(tmp_path):
    long = replace(THREE[0], title="A title " * 20, caption="On and on. " * 60,
                   aside=Aside(title="A text", text="Many words. " * 200))  # fmt: skip
    told = replace(deck(long, *THREE), works=tuple(f"Work {n}. " * 12 for n in range(90)))
    leaves = [*scene_leaves(told, "A4", [], linked("", "A4")), *last_leaves(told, "A4")]
    assert sum(one.count("<p>Work") for leaf in leaves for one in leaf.words) == 90
    for leaf in leaves:
        for _number, box in leaf.maps:
            assert box.height > 40
            assert box.top + box.height < PAPERS["A4"][1] - 15


@pytest.mark.parametrize("text", ["Many words. " * 830, "조선의 " * 2_000, "漢" * 9_000])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_text_too_long_for_a_map_s_foot_goes_on_overleaf_and_none_of_it_is_lost(text, paper):
    aside = Aside(title="A treaty", text=f"First.\n\n{text}\n\nLast.", credit="Whose it is")
    told = deck(replace(THREE[0], aside=aside), *THREE[1:])
    leaves = list(scene_leaves(told, paper, [], linked("", paper)))
    (before, *rest, _after) = leaves
    assert rest
    assert "The text follows on a page of its own." in "".join(before.words)
    assert "First." not in "".join(before.words)
    read = [re.findall("<p>(.*?)</p>", leaf.words[-1]) for leaf in rest]
    whole = f"First.{text}Last.Whose it is"
    assert "".join(row for rows in read for row in rows).replace(" ", "") == whole.replace(" ", "")
    wide, high = (PAPERS[paper][0] - 32) / POINT_MM, room(paper, first=False).height - 15
    for rows in read:
        used = (sum(lines(row, 10, wide) * 13.6 + 5 for row in rows) - 5) * POINT_MM
        assert used <= high
    assert [leaf.heads for leaf in rest] == [("A treaty",), *[()] * (len(rest) - 1)]
    assert all(len(row) > 20 for rows in read[:-1] for row in rows[-1:])


def test_sources_take_no_leaf_for_a_line_that_smaller_type_saves(tmp_path):
    whole = room("A4", first=False)
    works = tuple(f"Work {number} in full (Seoul, 1985)." for number in range(60))
    count = next(
        n
        for n in range(30, 60)
        if len(list(last_leaves(replace(deck(*THREE), works=works[:n]), "A4"))) == 3
    )
    leaves = list(last_leaves(replace(deck(*THREE), works=works[: count - 1]), "A4"))
    assert "font-size:7.0pt" in leaves[-1].words[-1]
    few = list(last_leaves(replace(deck(*THREE), works=works[:20]), "A4"))
    assert "font-size:8.0pt" in few[-1].words[-1]
    assert whole.height > 200


def test_a_handout_speaks_as_its_maps_and_says_which_language_its_words_have(tmp_path):
    press, (out,) = written(tmp_path, Wishes(), replace(deck(*THREE), language="ko"))
    assert all(words in press.html[0] for words in ("유인물", "질문", "출처", "이름"))
    assert "Questions" not in press.html[0]
    assert '<html lang="ko">' in press.html[0]
    with pikepdf.open(out) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"  # A tale. Of a line.
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_a_reader_finds_scenes_by_their_names(tmp_path):
    _press, (out,) = written(tmp_path, Wishes())
    with pikepdf.open(out) as pdf, pdf.open_outline() as outline:
        named = [(one.title, pdf.pages.index(pikepdf.Page(one.destination[0])))
                 for one in outline.root]  # fmt: skip
    assert named == [("1. Scene 1", 0), ("2. Scene 2", 0), ("3. Scene 3", 1), ("Questions", 2),
                     ("Sources", 3)]  # fmt: skip


def test_a_code_leads_to_the_page_and_to_each_scene(tmp_path):
    told = deck(*THREE)
    way = scene_link(f"{ADDRESS}#date=1945", told, told.slides[1])
    assert way == f"{ADDRESS}#scene=tale/s2"
    with Image.open(io.BytesIO(qr_png(way))) as image:
        assert [one.text for one in zxingcpp.read_barcodes(image.convert("L"))] == [way]
    press, _files = written(tmp_path, Wishes(link=ADDRESS))
    assert qr_svg(ADDRESS) in press.html[0]
    assert qr_svg(scene_link(ADDRESS, told, told.slides[0])) in press.html[0]
    (tmp_path / "tale.pdf").unlink()
    plain, _files = written(tmp_path, Wishes())
    assert "<svg" not in plain.html[0]


@pytest.mark.parametrize("link", ["file:///etc", "https://", "https://a b", "x", "https://a/" * 99])
def test_an_address_that_no_browser_opens_is_refused(tmp_path, link):
    with pytest.raises(ExportError, match=r"--link .*: it takes a web address"):
        written(tmp_path, Wishes(link=link))
    assert list(tmp_path.iterdir()) == []


def test_both_files_or_none(tmp_path):
    with pytest.raises(RuntimeError, match="page ended"):
        write_deck(deck(*THREE), Wishes(students=True), Press(4), tmp_path / "a.pdf", print)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a-key.pdf").touch()
    with pytest.raises(ExportError, match=r"a-key.pdf exists already"):
        write_deck(deck(*THREE), Wishes(students=True), Press(), tmp_path / "a.pdf", print)
    with pytest.raises(ExportError, match="--students makes a pdf"):
        write_deck(deck(*THREE), Wishes(students=True), Press(), tmp_path / "a.pptx", print)


class Whole(Press):
    """One for all that a class is given."""

    def rgb(self, width: int, height: int) -> bytes:
        return bytes(width * height * 3)

    def presenting(self, deck: Deck) -> bytes:
        return b"<!doctype html>"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Whose 38선 is it?", "whose-38선-is-it"),
        ("1945년: 누구의 땅인가", "1945년-누구의-땅인가"),
        ("../CON", "_con"),
        ("\u1112\u1161\u11ab 글", "한-글"),
    ],
)
def test_the_folder_of_a_story_of_a_project_has_its_title(tmp_path, title, name):
    """In Python's reader, and in one that goes by the flag of each file alone."""
    made = deck(*THREE)
    own = replace(made.story, id="story-58d03b1c22aa", title=title)
    out = tmp_path / "class.zip"
    write_deck(replace(made, story=own), Wishes(), Whole(), out, lambda *_pair: None)
    with zipfile.ZipFile(out) as packed:
        assert {one.partition("/")[0] for one in packed.namelist()} == {name}
        told = [bool(one.flag_bits & UTF_8) for one in packed.infolist()]
        assert told == [not name.isascii()] * len(told)
    subprocess.run(["unzip", "-q", out, "-d", tmp_path / "there"], check=True,
                   env={**os.environ, "LC_ALL": "C.UTF-8"})  # fmt: skip
    assert [one.name for one in (tmp_path / "there").iterdir()] == [name]
    assert sorted(one.name for one in (tmp_path / "there" / name).iterdir()) == sorted(
        ("README.txt", *FILES)
    )


def test_a_class_gets_one_folder_that_any_computer_unpacks(tmp_path):
    told = replace(deck(*THREE), story=replace(deck(*THREE).story, id="../A"))
    steps: list[tuple[int, int]] = []
    out = tmp_path / "class.zip"
    write_deck(told, Wishes(), Whole(), out, lambda *pair: steps.append(pair))
    assert [done for done, _count in steps] == [*range(1, 15)]
    assert {count for _done, count in steps} == {14}
    with zipfile.ZipFile(out) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert names == [f"a/{name}" for name in ("README.txt", *FILES)]
        readme = packed.read("a/README.txt").decode()
        packed.extractall(tmp_path / "there")
    assert all(name in readme for name in FILES)
    assert "CC BY 4.0" in readme
    cited = (tmp_path / "there" / "a" / "CITATION.cff").read_text()
    about = {
        name: json.loads(row) for name, row in (one.split(": ", 1) for one in cited.splitlines())
    }
    assert about["cff-version"] == "1.2.0"
    assert about["version"] == told.version
    assert about["message"].endswith("A tale")
    terms = (tmp_path / "there" / "a" / "LICENSE.txt").read_text()
    assert "creativecommons.org/licenses/by/4.0" in terms
    assert "Leaflet" in terms
    for name, pages in {"handout.pdf": 4, "students.pdf": 4, "key.pdf": 2}.items():
        done = subprocess.run(["pdfinfo", tmp_path / "there" / "a" / name], check=True,
                              capture_output=True, text=True)  # fmt: skip
        assert f"Pages:           {pages}" in done.stdout
    with pytest.raises(RuntimeError):
        write_deck(told, Wishes(), Whole(broken_at=9), tmp_path / "no.zip", lambda *_: None)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["class.zip", "there"]
