"""Notes in Markdown: what a lecturer writes is shown, what a stranger plants is not."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.notes import MOST, SCHEMES, TAGS, to_html, to_text, unread

PLANTED = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![p](https://e.example/p.png)",
    "[a](javascript:alert(1))", "[a](data:text/html,x)", "<javascript:alert(1)>",
    "[a](//e.example)", "<a href='https://e.example' onclick='x()' style='x'>a</a>",
    "<style>p{}</style>", "<svg/onload=x>", "[a](https://e.example 'title\" onmouseover=\"x')",
    "<!-- ", "<![CDATA[", "&#60;script&#62;", "[x]: javascript:alert(1)\n\n[x]",
    '<https://e.example/"onclick=x>', "\x00", "\ud800", "```html\n<script>\n", "~~~ x' y='z\n",
    "[a](parallel38:?date=1950-06-25)", "**", "> ", "- ", "\n\n", "    ", "`", "[", "](", ")",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PLANTED) | st.text(max_size=20), max_size=12).map("".join)


class Found(HTMLParser):
    """Every tag with its attributes, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@given(TEXTS)
def test_whatever_goes_in_only_plain_tags_come_out(text: str) -> None:
    found = Found(to_html(text))
    assert not found.others
    for tag, attributes in found.tags:
        assert tag in TAGS
        assert set(attributes) <= ({"href"} if tag == "a" else set())
        assert (attributes.get("href") or SCHEMES[0]).lower().startswith(SCHEMES)


@given(TEXTS)
def test_text_holds_no_markup_of_ours(text: str) -> None:
    said = to_text(text)
    assert said == said.strip("\n")
    assert "<p>" not in said


@pytest.mark.parametrize(
    ("written", "html", "text"),
    [
        ("Ask *why*.\nThen **go on**.", "<p>Ask <em>why</em>.\nThen <strong>go on</strong>.</p>",
         "Ask why. Then go on."),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
        ("3. a\n4. b\n\nEnd", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<p>End</p>",
         "3. a\n4. b\n\nEnd"),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>", "• a\n  • b"),
        ("See [x](https://e.example/a).", '<p>See <a href="https://e.example/a">x</a>.</p>',
         "See x."),
        ("[there](parallel38:?date=1950-06-25)",
         '<p><a href="parallel38:?date=1950-06-25">there</a></p>', "there"),
        ("[x](http://e.example)", "<p><a>x</a></p>", "x"),
        ("[x](javascript:go())", "<p>[x](javascript:go())</p>", "[x](javascript:go())"),
        ("A ![map of *Seoul*](https://e.example/a.png).", "<p>A map of Seoul.</p>",
         "A map of Seoul."),
        ("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>", "<b>x</b> & y"),
        ("| a |\n|---|\n| b |", "<p>| a |\n|---|\n| b |</p>", "| a | |---| | b |"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_is_written_is_shown(written: str, html: str, text: str) -> None:
    assert to_html(written).strip() == html
    assert to_text(written) == text


def test_a_flood_is_shown_as_written() -> None:
    flood = "a *b* <script>\n\n" * (MOST // 10)
    found = Found(to_html(flood))
    assert {tag for tag, _ in found.tags} == {"p"} and "*b*" in found.words[0]
    assert to_text(flood).startswith("a *b* <script>\n\na")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A *b* [c](https://e.example) & d < e.", []),
        ("A <b>c</b>", ["HTML (<b>)", "HTML (</b>)"]),
        ("<script>\nalert(1)\n</script>", ["HTML (<script> alert(1) </script>)"]),
        ("![a](b.png)", ["a picture (b.png)"]),
        ("[a](javascript:b())", ["a link that is not followed (javascript:b())"]),
        ("a" * (MOST + 1), ["more than 20,000 characters"]),
    ],
)
def test_what_is_not_shown_as_meant_is_told(text: str, said: list[str]) -> None:
    assert list(unread(text)) == said
