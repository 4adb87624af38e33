/**
 * Starts the studio: theme, head, and the view that the address asks for.
 *
 * Knows: which view belongs to which address.  Does not know: what views do.
 */

import { OpenBook } from "../state/book.js";
import { placeToasts, tell } from "../parts/toasts.js";
import { closeDialogs } from "../parts/dialog.js";
import { closePopover } from "../parts/popover.js";
import { followTour } from "../parts/tour.js";
import { h } from "./dom.js";
import { askForToken, wantsToken } from "./sign_in.js";
import { routeOf } from "./router.js";
import { Shell } from "./shell.js";
import { followSystem } from "./theme.js";

/**
 * @typedef {{book: OpenBook | null, shell: Shell, until: AbortSignal}} Context What a view is given; `until` aborts when it is
 *   left.
 * @typedef {(place: HTMLElement, context: Context) => void | Promise<void>} View
 */

/** @type {Record<string, () => Promise<{view: View}>>} */
const VIEWS = {
  library: () => import("../views/library.js"),
  new: () => import("../views/new.js"),
  write: () => import("../views/write.js"),
  cast: () => import("../views/cast.js"),
  board: () => import("../views/board.js"),
  paint: () => import("../views/paint.js"),
  letter: () => import("../views/letter.js"),
  read: () => import("../views/read.js"),
};

const shell = new Shell();
/** @type {OpenBook | null} */
let book = null;
/** @type {AbortController | null} */
let leaving = null;

/** Show what the address asks for. */
async function show() {
  closePopover();
  leaving?.abort();
  leaving = new AbortController();
  const until = leaving.signal;
  const route = routeOf(location.hash);
  if (route.name !== "book") followTour();
  try {
    await openBook(route.name === "book" ? route.id : null);
    if (until.aborted) return;
    shell.show(route, book);
    const name = route.name === "book" ? route.step : route.name;
    const { view } = await VIEWS[name]();
    if (until.aborted) return;
    const place = shell.freshPlace();
    await view(place, { book, shell, until });
    followTour();
  } catch (error) {
    if (until.aborted) return;
    if (wantsToken(error)) return askForToken(show);
    tell(error);
    if (route.name === "book" && /** @type {any} */ (error).status === 404) location.hash = "#/";
  }
}

/** @param {string | null} id */
async function openBook(id) {
  if (book?.line.value === "refused") void book.resume();
  if (book?.id === id) return;
  const before = book;
  book = null;
  await before?.close();
  if (!id) return;
  const opened = new OpenBook(id, tell);
  await opened.open();
  book = opened;
}

followSystem();
const app = /** @type {HTMLElement} */ (document.getElementById("app"));
app.append(...shell.elements);
placeToasts(document.body);
addEventListener("hashchange", () => {
  closeDialogs();
  void show();
});
addEventListener("beforeunload", (event) => {
  for (const part of book?.edited ?? []) {
    if (part.isAtRisk) event.preventDefault();
    void part.flush();
  }
});
addEventListener("error", ({ error }) => tell(error));
addEventListener("unhandledrejection", ({ reason }) => tell(reason));
void show();
app.append(h("div", { class: "unseen", "aria-live": "polite", id: "announcer" }));
