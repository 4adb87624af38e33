/**
 * The finished comic, to be read page by page, on facing pages, panel by panel or as a strip, and to be fetched in any format.
 *
 * Knows: ways of reading, keys.  Does not know: how a book is bound, or its files (`parts/files_dialog.js`).
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { openFiles } from "../parts/files_dialog.js";
import { guidedPage } from "../parts/guided_page.js";
import { icon } from "../parts/icon.js";
import { picture } from "../parts/picture.js";
import { reportLink } from "../parts/report_link.js";
import { tell } from "../parts/toasts.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../api/books.js").Page} Page */

const WAYS = { page: "Page", spread: "Facing pages", guided: "Panel by panel", strip: "Strip" };
const WAY = "audobon-reading";

/** @type {import("../app/main.js").View} */
export function view(place, { book, until }) {
  if (!book) return;
  let way = /** @type {keyof typeof WAYS} */ (localStorage.getItem(WAY) ?? "page");
  if (!(way in WAYS)) way = "page";
  let at = 0;
  /** Which panel of the page, where it is read panel by panel; -1 for the last. */
  let panel = 0;
  /** @type {{key: string, count: number, show: (at: number) => void} | null} The page that is shown so. */
  let guided = null;
  const sheet = h("div", { class: "reader", tabIndex: 0, "aria-label": "The comic; arrow keys turn the page", role: "group" });
  const where = h("span", { class: "small soft", role: "status" });
  const back = h("button", { class: "button icon", type: "button", "aria-label": "Page before", onclick: () => turn(-1) }, icon("back"));
  const next = h("button", { class: "button icon", type: "button", "aria-label": "Next page", onclick: () => turn(1) }, icon("next"));
  const ways = h(
    "span",
    { class: "segments", role: "group", "aria-label": "Way of reading" },
    Object.entries(WAYS).map(([name, label]) =>
      h("button", { class: "button", type: "button", "aria-pressed": String(name === way), "data-way": name, onclick: () => choose(/** @type {keyof typeof WAYS} */ (name)) }, label),
    ),
  );
  const fetchFiles = h("button", { class: "button first", type: "button", onclick: () => void openFiles(book) }, icon("download"), "Files");
  const report = reportLink(book, until);
  place.append(
    h("div", { class: "view-head read-head" }, h("h1", null, "Read"), ways, h("span", { class: "row turning" }, back, where, next), h("span", { class: "row last" }, report, fetchFiles)),
    sheet,
  );

  const shown = () => book.pages.value.filter(({ printed }) => printed);
  const draw = () => {
    const pages = shown();
    at = Math.min(at, Math.max(0, pages.length - 1));
    back.hidden = next.hidden = way === "strip" || !pages.length;
    ways.hidden = where.hidden = !pages.length;
    fetchFiles.classList.toggle("first", pages.length > 0);
    if (way !== "guided") guided = null;
    if (!pages.length) return fill(sheet, empty(book));
    if (way === "guided") return void drawGuided(pages[at], pages.length).catch(tell);
    const some = way === "strip" ? pages : way === "page" ? [pages[at]] : facing(pages, at);
    sheet.dataset.way = way;
    fill(sheet, ...some.map((page) => picture(books.pageAddress(book.id, page), { class: "sheet-page", alt: `Page ${page.number}`, loading: way === "strip" ? "lazy" : "eager" })));
    where.textContent = way === "strip" ? `${pages.length} pages` : `${some.map(({ number }) => number).join(", ")} of ${pages.length}`;
    back.disabled = at === 0;
    next.disabled = at + (way === "spread" ? some.length : 1) >= pages.length;
  };
  const drawGuided = async (/** @type {Page} */ page, /** @type {number} */ of) => {
    const key = `${page.number} ${page.version}`;
    if (guided?.key !== key) {
      const { page: layers } = await books.getLayers(book.id, page.number);
      if (until.aborted || way !== "guided" || shown()[at]?.number !== page.number) return;
      const made = guidedPage({ url: books.pageAddress(book.id, page), name: `Page ${page.number}`, page: layers });
      guided = { key, count: layers.frames.length, show: made.show };
      sheet.dataset.way = way;
      fill(sheet, made.element);
    }
    panel = panel < 0 ? guided.count - 1 : Math.min(panel, guided.count - 1);
    guided.show(panel);
    where.textContent = `Page ${page.number}, panel ${panel + 1} of ${guided.count}`;
    back.disabled = at === 0 && panel === 0;
    next.disabled = at + 1 >= of && panel + 1 >= guided.count;
  };
  const turn = (/** @type {number} */ step) => {
    const pages = shown();
    if (way === "guided") {
      if (!guided) return;
      const inside = panel + step >= 0 && panel + step < guided.count;
      const other = at + step;
      if (!inside && (other < 0 || other >= pages.length)) return;
      panel = inside ? panel + step : step > 0 ? 0 : -1;
      at = inside ? at : other;
      return draw();
    }
    const size = way === "spread" ? facing(pages, at).length : 1;
    at = Math.max(0, Math.min(pages.length - 1, step > 0 ? at + size : at - (way === "spread" ? 2 : 1)));
    draw();
  };
  const choose = (/** @type {keyof typeof WAYS} */ name) => {
    way = name;
    panel = 0;
    localStorage.setItem(WAY, name);
    for (const one of ways.children) one.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (one).dataset.way === name));
    draw();
  };
  sheet.addEventListener("keydown", (event) => {
    if (way === "strip") return;
    if (event.key === "ArrowRight" || event.key === "PageDown" || event.key === " ") turn(1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") turn(-1);
    else return;
    event.preventDefault();
  });
  book.pages.watch(draw, until);
}

/**
 * The first page stands alone, then even and odd face each other.
 *
 * @param {Page[]} pages
 * @param {number} at
 */
function facing(pages, at) {
  const page = pages[at];
  if (page.number === 1 || page.double) return [page];
  const left = page.number % 2 === 0 ? at : at - 1;
  return [pages[left], pages[left + 1]].filter((one) => one && !one.double);
}

/** @param {OpenBook} book */
function empty(book) {
  const run = () => book.run(() => books.makeBook(book.id, { until: "bound" }));
  return h(
    "div",
    { class: "empty whole" },
    icon("book"),
    h("h2", null, book.isRunning ? "The pages are on their way" : "Nothing is printed yet"),
    h("p", null, book.isRunning ? "They appear here one by one." : "When the plan is as you want it, have it painted and bound."),
    book.isRunning ? null : h("button", { class: "button first", type: "button", onclick: run }, icon("brush"), "Paint and bind"),
  );
}
