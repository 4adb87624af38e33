/**
 * What one panel shows, as a form: shot, place, light, who stands where and how, its words.
 *
 * Knows: fields and what they may be.  Does not know: where the form stands.
 */

import { h } from "../app/dom.js";
import * as books from "../api/books.js";
import * as board from "../state/board.js";
import { figureStage, showStage } from "./figure_stage.js";
import { icon } from "./icon.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../api/books.js").Storyboard} Storyboard */
/** @typedef {import("../api/books.js").PanelBrief} PanelBrief */
/** @typedef {Partial<import("../api/types").VocabularyView>} Vocabulary Empty before it has come. */

/** @typedef {import("../api/books.js").Placement} Placement */
/** @typedef {import("../api/books.js").LetteringLine} LetteringLine */

/** @type {PanelBrief["shot"][]} */
const SHOTS = ["extreme_wide", "wide", "full", "medium", "close_up", "extreme_close_up"];
/** @type {NonNullable<import("../api/types").Camera["angle"]>[]} */
const ANGLES = ["eye", "high", "low"];
/** @type {NonNullable<PanelBrief["time"]>[]} */
const TIMES = ["unknown", "dawn", "morning", "day", "evening", "night"];
const STAGE_PX = 640;
/** @type {NonNullable<Placement["facing"]>[]} */
const FACINGS = ["left", "right", "front", "back"];
/** @type {LetteringLine["kind"][]} */
const KINDS = ["speech", "thought", "caption", "whisper", "shout", "sound", "song", "radio"];

/** @param {{book: OpenBook, board: Storyboard, panel: PanelBrief, vocabulary: Vocabulary}} given */
export function panelForm({ book, board: plan, panel, vocabulary }) {
  count = 0;
  const change = (/** @type {string} */ name, /** @type {(old: Storyboard) => Storyboard} */ edit) => book.storyboard.change(name, edit);
  /** @type {<Field extends keyof PanelBrief>(field: Field, value: PanelBrief[Field]) => void} */
  const set = (field, value) =>
    change(`${field.replaceAll("_", " ")} of ${panel.id}`, (old) => board.withPanel(old, panel.id, (one) => ({ ...one, [field]: value })));
  const names = new Map(plan.cast.map((one) => [one.character, one.name]));
  return h(
    "form",
    { class: "stack", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    h("div", { class: "row apart" }, h("h2", null, `Panel ${panel.id}`), actions(book, panel)),
    stage(book, panel, names, change),
    h(
      "div",
      { class: "field-grid" },
      choice("Shot", SHOTS, panel.shot, (value) => set("shot", value)),
      choice("Height of the eye", ANGLES, panel.camera?.angle ?? "eye", (value) => set("camera", { ...panel.camera, angle: value })),
      words("Place", panel.place_kind ?? "unplaced", vocabulary.places, (value) => set("place_kind", value || "unplaced")),
      choice("Time", TIMES, panel.time ?? "unknown", (value) => set("time", value)),
    ),
    h("label", { class: "choice" }, checkbox(panel.inside ?? false, (value) => set("inside", value)), "inside"),
    ...(panel.placements ?? []).map((one) => figure(panel, one, names, vocabulary, change)),
    lines(panel, names, (value) => set("lettering", value)),
  );
}

/**
 * @param {OpenBook} book
 * @param {PanelBrief} panel
 * @param {Map<string, string>} names
 * @param {(name: string, edit: (old: Storyboard) => Storyboard) => void} change
 */
function stage(book, panel, names, change) {
  const made = book.panels.value.find(({ id }) => id === panel.id);
  if (!made || made.state === "planned") return null;
  const placements = panel.placements ?? [];
  const move = (/** @type {string} */ character, /** @type {{x: number, depth: number}} */ place) =>
    change(`move ${names.get(character) ?? character} in ${panel.id}`, (old) => board.withPlacement(old, panel.id, character, place));
  return figureStage({ url: books.thumbAddress(book.id, made, STAGE_PX), placements, names, move });
}

/**
 * The panel as it is drawn by now, in its form that stands on the page: nothing else in it is touched.
 *
 * @param {OpenBook} book
 * @param {Element} form
 * @param {string} id The panel's.
 * @returns {boolean} Whether the form shows it so; false where it has no room for a picture yet.
 */
export function refreshStage(book, form, id) {
  const made = book.panels.value.find((one) => one.id === id);
  if (!made || made.state === "planned") return true;
  const place = form.querySelector(".figure-stage");
  if (place) showStage(place, books.thumbAddress(book.id, made, STAGE_PX));
  return place !== null;
}

/** @param {OpenBook} book @param {PanelBrief} panel */
function actions(book, panel) {
  const run = (/** @type {string} */ name, /** @type {(old: Storyboard, id: string) => Storyboard} */ edit) => () =>
    book.storyboard.change(`${name} (${panel.id})`, (old) => edit(old, panel.id));
  const button = (/** @type {import("./icon.js").IconName} */ sign, /** @type {string} */ name, /** @type {() => void} */ onclick) =>
    h("button", { class: "button quiet icon", type: "button", "aria-label": name, title: name, onclick }, icon(sign));
  return h(
    "span",
    { class: "tools" },
    button("back", "Move earlier (Alt and left)", run("move earlier", (old, id) => board.steppedPanel(old, id, -1))),
    button("next", "Move later (Alt and right)", run("move later", (old, id) => board.steppedPanel(old, id, 1))),
    button("scissors", "Split in two (S)", run("split", board.splitPanel)),
    button("merge", "Merge with the next (M)", run("merge", board.mergedPanel)),
    button("trash", "Remove (Delete)", run("remove", board.withoutPanel)),
  );
}

/**
 * @param {PanelBrief} panel
 * @param {Placement} one
 * @param {Map<string, string>} names
 * @param {Vocabulary} vocabulary
 * @param {(name: string, edit: (old: Storyboard) => Storyboard) => void} change
 */
function figure(panel, one, names, vocabulary, change) {
  const name = names.get(one.character) ?? one.character;
  /** @type {<Field extends keyof Placement>(field: Field, value: Placement[Field]) => void} */
  const set = (field, value) =>
    change(`${field} of ${name} in ${panel.id}`, (old) => board.withPlacement(old, panel.id, one.character, { [field]: value }));
  return h(
    "fieldset",
    { class: "figure" },
    h("legend", null, name),
    h(
      "div",
      { class: "field-grid" },
      words("Pose", one.pose ?? "standing", vocabulary.poses, (value) => set("pose", value)),
      choice("Face", /** @type {NonNullable<Placement["expression"]>[]} */ (vocabulary.expressions ?? ["neutral"]), one.expression ?? "neutral", (value) => set("expression", value)),
      choice("Turned", FACINGS, one.facing ?? "front", (value) => set("facing", value)),
      words("Holds", one.holds ?? "", vocabulary.props, (value) => set("holds", value)),
    ),
  );
}

/** @param {PanelBrief} panel @param {Map<string, string>} names @param {(lines: LetteringLine[]) => void} set */
function lines(panel, names, set) {
  /** @type {LetteringLine[]} */
  const now = panel.lettering ?? [];
  const edit = (/** @type {number} */ at, /** @type {Partial<LetteringLine>} */ fields) => set(now.map((one, place) => (place === at ? { ...one, ...fields } : one)));
  const rows = now.map((one, at) => {
    const text = h("textarea", { class: "input", rows: 2, "aria-label": `Words of line ${at + 1}` }, one.text);
    text.onchange = () => text.value.trim() && edit(at, { text: text.value });
    const kind = choice("Set as", KINDS, one.kind, (value) => edit(at, { kind: value }));
    const who = choice("Speaker", ["", ...names.keys()], one.speaker ?? "", (value) => edit(at, { speaker: value || null }), names);
    const drop = h("button", { class: "button quiet icon", type: "button", "aria-label": `Remove line ${at + 1}`, onclick: () => set(now.filter((_, place) => place !== at)) }, icon("trash"));
    return h("li", { class: "stack line-row" }, text, h("div", { class: "row" }, kind, who, drop));
  });
  const add = h("button", { class: "button", type: "button", onclick: () => set([...now, { kind: "caption", text: "..." }]) }, icon("add"), "A line");
  return h("fieldset", { class: "figure" }, h("legend", null, "Words"), h("ul", { class: "plain stack" }, rows), add);
}

/** Fields of the one form that there is; each has the same id when the form is made anew. */
let count = 0;

/**
 * @template {string} Value
 * @param {string} name
 * @param {Value[]} values
 * @param {Value} now
 * @param {(value: Value) => void} set
 * @param {Map<string, string>} [names] How values are called, if not by themselves.
 */
function choice(name, values, now, set, names) {
  count += 1;
  const id = `field-${count}`;
  const all = values.includes(now) ? values : [now, ...values];
  const select = h("select", { class: "input", id }, all.map((one) => h("option", { value: one, selected: one === now }, (names?.get(one) ?? one.replaceAll("_", " ")) || "nobody")));
  select.onchange = () => set(/** @type {Value} */ (select.value));
  return h("div", { class: "field" }, h("label", { for: id }, name), select);
}

/**
 * @param {string} name
 * @param {string} now
 * @param {string[] | undefined} known
 * @param {(value: string) => void} set
 */
function words(name, now, known, set) {
  count += 1;
  const id = `field-${count}`;
  const input = h("input", { class: "input", id, value: now, list: `${id}-known`, maxLength: 60 });
  input.onchange = () => set(input.value.trim());
  return h("div", { class: "field" }, h("label", { for: id }, name), input, h("datalist", { id: `${id}-known` }, (known ?? []).map((one) => h("option", { value: one }))));
}

/** @param {boolean} now @param {(value: boolean) => void} set */
function checkbox(now, set) {
  const input = h("input", { type: "checkbox", checked: now });
  input.onchange = () => set(input.checked);
  return input;
}
