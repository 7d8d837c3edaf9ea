"""A lecturer's notes, written in Markdown (CommonMark): as HTML for a window or a page, as text.

Notes may be a stranger's. Their HTML has a few plain tags and no attribute but an address to be
followed (https, or a link of the atlas's own); a picture is its description, raw HTML is text.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import markdown_it
import nh3

if TYPE_CHECKING:
    from markdown_it.token import Token

TAGS = frozenset({
    "p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
SCHEMES = ("https://", "parallel38:")
MOST = 20_000  # characters that are read as Markdown; a scene's notes are some 1,200
_ITEM, _MARK = "list_item_open", "• "


def to_html(text: str) -> str:
    """Notes as HTML that is safe to show. Beyond `MOST` characters they are shown as written."""
    text = _characters(text)
    if len(text) > MOST:
        return "".join(f"<p>{nh3.clean_text(part)}</p>" for part in _paragraphs(text))
    made: str = _markdown().render(text)
    return nh3.clean(
        made, tags=set(TAGS), attributes={"a": {"href"}}, attribute_filter=_followed, link_rel=None,
        url_schemes={scheme.partition(":")[0] for scheme in SCHEMES},
    )  # fmt: skip


def to_text(text: str) -> str:
    """Notes as plain text: paragraphs with an empty line between, list items each on a line."""
    text = _characters(text)
    if len(text) > MOST:
        return "\n\n".join(_paragraphs(text))
    return "\n".join(_lines(_markdown().parse(text))).strip("\n")


def unread(text: str) -> Iterator[str]:
    """What stands in notes and is not shown as it is meant: raw HTML, pictures, far links."""
    if len(text) > MOST:
        yield f"more than {MOST:,} characters"
        return
    found: list[Token] = []
    for token in _Trusting("commonmark").parse(_characters(text)):
        found += [token, *(token.children or [])]
    for token in found:
        if token.type in ("html_block", "html_inline"):
            yield f"HTML ({' '.join(token.content.split())[:40]})"
        elif token.type == "image":
            yield f"a picture ({str(token.attrs['src'])[:40]})"
        elif token.type == "link_open" and not str(token.attrs["href"]).startswith(SCHEMES):
            yield f"a link that is not followed ({str(token.attrs['href'])[:40]})"


def _followed(tag: str, attribute: str, value: str) -> str | None:
    return value if value.lower().startswith(SCHEMES) else None


class _Trusting(markdown_it.MarkdownIt):
    """Reads HTML and every link as what they were meant to be; only to tell of them."""

    def validateLink(self, url: str) -> bool:
        """Any."""
        return True


def _characters(text: str) -> str:
    """Without halves of characters, which JSON can spell and nothing can show."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _paragraphs(text: str) -> list[str]:
    return [part for part in (" ".join(one.split()) for one in text.split("\n\n")) if part]


@cache
def _markdown() -> markdown_it.MarkdownIt:
    made = markdown_it.MarkdownIt("commonmark", {"html": False, "linkify": False})
    made.add_render_rule("image", _described)
    return made


def _described(renderer: Any, tokens: Sequence["Token"], at: int, options: Any, env: Any) -> str:
    """What a picture shows, in words; it is never fetched."""
    return nh3.clean_text(renderer.renderInlineAsText(tokens[at].children or [], options, env))


def _lines(tokens: Sequence["Token"]) -> Iterator[str]:
    """Lines of text, an empty one after each block that stands outside a list."""
    numbers: list[int | None] = []  # of the lists that are open; None for one without numbers
    mark = ""
    for token in tokens:
        if token.type == "ordered_list_open":
            numbers.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            numbers.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
            yield from () if numbers else ("",)
        elif token.type == _ITEM:
            number = numbers[-1]
            mark = _MARK if number is None else f"{number}. "
            numbers[-1] = None if number is None else number + 1
        elif said := _said(token):
            yield "  " * max(0, len(numbers) - 1) + mark + said
            mark = ""
            yield from () if numbers else ("",)


def _said(token: "Token") -> str:
    if token.type in ("fence", "code_block"):
        return token.content.rstrip("\n")
    return _inline(token.children or []) if token.type == "inline" else ""


def _inline(tokens: Sequence["Token"]) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        _inline(token.children) if token.type == "image" and token.children
        else breaks.get(token.type, token.content)
        for token in tokens
    )  # fmt: skip
