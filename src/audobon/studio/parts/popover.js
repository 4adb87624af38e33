/**
 * A small card beside what was clicked. Escape, a click elsewhere or leaving it by keyboard closes it; the focus goes back.
 *
 * On a phone the style has it rise from below instead.
 *
 * Knows: where there is room.  Does not know: what is in it.
 */

import { h } from "../app/dom.js";

/** @typedef {import("../app/dom.js").Child} Child */

const AIR_PX = 6;
const LEAST_PX = 160;
/** @type {(() => void) | null} */
let closeOpen = null;

/**
 * @param {Element | DOMRect} beside
 * @param {{label: string, body: Child[], closed?: () => void}} parts
 * @returns {() => void} Closes it.
 */
export function openPopover(beside, { label, body, closed }) {
  closeOpen?.();
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const card = h("div", { class: "popover", role: "dialog", "aria-label": label, tabIndex: -1 }, body);
  document.body.append(card);
  place(card, beside instanceof Element ? beside.getBoundingClientRect() : beside);
  const first = /** @type {HTMLElement | null} */ (card.querySelector("button, input, select, textarea, [tabindex]"));
  (first ?? card).focus();

  const close = () => {
    if (closeOpen !== close) return;
    closeOpen = null;
    document.removeEventListener("pointerdown", outside, true);
    card.remove();
    if (before?.isConnected) before.focus();
    closed?.();
  };
  /** @param {Event} event */
  const outside = (event) => {
    if (!card.contains(/** @type {Node} */ (event.target))) close();
  };
  card.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    menuKeys(event);
  });
  card.addEventListener("focusout", (event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (to && !card.contains(to)) close();
  });
  document.addEventListener("pointerdown", outside, true);
  closeOpen = close;
  return close;
}

/**
 * Arrow keys, Home and End among the entries of a menu.
 *
 * @param {KeyboardEvent} event
 */
function menuKeys(event) {
  const menu = /** @type {Element} */ (event.target).closest("[role=menu]");
  if (!menu) return;
  const entries = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("button")]);
  const at = entries.indexOf(/** @type {HTMLElement} */ (event.target));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  entries[(to + entries.length) % entries.length].focus();
}

/** Close whatever is open. */
export function closePopover() {
  closeOpen?.();
}

/**
 * Below what was clicked, or above it where there is more room; as high as there is room, and never over it.
 *
 * @param {HTMLElement} card
 * @param {DOMRect} at
 */
function place(card, at) {
  const wanted = card.getBoundingClientRect().height;
  const head = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
  const room = { below: innerHeight - at.bottom - 2 * AIR_PX, above: at.top - (at.top > head ? head : 0) - 2 * AIR_PX };
  const isBelow = wanted <= room.below || room.below >= room.above;
  card.style.maxHeight = `${Math.max(LEAST_PX, Math.min(wanted, isBelow ? room.below : room.above))}px`;
  const { width, height } = card.getBoundingClientRect();
  const top = isBelow ? Math.min(at.bottom + AIR_PX, innerHeight - height - AIR_PX) : Math.max(AIR_PX, at.top - AIR_PX - height);
  const left = Math.min(Math.max(AIR_PX, at.left), Math.max(AIR_PX, innerWidth - width - AIR_PX));
  card.style.top = `${top}px`;
  card.style.left = `${left}px`;
}
