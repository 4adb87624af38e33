/**
 * The plan: pages and panels as they are pencilled, to be moved, split, joined and changed. All of it can be undone.
 *
 * Knows: cards, the panel's form, keys.  Does not know: how a plan is changed (`state/board.js`) or drawn.
 */

import * as books from "../api/books.js";
import { announce } from "../app/announce.js";
import { fill, h } from "../app/dom.js";
import { afterwards, refill } from "../app/redraw.js";
import { counted } from "../app/words.js";
import { dragCards } from "../parts/dragging.js";
import { icon } from "../parts/icon.js";
import { notYet } from "../parts/not_yet.js";
import { panelForm, refreshStage } from "../parts/panel_form.js";
import { picture } from "../parts/picture.js";
import { tell } from "../parts/toasts.js";
import * as board from "../state/board.js";
import { textOf } from "../state/counted_text.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../api/books.js").Storyboard} Storyboard */

const THUMB_PX = 360;
/** The form lies over the lower half of the page (style/book.css). */
const NARROW = matchMedia("(max-width: 56rem)");

/** @type {import("../app/main.js").View} */
export async function view(place, { book, shell, until }) {
  if (!book) return;
  const pages = h("div", { class: "board" });
  const side = h("aside", { class: "card board-side", "aria-label": "The chosen panel" });
  const covered = h("div", { class: "covered last" });
  place.append(
    h("div", { class: "view-head" }, h("h1", null, "The board"), covered),
    h("p", { class: "unseen", id: "board-keys" }, KEYS_TOLD),
    h("div", { class: "board-halves" }, pages, side),
  );
  shell.edits(book.storyboard, until);
  /** @type {Partial<import("../api/types").VocabularyView>} */
  let vocabulary = {};
  let chosen = "";
  const choose = (/** @type {string} */ id) => {
    chosen = id;
    drawSide();
    for (const card of pages.querySelectorAll(".panel-card")) {
      const isChosen = /** @type {HTMLElement} */ (card).dataset.panel === id;
      card.setAttribute("aria-current", String(isChosen));
      if (id) /** @type {HTMLElement} */ (card).tabIndex = isChosen ? 0 : -1;
      if (isChosen && NARROW.matches) card.scrollIntoView({ block: "start" });
    }
  };
  const drawSide = () => {
    const now = book.storyboard.value.value;
    const found = now && board.panelNamed(now, chosen);
    if (!now || !found) return fill(side, h("p", { class: "soft" }, "Choose a panel to change what it shows."));
    const close = h("button", { class: "button quiet icon side-close", type: "button", "aria-label": "Close the form", onclick: () => choose("") }, icon("close"));
    refill(side, close, panelForm({ book, board: now, panel: found.panel, vocabulary }));
  };
  const drawAll = afterwards(() => {
    drawPages(book, pages, { choose, chosen: () => chosen });
    drawSide();
  }, until);
  book.storyboard.value.watch(drawAll, until);
  book.panels.watch(() => {
    refreshThumbs(book, pages);
    if (!refreshStage(book, side, chosen)) drawAll();
  }, until);
  dragCards(pages, { card: ".panel-card", drop: (card, before, group) => dropped(book, card, before, group) }, until);
  pages.addEventListener("keydown", (event) => keys(book, event), { signal: until });
  let covers = "";
  book.book.watch((now) => {
    if (!book.storyboard.value.value) drawAll();
    if (!now || book.isRunning || covers === now.changed) return;
    covers = now.changed;
    books.getCoverage(book.id).then(({ sentences }) => fill(covered, coverageOf(sentences)), (error) => error.status === 404 || tell(error));
  }, until);
  book.reading.watch(drawAll, until);
  try {
    vocabulary = await books.getVocabulary();
    drawAll();
  } catch (error) {
    tell(error);
  }
}

/** @param {{text: string, drawn: boolean, lettered: boolean}[]} sentences */
function coverageOf(sentences) {
  const left = sentences.filter((one) => !one.drawn && !one.lettered);
  const words = `${sentences.length - left.length} of ${counted(sentences.length, "sentence")} of the text are drawn or lettered`;
  const bar = h("progress", { class: "bar", "aria-label": words, max: Math.max(1, sentences.length), value: sentences.length - left.length });
  if (!left.length) return h("div", { class: "stack small soft" }, h("span", null, words), bar);
  return h(
    "details",
    { class: "small" },
    h("summary", { class: "soft" }, `${words}; see what is left out`, bar),
    h("ul", { class: "card left-out" }, left.map(({ text }) => h("li", null, text.trim()))),
  );
}

/**
 * @param {OpenBook} book
 * @param {HTMLElement} into
 * @param {{choose: (id: string) => void, chosen: () => string}} picking
 */
function drawPages(book, into, { choose, chosen }) {
  const now = book.storyboard.value.value;
  if (!now) return fill(into, notYet(book, "The pages are being planned ..."));
  const focused = cardsOf(into).indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const id = cardsOf(into)[focused]?.dataset.panel;
  const stop = now.pages.some(({ panels }) => panels.some((panel) => panel.id === chosen())) ? chosen() : now.pages[0]?.panels[0]?.id;
  fill(
    into,
    ...now.pages.map((page) =>
      h(
        "section",
        { class: "board-page", "aria-label": `Page ${page.number}` },
        h("h2", { class: "small soft" }, page.double ? `Pages ${page.number} and ${page.number + 1}` : `Page ${page.number}`),
        h("div", { class: "board-panels", "data-group": String(page.number) }, page.panels.map((panel) => card(book, panel, choose, { isChosen: chosen() === panel.id, isStop: stop === panel.id }))),
      ),
    ),
  );
  if (!id) return;
  const cards = cardsOf(into);
  (cards.find(({ dataset }) => dataset.panel === id) ?? cards[Math.min(focused, cards.length - 1)])?.focus();
}

/** @param {ParentNode} place @returns {HTMLElement[]} */
function cardsOf(place) {
  return [...place.querySelectorAll(".panel-card")].map((one) => /** @type {HTMLElement} */ (one));
}

/**
 * @param {OpenBook} book
 * @param {import("../api/books.js").PanelBrief} panel
 * @param {(id: string) => void} choose
 * @param {{isChosen: boolean, isStop: boolean}} where Tab stops at one of the cards; arrow keys go from there to the others.
 */
function card(book, panel, choose, { isChosen, isStop }) {
  const made = book.panels.value.find(({ id }) => id === panel.id);
  const text = sourceOf(book, panel);
  const shot = panel.shot.replaceAll("_", " ");
  return h(
    "article",
    {
      class: "panel-card card",
      tabIndex: isStop ? 0 : -1,
      "data-panel": panel.id,
      "aria-current": String(isChosen),
      "aria-label": `Panel ${panel.id}, ${shot}. ${text}`,
      "aria-describedby": "board-keys",
      onclick: () => choose(panel.id),
      onfocus: () => choose(panel.id),
    },
    thumb(book, made),
    h("p", { class: "panel-source", title: text, dir: "auto" }, text || "Words of your own"),
    h("div", { class: "row small soft" }, h("span", { class: "chip" }, shot), panel.place_kind && panel.place_kind !== "unplaced" ? h("span", { class: "chip" }, panel.place_kind) : null),
  );
}

/** @param {OpenBook} book @param {import("../api/books.js").Panel | undefined} made */
function thumb(book, made) {
  if (!made || made.state === "planned") return h("div", { class: "thumb thumb-none" }, icon("pencil"));
  return picture(books.thumbAddress(book.id, made, THUMB_PX), { class: "thumb", loading: "lazy", draggable: false, "data-version": made.version });
}

/** @param {OpenBook} book @param {HTMLElement} pages */
function refreshThumbs(book, pages) {
  for (const made of book.panels.value) {
    const place = pages.querySelector(`[data-panel="${CSS.escape(made.id)}"] .thumb`);
    if (place && /** @type {HTMLElement} */ (place).dataset.version !== made.version) place.replaceWith(thumb(book, made));
  }
}

/** @param {OpenBook} book @param {import("../api/books.js").PanelBrief} panel */
function sourceOf(book, panel) {
  const reading = book.reading.value;
  return reading && panel.span ? textOf(reading).slice(panel.span.start, panel.span.end).trim() : "";
}

/** @param {OpenBook} book @param {HTMLElement} card @param {HTMLElement | null} before @param {HTMLElement} group */
function dropped(book, card, before, group) {
  const id = card.dataset.panel ?? "";
  const page = Number(group.dataset.group);
  const now = book.storyboard.value.value;
  const rest = now?.pages.find(({ number }) => number === page)?.panels.filter((panel) => panel.id !== id) ?? [];
  const at = before ? rest.findIndex((panel) => panel.id === before.dataset.panel) : rest.length;
  change(book, `move panel ${id}`, (old) => board.movedPanel(old, id, page, at < 0 ? rest.length : at));
}

/** @param {OpenBook} book @param {string} name @param {(old: Storyboard) => Storyboard} edit */
function change(book, name, edit) {
  book.storyboard.change(name, edit);
  announce(`Done: ${name}`);
}

const KEYS_TOLD = "Arrow keys go from panel to panel, with Alt they move it. S splits it, M merges it with the next, Delete removes it. Tab goes on to its form.";

/** @type {Record<string, [string, (old: Storyboard, id: string) => Storyboard]>} */
const KEYS = {
  "Alt+ArrowLeft": ["move panel earlier", (old, id) => board.steppedPanel(old, id, -1)],
  "Alt+ArrowUp": ["move panel earlier", (old, id) => board.steppedPanel(old, id, -1)],
  "Alt+ArrowRight": ["move panel later", (old, id) => board.steppedPanel(old, id, 1)],
  "Alt+ArrowDown": ["move panel later", (old, id) => board.steppedPanel(old, id, 1)],
  s: ["split panel", board.splitPanel],
  m: ["merge panel with the next", board.mergedPanel],
  Delete: ["remove panel", board.withoutPanel],
};

/** @param {OpenBook} book @param {KeyboardEvent} event */
function keys(book, event) {
  const card = /** @type {HTMLElement} */ (event.target);
  if (!card.matches(".panel-card") || event.ctrlKey || event.metaKey) return;
  const id = card.dataset.panel ?? "";
  const known = KEYS[`${event.altKey ? "Alt+" : ""}${event.key}`];
  if (known) {
    event.preventDefault();
    const [name, edit] = known;
    return change(book, `${name} (${id})`, (old) => edit(old, id));
  }
  const cards = cardsOf(document);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const to = step && cards[cards.indexOf(card) + step];
  if (to) {
    event.preventDefault();
    to.focus();
  }
}
