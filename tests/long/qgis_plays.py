"""Run by the system's Python, which has QGIS: `python3 qgis_plays.py DATA OUT DATE... [--png DIR]`.

Opens each layer of a GeoPackage as a person would, without setting anything, and asks QGIS's own
clock what it shows on each date: the ids of the features by date, as JSON to OUT.
"""

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # type: ignore[import-not-found]
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import (  # type: ignore[import-not-found]
    QDate,
    QDateTime,
    QSize,
    Qt,
    QTime,
)

EXTENT = 12_900_000, 3_830_000, 15_250_000, 5_490_000  # metres of Web Mercator: as the atlas opens


def main(data: str, out: str, dates: list[str], pictures: str) -> None:
    """Open, ask, write."""
    application = QgsApplication([], False)
    application.initQgis()
    layers = layers_of(data)
    told = {
        "layers": {
            layer.name(): {
                "active": layer.temporalProperties().isActive(),
                "categories": len(layer.renderer().categories())
                if isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
                else 0,
                "labels": layer.labelsEnabled(),
            }
            for layer in layers
        },
        "dates": {day: [ident for one in layers for ident in seen(one, day)] for day in dates},
    }
    Path(out).write_text(json.dumps(told), "utf-8")
    for day in dates if pictures else ():
        draw(layers, day, f"{pictures}/{day}.png")


def layers_of(data: str) -> list[QgsVectorLayer]:
    """Each layer with shapes, with the style that the file holds for it."""
    whole = QgsVectorLayer(data, "data", "ogr")
    names = [said.split("!!::!!")[1] for said in whole.dataProvider().subLayers()]
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layers = [QgsVectorLayer(f"{data}|layername={name}", name, "ogr", options) for name in names]
    for layer in layers:
        layer.loadDefaultStyle()  # as QGIS's window does with each layer that is added to it
    return [one for one in layers if one.isSpatial()]


def day_of(written: str) -> QgsDateTimeRange:
    """The day from its first moment to that of the next, which is no part of it."""
    first = date.fromisoformat(written)
    last = first + timedelta(1)
    ends = [
        QDateTime(QDate(one.year, one.month, one.day), QTime(0, 0), Qt.UTC) for one in (first, last)
    ]
    return QgsDateTimeRange(*ends, True, False)


def seen(layer: QgsVectorLayer, day: str) -> list[str]:
    """What the layer draws on that day: it is alive by QGIS's clock and has a symbol."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    text = layer.temporalProperties().createFilterString(context, day_of(day))
    request = QgsFeatureRequest().setFilterExpression(text) if text else QgsFeatureRequest()
    renderer, drawing = layer.renderer().clone(), QgsRenderContext()
    drawing.expressionContext().appendScope(layer.createExpressionContextScope())
    renderer.startRender(drawing, layer.fields())
    found = []
    for feature in layer.getFeatures(request):
        drawing.expressionContext().setFeature(feature)
        if renderer.symbolForFeature(feature, drawing) is not None:
            found.append(feature["id"])
    renderer.stopRender(drawing)
    return found


def draw(layers: list[QgsVectorLayer], day: str, out: str) -> None:
    """QGIS's map of that day."""
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setLayers(layers[::-1])
    settings.setOutputSize(QSize(1280, 900))
    settings.setExtent(QgsRectangle(*EXTENT))
    settings.setIsTemporal(True)
    settings.setTemporalRange(day_of(day))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(out)


if __name__ == "__main__":
    words = sys.argv[1:]
    folder = words.pop() if "--png" in words else ""
    main(words[0], words[1], [one for one in words[2:] if one != "--png"], folder)
