/**
 * How somebody looks, as a form: name, age, hair, colours, size, what is worn.
 *
 * Knows: the fields of a design and what they may be.  Does not know: where the form stands, or how it is saved.
 */

import { h } from "../app/dom.js";
import { icon } from "./icon.js";

const AGES = ["child", "young", "adult", "old", "unknown"];
const GENDERS = ["female", "male", "neutral", "unknown"];
const MOST_GARMENTS = 12;

/** @typedef {(name: string, edit: (old: any) => any) => void} Change */

/**
 * @param {any} design
 * @param {{vocabulary: Partial<import("../api/types").VocabularyView>, isLocked: boolean, change: Change}} given
 */
export function designForm(design, { vocabulary, isLocked, change }) {
  const set = (/** @type {string} */ field, /** @type {any} */ value) => change(`${field.replaceAll("_", " ")} of ${design.name}`, (old) => ({ ...old, [field]: value }));
  const name = h("input", { class: "input", id: "design-name", value: design.name, maxLength: 80 });
  name.onchange = () => name.value.trim() && set("name", name.value.trim());
  return h(
    "form",
    { onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    h(
      "fieldset",
      { class: "bare stack", disabled: isLocked },
      h("legend", { class: "unseen" }, `How ${design.name} looks`),
      h("div", { class: "field" }, h("label", { for: "design-name" }, "Name"), name),
      h(
        "div",
        { class: "field-grid thirds" },
        choice("age", "Age", AGES, design.age, set),
        choice("gender", "Gender", GENDERS, design.gender, set),
        choice("hair_style", "Hair", vocabulary.hair_styles ?? [], design.hair_style, set),
      ),
      h(
        "div",
        { class: "row" },
        h("label", { class: "choice" }, colour("Skin or fur", design.skin, (value) => set("skin", value)), "Skin or fur"),
        h("label", { class: "choice" }, colour("Hair", design.hair, (value) => set("hair", value)), "Hair"),
      ),
      h(
        "div",
        { class: "field-grid" },
        range("height", "Height", { min: 0.04, max: 1.5, step: 0.02, now: design.height ?? 1, ends: ["small", "tall"] }, set),
        range("build", "Build", { min: 0, max: 1, step: 0.05, now: design.build ?? 0.5, ends: ["thin", "stout"] }, set),
      ),
      worn(design, vocabulary, set),
    ),
  );
}

/** @param {any} design @param {Partial<import("../api/types").VocabularyView>} vocabulary @param {(field: string, value: any) => void} set */
function worn(design, vocabulary, set) {
  const now = /** @type {{name: string, color: string}[]} */ (design.garments ?? []);
  const rows = now.map((one, at) => {
    const put = (/** @type {Record<string, any>} */ fields) => set("garments", now.map((other, place) => (place === at ? { ...other, ...fields } : other)));
    const name = h("input", { class: "input", value: one.name, "aria-label": `Garment ${at + 1}`, maxLength: 40, list: "garments-known" });
    name.onchange = () => name.value.trim() && put({ name: name.value.trim() });
    const drop = () => set("garments", now.filter((_, place) => place !== at));
    return h(
      "li",
      { class: "row garment" },
      h("span", { class: "grow" }, name),
      colour(`Colour of the ${one.name}`, one.color, (value) => put({ color: value })),
      h("button", { class: "button quiet icon", type: "button", "aria-label": `Take off the ${one.name}`, title: `Take off the ${one.name}`, onclick: drop }, icon("trash")),
    );
  });
  const add = () => set("garments", [...now, { name: "cloak", color: "#7b1e2e" }]);
  return h(
    "fieldset",
    { class: "figure" },
    h("legend", null, "Worn"),
    h("ul", { class: "plain stack" }, rows),
    h("button", { class: "button", type: "button", disabled: now.length >= MOST_GARMENTS, onclick: add }, icon("add"), "A garment"),
    h("datalist", { id: "garments-known" }, (vocabulary.garments ?? []).map((one) => h("option", { value: one }))),
  );
}

/** @param {string} field @param {string} name @param {string[]} values @param {string} now @param {(field: string, value: string) => void} set */
function choice(field, name, values, now, set) {
  const all = values.includes(now) ? values : [now, ...values];
  const select = h("select", { class: "input", id: `design-${field}` }, all.map((one) => h("option", { value: one, selected: one === now }, one.replaceAll("_", " "))));
  select.onchange = () => set(field, select.value);
  return h("div", { class: "field" }, h("label", { for: `design-${field}` }, name), select);
}

/**
 * @param {string} field
 * @param {string} name
 * @param {{min: number, max: number, step: number, now: number, ends: [string, string]}} scale
 * @param {(field: string, value: number) => void} set
 */
function range(field, name, { min, max, step, now, ends }, set) {
  const input = h("input", { type: "range", class: "range", id: `design-${field}`, min, max, step });
  input.value = String(now);
  input.onchange = () => set(field, Number(input.value));
  return h("div", { class: "field" }, h("label", { for: `design-${field}` }, name), input, h("span", { class: "row apart small soft" }, ends.map((words) => h("span", null, words))));
}

/** @param {string} name @param {string | undefined} now @param {(value: string) => void} set */
function colour(name, now, set) {
  const input = h("input", { type: "color", class: "colour", value: now || "#808080", "aria-label": name });
  input.onchange = () => set(input.value);
  return input;
}
