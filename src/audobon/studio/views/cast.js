/**
 * Everybody in the book: their sheets, and how they look; a change repaints those panels alone in which they are.
 *
 * Knows: the fields of a design.  Does not know: drawing.
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { icon } from "../parts/icon.js";
import { picture } from "../parts/picture.js";
import { tell } from "../parts/toasts.js";
import { Saving } from "../state/saving.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */

const AGES = ["child", "young", "adult", "old", "unknown"];
const GENDERS = ["female", "male", "neutral", "unknown"];
const HAIRS = ["short", "long", "bun", "braids", "curly", "bald"];

/** @type {import("../app/main.js").View} */
export async function view(place, { book, shell, until }) {
  if (!book) return;
  const list = h("ul", { class: "plain cast-list", "aria-label": "Cast" });
  const form = h("section", { class: "card cast-form", "aria-live": "polite" });
  place.append(h("div", { class: "page-width stack" }, h("h1", null, "Cast"), h("div", { class: "cast-halves" }, list, form)));
  let who = "";
  /** @type {AbortController | null} */
  let leaving = null;
  const choose = async (/** @type {string} */ id) => {
    who = id;
    leaving?.abort();
    leaving = new AbortController();
    const ending = leaving.signal;
    const design = new Saving({
      load: () => books.getDesign(book.id, id),
      save: (value, etag) => books.putDesign(book.id, id, value, etag, { make: "pencilled" }),
      failed: book.failed,
    });
    shell.edits(design, ending);
    try {
      await design.load();
    } catch (error) {
      return tell(error);
    }
    design.value.watch((now) => now && fill(form, designForm(now, (name, edit) => design.change(name, edit))), ending);
    for (const one of list.querySelectorAll("button")) one.setAttribute("aria-current", String(one.dataset.who === id));
  };
  until.addEventListener("abort", () => leaving?.abort());
  book.storyboard.value.watch((plan) => {
    if (!plan) return fill(list, h("li", { class: "waiting" }, "The cast is being read ..."));
    fill(list, ...plan.cast.map((/** @type {any} */ one) => castCard(book, one, choose)));
    if (!who && plan.cast.length) void choose(plan.cast[0].character);
  }, until);
}

/** @param {OpenBook} book @param {any} design @param {(id: string) => void} choose */
function castCard(book, design, choose) {
  const none = () => sheet.replaceWith(icon("person"));
  const version = String(JSON.stringify(design).length);
  const sheet = picture(books.sheetAddress(book.id, design.character, version), { loading: "lazy", onerror: none });
  return h("li", null, h("button", { class: "card cast-card", type: "button", "data-who": design.character, onclick: () => choose(design.character) }, sheet, h("span", null, design.name)));
}

/** @param {any} design @param {(name: string, edit: (old: any) => any) => void} change */
function designForm(design, change) {
  const set = (/** @type {string} */ field, /** @type {any} */ value) => change(`${field.replaceAll("_", " ")} of ${design.name}`, (old) => ({ ...old, [field]: value }));
  const garments = (design.garments ?? []).map((/** @type {any} */ one, /** @type {number} */ at) => {
    const put = (/** @type {Record<string, any>} */ fields) => set("garments", design.garments.map((/** @type {any} */ other, /** @type {number} */ place) => (place === at ? { ...other, ...fields } : other)));
    const name = h("input", { class: "input", value: one.name, "aria-label": `Garment ${at + 1}`, maxLength: 40 });
    name.onchange = () => name.value.trim() && put({ name: name.value.trim() });
    return h("li", { class: "row" }, h("span", { class: "grow" }, name), colour(`Colour of the ${one.name}`, one.color, (value) => put({ color: value })));
  });
  const add = () => set("garments", [...(design.garments ?? []), { name: "cloak", color: "#7b1e2e" }]);
  const name = h("input", { class: "input", id: "design-name", value: design.name, maxLength: 80 });
  name.onchange = () => name.value.trim() && set("name", name.value.trim());
  return h(
    "form",
    { class: "stack", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    h("div", { class: "field" }, h("label", { for: "design-name" }, "Name"), name),
    h("div", { class: "field-grid" }, choice("age", "Age", AGES, design.age, set), choice("gender", "Gender", GENDERS, design.gender, set), choice("hair_style", "Hair", HAIRS, design.hair_style, set)),
    h("div", { class: "row" }, h("label", { class: "choice" }, "Skin or fur", colour("Skin or fur", design.skin, (value) => set("skin", value))), h("label", { class: "choice" }, "Hair", colour("Hair", design.hair, (value) => set("hair", value)))),
    h("fieldset", { class: "figure" }, h("legend", null, "Worn"), h("ul", { class: "plain stack" }, garments), h("button", { class: "button", type: "button", onclick: add }, icon("add"), "A garment")),
  );
}

/** @param {string} field @param {string} name @param {string[]} values @param {string} now @param {(field: string, value: string) => void} set */
function choice(field, name, values, now, set) {
  const select = h("select", { class: "input", id: `design-${field}` }, values.map((one) => h("option", { value: one, selected: one === now }, one)));
  select.onchange = () => set(field, select.value);
  return h("div", { class: "field" }, h("label", { for: `design-${field}` }, name), select);
}

/** @param {string} name @param {string | undefined} now @param {(value: string) => void} set */
function colour(name, now, set) {
  const input = h("input", { type: "color", class: "colour", value: now || "#808080", "aria-label": name });
  input.onchange = () => set(input.value);
  return input;
}
