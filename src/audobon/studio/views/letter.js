/**
 * The lettering, edited in place: balloons are moved and written on the page itself; broken rules, and what does not fit, are told at once.
 *
 * Knows: which line of the plan a balloon is, and when a page is lettered anew.  Does not know: how balloons are drawn.
 */

import * as books from "../api/books.js";
import { announce } from "../app/announce.js";
import { fill, h } from "../app/dom.js";
import { refill } from "../app/redraw.js";
import { hashOf } from "../app/router.js";
import { balloonForm } from "../parts/balloon_form.js";
import { balloonLayer } from "../parts/balloon_layer.js";
import { icon } from "../parts/icon.js";
import { languagePicker } from "../parts/language_picker.js";
import { leftOutCard, leftOutWords } from "../parts/left_out.js";
import { tell } from "../parts/toasts.js";
import * as board from "../state/board.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../api/books.js").Lettered} Lettered */
/** @typedef {import("../api/books.js").LetteringLine} LetteringLine */
/** @typedef {import("../api/books.js").Storyboard} Storyboard */
/** @typedef {import("../parts/balloon_layer.js").Balloon} Balloon */
/** @typedef {import("../parts/balloon_form.js").EditLine} EditLine */
/** @typedef {{panel: string, at: number}} Line Which line of which panel. */

/** What the service says of a page whose pencils are not those of its plan yet. */
const NOT_PENCILLED = "AUD-743";

/** @type {import("../app/main.js").View} */
export function view(place, { book, shell, until }) {
  if (!book) return;
  const pages = h("nav", { class: "page-list", "aria-label": "Pages" });
  const sheet = h("div", { class: "letter-sheet" });
  const side = h("aside", { class: "card board-side stack", "aria-label": "The chosen balloon" });
  place.append(h("div", { class: "view-head" }, h("h1", null, "Letter"), languagePicker(book, until)), h("div", { class: "letter-halves" }, pages, sheet, side));
  shell.edits(book.storyboard, until);
  let number = 1;
  /** @type {Line | null} */
  let chosen = null;
  /** What does not fit, as it was told last. */
  let told = "";
  /** @type {AbortController | null} */
  let asking = null;

  const lettered = async () => {
    const page = book.storyboard.value.value?.pages.find((one) => one.number === number);
    if (!page) return fill(sheet, h("p", { class: "waiting" }, "The pages are being planned ..."));
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const panels = page.panels.map(({ id, lettering = [] }) => ({ id, lettering }));
      const answer = await books.tryLettering(book.id, number, { panels }, signal);
      if (!signal.aborted) draw(answer);
    } catch (error) {
      if (signal.aborted) return;
      if (/** @type {{code?: string}} */ (error).code !== NOT_PENCILLED) return tell(error);
      fill(sheet, notPencilled(book));
      fill(side);
    }
  };
  /** @param {Line} line @returns {EditLine} */
  const editOf = ({ panel, at }) => (name, change) => book.storyboard.change(name, (old) => board.withLine(old, panel, at, change));
  const draw = (/** @type {Lettered} */ answer) => {
    const unfit = unfitOf(book, answer);
    const lineOf = (/** @type {Balloon} */ balloon) => ({ panel: balloon.panel, at: placeOf(book, answer, balloon) });
    const svg = balloonLayer(answer.page, {
      art: (id) => artOf(book, id),
      isFull: (id) => unfit.some(({ panel }) => panel === id),
      choose: (balloon) => {
        chosen = lineOf(balloon);
        drawSide(answer);
      },
      moved: (balloon, { x, y }) => editOf(lineOf(balloon))("move a balloon", (line) => ({ ...line, place: { ...line.place, x, y } })),
      tail: (balloon, tip, middle) => editOf(lineOf(balloon))("move a tail", (line) => ({ ...line, place: { ...middle, ...line.place, tip } })),
    });
    refill(sheet, svg);
    drawSide(answer);
    const words = leftOutWords(unfit);
    if (words !== told) announce(words);
    told = words;
  };
  const drawSide = (/** @type {Lettered} */ answer) => {
    const unfit = unfitOf(book, answer);
    const plan = book.storyboard.value.value;
    const line = plan && chosen && board.panelNamed(plan, chosen.panel)?.panel.lettering?.[chosen.at];
    const isUnfit = unfit.some(({ panel, at }) => panel === chosen?.panel && at === chosen.at);
    refill(
      side,
      unfit.length ? leftOutCard(unfit, answer.refusal, waysOut(book)) : null,
      line && chosen && !isUnfit ? [h("h2", null, "Balloon"), ...balloonForm(line, editOf(chosen))] : h("p", { class: "soft" }, "Choose a balloon: drag it, or move it with the arrow keys."),
      answer.broken.map((one) => h("p", { class: "note gold" }, icon("warn"), ` Panel ${one.panel}: ${one.words}`)),
    );
  };
  const choosePage = (/** @type {number} */ to) => {
    number = to;
    chosen = null;
    for (const one of pages.children) {
      if (one.textContent === String(number)) one.setAttribute("aria-current", "page");
      else one.removeAttribute("aria-current");
    }
    void lettered();
  };
  book.storyboard.value.watch((plan) => {
    const known = (plan?.pages ?? []).map((page) => page.number);
    if (known.length && !known.includes(number)) number = known[known.length - 1];
    refill(pages, ...known.map((one) => h("button", { class: "button", type: "button", "aria-current": one === number ? "page" : undefined, onclick: () => choosePage(one) }, String(one))));
    void lettered();
  }, until);
  let made = book.book.value?.changed;
  book.book.watch((now) => {
    if (!now || book.isRunning || now.changed === made) return;
    made = now.changed; // frames and figures may be others now
    void lettered();
  }, until);
  until.addEventListener("abort", () => asking?.abort());
}

/** @param {OpenBook} book @param {string} id The panel's. */
function artOf(book, id) {
  const panel = book.panels.value.find((one) => one.id === id);
  return panel ? books.artAddress(book.id, panel) : "";
}

/** @param {OpenBook} book */
function notPencilled(book) {
  const words = "This page is not pencilled yet as it is planned now. It is lettered here as soon as it is.";
  return h("div", { class: "empty" }, h("p", null, words), h("a", { class: "button", href: hashOf({ name: "book", id: book.id, step: "board" }) }, icon("grid"), "The board"));
}

/** @param {OpenBook} book @param {Lettered} answer @returns {import("../parts/left_out.js").Unfit[]} */
function unfitOf(book, answer) {
  return answer.left_out.flatMap(({ panel, line: at }) => {
    const lines = linesOf(book, panel);
    return lines[at] ? [{ panel, at, line: lines[at], of: lines.length }] : [];
  });
}

/** @param {OpenBook} book @param {string} panel @returns {LetteringLine[]} */
function linesOf(book, panel) {
  const plan = book.storyboard.value.value;
  return (plan && board.panelNamed(plan, panel)?.panel.lettering) ?? [];
}

/**
 * Which line of its panel a balloon is: they stand in the same order, but for the lines that do not fit or say nothing.
 *
 * @param {OpenBook} book
 * @param {Lettered} answer
 * @param {Balloon} balloon
 */
function placeOf(book, { page, left_out: out }, balloon) {
  const isOut = (/** @type {number} */ at) => out.some(({ panel, line }) => panel === balloon.panel && line === at);
  const shown = linesOf(book, balloon.panel).flatMap(({ text }, at) => (isOut(at) || !text.trim() ? [] : [at]));
  return shown[page.balloons.filter(({ panel }) => panel === balloon.panel).findIndex(({ order }) => order === balloon.order)] ?? -1;
}

/** @param {OpenBook} book @returns {import("../parts/left_out.js").WaysOut} */
function waysOut(book) {
  const way = (/** @type {string} */ name, /** @type {(old: Storyboard, id: string) => Storyboard} */ change) => (/** @type {string} */ id) => {
    const plan = book.storyboard.value.value;
    if (!plan || change(plan, id) === plan) return null;
    return () => book.storyboard.change(`${name} (${id})`, (old) => change(old, id));
  };
  return {
    edit: (panel, at, name, change) => book.storyboard.change(name, (old) => board.withLine(old, panel, at, change)),
    larger: way("a larger panel", board.largerPanel),
    shared: way("share words between two panels", board.sharedPanel),
  };
}
