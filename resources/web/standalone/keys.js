/** The keys, as in the window. */
import { shifted } from "./clock.js";

/** @param {import("./desk.js").Desk} desk @param {import("./frame.js").Frame} frame
 * @param {() => void} print @param {import("./scenes.js").Scenes} scenes
 * @param {import("./presenter.js").Presenter} presenter */
export function keys(desk, frame, print, scenes, presenter) {
  let held = false; // the page needs arrows, Home and End for itself
  desk.doors.keys = (message) => (held = message.held);
  const { store } = desk;
  const step = (/** @type {"day"|"month"|"year"} */ unit, /** @type {number} */ count) => () =>
    store.change({ day: shifted(store.state.day, unit, count) });
  const [first, last] = desk.data.days;
  /** @type {Record<string, () => void>} */
  const arrows = {
    ArrowRight: step("day", 1), ArrowLeft: step("day", -1),
    "Shift+ArrowRight": step("month", 1), "Shift+ArrowLeft": step("month", -1),
    "Ctrl+ArrowRight": step("year", 1), "Ctrl+ArrowLeft": step("year", -1),
    "Alt+ArrowRight": () => frame.foot.event(1), "Alt+ArrowLeft": () => frame.foot.event(-1),
    "Ctrl+p": print, PageDown: () => scenes.step(1), PageUp: () => scenes.step(-1),
    Home: () => store.change({ day: first }), End: () => store.change({ day: last }),
  };
  /** @type {Record<string, () => void>} */
  const deeds = { "/": () => frame.search.input.focus(), l: () => frame.fold("layers"), i: () => frame.fold("inspector"),
    t: () => frame.foot.date.focus(), f: () => presenter.begin(), "?": () => frame.showKeys(), Escape: () => frame.escape() };
  addEventListener("keydown", (e) => {
    if (presenter.on) {
      if (presenter.press(e)) e.preventDefault();
      e.stopImmediatePropagation(); // nothing of the desk, nor of the map, hears a key
      return;
    }
    const target = /** @type {Element} */ (e.target);
    if (target.closest?.("input[type=text], input[type=search], select, dialog")) return;
    const name = [e.ctrlKey && "Ctrl", e.altKey && "Alt", e.shiftKey && e.key.length > 1 && "Shift", e.key]
      .filter(Boolean).join("+");
    const onTimeline = target.id === "p38-timeline";
    let deed = held ? undefined : arrows[name];
    deed ??= e.ctrlKey || e.altKey || e.metaKey ? undefined : deeds[e.key.length === 1 ? e.key.toLowerCase() : e.key];
    if (e.key === " " && !target.closest?.("button, a, input, summary")) deed = () => frame.foot.player.toggle();
    if (onTimeline && (e.key === "+" || e.key === "=")) deed = () => frame.foot.timeline.zoom(0.7);
    if (onTimeline && e.key === "-") deed = () => frame.foot.timeline.zoom(1 / 0.7);
    if (!deed || e.metaKey) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    deed();
  }, { capture: true });
}
