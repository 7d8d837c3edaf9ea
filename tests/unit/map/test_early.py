from pathlib import Path

from parallel38 import paths
from parallel38.map.early import modules, with_links


def test_all_modules_that_the_first_needs_are_found_once(tmp_path: Path) -> None:
    main = 'import { a } from "./a.js";\nimport {\n  b,\n} from "./b.js";'
    (tmp_path / "main.js").write_text(main)
    (tmp_path / "a.js").write_text('/** @type {import("./types.js").T} */\nimport "./b.js";')
    (tmp_path / "b.js").write_text('export { c } from "./a.js";\nconst text = "from ./no.js";')
    assert modules(tmp_path) == ["main.js", "a.js", "b.js"]


def test_the_page_s_own_are_there() -> None:
    web = paths.resources() / "web"
    found = modules(web)
    assert {"main.js", "page.js", "compose.js"} <= set(found)
    assert [name for name in found if not (web / name).is_file()] == []


def test_links_come_before_all_else_in_the_head(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text("")
    told = with_links(b"<html><head><script></script></head><p>", tmp_path)
    assert told.startswith(b'<html><head><link rel="modulepreload" href="/web/main.js">')
    assert told.endswith(b"<script></script></head><p>")
    assert told.count(b"<link") == 1 + 3 + 2
    assert with_links(b"<p>", tmp_path) == b"<p>"
