"""Dates in words."""

from datetime import date
from pathlib import Path

import pytest

from parallel38 import words
from parallel38.domain.dates import parse
from parallel38.domain.say import say, say_days, say_range


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1945-09-08", "8 September 1945"),
        ("1945-09", "September 1945"),
        ("1945-09-XX", "September 1945"),
        ("1945", "1945"),
        ("1945-XX", "1945"),
        ("1931~", "c. 1931"),
        ("1931?", "1931?"),
        ("1931-09%", "c. September 1931?"),
        ("1951-21", "spring 1951"),
        ("1950-24", "winter 1950–51"),
        ("1899-24", "winter 1899–00"),
        ("195X", "1950s"),
        ("19XX", "1900–1999"),
        ("1945-08-09/1945-09-05", "9 August – 5 September 1945"),
        ("1945-09-08/..", "since 8 September 1945"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(edtf: str, said: str) -> None:
    assert say(edtf) == say(parse(edtf)) == said


def test_days_and_day_numbers() -> None:
    assert say(date(1945, 9, 8)) == say(date(1945, 9, 8).toordinal()) == "8 September 1945"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1945-09-08", "1945-09-09", "8–9 September 1945"),
        ("1945-09-08", "1945-09-08", "8 September 1945"),
        ("1945-09-08", "1948-08-14", "8 September 1945 – 14 August 1948"),
        ("1945-08", "1945-10", "August–October 1945"),
        ("1945-09", "1945-09-20", "September 1945 – 20 September 1945"),
        ("1945", "1948", "1945–1948"),
        ("1951-21", "1951-22", "spring 1951 – summer 1951"),
        ("1951-06-03", "1951-07-10", "3 June – 10 July 1951"),
        ("1951-06-XX", "1951-07-10", "June 1951 – 10 July 1951"),
        ("1951-21", "1951-09", "spring 1951 – September 1951"),
        ("1931~", "1945", "c. 1931 – 1945"),
        ("", "1945", "until 1945"),
        ("..", "1945", "until 1945"),
        ("1931", "", "from 1931, end unknown"),
        ("", "", "date unknown"),
        ("..", "..", "at all times"),
    ],
)
def test_ranges_say_nothing_twice(start: str, end: str, said: str) -> None:
    assert say_range(start, end) == said


def test_another_language_comes_from_its_catalogue(tmp_path: Path) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(locale="ru")
    catalogue.add("September", "сентября")
    catalogue.add(("{n} event", "{n} events"), ("{n} событие", "{n} события", "{n} событий"))
    with (tmp_path / "ru.po").open("wb") as file:
        write_po(file, catalogue)
    try:
        assert words.use("ru", tmp_path)
        assert say("1945-09-08") == "8 сентября 1945"
        assert words.ngettext("{n} event", "{n} events", 5) == "{n} событий"
        assert not words.use("de", tmp_path)
        assert say("1945-09-08") == "8 September 1945"
    finally:
        words.use("en")


def test_a_language_that_says_the_year_first_says_shared_parts_once(tmp_path: Path) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(locale="ko")
    for message, said in (
        ("{day} {month} {year}", "{year}년 {month} {day}일"),
        ("{first}–{day} {month} {year}", "{year}년 {month} {first}–{day}일"),
        ("{first_day} {first_month} – {day} {month} {year}",
         "{year}년 {first_month} {first_day}일 – {month} {day}일"),
        ("{first}–{month} {year}", "{year}년 {first}–{month}"),
        ("{year}", "{year}년"), ("September", "9월"), ("October", "10월"),
    ):  # fmt: skip
        catalogue.add(message, said)
    with (tmp_path / "ko.po").open("wb") as file:
        write_po(file, catalogue)
    try:
        assert words.use("ko", tmp_path)
        assert say_range("1945-09-08", "1945-09-09") == "1945년 9월 8–9일"
        assert say_range("1945-09-08", "1945-10-09") == "1945년 9월 8일 – 10월 9일"
        assert say_range("1945-09", "1945-10") == "1945년 9월–10월"
        assert (say("1945"), say_range("1712", "1713")) == ("1945년", "1712년–1713년")
    finally:
        words.use("en")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(1950, 1, 1), date(1950, 12, 31), "1950"),
        (date(1950, 1, 1), date(1953, 12, 31), "1950–1953"),
        (date(1950, 6, 1), date(1950, 6, 30), "June 1950"),
        (date(1950, 6, 1), date(1950, 9, 30), "June–September 1950"),
        (date(1951, 12, 1), date(1952, 2, 29), "December 1951 – February 1952"),
        (date(1950, 6, 1), date(1950, 9, 29), "1 June – 29 September 1950"),
        (date(1950, 6, 25), date(1950, 6, 25), "25 June 1950"),
    ],
)
def test_whole_months_and_years_are_said_as_such(first: date, last: date, said: str) -> None:
    assert say_days(first, last) == said
