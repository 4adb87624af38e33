/**
 * The styles to paint in, each with its picture: radio buttons of one group, so that arrow keys go from one to the next.
 *
 * Knows: names, pictures, looks.  Does not know: what is painted.
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { picture } from "./picture.js";
import { tell } from "./toasts.js";

/** @typedef {import("../api/types").StyleView} Style */

const SWATCH = { width: 160, height: 120 };
let count = 0;

/**
 * @param {string} [now] The style that is chosen to begin with, if it is a named one; else the one that is taken by default.
 * @returns {{element: HTMLElement, value: () => string | undefined}} `value` is undefined until the styles have come.
 */
export function styleChooser(now) {
  count += 1;
  const group = `style-of-${count}`;
  const list = h("div", { class: "style-list" }, h("p", { class: "waiting" }, "The styles are looked up ..."));
  const look = h("p", { class: "small soft", role: "status" });
  const element = h("fieldset", { class: "bare stack style-choices" }, h("legend", null, "Painted as"), list, look);
  const chosen = () => /** @type {HTMLInputElement | null} */ (element.querySelector("input:checked"));
  books.getStyles().then(({ styles }) => {
    const told = new Map(styles.map((one) => [one.name, wordsOf(one)]));
    const tellLook = () => (look.textContent = told.get(chosen()?.value ?? "") ?? "");
    const first = told.has(now ?? "") ? now : styles.find((one) => one.is_default)?.name;
    fill(list, ...styles.map((one) => choice(one, group, one.name === first)));
    list.onchange = tellLook;
    tellLook();
  }, tell);
  return { element, value: () => chosen()?.value };
}

/** @param {Style} style @param {string} group @param {boolean} isChosen */
function choice({ name, words, look, swatch }, group, isChosen) {
  return h(
    "label",
    { class: "style-choice", title: look },
    h("input", { type: "radio", class: "unseen", name: group, value: name, checked: isChosen }),
    h("span", { class: "style-face" }, picture(`${swatch}?width=320`, { ...SWATCH, loading: "lazy" }), h("span", { class: "style-name" }, words)),
  );
}

/** @param {Style} style */
function wordsOf({ look, good_for: uses }) {
  return uses.length ? `${look} Good for ${uses.join(", ")}.` : look;
}
