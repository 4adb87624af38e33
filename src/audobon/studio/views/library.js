/**
 * All books: what they are called, how far they are, what they look like.
 *
 * Knows: the list.  Does not know: what happens inside a book.
 */

import * as books from "../api/books.js";
import { address } from "../api/client.js";
import { fill, h } from "../app/dom.js";
import { ago, counted, sentence, stageWords, stateWords } from "../app/words.js";
import { confirmed } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { picture } from "../parts/picture.js";
import { beginTour } from "../parts/tour.js";
import { say, tell } from "../parts/toasts.js";
import { OpenBook } from "../state/book.js";
import { dropKept, partsKept } from "../state/kept_edits.js";

const REREAD_MS = 3000;
const RUNNING = new Set(["queued", "running", "cancelling"]);
/** @type {[import("../parts/icon.js").IconName, string, string][]} */
const STEPS = [
  ["page", "Write", "It is read: who is there, who speaks, where."],
  ["person", "Cast", "Everybody gets a look that stays."],
  ["grid", "Board", "Pages and panels in pencil, to be moved about."],
  ["brush", "Paint", "Panels appear one by one; keep the best."],
  ["balloon", "Letter", "Balloons are moved on the page itself."],
  ["book", "Read", "Read it here, or as PDF, e-book and more."],
];
/** @type {Record<string, string>} */
const CHIPS = { done: "good", failed: "warm", quarantined: "warm", running: "accent", queued: "gold", cancelled: "gold" };

/** @type {import("../app/main.js").View} */
export async function view(place, { until }) {
  const list = h("ul", { class: "plain shelf", "aria-label": "Books" });
  const more = h("button", { class: "button", type: "button", hidden: true }, "Show older books");
  const begin = h("span", { class: "row last", hidden: true }, tour("Take the tour"), h("a", { class: "button first", href: "#/new" }, icon("add"), "New comic"));
  place.append(
    h(
      "div",
      { class: "page-width stack" },
      h("div", { class: "view-head" }, h("h1", null, "Your comics"), begin),
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
    begin.hidden = !all.length;
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
    h("p", null, "Paste a story or drop a file. Everything that is made of it can be changed, step by step."),
    h("div", { class: "row centred" }, h("a", { class: "button first", href: "#/new" }, icon("add"), "New comic"), tour("Take the tour")),
    h("ol", { class: "plain steps-told" }, STEPS.map(([sign, name, words]) => h("li", null, icon(sign), h("strong", null, name), h("span", { class: "small" }, words)))),
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
  const made = book.made.panels ? `${counted(book.made.pages, "page")}, ${counted(book.made.panels, "panel")}` : "Not planned yet";
  const none = () => cover.replaceWith(h("span", { class: "cover-none" }, icon("book")));
  const cover = picture(address(`/books/${book.id}/cover.webp?width=320&v=${encodeURIComponent(book.changed)}`), { loading: "lazy", onerror: none });
  return h(
    "li",
    { class: "card book-card" },
    h("a", { class: "cover", href: open, tabIndex: -1, "aria-hidden": "true" }, cover),
    h(
      "div",
      { class: "stack" },
      h("h2", { title: book.title }, h("a", { href: open }, book.title || "Untitled")),
      h("p", { class: "small soft" }, book.error ? sentence(book.error.message) : `${made}. Changed ${ago(book.changed)}.`),
      book.state === "running" ? progress(book) : null,
      h("div", { class: "row apart card-foot" }, h("span", { class: "row" }, stateChip(book), late(book)), remove(book, changed)),
    ),
  );
}

/** @param {import("../api/books.js").Book} book Where it stands; one that was only planned is not finished. */
function stateChip({ state, made }) {
  if (state === "done" && !made.bound) return h("span", { class: "chip" }, made.painted ? "Painted" : "Planned");
  return h("span", { class: `chip ${CHIPS[state] ?? ""}` }, stateWords(state));
}

/** @param {import("../api/books.js").Book} book */
function progress({ progress: { stage, done, of, what } }) {
  const words = stageWords(stage, done, of, what);
  return h("div", { class: "small" }, words, of > 1 ? h("progress", { class: "bar", "aria-label": words, max: of, value: done }) : null);
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

