"""What a text names becomes a link."""

import pytest

from parallel38.ui.inspector.mentions import linked, prose
from parallel38.ui.inspector.person_page import person_page


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("They met on 25 June 1950.", 'p38:date/1950-06-25">25 June 1950</a>'),
        ("On the night of 10-11 August 1945 it", 'p38:date/1945-08-10">10-11 August 1945</a>'),
        ("Begun in March 1946 by", 'p38:date/1946-03-01">March 1946</a>'),
        ("The landing at Inchon failed", 'p38:place/inchon">Inchon</a>'),
        ("Seoul's gates", 'p38:place/seoul">Seoul</a>'),
        ("said Dean Rusk later", 'p38:person/Dean%20Rusk">Dean Rusk</a>'),
        ("north of the 38th parallel in", 'p38:feature/line-38th-parallel">38th parallel</a>'),
        ("see https://a.org/Seoul.", '<a href="https://a.org/Seoul">https://a.org/Seoul</a>'),
    ],
)
def test_names_in_a_text_are_links(atlas, text, link):
    assert link in linked(atlas, text)


def test_each_is_linked_once_and_never_to_its_own_page(atlas):
    text = "Seoul fell, Seoul was taken again; the 38th parallel"
    assert linked(atlas, text, "line-38th-parallel").count("<a ") == 1
    assert prose(atlas, "") == ""


@pytest.mark.parametrize("text", ["Seoulites <b>", "142 men & more"])
def test_what_is_no_name_stays_text(atlas, text):
    assert "<a " not in linked(atlas, text)
    assert "<b>" not in linked(atlas, text)


def test_a_person_has_a_page_of_all_events_that_name_them(atlas):
    body = person_page(atlas, "Dean Rusk").body
    assert "p38:event/bonesteel-rusk" in body
    named = [
        event.id
        for event in atlas.events.values()
        if any(one.name == "Dean Rusk" for one in event.participants)
    ]
    assert all(f"p38:event/{ident}" in body for ident in named)
    told, plainly = (person_page(atlas, name).body for name in ("Pak Hŏn-yŏng", "Pak Hon-yong"))
    assert "p38:event/" in told and told == plainly
