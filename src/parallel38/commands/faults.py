"""Faults of figures and films as the command line tells them."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from parallel38.export.figure import ExportError, UnwrittenError


@contextmanager
def faults_told() -> Iterator[None]:
    """What was asked wrongly ends with 2, a file that could not be read or written with 1."""
    try:
        yield
    except UnwrittenError as error:
        raise click.ClickException(str(error)) from None
    except ExportError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        told = (error.filename, error.strerror or error)
        raise click.ClickException(": ".join(str(one) for one in told if one) + ".") from None
