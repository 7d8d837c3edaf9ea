/** What to do with each message from Python. */
import { takeDrawn } from "./atlas/drawn.js";
import { takeOwn } from "./atlas/own.js";
import { send } from "./bridge.js";
import { layOut, putAway } from "./figure.js";
import { watchPointer } from "./hand/hover.js";
import { glides, goTo, letGlide } from "./hand/motion.js";
import { Overlay } from "./hand/overlay.js";
import { unpin } from "./hand/pin.js";
import { nearLon } from "./atlas/view.js";

/** @param {import("./panes/sheet.js").Sheet} sheet @param {any} map the first one
 * @param {() => void} program */
export function receiver(sheet, map, program) {
  const [{ page }] = sheet.panes;
  const overlay = new Overlay(map);
  /** @type {Promise<void>} own layers */
  let coming = Promise.resolve();
  /** @type {Record<string, (message: any) => void|Promise<void>>} */
  const doors = {
    show: (message) => {
      putAway();
      letGlide(message.glides ?? true);
      sheet.show(message);
    },
    camera: ({ lat, lon, zoom, fly, seconds = 1.6 }) => {
      program();
      sheet.stop();
      /** @type {[number, number]} */
      const goal = [lat, nearLon(lon, map.getCenter().lng)]; // over the date line if that is shorter
      goTo(map, goal, zoom, seconds, fly);
      if (fly) for (const one of sheet.panes) one.page.hurry({ lat: goal[0], lon: goal[1], zoom });
      if (!fly || !glides()) page.arrived();
    },
    layers: async (message) => {
      coming = takeOwn(page.atlas, message, () => {
        for (const one of sheet.panes) one.page.stale();
      });
      await coming;
      for (const one of sheet.panes) one.page.want();
    },
    overlay: (message) => overlay.follow(message),
    watch: ({ pointer }) => {
      watchPointer(pointer);
    },
    drawings: (message) => {
      takeDrawn(page.atlas, message);
      sheet.handles.follow();
      for (const one of sheet.panes) one.page.want();
    },
    escape: () => {
      for (const { page: one, walker } of sheet.panes) {
        unpin(one);
        walker.leave();
      }
    },
    describe: ({ text }) => {
      map.getContainer().setAttribute("aria-label", text);
    },
    tool: (message) => sheet.placing.begin(message),
    figure: async (message) => {
      await coming; // own layers are in the figure, too
      await layOut(page.atlas, message);
      send({ type: "ready", revision: message.revision });
    },
  };
  return async (/** @type {any} */ message) => {
    try {
      await doors[message.type](message);
    } catch (error) {
      send({ type: "failed", text: String(/** @type {any} */ (error)?.stack ?? error) });
    }
  };
}
