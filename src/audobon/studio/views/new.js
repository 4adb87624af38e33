/**
 * A story comes in: pasted, dropped or chosen; what is understood of it is shown at once, and a comic is begun.
 *
 * Knows: files that can be read, the few choices that matter at the beginning.  Does not know: how a book goes on.
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { goTo } from "../app/router.js";
import { counted, sentence } from "../app/words.js";
import { icon } from "../parts/icon.js";
import { storyText, utterancesOf, voicesOf } from "../parts/story_text.js";
import { styleChooser } from "../parts/style_chooser.js";
import { tell } from "../parts/toasts.js";

const KINDS = ".txt,.md,.docx,.epub,.fountain,.pdf";
const WAIT_MS = 500;
const LEAST_CHARS = 40;
const DRAFT = "audobon-new-story";
/** More than this is read when the book is made, not while it is typed. */
const MOST_LIVE_CHARS = 60_000;

/** @type {import("../app/main.js").View} */
export async function view(place, { until }) {
  const text = h("textarea", {
    class: "input story-input",
    id: "story",
    rows: 11,
    placeholder: "Once upon a time ...",
    value: sessionStorage.getItem(DRAFT) ?? "",
    "aria-describedby": "story-hint",
  });
  const style = styleChooser();
  const pages = h("input", { class: "input", id: "pages", type: "number", min: 1, max: 400, placeholder: "any" });
  const start = h("button", { class: "button first last", type: "submit" }, icon("grid"), "Plan the comic");
  const understood = h("section", { class: "card understood", "aria-label": "What is understood", "aria-live": "polite" });
  const file = h("input", { type: "file", accept: KINDS, class: "unseen", id: "file" });
  const form = h(
    "form",
    { class: "stack" },
    h("div", { class: "field" }, h("label", { for: "story" }, "Your story"), text),
    h(
      "div",
      { class: "row apart" },
      h("span", { class: "small soft", id: "story-hint" }, "Or drop a file here: text, Markdown, Word, e-book, PDF, Fountain."),
      h("span", { class: "row" }, h("button", { class: "button", type: "button", onclick: () => sample(text) }, "A sample story"), file, h("label", { class: "button", for: "file" }, icon("upload"), "Choose a file")),
    ),
    style.element,
    h(
      "div",
      { class: "new-choices" },
      h("div", { class: "field" }, h("label", { for: "pages" }, "Pages"), pages),
      start,
    ),
  );
  place.append(h("div", { class: "page-width stack" }, h("h1", null, "A new comic"), h("div", { class: "halves" }, form, understood)));

  /** @returns {Omit<import("../api/types").Bodies["askForBook"], "text">} */
  const wanted = () => ({ style: style.value(), pages: pages.value ? Number(pages.value) : undefined, until: "pencilled" });
  const begin = async (/** @type {() => Promise<import("../api/books.js").Book>} */ ask) => {
    start.disabled = true;
    try {
      const book = await ask();
      sessionStorage.removeItem(DRAFT);
      goTo({ name: "book", id: book.id, step: "write" });
    } catch (error) {
      start.disabled = text.value.trim().length < LEAST_CHARS;
      tell(error);
    }
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    if (text.value.trim().length < LEAST_CHARS) return text.focus();
    void begin(() => books.askForBook({ text: text.value, ...wanted() }));
  };
  const take = (/** @type {File | undefined} */ one) => one && begin(() => books.askForBookOf(one, wanted()));
  file.onchange = () => take(file.files?.[0]);
  dropInto(place, take, until);
  live(text, understood, start, until);
}

/** @param {HTMLTextAreaElement} text */
async function sample(text) {
  try {
    text.value = (await books.getSample()).text;
    text.dispatchEvent(new Event("input"));
  } catch (error) {
    tell(error);
  }
}

/**
 * @param {HTMLElement} place
 * @param {(file: File | undefined) => void} take
 * @param {AbortSignal} until
 */
function dropInto(place, take, until) {
  place.addEventListener("dragover", (event) => event.preventDefault(), { signal: until });
  place.addEventListener(
    "drop",
    (event) => {
      event.preventDefault();
      take(event.dataTransfer?.files[0]);
    },
    { signal: until },
  );
}

/**
 * Read what is written, a moment after each change.
 *
 * @param {HTMLTextAreaElement} text
 * @param {HTMLElement} into
 * @param {HTMLButtonElement} start
 * @param {AbortSignal} until
 */
function live(text, into, start, until) {
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const read = async () => {
    asking?.abort();
    asking = new AbortController();
    fill(into, h("p", { class: "waiting" }, "Reading ..."));
    try {
      const reading = await books.readText(text.value, asking.signal);
      fill(into, summary(reading), storyText(reading));
    } catch (error) {
      if (/** @type {any} */ (error).name !== "AbortError") fill(into, problem(error));
    }
  };
  const changed = () => {
    clearTimeout(timer);
    sessionStorage.setItem(DRAFT, text.value);
    const length = text.value.trim().length;
    start.disabled = length < LEAST_CHARS;
    if (length < LEAST_CHARS) fill(into, waitingWords());
    else if (length > MOST_LIVE_CHARS) fill(into, h("p", { class: "note" }, "A long story: it is read when the comic is planned."));
    else timer = setTimeout(read, WAIT_MS);
  };
  text.addEventListener("input", changed);
  until.addEventListener("abort", () => {
    clearTimeout(timer);
    asking?.abort();
  });
  changed();
}

function waitingWords() {
  return h(
    "div",
    { class: "empty" },
    icon("eye"),
    h("h2", null, "Who is there, who speaks, where"),
    h("p", null, "As soon as there are a few sentences, you see here how they are understood."),
  );
}

/** @param {unknown} error */
function problem(error) {
  const { message, hint = "" } = /** @type {any} */ (error);
  return h("p", { class: "note warm" }, h("strong", null, sentence(message)), hint ? ` ${sentence(hint)}` : "");
}

/** @param {import("../api/books.js").Reading} reading */
function summary(reading) {
  const voices = voicesOf(reading);
  const { cast, scenes } = reading.story;
  const counts = `${counted(cast.length, "character")}, ${counted(scenes.length, "scene")}, ${counted(utterancesOf(reading).length, "speech", "speeches")}`;
  const names = cast.slice(0, 12).map((who) => h("span", { class: `chip voice-${voices.get(who.id)}` }, h("span", { class: "swatch" }), who.name));
  return h("div", { class: "stack understood-head" }, h("h2", null, counts), h("div", { class: "row" }, names));
}
