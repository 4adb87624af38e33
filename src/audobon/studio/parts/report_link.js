/**
 * The way to the report on how a book was made: what the editor found, what was painted again, in figures.
 *
 * Knows: when there is one, and how it is opened.  Does not know: what it tells.
 */

import * as books from "../api/books.js";
import { needsToken, saveFile } from "../api/files.js";
import { h } from "../app/dom.js";
import { icon } from "./icon.js";
import { tell } from "./toasts.js";

/**
 * @param {import("../state/book.js").OpenBook} book
 * @param {AbortSignal} until
 * @returns {HTMLAnchorElement} Hidden as long as the book is not bound.
 */
export function reportLink(book, until) {
  const url = books.reportAddress(book.id);
  const save = (/** @type {Event} */ event) => {
    if (!needsToken()) return;
    event.preventDefault();
    saveFile(url, "report.html").catch(tell);
  };
  const link = h("a", { class: "button", href: url, target: "_blank", rel: "noopener", hidden: true, onclick: save }, icon("eye"), "The editor's report");
  book.book.watch((now) => (link.hidden = !now?.made.bound || book.isRunning), until);
  return link;
}
