/**
 * Five minutes through the studio on a sample story: a card that points at one thing after the other, where it is.
 *
 * It is no modal dialog: what it points at can be tried at once. Escape or its button ends it; it goes on where it was when the page is
 * opened again.
 *
 * Knows: what is worth seeing, and where it is.  Does not know: what views do.
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { goTo, routeOf } from "../app/router.js";
import { endTour, keepTourPlace, tourPlace } from "../state/tour_memory.js";
import { icon } from "./icon.js";

/** @typedef {{step: string, target: string, title: string, words: string}} Stop */

const LOOK_MS = 250;
const AIR_PX = 12;
/** @type {Stop[]} */
const STOPS = [
  { step: "write", target: ".reading", title: "The story, as it was read", words: "This is the sample, a fable of Aesop's. Each voice has its colour. Click what somebody says to change the speaker, or a name to say who that is." },
  { step: "write", target: ".write-side", title: "Who is there, and what you corrected", words: "All corrections are listed here and can be taken back. The plan follows each of them, and Ctrl+Z undoes it." },
  { step: "cast", target: ".cast-list", title: "The cast", words: "Everybody has a model sheet. Choose one to change name, size, clothes and colours; only the panels they are in are drawn anew." },
  { step: "cast", target: ".cast-form", title: "Locked, or from a drawing of yours", words: "Lock a look, and it stays whatever is read anew. Colours can be taken from a drawing that you give." },
  { step: "board", target: ".panel-card", title: "The board", words: "The pages in pencil, with the sentence that each panel tells. Drag a panel to another place, or press Alt and an arrow key; S splits it, M joins it with the next." },
  { step: "board", target: ".board-side", title: "What a panel shows", words: "Choose a panel: here you drag its figures, and change shot, place, poses and words." },
  { step: "letter", target: ".letter-sheet", title: "Letter", words: "Balloons are moved on the page itself, with the mouse or the arrow keys. Rules that they break are named at once; Translate writes the words of other languages." },
  { step: "paint", target: "main .button.first", title: "Paint", words: "Now it is painted, which takes some minutes. You can pause it, and go on whenever you like; what is finished is kept." },
  { step: "read", target: "main h1", title: "Read, and take it with you", words: "The finished comic is read here, and fetched as CBZ, PDF, e-book, web page and more. That was the tour: the next story is yours." },
];

/** @type {{close: () => void, arrived: () => void} | null} What is on the page now. */
let shown = null;

/** Begin the tour on a book of the sample story, which is planned first. */
export async function beginTour() {
  const { title, text } = await books.getSample();
  const book = await books.askForBook({ text, name: `${title}.txt`, until: "pencilled" });
  keepTourPlace({ book: book.id, at: 0 });
  goTo({ name: "book", id: book.id, step: STOPS[0].step });
}

/** A view is shown: put the card there, if a tour is on and its book is the one that is open; else take it away. */
export function followTour() {
  const place = tourPlace();
  const route = routeOf(location.hash);
  if (!place || route.name !== "book" || route.id !== place.book) return shown?.close();
  if (!shown) shown = open(place.book, Math.min(place.at, STOPS.length - 1));
  shown.arrived();
}

/** @param {string} book @param {number} first */
function open(book, first) {
  let at = first;
  /** Whether the view in which something is pointed at is on the page. */
  let isThere = false;
  /** @type {Element | null} */
  let target = null;
  const ring = h("div", { class: "tour-ring", hidden: true, "aria-hidden": "true" });
  const card = h("section", { class: "card tour", role: "dialog", "aria-labelledby": "tour-title", "aria-describedby": "tour-words", tabIndex: -1 });
  document.body.append(ring, card);

  const close = () => {
    clearInterval(timer);
    document.removeEventListener("keydown", escape);
    ring.remove();
    card.remove();
    shown = null;
  };
  const end = () => {
    endTour();
    close();
    document.getElementById("main")?.focus();
  };
  const go = (/** @type {number} */ to) => {
    at = to;
    target = null;
    ring.hidden = true;
    keepTourPlace({ book, at });
    const { step } = STOPS[at];
    const route = routeOf(location.hash);
    isThere = route.name === "book" && route.step === step;
    if (!isThere) goTo({ name: "book", id: book, step });
    draw();
    look();
    card.focus({ preventScroll: true });
  };
  const arrived = () => {
    const route = routeOf(location.hash);
    isThere = route.name === "book" && route.step === STOPS[at].step;
    look();
    card.focus({ preventScroll: true });
  };
  const draw = () => {
    const { title, words } = STOPS[at];
    const isLast = at === STOPS.length - 1;
    fill(
      card,
      h("div", { class: "row apart" }, h("span", { class: "small soft" }, `${at + 1} of ${STOPS.length}`), h("button", { class: "button quiet icon", type: "button", "aria-label": "End the tour", title: "End the tour (Escape)", onclick: end }, icon("close"))),
      h("h2", { id: "tour-title" }, title),
      h("p", { id: "tour-words" }, words),
      h(
        "div",
        { class: "row apart" },
        h("button", { class: "button", type: "button", disabled: at === 0, onclick: () => go(at - 1) }, icon("back"), "Back"),
        h("button", { class: "button first", type: "button", onclick: () => (isLast ? end() : go(at + 1)) }, isLast ? "Done" : "Next", isLast ? icon("check") : icon("next")),
      ),
    );
  };
  const look = () => {
    const found = isThere ? document.querySelector(STOPS[at].target) : null;
    ring.hidden = !found;
    if (found && !target) found.scrollIntoView({ block: "nearest" });
    target = found;
    place(card, ring, found);
  };
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open], .popover, .dragged")) end();
  };
  document.addEventListener("keydown", escape);
  draw();
  const timer = setInterval(look, LOOK_MS);
  return { close, arrived };
}

/**
 * The card beside what it points at, where there is room; in the corner where it points at nothing.
 *
 * @param {HTMLElement} card
 * @param {HTMLElement} ring
 * @param {Element | null} target
 */
function place(card, ring, target) {
  const { width, height } = card.getBoundingClientRect();
  const most = { left: innerWidth - width - AIR_PX, top: innerHeight - height - AIR_PX };
  let { left, top } = { left: AIR_PX, top: most.top };
  if (target) {
    const at = target.getBoundingClientRect();
    const seenTop = Math.max(at.top, 0);
    Object.assign(ring.style, { left: `${at.left - 4}px`, top: `${seenTop - 4}px`, width: `${at.width + 8}px`, height: `${Math.min(at.bottom, innerHeight) - seenTop + 8}px` });
    if (at.bottom + AIR_PX + height < innerHeight) [left, top] = [at.left, at.bottom + AIR_PX];
    else if (at.right + AIR_PX + width < innerWidth) [left, top] = [at.right + AIR_PX, seenTop];
    else if (at.left - AIR_PX - width > 0) [left, top] = [at.left - AIR_PX - width, seenTop];
  }
  card.style.left = `${Math.max(AIR_PX, Math.min(left, most.left))}px`;
  card.style.top = `${Math.max(AIR_PX, Math.min(top, most.top))}px`;
}
