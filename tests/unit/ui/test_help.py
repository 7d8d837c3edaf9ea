import re
from datetime import date

import pytest
from PySide6.QtCore import QRect

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.framing import named_views
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.ui.help.about_data import about_data_html
from parallel38.ui.help.glossary import glossary_html
from parallel38.ui.help.terms import linked, terms
from parallel38.ui.help.tour import STEPS, WIDE, beside
from parallel38.ui.simple.ten_dates import stops
from unit.domain.small_atlas import small_atlas


@pytest.fixture(scope="module")
def atlas():
    return open_atlas().atlas


def test_every_term_stands_on_sources_and_things_of_the_atlas(atlas):
    known = {*atlas.features, *atlas.events, *atlas.places}
    for term in terms().values():
        assert term.sources, term.id
        assert set(term.sources) <= set(atlas.sources), term.id
        assert set(term.see) <= known, term.id


def test_the_terms_that_a_reader_asks_for_are_told():
    asked = {"trusteeship", "concession", "lease", "zone", "mdl", "dmz", "nll"}
    assert asked <= set(terms())


def test_a_word_has_one_term():
    words = [word.lower() for term in terms().values() for word in term.words]
    assert len(set(words)) == len(words)


def test_the_glossary_names_each_term_with_its_sources(atlas):
    html = glossary_html(atlas)
    assert all(f'name="{one}"' in html for one in terms())
    assert "Armistice" in html
    assert html.count('class="source"') == sum(len(one.sources) for one in terms().values())


def test_the_first_word_of_a_term_leads_to_it_and_no_other():
    html = linked("<p>A lease; the lease ends. The DMZ.</p>")
    assert html.count("p38:term/lease") == 1
    assert '<a class="term" href="p38:term/dmz">DMZ</a>' in html
    assert re.sub(r"</?a\b[^>]*>", "", html) == "<p>A lease; the lease ends. The DMZ.</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="p38:feature/x">The lease</a></p>',
        '<p class="head">Lease</p>',
        '<p class="source">On the lease of Port Arthur</p>',
        '<img src="swatch:lease">',
        "<p>The release was pleased; mdl</p>",
    ],
)
def test_links_headings_citations_and_parts_of_words_stay(html):
    assert linked(html) == html


def test_about_the_data_counts_the_atlas_that_is_open():
    small = small_atlas()
    html = about_data_html(small)
    assert f"<b>{len(small.events):,}</b>" in html
    assert "CC BY 4.0" in html


def test_ten_dates_go_forward_each_with_its_event_and_a_view(atlas):
    assert len(stops()) == 10
    days = [stop.date for stop in stops()]
    assert days == sorted(set(days))
    assert days[0] >= FIRST_DAY and days[-1] <= LAST_DAY
    for stop in stops():
        assert stop.view in named_views()
        when = atlas.events[stop.event].interval
        day = date.toordinal(stop.date)
        assert when.possible_from <= day < when.possible_to, stop.title


def test_the_tour_has_five_steps():
    assert len(STEPS) == 5


@pytest.mark.parametrize(
    "subject",
    [
        QRect(0, 560, 1024, 80),  # the timeline
        QRect(280, 40, 500, 520),  # the map
        QRect(684, 40, 340, 520),  # the inspector
        QRect(200, 4, 300, 30),  # the search
        QRect(920, 4, 90, 30),  # a button at the edge
    ],
)
def test_the_card_is_whole_within_the_smallest_window(subject):
    window = QRect(0, 0, 1024, 640)
    assert window.contains(QRect(beside(subject, 170, window), QRect(0, 0, WIDE, 170).size()))
