"""Which encoding a text is in: a mark at its head, UTF-8 if it is that, else the likeliest."""

import codecs
import re
from typing import BinaryIO

from parallel38.data.importing.understood import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Legacy encodings of the languages of the atlas and its readers.
LEGACY = ["cp949", "cp932", "gb18030", "big5", "euc_jp", "cp1251", "koi8_r", "cp1252"]
# The first bytes of the letters of everyday use: Hangul; kana, Han signs of the first level.
EVERYDAY = {
    "cp949": ("euc_kr", range(0xB0, 0xC9)),
    "cp932": ("shift_jis", range(0x81, 0x98)),
    "euc_jp": ("euc_jp", (0xA1, 0xA4, 0xA5, *range(0xB0, 0xD0))),
    "gb18030": ("gb2312", range(0xB0, 0xD8)),
    "big5": ("big5", range(0xA4, 0xC7)),
}
SAMPLE = 100_000  # bytes of lines that are not ASCII


def encoding_of(data: bytes) -> str:
    """The Python name of the encoding of a file's bytes. Raises ReadError."""
    if name := marked(data):
        return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        sample = _telling(data)
        return "utf-8" if _nearly_utf8(sample) else _legacy(sample)
    return "utf-8"


def marked(data: bytes) -> str:
    """The encoding that the first bytes give away: by a mark, or by the zeros of UTF-16; else ''.
    Raises ReadError for bytes that are no text.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    even, odd = data[:4000:2], data[1:4000:2]
    if odd.count(0) > len(odd) * 0.4 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) * 0.4 and not odd.count(0):
        return "utf-16-be"
    if even.count(0) + odd.count(0) > max(len(even) // 50, 1):
        raise ReadError("is no text: it holds zero bytes")
    return ""


def is_utf8(head: bytes, rest: BinaryIO) -> bool:
    """Whether a file without mark or zeros is UTF-8 to its end; read a block at a time."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    block = head
    if marked(head):
        return False
    try:
        while block:
            decoder.decode(block)
            block = rest.read(1 << 22)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(sample: bytes) -> bool:
    """Whether only a few bytes are not UTF-8: one of them must not turn all other names around."""
    beyond = re.findall(r"[^\x00-\x7f]", sample.decode("utf-8", "replace"))
    return beyond.count("\ufffd") * 3 <= len(beyond)


def _telling(data: bytes) -> bytes:
    """The lines that are not ASCII, up to a bound: only they tell encodings apart."""
    lines, size = [], 0
    for match in re.finditer(rb"[^\n]*[\x80-\xff][^\n]*\n?", data):
        lines.append(match[0])
        size += len(match[0])
        if size > SAMPLE:
            break
    return b"".join(lines)


def _legacy(sample: bytes) -> str:
    """The likeliest encoding of those of the region and its readers. Raises ReadError."""
    import charset_normalizer

    everyday = [name for name in EVERYDAY if _is_everyday(sample, name)]
    if len(everyday) == 1:
        return everyday[0]
    found = charset_normalizer.from_bytes(sample, cp_isolation=everyday or LEGACY).best()
    if found is None:
        raise ReadError("is in no encoding that is known; say which it is", "encoding")
    return found.encoding


def _is_everyday(sample: bytes, name: str) -> bool:
    """Whether all of a sample is everyday letters of an encoding: a few words are too short for
    charset-normalizer, but in a wrong encoding they would hold rare signs.
    """
    plain, leads = EVERYDAY[name]
    try:
        beyond = re.sub(r"[\x00-\x7f]", "", sample.decode(plain))
    except UnicodeDecodeError:
        return False
    codes = [letter.encode(plain)[0] for letter in beyond]
    return sum(code in leads for code in codes) >= len(codes) * 0.95


def known(name: str) -> str:
    """A caller's encoding, if Python has it and it is one of text. Raises ReadError."""
    try:
        info = codecs.lookup(name)
    except LookupError:
        raise ReadError(f"cannot be read as '{name}', which is no known encoding") from None
    if not getattr(info, "_is_text_encoding", True):
        raise ReadError(f"cannot be read as '{name}', which is no encoding of text")
    return info.name
