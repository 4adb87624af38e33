/**
 * A book's files: fetched, put into the service's share folder, bound anew in other formats.
 *
 * Knows: formats, how finely pages may be printed.  Does not know: how a book is bound, or where the share folder is.
 */

import * as books from "../api/books.js";
import { needsToken, saveFile } from "../api/files.js";
import { fill, h } from "../app/dom.js";
import { counted, fileSize } from "../app/words.js";
import { openDialog } from "./dialog.js";
import { icon } from "./icon.js";
import { say, tell } from "./toasts.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {keyof typeof FORMATS} Format */

const FORMATS = { cbz: "Comic book archive (CBZ)", pdf: "PDF for print", epub: "E-book (EPUB)", html: "Web page", webtoon: "Webtoon strip", png: "Page pictures (PNG)", webp: "Page pictures (WebP)", svg: "Layered drawings (SVG)" };

const DPI = { 72: "72 dots an inch: a look", 150: "150 dots an inch: screens", 300: "300 dots an inch: print" };

/** @param {OpenBook} book */
export async function openFiles(book) {
  const list = h("ul", { class: "plain stack", "aria-label": "Files" });
  const share = h("div", { role: "status" });
  const boxes = Object.entries(FORMATS).map(([name, label]) => {
    const input = h("input", { type: "checkbox", value: name, checked: book.book.value?.options?.formats.includes(name) ?? false });
    return h("label", { class: "choice" }, input, label);
  });
  const dpi = h("select", { class: "input", id: "dpi" }, h("option", { value: "" }, "As before"), Object.entries(DPI).map(([value, words]) => h("option", { value }, words)));
  const bind = () => {
    const formats = boxes.map((box) => /** @type {HTMLInputElement} */ (box.querySelector("input"))).filter((one) => one.checked).map((one) => /** @type {Format} */ (one.value));
    if (!formats.length) return say("Choose a format at least.");
    dialog.close();
    void book.run(() => books.makeBook(book.id, { until: "bound", formats, ...(dpi.value ? { dpi: Number(dpi.value) } : {}) }));
  };
  const dialog = openDialog({
    title: "Files",
    body: [list, share, h("fieldset", { class: "figure choices" }, h("legend", null, "Bind it as"), boxes), h("div", { class: "field" }, h("label", { for: "dpi" }, "Printed at"), dpi)],
    foot: [h("button", { class: "button first", type: "button", onclick: bind }, icon("book"), "Bind")],
  });
  try {
    const [{ artefacts }, { folder }] = await Promise.all([books.getArtefacts(book.id), books.getShare()]);
    fill(list, ...(artefacts.length ? artefacts.map(fileRow) : [h("li", { class: "soft" }, "No files yet.")]));
    if (folder && artefacts.length) fill(share, sharing(book, folder, share));
  } catch (error) {
    tell(error);
  }
}

/** @param {{name: string, size_bytes: number, url: string}} file */
function fileRow({ name, size_bytes: size, url }) {
  const save = (/** @type {Event} */ event) => {
    if (!needsToken()) return;
    event.preventDefault();
    saveFile(url, name).catch(tell);
  };
  const link = h("a", { class: "button", href: url, download: name, onclick: save }, icon("download"), "Fetch");
  return h("li", { class: "file-row" }, h("span", null, h("strong", null, name), " ", h("span", { class: "small soft" }, fileSize(size))), link);
}

/** @param {OpenBook} book @param {string} folder @param {HTMLElement} place Where it is told what has come of it. */
function sharing(book, folder, place) {
  const put = async () => {
    button.disabled = true;
    try {
      const { folder: own, files } = await books.shareBook(book.id);
      fill(place, h("p", { class: "note good" }, h("strong", null, `${counted(files.length, "file")} for others in`), " ", h("code", null, own)));
    } catch (error) {
      button.disabled = false;
      tell(error);
    }
  };
  const button = h("button", { class: "button", type: "button", onclick: put }, icon("folder"), "Put into the share folder");
  return h("div", { class: "row apart" }, h("span", null, "For others, in ", h("code", null, folder)), button);
}
