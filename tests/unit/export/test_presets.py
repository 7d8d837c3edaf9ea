"""What figures are made for: read from data, a person's own as a stranger's."""

import pytest

from parallel38 import paths
from parallel38.export.figure import ExportError
from parallel38.export.presets import preset_named, presets, read_presets, usable

OWN = """[[preset]]
id = "thesis"
title = "Thesis"
mm = [150, 100]
dpi = 600
type_least = 8
formats = ["pdf"]
"""


def test_the_sizes_are_true():
    sizes = {id_: preset.figure().pixels for id_, preset in presets().items()}
    assert sizes["slide"] == (1920, 1080)
    assert sizes["slide-4k"] == (3840, 2160)
    assert sizes["slide-4-3"] == (1440, 1080)
    assert sizes["column-colour"][0] == round(84 / 25.4 * 300)
    assert sizes["column-line"][0] == round(84 / 25.4 * 1200)
    assert sizes["page-grey"][0] == round(170 / 25.4 * 600)
    assert sizes["handout-a4"] == (3508, 2480)
    assert sizes["web"][0] == 1600


def test_a_lit_room_reads_a_slide():
    for name in ("slide", "slide-4k", "slide-4-3"):
        figure = preset_named(name).figure()
        assert figure.type_least * 96 / 72 >= figure.height / 40


def test_own_ones_come_after(tmp_path):
    own = tmp_path / "figures.toml"
    own.write_text(OWN)
    found = presets(own)
    assert [*found][-1] == "thesis"
    assert found["thesis"].figure().type_least == 8


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[150, 100]", "[150]", "thesis: mm: "),
        ("mm =", "metres =", "thesis: .*metres"),
        ("dpi = 600", "dpi = 6000", "thesis: dpi: "),
        ('["pdf"]', '["doc"]', "thesis: formats: doc: it takes "),
        ('["pdf"]', '["pdf", "html"]', "thesis: formats: html: it takes "),
        ('id = "thesis"', 'id = "slide"', "slide: a preset of the program has this id"),
        ("mm = [150, 100]\n", "", "thesis: it takes mm or px"),
        ("[150, 100]", "[2, 2]", "thesis at 600 dpi: each side must be 100"),
        ("type_least = 8", 'off = ["frame"]', "thesis: off: frame: it takes date, "),
        ("[[preset]]", "[[preset", "it is not TOML"),
        ("[[preset]]", "[preset]", "write each preset under"),
        ('id = "thesis"\n', "", "preset 1: object missing required field `id`"),
    ],
)
def test_a_fault_is_one_sentence_with_file_item_and_rule(tmp_path, old, new, said):
    own = tmp_path / "figures.toml"
    own.write_text(OWN.replace(old, new))
    with pytest.raises(ExportError, match=said) as told:
        presets(own)
    assert str(told.value).startswith(f"{own}: ")
    assert "\n" not in str(told.value)


def test_where_own_ones_have_a_fault_the_programs_are_of_use():
    own, told = paths.own_presets(), []
    own.parent.mkdir(parents=True)
    own.write_text(OWN)
    assert [*usable(told.append)] == [*presets()]
    own.write_text(OWN.replace("600", "6"))
    assert [*usable(told.append)] == [*presets(own.with_name("none"))]
    assert told == [f"{own}: thesis: dpi: expected `float` >= 30.0."]


def test_ids_stand_once(tmp_path):
    own = tmp_path / "figures.toml"
    own.write_text(OWN + OWN)
    with pytest.raises(ExportError, match="thesis: this id stands there twice"):
        read_presets(own)


def test_who_mistypes_is_told_the_nearest():
    with pytest.raises(ExportError, match="perhaps page-grey"):
        preset_named("page-gray")
