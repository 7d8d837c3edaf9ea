"""`parallel38 deck`: what is refused, and a story of the small atlas."""

from pathlib import Path

import pytest

from unit.commands.running import run, wrong


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tale", "tale.doc"), "tale.doc: its suffix must be one of pptx, html"),
        (("nowhere", "a.pptx"), "nowhere: there is no such story; there are: "),
        (("nowhere.toml", "a.pptx"), "nowhere.toml: there is no such file."),
        (("bad.toml", "a.pptx"), "bad.toml"),
        (("tale", "there.pptx"), "there.pptx exists already; --force replaces it."),
        (("tale", "no/a.pptx"), "no/a.pptx: there is no folder no."),
        (("tale", "a.pptx", "--size", "1:1"), "--size: '1:1' is not one of '16:9', '4:3'."),
        (("nowhere.gpkg", "a.pptx"), "nowhere.gpkg: No such file or directory."),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(capsys, small, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    Path("there.pptx").touch()
    Path("bad.toml").write_text("title = 3\n")
    ran = run(capsys, "deck", *words)
    wrong(ran, ran.code, said)
    assert ran.code in (1, 2)
    assert sorted(one.name for one in Path().iterdir()) == ["bad.toml", "there.pptx"]
