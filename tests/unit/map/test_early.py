from parallel38.map.early import with_links


def test_links_come_before_all_else_in_the_head() -> None:
    told = with_links(b"<html><head><script></script></head><p>")
    assert told.startswith(b'<html><head><link rel="modulepreload" href="/script.js">')
    assert told.endswith(b"<script></script></head><p>")
    assert told.count(b"<link") == 1 + 3 + 2
    assert with_links(b"<p>") == b"<p>"
