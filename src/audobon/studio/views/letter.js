/**
 * The lettering, edited in place: balloons are moved and written on the page itself; broken rules are told at once.
 *
 * Knows: which line of the plan a balloon is, and when a page is lettered anew.  Does not know: how balloons are drawn.
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { balloonLayer } from "../parts/balloon_layer.js";
import { icon } from "../parts/icon.js";
import { languagePicker } from "../parts/language_picker.js";
import { tell } from "../parts/toasts.js";
import * as board from "../state/board.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../parts/balloon_layer.js").Balloon} Balloon */
/** @typedef {import("../parts/balloon_layer.js").Layers} Layers */

const KINDS = ["speech", "thought", "caption", "whisper", "shout", "sound", "song", "radio"];

/** @type {import("../app/main.js").View} */
export function view(place, { book, shell, until }) {
  if (!book) return;
  const pages = h("nav", { class: "page-list", "aria-label": "Pages" });
  const sheet = h("div", { class: "letter-sheet" });
  const side = h("aside", { class: "card board-side stack", "aria-label": "The chosen balloon" });
  place.append(h("div", { class: "row apart" }, h("h1", null, "Letter"), languagePicker(book, until)), h("div", { class: "letter-halves" }, pages, sheet, side));
  shell.edits(book.storyboard, until);
  let number = 1;
  /** @type {Balloon | null} */
  let chosen = null;
  /** @type {AbortController | null} */
  let asking = null;

  const lettered = async () => {
    const plan = book.storyboard.value.value;
    const page = plan?.pages.find((one) => one.number === number);
    if (!page) return fill(sheet, h("p", { class: "waiting" }, "The pages are being planned ..."));
    asking?.abort();
    asking = new AbortController();
    try {
      const panels = page.panels.map(({ id, lettering = [] }) => ({ id, lettering }));
      const { page: layers, broken, refusal } = await books.tryLettering(book.id, number, { panels }, asking.signal);
      if (until.aborted) return;
      if (layers) draw({ layers, broken });
      else fill(side, h("p", { class: "note warm" }, `Panel ${refusal?.panel}: ${refusal?.reason}. About ${refusal?.words_that_fit} ${refusal?.unit} would fit.`));
    } catch (error) {
      if (!asking.signal.aborted) tell(error);
    }
  };
  const draw = (/** @type {{layers: Layers, broken: {panel: string, orders: number[], words: string}[]}} */ { layers, broken }) => {
    const art = (/** @type {string} */ id) => {
      const panel = book.panels.value.find((one) => one.id === id);
      return panel ? books.artAddress(book.id, panel) : "";
    };
    const svg = balloonLayer(layers, {
      art,
      choose: (balloon) => {
        chosen = balloon;
        drawSide(layers, broken);
      },
      moved: (balloon, { x, y }) => edit(layers, balloon, "move a balloon", (line) => ({ ...line, place: { ...(line.place ?? {}), x, y } })),
      tail: (balloon, tip, middle) => edit(layers, balloon, "move a tail", (line) => ({ ...line, place: { ...middle, ...line.place, tip } })),
    });
    fill(sheet, svg);
    const order = chosen?.order;
    const again = order === undefined ? null : svg.querySelector(`[data-order="${order}"]`);
    if (again) /** @type {SVGElement} */ (again).focus();
    drawSide(layers, broken);
  };
  const edit = (/** @type {Layers} */ layers, /** @type {Balloon} */ balloon, /** @type {string} */ name, /** @type {(line: any) => any} */ change) => {
    const at = lineOf(layers, balloon);
    book.storyboard.change(name, (old) => board.withPanel(old, balloon.panel, (panel) => ({ ...panel, lettering: (panel.lettering ?? []).map((/** @type {any} */ line, /** @type {number} */ place) => (place === at ? change(line) : line)) })));
  };
  const drawSide = (/** @type {Layers} */ layers, /** @type {{panel: string, orders: number[], words: string}[]} */ broken) => {
    const told = broken.map((one) => h("p", { class: "note gold" }, icon("warn"), ` Panel ${one.panel}: ${one.words}`));
    const balloon = layers.balloons.find((one) => one.order === chosen?.order);
    const panel = balloon && board.panelNamed(/** @type {any} */ (book.storyboard.value.value), balloon.panel)?.panel;
    const line = balloon && panel?.lettering?.[lineOf(layers, balloon)];
    if (!balloon || !line) return fill(side, h("p", { class: "soft" }, "Choose a balloon: drag it, or move it with the arrow keys."), ...told);
    const text = h("textarea", { class: "input", rows: 4, id: "balloon-text" }, line.text);
    text.onchange = () => text.value.trim() && edit(layers, balloon, "change words", (one) => ({ ...one, text: text.value }));
    const kind = h("select", { class: "input", id: "balloon-kind" }, KINDS.map((one) => h("option", { value: one, selected: one === line.kind }, one)));
    kind.onchange = () => edit(layers, balloon, "change a balloon's kind", (one) => ({ ...one, kind: kind.value }));
    const width = h("input", { type: "range", class: "range", id: "balloon-width", min: 0, max: 1, step: 0.05, value: line.place?.width ?? 0, disabled: !line.place });
    width.onchange = () => edit(layers, balloon, "change a balloon's width", (one) => ({ ...one, place: { ...one.place, width: Number(width.value) } }));
    const free = h("button", { class: "button", type: "button", disabled: !line.place, onclick: () => edit(layers, balloon, "place a balloon by itself", ({ place: _, ...one }) => one) }, "Let it be placed");
    fill(
      side,
      h("h2", null, "Balloon"),
      h("div", { class: "field" }, h("label", { for: "balloon-text" }, "Words"), text),
      h("div", { class: "field" }, h("label", { for: "balloon-kind" }, "Set as"), kind),
      h("div", { class: "field" }, h("label", { for: "balloon-width" }, "Width"), width),
      free,
      ...told,
    );
  };
  book.storyboard.value.watch((plan) => {
    fill(pages, ...(plan?.pages ?? []).map((page) => h("button", { class: "button", type: "button", "aria-current": page.number === number ? "page" : undefined, onclick: () => {
      number = page.number;
      chosen = null;
      for (const one of pages.children) {
        if (one.textContent === String(number)) one.setAttribute("aria-current", "page");
        else one.removeAttribute("aria-current");
      }
      void lettered();
    } }, String(page.number))));
    void lettered();
  }, until);
  until.addEventListener("abort", () => asking?.abort());
}

/**
 * Which line of its panel a balloon is.
 *
 * @param {Layers} layers
 * @param {Balloon} balloon
 */
function lineOf(layers, balloon) {
  return layers.balloons.filter(({ panel }) => panel === balloon.panel).findIndex(({ order }) => order === balloon.order);
}
