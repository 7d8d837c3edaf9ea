"""Dates as people type them."""

import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.domain.dates import DateError
from parallel38.domain.say import MONTHS, say
from parallel38.domain.typed import parse_typed

IN_ATLAS = st.dates(date(1866, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("8 Sep 1945", "1945-09-08"),
        ("08 sep 1945", "1945-09-08"),
        ("Sept 1945", "1945-09"),
        ("8 sep 45", "1945-09-08"),
        ("Sept 8, 45", "1945-09-08"),
        ("sep 45", "1945-09"),
        ("25-30 June 50", "1950-06-25/1950-06-30"),
        ("8 September 1945", "1945-09-08"),
        ("8th of September, 1945", "1945-09-08"),
        ("September 8, 1945", "1945-09-08"),
        ("Sept. 8 1945", "1945-09-08"),
        ("1945 September 8", "1945-09-08"),
        ("8-Sep-1945", "1945-09-08"),
        ("1945", "1945"),
        ("1945-09", "1945-09"),
        (" 1945-09-08 ", "1945-09-08"),
        ("１９４５-09-08", "1945-09-08"),
        ("1945~", "1945~"),
        ("spring 1951", "1951-21"),
        ("the summer of 1951", "1951-22"),
        ("Fall 1951", "1951-23"),
        ("1951 winter", "1951-24"),
        ("c. 1931", "1931~"),
        ("ca. 1931", "1931~"),
        ("circa September 1931", "1931-09~"),
        ("about 1931?", "1931%"),
        ("1931?", "1931?"),
        ("AD 1945", "1945"),
        ("1950s", "195X"),
        ("the 1950s", "195X"),
        ("1945년 9월 8일", "1945-09-08"),
        ("1945년9월", "1945-09"),
        ("1945년", "1945"),
        ("약 1931년", "1931~"),
        ("1951년 봄", "1951-21"),
        ("1945年9月8日", "1945-09-08"),
        ("8 сентября 1945", "1945-09-08"),
        ("8 сентября 1945 г.", "1945-09-08"),
        ("сентябрь 1945 года", "1945-09"),
        ("сент. 1945", "1945-09"),
        ("9 мая 1945", "1945-05-09"),
        ("весной 1951", "1951-21"),
        ("около 1931", "1931~"),
        ("8 Sep 1945 to 15 Aug 1948", "1945-09-08/1948-08-15"),
        ("8 Sep 1945 – 1948", "1945-09-08/1948"),
        ("Aug 1945/1948", "1945-08/1948"),
        ("1945–1948", "1945/1948"),
        ("1950–53", "1950/1953"),
        ("1950-53", "1950/1953"),
        ("25-30 June 1950", "1950-06-25/1950-06-30"),
        ("June-September 1950", "1950-06/1950-09"),
        ("June 25-30, 1950", "1950-06-25/1950-06-30"),
        ("8-Sep-1945", "1945-09-08"),
        ("June to September 1950", "1950-06/1950-09"),
        ("spring to autumn 1951", "1951-21/1951-23"),
        ("25–30 June 1950", "1950-06-25/1950-06-30"),
        ("25 June to 3 July 1950", "1950-06-25/1950-07-03"),
        ("June 25 to 30, 1950", "1950-06-25/1950-06-30"),
        ("June 25 – September 15, 1950", "1950-06-25/1950-09-15"),
        ("between 1945 and 1948", "1945/1948"),
        ("с июня по сентябрь 1950", "1950-06/1950-09"),
        ("since June 1950", "1950-06/.."),
        ("until 1950", "../1950"),
    ],
)
def test_usual_forms(typed: str, edtf: str) -> None:
    assert parse_typed(typed).text == edtf


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8.9.1945", "'8.9.1945' is all numbers and can mean 9 August 1945 or 8 September 1945; "
                     "write 1945-08-09 or 1945-09-08"),
        ("8.9.1945/1946", "'8.9.1945' is all numbers and can mean 9 August 1945 or"),
        ("1946/1945", "'1945' lies before the start '1946'"),
        ("9/8/1945", "9 August 1945 or 8 September 1945"),
        ("1945.9.8", "9 August 1945 or 8 September 1945"),
        ("1945-9-8", "9 August 1945 or 8 September 1945"),
        ("25.12.1945", "can mean 25 December 1945; write 1945-12-25"),
        ("9/1945", "can mean September 1945; write 1945-09"),
        ("8.9.45", "write 8 September 1945"),
        ("30.30.1945", "write 8 September 1945"),
        ("19450908", "is not a date"),
        ("8 Sep 12", "write 8 September 1945"),
        ("8 Sep 66", "write 8 September 1945"),
        ("45", "is not a date"),
        ("Ju 1945", "write 8 September 1945"),
        ("Sep Sep 1945", "write 8 September 1945"),
        ("123 Sep 1945", "write 8 September 1945"),
        ("8 @ Sep 1945", "write 8 September 1945"),
        ("30 February 1945", "'30 February 1945' is not a date; 1945-02 has 28 days"),
        ("1945-02-30", "'1945-02-30' is not a date; 1945-02 has 28 days"),
        ("1900-02-29", "1900-02 has 28 days"),
        ("1945년 13월", "months run from 01 to 12"),
        ("yesterday", "'yesterday' is not a date; write"),
        ("1200 AD", "'1200 AD' lies outside the atlas, which reaches from 1866 to 2024"),
        ("1865-12-31", "lies outside the atlas"),
        ("2025", "lies outside the atlas"),
        ("", "is not a date"),
        ("8 Sep 1945 / yesterday", "'yesterday' is not a date"),
        ("June to Smarch 1950", "'Smarch 1950' is not a date"),
        ("September to June 1950", "lies before the start"),
        ("June to September 1850", "lies outside the atlas"),
        ("June-Smarch 1950", "'June-Smarch 1950' is not a date"),
        ("1953-50", "lies before the start"),
        ("June to July", "'July' is not a date"),
    ],
)  # fmt: skip
def test_one_sentence_for_what_cannot_be_read(typed: str, said: str) -> None:
    with pytest.raises(DateError, match=re.escape(said)) as caught:
        parse_typed(typed)
    assert "\n" not in str(caught.value)


@given(IN_ATLAS)
def test_what_is_said_can_be_typed(day: date) -> None:
    for text in (say(day), f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
                 f"{day.year}년 {day.month}월 {day.day}일"):  # fmt: skip
        span = parse_typed(text)
        assert (span.earliest, span.latest) == (day.toordinal(), day.toordinal())


@given(IN_ATLAS, st.sampled_from("./-"))
def test_numbers_alone_are_refused_with_every_reading(day: date, mark: str) -> None:
    text = f"{day.day}{mark}{day.month}{mark}{day.year}"
    with pytest.raises(DateError) as caught:
        parse_typed(text)
    assert say(day) in str(caught.value)
    assert day.isoformat() in str(caught.value)
    if day.day <= 12:
        assert say(date(day.year, day.day, day.month)) in str(caught.value)


@given(st.text(max_size=60))
def test_any_text_is_a_span_or_one_sentence(text: str) -> None:
    try:
        span = parse_typed(text)
    except DateError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert span.earliest <= span.latest


def test_english_and_iso_dates_need_no_babel() -> None:
    code = (
        "import sys; from parallel38.domain.typed import parse_typed;"
        "parse_typed('1945-09-08'); parse_typed('8 Sep 1945');"
        "print('babel' in sys.modules);"
        "parse_typed('8 сентября 1945'); print('babel' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "True"]
