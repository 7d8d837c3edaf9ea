"""Run by the system's Python, which has QGIS: `python3 qgis_layout.py DATA BASE OUT TIMES`.

QGIS's print layout of an A4 sheet with the layers of one day (DATA, a GeoPackage) over the
lakes, rivers and relief of BASE, with a title, a legend and a scale bar: the seconds of each export
as PNG at 300 dpi and as PDF, as JSON to OUT. Symbols are QGIS's default ones.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # type: ignore[import-not-found]
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeatureRenderer,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

RELIEF = "type=xyz&zmin=0&zmax=7&url=file://{base}/relief/%7Bz%7D/%7Bx%7D/%7By%7D.webp"
BASE = "lakes", "rivers"  # the land is in the relief
WASH = 0.3
SHEET = 297, 210  # mm
EXTENT = 12_900_000, 3_830_000, 15_250_000, 5_490_000  # metres of Web Mercator: as the atlas opens


def main(data: str, base: str, out: str, times: int) -> None:
    """Export and write the times."""
    application = QgsApplication([], False)
    application.initQgis()
    relief = QgsRasterLayer(RELIEF.format(base=base), "relief", "wms")
    water = [QgsVectorLayer(f"{base}/{name}.geojson", name) for name in BASE]
    layers = [*sorted(_of(data), key=lambda one: one.geometryType()), *water[::-1], relief]
    if not all(layer.isValid() for layer in layers):
        raise SystemExit("a layer cannot be read")
    layout = sheet(layers)
    exporter = QgsLayoutExporter(layout)
    image, pdf = QgsLayoutExporter.ImageExportSettings(), QgsLayoutExporter.PdfExportSettings()
    image.dpi = 300
    found: dict[str, object] = {"version": Qgis.QGIS_VERSION}
    with tempfile.TemporaryDirectory() as folder:
        png, page = str(Path(folder, "f.png")), str(Path(folder, "f.pdf"))
        found[".png"] = timed(lambda: exporter.exportToImage(png, image), times)
        found[".pdf"] = timed(lambda: exporter.exportToPdf(page, pdf), times)
    Path(out).write_text(json.dumps(found), "utf-8")


def sheet(layers: list[QgsVectorLayer]) -> QgsPrintLayout:
    """A map that fills the page, with furniture on it."""
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    project.addMapLayers(layers)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    chart = QgsLayoutItemMap(layout)
    chart.attemptMove(QgsLayoutPoint(0, 0))
    chart.attemptResize(QgsLayoutSize(*SHEET))
    chart.setLayers(layers)
    chart.setExtent(QgsRectangle(*EXTENT))
    layout.addLayoutItem(chart)
    title, legend = QgsLayoutItemLabel(layout), QgsLayoutItemLegend(layout)
    title.setText("1 August 1950")
    scale = QgsLayoutItemScaleBar(layout)
    for item in (legend, scale):
        item.setLinkedMap(chart)
    for item in (title, legend, scale):
        layout.addLayoutItem(item)
    return layout


def _of(data: str) -> list[QgsVectorLayer]:
    """Each layer of the file that has shapes, in QGIS's default symbols: neither the tables beside
    them nor the styles that the file brings.
    """
    whole = QgsVectorLayer(data, "data", "ogr")
    names = [said.split("!!::!!")[1] for said in whole.dataProvider().subLayers()]
    found = [QgsVectorLayer(f"{data}|layername={name}", name, "ogr") for name in names]
    layers = [layer for layer in found if layer.isSpatial()]
    for layer in layers:
        layer.setRenderer(QgsFeatureRenderer.defaultRenderer(layer.geometryType()))
        layer.setLabelsEnabled(False)
        layer.renderer().symbol().setOpacity(WASH)  # so that what lies below is seen
    return layers


def timed(export: Callable[[], int], times: int) -> list[float]:
    """Seconds of so many exports, after one that warms up."""
    found = []
    for _ in range(times + 1):
        began = perf_counter()
        if export() != QgsLayoutExporter.Success:
            raise SystemExit("the layout was not exported")
        found.append(perf_counter() - began)
    return found[1:]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
