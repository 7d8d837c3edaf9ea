/** On the stage the mouse's arrow goes where it rests: it is nothing for the room. */

const REST = 2000; // ms

/** @param {import("../page.js").Page} page @param {HTMLElement} box of the map */
export function hideAtRest(page, box) {
  let timer = 0;
  box.addEventListener("mousemove", () => {
    clearTimeout(timer);
    box.classList.remove("p38-rest");
    if (page.state.furniture.room) timer = window.setTimeout(() => box.classList.add("p38-rest"), REST);
  });
}
