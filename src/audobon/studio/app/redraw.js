/**
 * Draws a part of the page anew under somebody's hand: the focus, what is written in a field and not taken yet, and the scroll stay.
 *
 * Knows: how the element that had the focus is found again.  Does not know: what is drawn.
 */

import { fill } from "./dom.js";

const FOCUSABLE = "button, input, select, textarea, a[href], [tabindex]";
/** What cannot have the focus though it is one of these. */
const OFF = ":disabled, [hidden], [tabindex='-1']";

/** How soon it is looked whether what was held is let go. */
const HELD_MS = 50;

/** @typedef {HTMLElement | SVGElement} Focusable */

/**
 * Put other children in place of an element's own. Whoever had the focus has it in the new one of the same name (`data-key`, id or
 * label), or where that is gone in the one that stands at its place, or where there is none in the view.
 *
 * @param {Element} place
 * @param {...(import("./dom.js").Child | import("./dom.js").Child[])} children
 */
export function refill(place, ...children) {
  const held = /** @type {Focusable | null} */ (document.activeElement);
  if (!held || held === place || !place.contains(held)) return fill(place, ...children);
  const before = focusables(place);
  const at = before.indexOf(held);
  const name = nameOf(held);
  const from = place.scrollTop;
  fill(place, ...children);
  const after = focusables(place);
  const next = after.find((one) => nameOf(one) === name) ?? after[Math.min(at, after.length - 1)];
  if (next && nameOf(next) === name) carryOver(held, next);
  (next ?? document.getElementById("main"))?.focus({ preventScroll: true });
  place.scrollTop = from;
}

/**
 * Draw when what happens now is over, once, however often it is asked for. A field that is left by Tab gives its value before the focus
 * has moved, and what is dragged (it has the class `dragged`) is held: neither must be taken away meanwhile.
 *
 * @param {() => void} draw
 * @param {AbortSignal} until
 * @returns {() => void}
 */
export function afterwards(draw, until) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const tried = () => {
    timer = undefined;
    if (until.aborted) return;
    if (document.querySelector(".dragged")) timer = setTimeout(tried, HELD_MS);
    else draw();
  };
  return () => {
    timer ??= setTimeout(tried);
  };
}

/** @param {Element} place @returns {Focusable[]} */
function focusables(place) {
  return [...place.querySelectorAll(FOCUSABLE)].filter((one) => !one.matches(OFF)).map((one) => /** @type {Focusable} */ (one));
}

/** @param {Element} element */
function nameOf(element) {
  const { key } = /** @type {Focusable} */ (element).dataset;
  return key ?? (element.id || element.getAttribute("aria-label") || `${element.tagName} ${element.textContent}`);
}

/**
 * What is written in a field, with the caret in it; it is taken when the field is left, as if it had stood there all the time.
 *
 * @param {Element} from
 * @param {Element} to
 */
function carryOver(from, to) {
  if (!isText(from) || !isText(to) || from.value === to.value) return;
  let taken = to.value;
  to.value = from.value;
  to.setSelectionRange(from.selectionStart, from.selectionEnd);
  to.addEventListener("change", () => (taken = to.value));
  to.addEventListener("blur", () => to.value !== taken && to.dispatchEvent(new Event("change")), { once: true });
}

/** @param {Element} element @returns {element is HTMLTextAreaElement | HTMLInputElement} */
function isText(element) {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");
}
