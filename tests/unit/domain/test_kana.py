import pytest

from parallel38.domain.kana import hepburn, is_kana


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("りょじゅん", "ryojun"), ("だいれん", "dairen"), ("ほうてん", "hoten"),
        ("しんきょう", "shinkyo"), ("ハルビン", "harubin"), ("ちょうしゅん", "choshun"),
        ("けいじょう", "keijo"), ("さっぽろ", "sapporo"), ("ぼっちゃん", "botchan"), ("", ""),
    ],
)  # fmt: skip
def test_a_reading_in_the_letters_of_old_maps(kana, letters):
    assert hepburn(kana) == letters


def test_only_kana_is_a_reading():
    assert is_kana("ハルビン") and is_kana("りょじゅん")
    assert not any(map(is_kana, ("旅順", "Ryojun", "旅じゅん", "")))
