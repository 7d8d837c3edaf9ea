from pathlib import Path

import pytest

from parallel38.map.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for name in ("web", "leaflet", "fonts"):
        (tmp_path / name).mkdir()
    (tmp_path / "web" / "main.js").write_text("1")
    (tmp_path / "web" / "furniture").mkdir()
    (tmp_path / "web" / "furniture" / "words.js").write_text("")
    (tmp_path / "web" / "deep").mkdir()
    (tmp_path / "web" / "deep" / "a.css").write_text("2")
    (tmp_path / "secret.txt").write_text("no")
    (tmp_path / "web" / "link.js").symlink_to(tmp_path / "secret.txt")
    blobs = {"page.html": b"<p>", "relief/1/0/0.webp": b"w", "atlas.msgpack": b"x"}
    return Site(
        blobs.__getitem__, tmp_path / "web", tmp_path / "leaflet", tmp_path / "fonts",
        {"/qwebchannel.js": b"q"},
    )  # fmt: skip


def test_what_is_made_ahead_is_for_the_next_request_alone(site, tmp_path):
    before = site.get("/script.js")
    site.make_ahead()
    (tmp_path / "web" / "main.js").write_text("3")
    assert site.get("/script.js") == before
    assert site.get("/script.js") != before


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/", ("text/html; charset=utf-8", b"<p>")),
        ("/web/main.js", ("text/javascript", b"1")),
        (
            "/script.js",
            ("text/javascript", b"// main.js\nconst $main = (() => {\n1return {  };\n})();"),
        ),
        ("/web/deep/a.css", ("text/css", b"2")),
        ("/relief/1/0/0.webp", ("image/webp", b"w")),
        ("/qwebchannel.js", ("text/javascript", b"q")),
    ],
)
def test_answers(site, path, answer):
    assert site.get(path) == answer


@pytest.mark.parametrize(
    "path",
    [
        "", "/web", "/web/", "/web/none.js", "/payload.json", "/relief/9/9/9.webp",
        "/atlas.msgpack",
        "/web/../secret.txt", "/web/deep/../../secret.txt", "/web//etc/passwd", "/etc/passwd",
        "/web/link.js", "/web/..\\secret.txt", "/fonts/../web/main.js", "/relief/../atlas.msgpack",
    ],
)  # fmt: skip
def test_refuses_what_is_not_there_and_what_leads_out(site, path):
    assert site.get(path) is None
