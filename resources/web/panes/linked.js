/** Maps that look at one ground: where one goes the others go, and they show each other's pointer. */

/** @typedef {import("./pane.js").Pane} Pane */

/** @param {{panes: Pane[]}} sheet @param {Pane} one a map new in it */
export function linked(sheet, one) {
  const others = () => sheet.panes.filter((other) => other !== one);
  one.map.on("move", () => {
    const [centre, zoom] = [one.map.getCenter(), one.map.getZoom()];
    for (const { map } of others()) {
      if (!isThere(map, centre, zoom)) map.setView(centre, zoom, { animate: false });
    }
  });
  one.map.on("mousemove", (/** @type {any} */ e) => {
    for (const { map } of others()) point(map, map.latLngToContainerPoint(e.latlng));
  });
  one.map.on("mouseout", () => {
    for (const { map } of others()) point(map, null);
  });
}

/** Whether a map looks there already: else each would send the other back and forth.
 * @param {any} map @param {{lat: number, lng: number}} centre @param {number} zoom */
function isThere(map, { lat, lng }, zoom) {
  const here = map.getCenter();
  return here.lat === lat && here.lng === lng && map.getZoom() === zoom;
}

/** @param {any} map @param {{x: number, y: number}|null} at px */
function point(map, at) {
  const box = map.getContainer();
  const mark = box.querySelector(".p38-pointer") ?? box.appendChild(document.createElement("div"));
  mark.className = "p38-pointer";
  mark.hidden = !at;
  if (at) mark.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
}
