"""`parallel38 at --csv FILE`: the same question for every row of a table."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import click

from parallel38 import paths
from parallel38.commands.asking import days_of, degrees, the_atlas, to_csv
from parallel38.commands.at import ground_of
from parallel38.domain.control import Answer
from parallel38.domain.dates import DateSpan
from parallel38.domain.many import Question, who_held
from parallel38.domain.typed import parse_typed

ASKED = ("lat", "lon", "date")
ANSWERED = ("holder", "state", "title", "side", "features", "certainty", "distance_to_line_km",
            "sources", "reason")  # fmt: skip
MOST_FAULTS = 20

Row = dict[str, object]
Typed = tuple[float, float, DateSpan]


def answer_table(path: Path, out: Path | None, force: bool) -> None:
    """Answer all rows, or none: every row that cannot be read is named. Raises ClickException."""
    if out and out.exists() and not force:
        raise click.UsageError(f"--out {out} exists; --force replaces it")
    columns, rows, comma = read_table(path)
    questions = _questions(path, columns, rows)
    atlas_file = the_atlas()
    ground = ground_of(atlas_file.blob("control.msgpack"), atlas_file.atlas)
    names = {key: f"at_{key}" if key in columns else key for key in ANSWERED}
    asked = [Question(lat, lon, *days_of(date), date.text) for lat, lon, date in questions]
    for row, answer in zip(rows, who_held(ground, asked), strict=True):
        row.update({names[key]: _answered(answer, key) for key in ANSWERED})
    text = to_csv([*columns, *names.values()], rows, comma)
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out, text)


def read_table(path: Path) -> tuple[list[str], list[Row], str]:
    """Columns, rows and the mark between cells of a CSV file. Raises ClickException."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(f"{path}: the file is not UTF-8 text") from None
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from None
    head = text.split("\n", 1)[0]
    comma = max(",;\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True))
    except csv.Error as error:
        raise click.ClickException(f"{path}: the file is not a CSV table: {error}") from None
    columns = [name.strip() for name in lines[0]] if lines else []
    missing = [name for name in ASKED if name not in columns]
    if missing:
        raise click.ClickException(f"{path}: the table has no column {' and no '.join(missing)}")
    if len(set(columns)) < len(columns):
        raise click.ClickException(f"{path}: two columns of the table have the same name")
    rows: list[Row] = [dict(zip(columns, line, strict=False)) for line in lines[1:] if any(line)]
    return columns, rows, comma


def _questions(path: Path, columns: list[str], rows: list[Row]) -> list[Typed]:
    found, faults = [], []
    for number, row in enumerate(rows, 1):
        try:
            found.append(_question(row))
        except ValueError as error:
            faults.append(f"{path}, row {number}: {error}")
    if faults:
        for fault in faults[1:MOST_FAULTS]:
            click.echo(fault, err=True)
        more = f" ({len(faults)} rows cannot be read)" if len(faults) > 1 else ""
        raise click.ClickException(faults[0] + more)
    return found


def _question(row: Mapping[str, object]) -> Typed:
    texts = [str(row.get(name) or "") for name in ASKED]
    try:
        lat, lon = degrees(texts[0], 90), degrees(texts[1], 180)
    except ValueError as error:
        raise ValueError(f"lat or lon: {error}") from None
    return lat, lon, parse_typed(texts[2])


def _answered(answer: Answer, key: str) -> object:
    value = getattr(answer, key)
    return value if key != "reason" or isinstance(value, str) else None


def _write(out: Path, text: str) -> None:
    try:
        paths.write_whole(out, text.encode())
    except OSError as error:
        raise click.ClickException(f"--out {out}: {error.strerror}") from None
