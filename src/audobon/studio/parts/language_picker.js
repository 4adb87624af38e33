/**
 * The language that a book's words are in: another is chosen, translated line by line, sent out and taken in as a file.
 *
 * Knows: languages' names, what is translated.  Does not know: how words are set, or how files are read.
 */

import * as books from "../api/books.js";
import { saveFile } from "../api/files.js";
import { fill, h } from "../app/dom.js";
import { whenFree } from "../state/when_free.js";
import { openDialog } from "./dialog.js";
import { icon } from "./icon.js";
import { say, tell } from "./toasts.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../api/books.js").WordsRow} WordsRow */

/** Offered by name; any other tag can be written. */
const OFFERED = ["ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh-Hans", "zh-Hant"];
const TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "yi"]);

/** @param {string} tag */
function nameOf(tag) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** @param {OpenBook} book @param {AbortSignal} until */
export function languagePicker(book, until) {
  const select = h("select", { class: "input", id: "language" });
  const translate = h("button", { class: "button", type: "button" }, icon("pencil"), "Translate ...");
  const status = h("span", { class: "small soft", role: "status" });
  const reread = async () => {
    const known = await books.getLanguages(book.id);
    if (until.aborted) return known;
    const told = (/** @type {import("../api/books.js").Language} */ one) => (one.language === known.original ? "" : ` (${one.lines} of ${known.of} lines${one.stale ? `, ${one.stale} out of date` : ""})`);
    fill(select, ...known.languages.map((one) => h("option", { value: one.language, selected: one.language === known.now }, nameOf(one.language), told(one))));
    return known;
  };
  const show = async (/** @type {string} */ tag) => {
    select.disabled = true;
    try {
      await book.storyboard.flush();
      const waiting = () => (status.textContent = "When the book is free ...");
      const answer = await whenFree(() => books.showLanguage(book.id, tag), { waiting, until });
      await book.run(async () => answer);
      await book.storyboard.load();
    } catch (error) {
      if (!until.aborted) tell(error);
    }
    status.textContent = "";
    select.disabled = false;
    await reread().catch(tell);
  };
  select.onchange = () => show(select.value);
  translate.onclick = async () => {
    try {
      await book.storyboard.flush();
      openTranslation(book, await reread(), { show, closed: () => Promise.all([book.storyboard.load(), reread()]).catch(tell) });
    } catch (error) {
      tell(error);
    }
  };
  reread().catch((error) => error.status === 404 || tell(error));
  return h("span", { class: "row last" }, status, h("label", { for: "language" }, "Language"), h("span", null, select), translate);
}

/**
 * @param {OpenBook} book
 * @param {import("../api/books.js").Languages} known
 * @param {{show: (tag: string) => void, closed: () => void}} given
 */
function openTranslation(book, known, { show, closed }) {
  const others = known.languages.map(({ language }) => language).filter((tag) => tag !== known.original);
  const tag = h("input", { class: "input", id: "translation-tag", list: "languages-offered", pattern: TAG, maxLength: 40, required: true, value: others[0] ?? "", placeholder: "de, pt-BR, ja ..." });
  const rows = h("ul", { class: "plain stack translation" });
  const foot = h("div", { class: "row translation-foot" });
  const leaving = new AbortController();
  const { signal: until } = leaving;
  const wanted = h(
    "form",
    { class: "row", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), void open()) },
    h("label", { for: "translation-tag" }, `From ${nameOf(known.original)} into`),
    h("span", null, tag),
    h("button", { class: "button", type: "submit" }, "Open"),
    h("datalist", { id: "languages-offered" }, OFFERED.filter((one) => one !== known.original).map((one) => h("option", { value: one }, nameOf(one)))),
  );
  const open = async () => {
    if (!tag.reportValidity()) return;
    try {
      const { value, etag } = await books.getWordsIn(book.id, tag.value);
      draw(tag.value, value.rows, etag);
    } catch (error) {
      tell(error);
    }
  };
  const draw = (/** @type {string} */ language, /** @type {WordsRow[]} */ lines, /** @type {string} */ first) => {
    let etag = first;
    /** One after the other: each edit is of the state that the one before it left. */
    let last = Promise.resolve();
    const edit = (/** @type {(etag: string) => Promise<string>} */ ask) => {
      last = last.then(async () => {
        etag = await whenFree(() => ask(etag), { waiting: () => say("This is saved when the book is free."), until });
      }).catch(tell);
      return last;
    };
    const put = (/** @type {WordsRow} */ { panel, line }, /** @type {string} */ text) => edit((now) => books.putWordsIn(book.id, language, [{ panel, line, text }], now));
    fill(rows, ...lines.map((row) => lineOf(row, language, put)));
    const save = (/** @type {"po" | "csv"} */ form) => () => last.then(() => saveFile(books.wordsFileAddress(book.id, language, form), `words-${language}.${form}`)).catch(tell);
    const file = h("input", { type: "file", class: "unseen", id: "words-file", accept: ".po,.csv,.json" });
    file.onchange = () => {
      const chosen = file.files?.[0];
      const form = /** @type {"po" | "csv" | "json"} */ (chosen?.name.split(".").pop()?.toLowerCase());
      if (chosen) void edit(async (now) => (await books.putWordsFile(book.id, language, form, chosen, now)).headers.get("etag") ?? "").then(open);
    };
    const drop = () => edit(async (now) => (await books.dropWordsIn(book.id, language, now)).headers.get("etag") ?? "").then(open);
    fill(
      foot,
      h("button", { class: "button", type: "button", onclick: save("po") }, icon("download"), "PO file"),
      h("button", { class: "button", type: "button", onclick: save("csv") }, icon("download"), "Table (CSV)"),
      file,
      h("label", { class: "button", for: "words-file" }, icon("upload"), "Take a file in"),
      h("button", { class: "button quiet", type: "button", disabled: language === known.now, onclick: drop }, icon("trash"), "Forget it"),
      h("button", { class: "button first", type: "button", onclick: () => void last.then(() => (dialog.close(), show(language))) }, icon("book"), `Show the book in ${nameOf(language)}`),
    );
  };
  const dialog = openDialog({
    title: "Translate",
    wide: true,
    body: [wanted, rows],
    foot: [foot],
    closed: () => {
      leaving.abort();
      closed();
    },
  });
  if (others.length) void open();
  else fill(rows, h("li", { class: "soft" }, "Name a language to write its words beside the original's, or to take in a translator's file."));
}

/**
 * @param {WordsRow} row
 * @param {string} language
 * @param {(row: WordsRow, text: string) => void} put
 */
function lineOf(row, language, put) {
  const who = [row.panel, row.speaker || row.kind].filter((one, at, all) => all.indexOf(one) === at).join(", ");
  const text = h("textarea", { class: "input", rows: 2, lang: language, dir: RIGHT_TO_LEFT.has(language.split("-")[0]) ? "rtl" : "auto", "aria-label": `${who}: ${row.source}` }, row.text);
  text.onchange = () => put(row, text.value.trim());
  return h("li", { class: "translation-row" }, h("div", null, h("p", { class: "small soft" }, who, row.stale ? h("span", { class: "chip gold" }, "changed since") : null), h("p", null, row.source)), text);
}
