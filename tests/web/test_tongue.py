"""The map's own words follow the language of its names, where there is a catalogue of it."""

import json
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from parallel38 import words
from parallel38.commands.words import catalogue
from parallel38.engine.page import close
from tests.web.conftest import Rig

RUSSIAN = {
    "Occupation": "Оккупация",
    "Lease": "Аренда",
    "on a day not known": "в неизвестный день",
    "{number} km": "{number} км",
    ("{count} day ago", "{count} days ago"): (
        "{count} день назад", "{count} дня назад", "{count} дней назад",
    ),
}  # fmt: skip


@pytest.fixture
def speaking(qtbot, tmp_path: Path, monkeypatch):
    """A page that has a Russian catalogue, and its window an Esperanto one."""
    for language, said in (("ru", RUSSIAN), ("eo", {"Occupation": "Okupado"})):
        made = Catalog(locale=language)
        for message, text in said.items():
            made.add(message, text)
        with (tmp_path / f"{language}.po").open("wb") as file:
            write_po(file, made)
    monkeypatch.setattr(words, "_folder", lambda: tmp_path)
    words.use("eo", tmp_path)
    made_rig = Rig(qtbot)
    yield made_rig
    made_rig.view.setPage(None)
    close(made_rig.profile, made_rig.page)
    made_rig.view.close()
    words.use("en")


def kinds(rig: Rig, language: str) -> list[str]:
    rig.show(language=language)
    return [row.partition(":")[0] for row in rig.legend()]


def test_a_map_speaks_the_language_of_its_names_or_the_windows(speaking):
    assert "Оккупация" in kinds(speaking, "ru")
    assert "Okupado" in kinds(speaking, "ja")  # there is no Japanese catalogue
    assert "Occupation" in kinds(speaking, "en")
    speaking.js("parallel38.page.atlas.events[0].names = {ru: 'Переговоры'}")
    speaking.show(language="ru")
    assert any("Переговоры" in text for text in speaking.texts())
    assert any(text.endswith(" км") for text in speaking.texts())


def test_counts_take_the_form_of_their_language(speaking):
    said = speaking.module(
        "furniture/tongue",
        "return fetch('/look.json').then((r) => r.json()).then((look) => { m.learn(look.words);"
        " m.speak('ru'); return [1, 3, 5, 21, 112, 321].map((n) =>"
        " m.ngettext('{count} day ago', '{count} days ago', n)); })",
    )
    forms = "день", "дня", "дней", "день", "дней", "день"
    counts = 1, 3, 5, 21, 112, 321
    assert said == [f"{count} {form} назад" for count, form in zip(counts, forms, strict=True)]


def test_every_word_of_the_page_is_in_the_catalogue(speaking):
    look = json.loads(speaking.site.get("/look.json")[1])
    ids = {one.id for one in catalogue()}
    singles = {one for one, said in look["words"]["ru"].items() if isinstance(said, str)}
    assert len(singles) > 40
    assert singles <= ids
    assert ("{count} day ago", "{count} days ago") in ids
