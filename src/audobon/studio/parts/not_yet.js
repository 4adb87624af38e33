/**
 * What stands in the place of something that is not made yet, and says why it is not.
 *
 * Knows: where a book stands.  Does not know: what is waited for.
 */

import { h } from "../app/dom.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */

/** @param {OpenBook} book @param {string} words What is said while it is on its way. @returns {HTMLElement} */
export function notYet(book, words) {
  const state = book.book.value?.state ?? "";
  if (state === "failed" || state === "quarantined") return h("p", { class: "soft" }, "This could not be made. Above stands why, and what can be done.");
  if (state === "cancelled") return h("p", { class: "soft" }, "The book was paused before it came to this.");
  return h("p", { class: "waiting" }, state === "queued" ? "Other books come first. This one begins by itself when it is its turn." : words);
}
