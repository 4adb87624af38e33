/**
 * The frame round every view: brand, the book's title and steps, its progress, undo, the way it looks.
 *
 * Knows: where a book stands, and what can be done about that.  Does not know: views.
 */

import * as books from "../api/books.js";
import { icon } from "../parts/icon.js";
import { openPopover } from "../parts/popover.js";
import { fill, h } from "./dom.js";
import { ProgressStrip } from "./progress_strip.js";
import { hashOf, STEPS } from "./router.js";
import { askForToken } from "./sign_in.js";
import { chooseTheme, theme, THEMES } from "./theme.js";
import { duration, sentence, stageWords, stateWords } from "./words.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("./router.js").Route} Route */

const STEP_NAMES = { write: "Write", cast: "Cast", board: "Board", paint: "Paint", letter: "Letter", read: "Read" };
const SAVED = {
  loading: "",
  saved: "Saved",
  changed: "Saving ...",
  saving: "Saving ...",
  waiting: "Kept here; saved when the book is free",
  away: "Kept here; saved when the service answers",
  failed: "Not saved",
};
const THEME_NAMES = { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" };

export class Shell {
  #title = h("span", { class: "head-title" });
  #saved = h("span", { class: "small soft", role: "status" });
  #undo = button("undo", "Undo", () => this.#edited?.undo());
  #redo = button("redo", "Redo", () => this.#edited?.redo());
  #steps = h("nav", { class: "steps", "aria-label": "Steps of the book" });
  #strip = new ProgressStrip();
  #place = h("main", { class: "place", id: "main", tabIndex: -1 });
  /** @type {OpenBook | null} */
  #book = null;
  /** @type {import("../state/saving.js").Saving<any> | null} */
  #edited = null;
  /** @type {AbortController | null} */
  #watching = null;

  constructor() {
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @returns {HTMLElement[]} */
  get elements() {
    const brand = h(
      "a",
      { class: "brand", href: "#/", "aria-label": "Audobon: all books" },
      h("img", { src: "style/mark.svg", alt: "", width: 28, height: 28 }),
      h("span", null, "Audobon"),
    );
    const looks = button("sun", "How the studio looks", (event) => this.#chooseTheme(event));
    const row = h(
      "div",
      { class: "head-row" },
      brand,
      this.#title,
      h("span", { class: "head-space" }),
      this.#saved,
      this.#undo,
      this.#redo,
      looks,
    );
    return [h("header", { class: "head" }, row, this.#steps, this.#strip.element), this.#place];
  }

  /**
   * @param {Route} route
   * @param {OpenBook | null} book
   */
  show(route, book) {
    this.edits(null);
    this.#title.hidden = !book;
    this.#steps.hidden = !book;
    if (book !== this.#book) this.#watch(book);
    if (book && route.name === "book") {
      fill(this.#steps, ...STEPS.map((step) => this.#step(book.id, step, route.step)));
    }
    if (!book) document.title = "Audobon Studio";
  }

  /** An empty place for a view, with the focus where it begins. */
  freshPlace() {
    fill(this.#place);
    this.#place.scrollTop = 0;
    scrollTo(0, 0);
    this.#place.focus({ preventScroll: true });
    return this.#place;
  }

  /**
   * Undo and redo belong to this from now on; null to nothing.
   *
   * @param {import("../state/saving.js").Saving<any> | null} saving
   * @param {AbortSignal} [until]
   */
  edits(saving, until) {
    this.#edited = saving;
    this.#undo.hidden = this.#redo.hidden = this.#saved.hidden = !saving;
    if (!saving || !until) return;
    const follow = () => {
      label(this.#undo, saving.undoName ? `Undo: ${saving.undoName}` : "Undo", !saving.undoName);
      label(this.#redo, saving.redoName ? `Redo: ${saving.redoName}` : "Redo", !saving.redoName);
    };
    saving.value.watch(follow, until);
    saving.state.watch((state) => {
      this.#saved.textContent = SAVED[state];
      this.#saved.classList.toggle("saved-late", state === "waiting" || state === "away");
      follow();
    }, until);
  }

  /** @param {OpenBook | null} book */
  #watch(book) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    this.#book = book;
    this.#strip.hide();
    if (!book) return;
    const until = this.#watching.signal;
    const draw = () => this.#draw(book);
    book.book.watch(draw, until);
    book.left.watch(draw, until);
    book.line.watch(draw, until);
  }

  /** @param {OpenBook} open */
  #draw(open) {
    const book = open.book.value;
    if (!book) return;
    this.#title.textContent = book.title || "Untitled";
    document.title = `${book.title || "Untitled"} - Audobon Studio`;
    if (open.line.value === "refused") return this.#drawRefused(open);
    if (["failed", "quarantined"].includes(book.state)) return this.#drawFailed(open, book);
    if (book.state === "cancelled") return this.#drawPaused(open);
    if (!open.isRunning) return this.#strip.hide();
    const { stage, done, of, what } = book.progress;
    const lost = open.line.value === "lost" ? "The service cannot be reached; what is made is kept. " : "";
    const words = book.state === "queued" ? stateWords(book.state) : stageWords(stage, done, of, what);
    this.#strip.show({
      told: `${lost}${words}`,
      left: open.left.value === null ? "" : `, about ${duration(open.left.value)} left`,
      act: act("pause", "Pause", () => open.run(() => books.cancelBook(open.id))),
      done: of ? { of, done } : null,
    });
  }

  /** @param {OpenBook} open */
  #drawRefused(open) {
    const again = () => {
      void open.resume();
      this.#place.focus();
    };
    this.#strip.show({
      wrong: [h("strong", null, "The service takes your token no more."), " It was taken back, or may not read this book. Nothing that was saved is lost."],
      act: act("lock", "Enter a token", () => askForToken(again)),
    });
  }

  /** @param {OpenBook} open @param {import("../api/books.js").Book} book */
  #drawFailed(open, book) {
    const { message = "It could not be made.", hint = "", code = "" } = book.error ?? {};
    this.#strip.show({
      wrong: [h("strong", null, sentence(message)), hint ? ` ${sentence(hint)}` : "", h("span", { class: "small soft" }, code)],
      act: act("play", "Try again", () => open.run(() => books.retryBook(open.id))),
    });
  }

  /** @param {OpenBook} open */
  #drawPaused(open) {
    this.#strip.show({ told: "Paused. What is finished is kept.", act: act("play", "Go on", () => open.run(() => books.retryBook(open.id))) });
  }

  /** @param {string} id @param {string} step @param {string} now */
  #step(id, step, now) {
    const name = STEP_NAMES[/** @type {keyof typeof STEP_NAMES} */ (step)];
    return h("a", { href: hashOf({ name: "book", id, step }), "aria-current": step === now ? "page" : undefined }, name);
  }

  /** @param {Event} event */
  #chooseTheme(event) {
    const items = THEMES.map((one) =>
      h(
        "button",
        {
          type: "button",
          role: "menuitemradio",
          "aria-checked": String(one === theme()),
          onclick: () => {
            chooseTheme(one);
            close();
          },
        },
        THEME_NAMES[one],
      ),
    );
    const close = openPopover(/** @type {Element} */ (event.currentTarget), {
      label: "How the studio looks",
      body: [h("div", { class: "menu", role: "menu", "aria-label": "Theme" }, items)],
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || !this.#edited) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.matches("input, textarea, [contenteditable]")) return;
    event.preventDefault();
    if (event.shiftKey) this.#edited.redo();
    else this.#edited.undo();
  }
}

/**
 * @param {import("../parts/icon.js").IconName} sign
 * @param {string} name
 * @param {(event: Event) => void} run
 * @param {string} [words] Beside the sign, if they are to be seen.
 */
function button(sign, name, run, words) {
  const shape = words ? "button" : "button quiet icon";
  return h("button", { class: shape, type: "button", "aria-label": words ? undefined : name, title: name, onclick: run }, icon(sign), words);
}

/** @param {HTMLButtonElement} made @param {string} name @param {boolean} off */
function label(made, name, off) {
  made.setAttribute("aria-label", name);
  made.title = name;
  made.setAttribute("aria-disabled", String(off)); // it keeps the focus, as one that is disabled does not
}

/** @param {import("../parts/icon.js").IconName} sign @param {string} name @param {() => void} run What can be done in the strip. */
function act(sign, name, run) {
  return { name, button: () => button(sign, name, run, name) };
}
