import ast
from pathlib import Path

import pytest

import parallel38
from parallel38 import words
from parallel38.__main__ import main
from parallel38.commands.words import catalogue


def test_a_translators_work_is_kept_when_the_words_are_written_anew(tmp_path):
    file = tmp_path / "ko.po"
    assert main(["words", str(file)]) == 0
    text = file.read_text("utf-8")
    assert 'msgid "Only the map"\nmsgstr ""' in text
    file.write_text(
        text.replace('msgid "Only the map"\nmsgstr ""', 'msgid "Only the map"\nmsgstr "지도만"'),
        "utf-8",
    )
    assert main(["words", str(file)]) == 0
    assert 'msgstr "지도만"' in file.read_text("utf-8")
    try:
        assert words.languages(tmp_path) == ("en", "ko")
        assert words.use("ko", tmp_path)
        assert words._("Only the map") == "지도만"
        assert words._("Timeline") == "Timeline"
        assert words._("") == ""
    finally:
        words.use("en")


@pytest.mark.parametrize("name", ["nolanguage1.po", "x.po"])
def test_a_file_that_names_no_language_is_refused_in_a_sentence(tmp_path, capsys, name):
    assert main(["words", str(tmp_path / name)]) == 2
    assert "named by its language" in capsys.readouterr().err


def test_a_broken_file_is_left_alone_and_english_is_spoken(tmp_path, capsys):
    file = tmp_path / "ko.po"
    file.write_bytes(b"msgid \xff nonsense")
    assert main(["words", str(file)]) == 1
    assert "is no catalogue" in capsys.readouterr().err
    assert file.read_bytes() == b"msgid \xff nonsense"
    assert not words.use("ko", tmp_path)
    assert words._("Timeline") == "Timeline"


def test_titles_of_kinds_presets_and_settings_are_among_the_words():
    ids = {one.id for one in catalogue()}
    assert {"Occupation", "Peninsula", "Armistice", "Events fade over"} <= ids


def test_words_in_the_braces_of_other_text_are_among_the_words():
    assert {"Without a key:", "On the map:", "Read it"} <= {one.id for one in catalogue()}


def test_no_word_is_said_before_the_language_is_chosen():
    """`_` stands in functions alone: a module is read before the settings are."""
    found = []
    for path in Path(parallel38.__file__).parent.rglob("*.py"):
        for node in at_import(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                found.append(f"{path}:{node.lineno}")
    assert found == []


def at_import(node: ast.AST):
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield child
            yield from at_import(child)
