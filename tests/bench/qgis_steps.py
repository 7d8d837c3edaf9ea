"""Run by the system's Python, which has QGIS: `python3 qgis_steps.py SET OUT STEPS`.

QGIS's temporal renderer with a set at 1280 x 800: the milliseconds of each of some steps of a year,
once from the GeoJSON that all peers read and once from a GeoPackage, QGIS's own format, as JSON to
OUT. Symbols are QGIS's default ones; what is drawn goes to no screen.
"""

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # type: ignore[import-not-found]
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDateTimeRange,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import (  # type: ignore[import-not-found]
    QDate,
    QDateTime,
    QSize,
    QTime,
)

SIZE = 1280, 800
YEAR = 365.2425  # days


def main(source: str, out: str, steps: int) -> None:
    """Render and write the times."""
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        given = QgsVectorLayer(source, "GeoJSON", "ogr")
        layers = given, packed(given, str(Path(folder, "set.gpkg")))
        taken = {layer.name(): timed(layer, steps) for layer in layers}
    Path(out).write_text(json.dumps({"version": Qgis.QGIS_VERSION, "ms": taken}), "utf-8")


def timed(layer: QgsVectorLayer, steps: int) -> list[float]:
    """Milliseconds of so many steps, after one that warms up."""
    settings = framed(temporal(layer))
    first, last = span(layer)
    count = max(1, int((last - first) / YEAR))
    days = [round(last - n * 13 % count * YEAR) - 1 for n in range(steps + 1)]
    return [step(settings, day) for day in days][1:]


def packed(given: QgsVectorLayer, target: str) -> QgsVectorLayer:
    """The same in QGIS's own default format, with an index."""
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(
        given, target, context, QgsVectorFileWriter.SaveVectorOptions()
    )
    return QgsVectorLayer(target, "GeoPackage", "ogr")


def temporal(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Shown from its start to its end, both days included."""
    properties = layer.temporalProperties()
    properties.setIsActive(True)
    properties.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields)
    properties.setStartField("start")
    properties.setEndField("end")
    properties.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd)
    return layer


def framed(layer: QgsVectorLayer) -> QgsMapSettings:
    """All of the layer in Web Mercator, as on the other maps."""
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(mercator)
    settings.setOutputSize(QSize(*SIZE))
    change = QgsCoordinateTransform(layer.crs(), mercator, QgsProject.instance())
    settings.setExtent(change.transformBoundingBox(layer.extent()))
    settings.setIsTemporal(True)
    return settings


def span(layer: QgsVectorLayer) -> tuple[int, int]:
    """First and last day number."""
    fields = layer.fields()
    return layer.minimumValue(fields.indexOf("from")), layer.maximumValue(fields.indexOf("after"))


def step(settings: QgsMapSettings, day: int) -> float:
    """Milliseconds of one day's picture."""
    that = date.fromordinal(day)
    moment = QDateTime(QDate(that.year, that.month, that.day), QTime(0, 0))
    settings.setTemporalRange(QgsDateTimeRange(moment, moment))
    began = perf_counter()
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage()
    return (perf_counter() - began) * 1e3


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
