/** What to do with each message from Python. */
import { send } from "./bridge.js";

/** @param {import("./page.js").Page} page @param {any} map */
export function receiver(page, map) {
  /** @type {Record<string, (message: any) => void>} */
  const doors = {
    show: (message) => page.show(message),
    camera: ({ lat, lon, zoom, fly }) => {
      map.stop();
      if (fly) map.flyTo([lat, lon], zoom, { duration: 1.6 });
      else map.setView([lat, lon], zoom, { animate: false });
    },
  };
  return (/** @type {any} */ message) => {
    try {
      doors[message.type](message);
    } catch (error) {
      send({ type: "failed", text: String(/** @type {any} */ (error)?.stack ?? error) });
    }
  };
}
