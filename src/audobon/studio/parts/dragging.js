/**
 * Drags cards of a list to another place, by pointer; a keyboard does the same by other keys (see the view).
 *
 * Only transforms move while something is dragged, and places are measured once at its beginning, so that forty panels follow
 * the pointer at the display's own pace.
 *
 * Knows: where cards lie and where the pointer is.  Does not know: what is moved.
 */

const THRESHOLD_PX = 6;
const SCROLL_EDGE_PX = 60;
const SCROLL_PX = 14;

/**
 * @param {HTMLElement} root Holds the cards.
 * @param {{card: string, drop: (card: HTMLElement, before: HTMLElement | null, group: HTMLElement) => void}} how `card` selects what can be dragged (each
 *   in an element with `data-group`); `drop` is told before which card of which group it was let go, null for the group's end.
 * @param {AbortSignal} until
 */
export function dragCards(root, { card: selector, drop }, until) {
  root.addEventListener(
    "pointerdown",
    (event) => {
      const card = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(selector));
      if (!card || event.button !== 0 || /** @type {Element} */ (event.target).closest("button, input, select, textarea, a")) return;
      begin(root, card, selector, event, drop);
    },
    { signal: until },
  );
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} card
 * @param {string} selector
 * @param {PointerEvent} down
 * @param {(card: HTMLElement, before: HTMLElement | null, group: HTMLElement) => void} drop
 */
function begin(root, card, selector, down, drop) {
  /** @type {{places: {card: HTMLElement, group: HTMLElement, x: number, y: number, left: number, right: number, top: number, bottom: number}[], mark: HTMLElement, scroll: number} | null} */
  let drag = null;
  /** @type {{before: HTMLElement | null, group: HTMLElement} | null} */
  let target = null;
  let last = down;
  let frame = 0;
  const ending = new AbortController();
  const { signal } = ending;

  const start = () => {
    if (!card.isConnected) return end(false);
    const mark = document.createElement("div");
    mark.className = "drop-mark";
    document.body.append(mark);
    drag = { places: measured(root, selector), mark, scroll: scrollY };
    card.setPointerCapture(down.pointerId);
    card.classList.add("dragged");
  };
  const follow = () => {
    frame = 0;
    if (!drag) return;
    scrollNear(last.clientY);
    const scrolled = scrollY - drag.scroll;
    card.style.transform = `translate(${last.clientX - down.clientX}px, ${last.clientY - down.clientY + scrolled}px)`;
    target = nearest(drag.places, card, last.clientX, last.clientY + scrolled);
    showMark(drag.mark, drag.places, target, scrolled);
  };
  const moved = (/** @type {PointerEvent} */ event) => {
    last = event;
    if (!drag && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > THRESHOLD_PX) start();
    if (drag && !frame) frame = requestAnimationFrame(follow);
  };
  const end = (/** @type {boolean} */ isDropped) => {
    ending.abort();
    cancelAnimationFrame(frame);
    if (!drag) return;
    drag.mark.remove();
    card.classList.remove("dragged");
    card.style.transform = "";
    if (isDropped && target) drop(card, target.before, target.group);
  };
  document.addEventListener("pointermove", moved, { signal });
  document.addEventListener("pointerup", () => end(true), { signal });
  document.addEventListener("pointercancel", () => end(false), { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && end(false), { signal });
}

/** @param {HTMLElement} root @param {string} selector */
function measured(root, selector) {
  return [...root.querySelectorAll(selector)].map((element) => {
    const card = /** @type {HTMLElement} */ (element);
    const group = /** @type {HTMLElement} */ (card.closest("[data-group]"));
    const { left, right, top, bottom } = card.getBoundingClientRect();
    return { card, group, x: (left + right) / 2, y: (top + bottom) / 2, left, right, top, bottom };
  });
}

/**
 * @param {ReturnType<typeof measured>} places
 * @param {HTMLElement} dragged
 * @param {number} x
 * @param {number} y
 */
function nearest(places, dragged, x, y) {
  const far = (/** @type {{x: number, y: number}} */ place) => Math.hypot(place.x - x, (place.y - y) * 1.5);
  const best = places.reduce((one, other) => (far(other) < far(one) ? other : one), places[0]);
  if (!best || best.card === dragged) return null;
  if (x < best.x) return { before: best.card, group: best.group };
  const group = places.filter((place) => place.group === best.group);
  const after = group[group.indexOf(best) + 1];
  return { before: after?.card ?? null, group: best.group };
}

/**
 * @param {HTMLElement} mark
 * @param {ReturnType<typeof measured>} places
 * @param {{before: HTMLElement | null, group: HTMLElement} | null} target
 * @param {number} scrolled
 */
function showMark(mark, places, target, scrolled) {
  mark.hidden = !target;
  if (!target) return;
  const group = places.filter((place) => place.group === target.group);
  const before = group.find((place) => place.card === target.before);
  const beside = before ?? group[group.length - 1];
  mark.style.transform = `translate(${before ? beside.left - 6 : beside.right + 3}px, ${beside.top - scrolled}px)`;
  mark.style.height = `${beside.bottom - beside.top}px`;
}

/** @param {number} y */
function scrollNear(y) {
  if (y < SCROLL_EDGE_PX) scrollBy(0, -SCROLL_PX);
  else if (y > innerHeight - SCROLL_EDGE_PX) scrollBy(0, SCROLL_PX);
}
