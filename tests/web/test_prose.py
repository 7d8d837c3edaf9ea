"""Notes in the speaker's window: what a stranger wrote is made anew, element by element."""

import json

import pytest

from parallel38.notes import TAGS, to_html

SHOWN = (
    "const box = document.createElement('div');"
    "box.append(...m.prose({html})); return box.innerHTML;"
)


def made(rig, html: str) -> str:
    return str(rig.module("standalone/prose", SHOWN.format(html=json.dumps(html))))


def test_what_markdown_makes_stays(rig):
    html = to_html("A *word* and **two**.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| c | d |")
    assert made(rig, html).replace("\n", "") == html.replace("\n", "")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p onclick='x()' style='color:red' class='a'>Words</p>", "<p>Words</p>"),
        ("<script>document.title='x'</script>After", "After"),
        ("<img src=x onerror=x()>After", "After"),
        ("<a href='javascript:x()'>link</a>", "link"),
        ("<svg><script>x()</script></svg><p>After</p>", "<p>After</p>"),
        ("<iframe srcdoc='<p>in</p>'></iframe>After", "After"),
        ("<form><input value=1><b>Words</b></form>", "Words"),
        ("<table><tr><td>Words</td></tr></table>", "Words"),
        ("<!-- said --><p>Words", "<p>Words</p>"),
    ],
)
def test_nothing_that_acts_comes_through(rig, html, said):
    assert made(rig, html) == said


def test_it_knows_the_elements_that_notes_have_and_no_other(rig):
    """But for links: the speaker's window leads nowhere."""
    html = "".join(
        f"<{tag}></{tag}>" for tag in sorted((TAGS - {"br", "hr"}) | {"table", "s", "b"})
    )
    kept = made(rig, f"<br><hr>{html}")
    assert {one.split(">")[0] for one in kept.split("<")[1:] if one[0] != "/"} == TAGS - {"a"}
