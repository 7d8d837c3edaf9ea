/** Unpacks the file and runs the scripts in it, each named in the page's policy by its sum. */
import { answering, unpack } from "./archive.js";
import { TOO_OLD } from "./words.js";

async function boot() {
  const held = /** @type {HTMLElement} */ (document.getElementById("p38-data"));
  const archive = await unpack(held.textContent ?? "");
  held.remove();
  Object.assign(globalThis, { parallel38Archive: archive });
  for (const path of (held.dataset.scripts ?? "").split(" ")) {
    const made = document.createElement("script");
    made.textContent = await (await answering(archive)(path)).text();
    document.body.append(made);
  }
}

boot().catch((error) => {
  const old = !("DecompressionStream" in globalThis);
  const wait = document.getElementById("p38-wait") ?? document.body;
  wait.textContent = old ? TOO_OLD : String(error?.stack ?? error);
});
