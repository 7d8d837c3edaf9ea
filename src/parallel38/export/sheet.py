"""A figure on a sheet of paper: one page, at its place within the margins."""

import io


def on_sheet(pdf: bytes, sheet: tuple[float, float], place: tuple[float, float]) -> bytes:
    """The figure's page, at its own size, on a sheet of `sheet` points.

    `place` is its top left corner, points from the sheet's. What goes beyond the figure is cut;
    attachments, title and language stay.
    """
    import pikepdf

    wide, high = sheet
    left, top = place
    with pikepdf.open(io.BytesIO(pdf)) as document:
        figure = document.pages[0]
        x0, low, x1, up = (float(side) for side in figure.mediabox)
        page = document.add_blank_page(page_size=(wide, high))
        room = pikepdf.Rectangle(left, high - top - (up - low), left + x1 - x0, high - top)
        page.add_overlay(figure, room)
        del document.pages[0]
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()
