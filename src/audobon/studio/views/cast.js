/**
 * Everybody in the book: their sheets, and how they look; a change repaints those panels alone in which they are.
 *
 * Knows: who is chosen, locks.  Does not know: the fields of a design (`parts/design_form.js`), or drawing.
 */

import * as books from "../api/books.js";
import { announce } from "../app/announce.js";
import { fill, h } from "../app/dom.js";
import { afterwards, refill } from "../app/redraw.js";
import { designForm } from "../parts/design_form.js";
import { openDialog } from "../parts/dialog.js";
import { drawingCard } from "../parts/drawing_card.js";
import { icon } from "../parts/icon.js";
import { notYet } from "../parts/not_yet.js";
import { picture } from "../parts/picture.js";
import { tell } from "../parts/toasts.js";
import { whenFree } from "../state/when_free.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../api/books.js").Member} Member */

/** @type {import("../app/main.js").View} */
export async function view(place, { book, shell, until }) {
  if (!book) return;
  const list = h("ul", { class: "plain cast-list", "aria-label": "Cast" });
  const head = h("div", { class: "stack" });
  const form = h("div", null);
  const drawing = h("div", null);
  const side = h("section", { class: "card cast-form stack", "aria-label": "How somebody looks" }, head, form, drawing);
  place.append(h("div", { class: "page-width stack" }, h("h1", null, "Cast"), h("div", { class: "cast-halves" }, list, side)));
  /** @type {Member[]} */
  let members = [];
  let who = "";
  /** @type {Partial<import("../api/types").VocabularyView>} */
  let vocabulary = {};
  /** @type {AbortController | null} */
  let leaving = null;

  const reread = async () => {
    ({ cast: members } = await books.getCast(book.id));
    if (until.aborted) return;
    refill(list, ...members.map((one) => castCard(book, one, one.character === who, choose)));
    const chosen = members.find(({ character }) => character === who);
    if (!chosen && members.length) return choose(members[0].character);
    if (chosen) drawHead(chosen);
  };
  const lock = async (/** @type {Member} */ member, /** @type {HTMLButtonElement} */ button) => {
    const { character, name, locked } = member;
    const waiting = () => fill(button, icon("lock"), "When the book is free ...");
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true"); // it keeps the focus, as one that is disabled does not
    try {
      await book.design(character).flush();
      const ask = async () => {
        const { etag } = await books.getDesign(book.id, character);
        return locked ? books.unlockDesign(book.id, character, etag) : books.lockDesign(book.id, character, etag);
      };
      const answer = await whenFree(ask, { waiting, until });
      await book.run(() => answer.json());
      announce(`${name} is ${locked ? "no longer locked" : "locked"}`);
      await Promise.all([book.design(character).load(), book.corrections.load(), reread()]);
      if (who === character) drawForm();
    } catch (error) {
      button.removeAttribute("aria-disabled");
      if (!until.aborted) tell(error);
    }
  };
  const drawHead = (/** @type {Member} */ member) => {
    const { name, locked } = member;
    const button = h("button", { class: "button", type: "button", "data-key": "lock", "aria-pressed": String(locked), onclick: () => lock(member, button) }, icon(locked ? "lock" : "open"), locked ? "Locked" : "Lock the look");
    const words = "Look, colours and name stay, whatever is read or planned anew.";
    const sheet = h("button", { class: "panel-open sheet-open", type: "button", "aria-label": `Open the sheet of ${name}`, title: "Open it large", onclick: () => openSheet(book, member) }, sheetOf(book, member, { alt: "" }));
    refill(head, h("div", { class: "row apart" }, h("h2", null, name), button), sheet, locked ? h("p", { class: "note small" }, words) : null);
  };
  const drawForm = () => {
    const design = book.design(who);
    const member = members.find(({ character }) => character === who);
    const now = design.value.value;
    if (!now || !member) return;
    refill(form, designForm(now, { vocabulary, isLocked: member.locked, change: (name, edit) => design.change(name, edit) }));
    refill(drawing, drawingCard(book, member, { design, changed: () => reread().then(drawForm) }));
  };
  const choose = async (/** @type {string} */ id) => {
    who = id;
    leaving?.abort();
    leaving = new AbortController();
    const ending = leaving.signal;
    const design = book.design(id);
    shell.edits(design, ending);
    try {
      await design.load();
    } catch (error) {
      return tell(error);
    }
    if (ending.aborted) return;
    for (const one of list.querySelectorAll("button")) one.setAttribute("aria-current", String(one.dataset.who === id));
    const member = members.find(({ character }) => character === id);
    side.hidden = false;
    if (member) drawHead(member);
    design.value.watch(afterwards(drawForm, ending), ending);
  };
  until.addEventListener("abort", () => leaving?.abort());
  side.hidden = true;
  let shown = "";
  book.book.watch((now) => {
    if (!members.length) fill(list, h("li", { class: "whole" }, notYet(book, "The cast is being read ...")));
    if (!now || shown === now.changed) return;
    if (book.isRunning && (members.length || !book.storyboard.value.value)) return; // it is there with the plan, before all is pencilled
    shown = now.changed;
    reread().catch((error) => error.status === 404 || tell(error));
  }, until);
  try {
    vocabulary = await books.getVocabulary();
    drawForm();
  } catch (error) {
    tell(error);
  }
}

/** @param {OpenBook} book @param {Member} member @param {boolean} isChosen @param {(id: string) => void} choose */
function castCard(book, member, isChosen, choose) {
  const { character, name, locked } = member;
  return h(
    "li",
    null,
    h(
      "button",
      { class: "card cast-card", type: "button", "data-who": character, "aria-current": String(isChosen), onclick: () => choose(character) },
      h("span", { class: "cast-face" }, sheetOf(book, member, { loading: "lazy" })),
      h("span", { class: "row", dir: "auto" }, name, locked ? h("span", { class: "chip accent" }, icon("lock"), "locked") : null),
    ),
  );
}

/** @param {OpenBook} book @param {Member} member @param {Record<string, any>} how */
function sheetOf(book, { character, version }, how) {
  const none = () => sheet.replaceWith(icon("person"));
  const at = `${version}-${encodeURIComponent(book.book.value?.changed ?? "")}`;
  const sheet = picture(books.sheetAddress(book.id, character, at), { onerror: none, ...how });
  return sheet;
}

/** @param {OpenBook} book @param {Member} member */
function openSheet(book, member) {
  openDialog({ title: `The sheet of ${member.name}`, wide: true, body: [sheetOf(book, member, { alt: `${member.name} from all sides, and with several faces`, class: "sheet-large" })] });
}
