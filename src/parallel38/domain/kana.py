"""Japanese readings in Latin letters, so that names are found by ear: りょじゅん is ryojun."""

import re

_ROWS = {
    "あ": "a i u e o", "か": "ka ki ku ke ko", "が": "ga gi gu ge go", "さ": "sa shi su se so",
    "ざ": "za ji zu ze zo", "た": "ta chi tsu te to", "だ": "da ji zu de do",
    "な": "na ni nu ne no", "は": "ha hi fu he ho", "ば": "ba bi bu be bo",
    "ぱ": "pa pi pu pe po", "ま": "ma mi mu me mo", "や": "ya yu yo", "ら": "ra ri ru re ro",
    "わ": "wa o n",
}  # fmt: skip
_SIGNS = (
    "あいうえお", "かきくけこ", "がぎぐげご", "さしすせそ", "ざじずぜぞ",
    "たちつてと", "だぢづでど",
    "なにぬねの", "はひふへほ", "ばびぶべぼ", "ぱぴぷぺぽ", "まみむめも",
    "やゆよ", "らりるれろ", "わをん",
)  # fmt: skip
_LETTERS = {
    sign: letters
    for signs in _SIGNS
    for sign, letters in zip(signs, _ROWS[signs[0]].split(), strict=True)
}
_GLIDES = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30f6ー]+")


def is_kana(text: str) -> bool:
    """Whether a text is hiragana or katakana and nothing else."""
    return _KANA.fullmatch(text) is not None


def hepburn(kana: str) -> str:
    """A reading in Hepburn letters without marks of length; signs it does not know are left out."""
    letters = ""
    doubled = False
    for sign in (chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in kana):
        if sign in _GLIDES and letters.endswith("i"):
            letters = letters[:-1]
            glide = "" if letters.endswith(("sh", "ch", "j")) else "y"
            letters += glide + _GLIDES[sign]
        elif sign == "っ":
            doubled = True
        elif sign in _LETTERS:
            sound = _LETTERS[sign]
            letters += ("t" if sound.startswith("ch") else sound[0]) + sound if doubled else sound
            doubled = False
    return re.sub(r"ou|oo", "o", re.sub("uu", "u", letters))
