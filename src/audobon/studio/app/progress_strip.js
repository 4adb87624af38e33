/**
 * The strip under the head: how far a book is, what went wrong, and the one thing that can be done about it.
 *
 * Its parts stay, and only what they say changes: so a screen reader tells it, and whoever has the focus on its button keeps it.
 *
 * Knows: how it is told.  Does not know: what a book is.
 */

import { fill, h } from "./dom.js";
import { refill } from "./redraw.js";

/** @typedef {import("./dom.js").Child} Child */
/**
 * @typedef {{
 *   told?: string,
 *   left?: string,
 *   wrong?: Child[],
 *   act: {name: string, button: () => HTMLElement},
 *   done?: {of: number, done: number} | null,
 * }} Shown `told` is read out when its turn comes, `left` is not, `wrong` interrupts; the button is made when `act` has another name.
 */

export class ProgressStrip {
  #told = h("span", { role: "status" });
  #left = h("span", null);
  #wrong = h("span", { role: "alert", hidden: true });
  #act = h("span", { class: "row" });
  #bar = h("progress", { class: "bar", hidden: true });
  #name = "";
  #wrongWords = "";
  element = h("div", { class: "progress-strip", hidden: true }, h("span", null, this.#told, this.#left, this.#wrong), this.#act, this.#bar);

  hide() {
    if (this.element.contains(document.activeElement)) document.getElementById("main")?.focus({ preventScroll: true });
    this.element.hidden = true;
    this.#told.textContent = this.#left.textContent = this.#name = this.#wrongWords = "";
    fill(this.#wrong);
    fill(this.#act);
  }

  /** @param {Shown} shown */
  show({ told = "", left = "", wrong = [], act, done = null }) {
    this.element.hidden = false;
    this.element.classList.toggle("failed", wrong.length > 0);
    if (this.#told.textContent !== told) this.#told.textContent = told;
    this.#left.textContent = left;
    this.#tellWrong(wrong);
    if (this.#name !== act.name) refill(this.#act, act.button());
    this.#name = act.name;
    this.#bar.hidden = done === null;
    if (!done) return;
    this.#bar.max = done.of;
    this.#bar.value = done.done;
    this.#bar.setAttribute("aria-label", told);
  }

  /** @param {Child[]} wrong */
  #tellWrong(wrong) {
    const made = h("span", null, wrong);
    this.#wrong.hidden = !wrong.length;
    if (made.textContent === this.#wrongWords) return;
    this.#wrongWords = made.textContent ?? "";
    fill(this.#wrong, made);
  }
}
