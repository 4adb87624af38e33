/**
 * All books: what they are called, how far they are, what they look like.
 *
 * Knows: the list.  Does not know: what happens inside a book.
 */

import * as books from "../api/books.js";
import { address } from "../api/client.js";
import { fill, h } from "../app/dom.js";
import { ago, counted, stateWords } from "../app/words.js";
import { confirmed } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { picture } from "../parts/picture.js";
import { beginTour } from "../parts/tour.js";
import { say, tell } from "../parts/toasts.js";
import { OpenBook } from "../state/book.js";
import { dropKept, partsKept } from "../state/kept_edits.js";

const REREAD_MS = 3000;
const RUNNING = new Set(["queued", "running", "cancelling"]);
/** @type {Record<string, string>} */
const CHIPS = { done: "good", failed: "warm", quarantined: "warm", running: "accent", queued: "gold", cancelled: "gold" };

/** @type {import("../app/main.js").View} */
export async function view(place, { until }) {
  const list = h("ul", { class: "plain shelf", "aria-label": "Books" });
  const more = h("button", { class: "button", type: "button", hidden: true }, "Show older books");
  const begin = h("a", { class: "button first", href: "#/new" }, icon("add"), "New comic");
  place.append(
    h(
      "div",
      { class: "page-width stack" },
      h("div", { class: "row apart" }, h("h1", null, "Your comics"), h("span", { class: "row" }, tour("Take the tour"), begin)),
      list,
      h("div", { class: "row" }, more),
    ),
  );
  /** @type {import("../api/books.js").Book[]} */
  let older = [];
  /** @type {number | null} */
  let before = null;

  const read = async () => {
    const { books: found, before: next } = await books.listBooks();
    if (until.aborted) return;
    if (!older.length) before = next;
    const all = [...found, ...older];
    more.hidden = before === null;
    fill(list, ...(all.length ? all.map((book) => card(book, read)) : [empty()]));
    const late = all.filter((book) => partsKept(book.id).length && !RUNNING.has(book.state));
    for (const { id } of late) await saveKept(id);
    if (late.length || all.some((book) => RUNNING.has(book.state))) setTimeout(() => !until.aborted && read().catch(tell), REREAD_MS);
  };
  more.onclick = async () => {
    if (before === null) return;
    const page = await books.listBooks(before);
    older = [...older, ...page.books];
    before = page.before;
    await read();
  };
  await read();
}

function empty() {
  return h(
    "li",
    { class: "card empty" },
    h("h2", null, "A story becomes a comic here"),
    h("p", null, "Paste a story or drop a file. It is read, planned, drawn, painted, lettered and bound, and you can change all of it on the way."),
    h("div", { class: "row" }, h("a", { class: "button first", href: "#/new" }, icon("add"), "Begin with a story"), tour("Try it with a sample story")),
  );
}

/** @param {string} words */
function tour(words) {
  const run = async () => {
    button.disabled = true;
    await beginTour().catch(tell);
    button.disabled = false;
  };
  const button = h("button", { class: "button", type: "button", title: "Five minutes through the studio", onclick: run }, icon("help"), words);
  return button;
}

/** @param {string} id Of a book that is free again, with edits that were kept here. */
async function saveKept(id) {
  const book = new OpenBook(id, tell);
  await book.open();
  await book.close();
}

/** @param {import("../api/books.js").Book} book @param {() => Promise<void>} changed */
function card(book, changed) {
  const step = book.made.bound ? "read" : book.made.painted ? "paint" : "board";
  const open = `#/book/${book.id}/${book.made.panels ? step : "write"}`;
  const made = book.made.panels ? `${counted(book.made.pages, "page")}, ${counted(book.made.panels, "panel")}` : "not planned yet";
  const none = () => cover.replaceWith(h("span", { class: "cover-none" }, icon("book")));
  const cover = picture(address(`/books/${book.id}/cover.webp?width=320&v=${encodeURIComponent(book.changed)}`), { loading: "lazy", onerror: none });
  return h(
    "li",
    { class: "card book-card" },
    h("a", { class: "cover", href: open, tabIndex: -1, "aria-hidden": "true" }, cover),
    h(
      "div",
      { class: "stack" },
      h("h2", null, h("a", { href: open }, book.title || "Untitled")),
      h("p", { class: "small soft" }, `${made}. Changed ${ago(book.changed)}.`),
      h("div", { class: "row apart" }, h("span", { class: "row" }, h("span", { class: `chip ${CHIPS[book.state] ?? ""}` }, stateWords(book.state)), late(book)), remove(book, changed)),
    ),
  );
}

/** @param {import("../api/books.js").Book} book */
function late(book) {
  if (!partsKept(book.id).length) return null;
  return h("span", { class: "chip gold", title: "They are kept in this browser until the book is free" }, "edits wait");
}

/** @param {import("../api/books.js").Book} book @param {() => Promise<void>} changed */
function remove(book, changed) {
  const name = book.title || "Untitled";
  const run = async () => {
    const sure = await confirmed({
      title: `Delete "${name}"?`,
      words: "The comic, its pictures and its versions are removed from this machine. This cannot be undone.",
      yes: "Delete",
      danger: true,
    });
    if (!sure) return;
    try {
      await books.deleteBook(book.id);
      dropKept(book.id);
      say(`"${name}" is deleted.`);
      await changed();
    } catch (error) {
      tell(error);
    }
  };
  const off = RUNNING.has(book.state);
  const title = off ? "Pause it first: it is at work" : `Delete ${name}`;
  return h("button", { class: "button quiet icon", type: "button", disabled: off, "aria-label": title, title, onclick: run }, icon("trash"));
}

