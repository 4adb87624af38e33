/**
 * What one balloon says and how, as a form.
 *
 * Knows: fields and what they may be.  Does not know: where the balloon stands, or which line of the plan it is.
 */

import { h } from "../app/dom.js";

/** @typedef {import("../api/books.js").LetteringLine} LetteringLine */
/** @typedef {(name: string, edit: (line: LetteringLine) => LetteringLine) => void} EditLine `name` for undo. */

/** @type {LetteringLine["kind"][]} */
const KINDS = ["speech", "thought", "caption", "whisper", "shout", "sound", "song", "radio"];

/**
 * @param {LetteringLine} line
 * @param {EditLine} edit
 * @returns {HTMLElement[]}
 */
export function balloonForm(line, edit) {
  const { place } = line;
  const kind = h("select", { class: "input", id: "balloon-kind" }, KINDS.map((one) => h("option", { value: one, selected: one === line.kind }, one)));
  kind.onchange = () => edit("change a balloon's kind", (one) => ({ ...one, kind: /** @type {LetteringLine["kind"]} */ (kind.value) }));
  const width = h("input", { type: "range", class: "range", id: "balloon-width", min: 0, max: 1, step: 0.05, disabled: !place });
  width.value = String(place?.width ?? 0);
  width.onchange = () => edit("change a balloon's width", (one) => (one.place ? { ...one, place: { ...one.place, width: Number(width.value) } } : one));
  const free = h("button", { class: "button", type: "button", disabled: !place, onclick: () => edit("place a balloon by itself", (one) => ({ ...one, place: null })) }, "Let it be placed");
  return [
    h("div", { class: "field" }, h("label", { for: "balloon-text" }, "Words"), wordsOf(line, "balloon-text", edit)),
    h("div", { class: "field" }, h("label", { for: "balloon-kind" }, "Set as"), kind),
    h("div", { class: "field" }, h("label", { for: "balloon-width" }, "Width"), width),
    free,
  ];
}

/**
 * A balloon's words, to be written otherwise.
 *
 * @param {LetteringLine} line
 * @param {string} id The field's.
 * @param {EditLine} edit
 */
export function wordsOf(line, id, edit) {
  const text = h("textarea", { class: "input", rows: 4, id, dir: "auto" }, line.text);
  text.onchange = () => text.value.trim() && edit("change words", (one) => ({ ...one, text: text.value }));
  return text;
}
