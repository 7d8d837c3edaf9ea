import re

from parallel38.map import document


def test_the_page_is_the_same_each_time_and_asks_nobody_else():
    page = document.page()
    assert page == document.page()
    assert not re.search(r"https?://(?!www\.w3\.org)", page)
    assert 'id="map_atlas"' in page and "var map_atlas = L.map(" in page
    assert page.count("/leaflet/leaflet.js") == page.count("/leaflet/leaflet.css") == 1


def test_every_inline_script_bears_the_nonce():
    tags = re.findall(r"<script[^>]*>", document.page())
    assert tags
    assert all("src=" in tag or document.NONCE in tag for tag in tags)


def test_leaflet_is_where_it_should_be():
    folder = document.leaflet_dir()
    assert (folder / "leaflet.js").is_file() and (folder / "leaflet.css").is_file()
