/**
 * The story as it was read, to be corrected by clicking: who speaks, who is who, where scenes begin.
 *
 * Knows: what each click offers.  Does not know: how a correction is carried out (docs/corrections.md).
 */

import { fill, h } from "../app/dom.js";
import { refill } from "../app/redraw.js";
import { counted } from "../app/words.js";
import { icon } from "../parts/icon.js";
import { notYet } from "../parts/not_yet.js";
import { closePopover, openPopover } from "../parts/popover.js";
import { storyText, voicesOf } from "../parts/story_text.js";

/** @typedef {import("../api/books.js").Character} Character */
/** @typedef {import("../api/books.js").Corrections} Corrections */
/** @typedef {keyof Corrections} Kind */
/** @typedef {import("../state/book.js").OpenBook} OpenBook */

/** @type {import("../app/main.js").View} */
export function view(place, { book, shell, until }) {
  if (!book) return;
  const text = h("div", { class: "card reading" });
  const side = h("aside", { class: "stack write-side", "aria-label": "Cast and corrections" });
  const told = h("p", { class: "lead soft", hidden: true }, "Click what somebody says to change the speaker, a name to say who that is, a paragraph's sign to begin a scene there. The plan follows.");
  place.append(
    h(
      "div",
      { class: "page-width stack" },
      h("div", null, h("h1", null, "The story, as it was read"), told),
      h("div", { class: "write-halves" }, text, side),
    ),
  );
  shell.edits(book.corrections, until);
  const draw = () => {
    const reading = book.reading.value;
    told.hidden = !reading;
    if (!reading) return fill(text, notYet(book, "The story is being read ..."));
    const { scrollY } = window;
    refill(text, storyText(reading, clicksOf(book)));
    refill(side, castCard(book), correctionsCard(book));
    scrollTo(0, scrollY);
  };
  book.reading.watch(draw, until);
  book.book.watch(() => book.reading.value || draw(), until);
  book.corrections.value.watch(() => book.reading.value && refill(side, castCard(book), correctionsCard(book)), until);
}

/** @param {OpenBook} book @returns {import("../parts/story_text.js").Clicks} */
function clicksOf(book) {
  return {
    speech: (utterance, element) => chooseSpeaker(book, utterance, element),
    name: (who, element) => correctPerson(book, who, element),
    sentence: (at, element) => correctScene(book, at, element),
  };
}

/** @param {OpenBook} book */
function castOf(book) {
  return book.reading.value?.story.cast ?? [];
}

/**
 * @param {OpenBook} book
 * @param {Kind} kind
 * @param {Record<string, any>} correction
 * @param {string} name For undo.
 */
function correct(book, kind, correction, name) {
  closePopover();
  book.corrections.change(name, (now) => ({ ...now, [kind]: [...(now[kind] ?? []), correction] }));
}

/** @param {OpenBook} book @param {import("../api/books.js").Utterance} utterance @param {HTMLElement} element */
function chooseSpeaker(book, utterance, element) {
  const voices = voicesOf(/** @type {any} */ (book.reading.value));
  const choose = (/** @type {string | null} */ name) =>
    correct(book, "speakers", { span: utterance.span, speaker: name }, `${name ?? "nobody"} says this`);
  const items = castOf(book).map((who) =>
    h(
      "button",
      { type: "button", role: "menuitemradio", "aria-checked": String(who.id === utterance.speaker), onclick: () => choose(who.name) },
      h("span", { class: `swatch voice-${voices.get(who.id)}` }),
      who.name,
    ),
  );
  items.push(h("button", { type: "button", role: "menuitemradio", "aria-checked": String(!utterance.speaker), onclick: () => choose(null) }, h("span", { class: "swatch voice-none" }), "Nobody in particular"));
  const someone = somebodyNew((name) => {
    book.corrections.change(`${name} says this`, (now) => ({
      ...now,
      new_people: [...(now.new_people ?? []), { name }],
      speakers: [...(now.speakers ?? []), { span: utterance.span, speaker: name }],
    }));
    closePopover();
  });
  openPopover(element, {
    label: "Who says this",
    body: [h("h3", null, "Who says this?"), h("div", { class: "menu", role: "menu", "aria-label": "Speakers" }, items), someone],
  });
}

/** @param {(name: string) => void} add */
function somebodyNew(add) {
  const input = h("input", { class: "input", "aria-label": "Name of somebody new", placeholder: "Somebody new", required: true, maxLength: 80 });
  return h(
    "form",
    {
      class: "row",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        add(input.value.trim());
      },
    },
    h("span", { class: "grow" }, input),
    h("button", { class: "button", type: "submit" }, "Add"),
  );
}

/** @param {OpenBook} book @param {Character} who @param {HTMLElement} element */
function correctPerson(book, who, element) {
  const others = castOf(book).filter(({ id }) => id !== who.id);
  const same = h("select", { class: "input", id: "same" }, h("option", { value: "" }, "choose ..."), others.map(({ name }) => h("option", { value: name }, name)));
  same.onchange = () => same.value && correct(book, "same_people", { name: same.value, other: who.name }, `${who.name} is ${same.value}`);
  const name = h("input", { class: "input", id: "name", value: who.name, maxLength: 80 });
  const rename = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (name.value.trim() && name.value !== who.name) {
      correct(book, "people", { name: who.name, rename: name.value.trim() }, `${who.name} is called ${name.value.trim()}`);
    }
  };
  const is = (/** @type {string} */ field, /** @type {string} */ label, /** @type {string[]} */ choices, /** @type {string} */ now) => {
    const select = h("select", { class: "input", id: field }, choices.map((one) => h("option", { value: one, selected: one === now }, one)));
    select.onchange = () => correct(book, "people", { name: who.name, [field]: select.value }, `${who.name} is ${select.value}`);
    return h("div", { class: "field" }, h("label", { for: field }, label), select);
  };
  openPopover(element, {
    label: `Who ${who.name} is`,
    body: [
      h("h3", null, who.name),
      h("form", { class: "field", onsubmit: rename }, h("label", { for: "name" }, "Called"), h("span", { class: "row" }, h("span", { class: "grow" }, name), h("button", { class: "button", type: "submit" }, "Rename"))),
      h("div", { class: "field" }, h("label", { for: "same" }, "The same as"), same),
      h("div", { class: "row" }, is("gender", "Gender", ["female", "male", "neutral", "unknown"], who.gender), is("age", "Age", ["child", "young", "adult", "old", "unknown"], who.age)),
      h("button", { class: "button danger", type: "button", onclick: () => correct(book, "no_people", { name: who.name }, `${who.name} is nobody`) }, "This is nobody"),
    ],
  });
}

/** @param {OpenBook} book @param {number} at @param {HTMLElement} element */
function correctScene(book, at, element) {
  const scene = book.reading.value?.story.scenes.find(({ span }) => span.start <= at && at < span.end);
  const isStart = scene && Math.abs(scene.span.start - at) < 3;
  const kind = h("input", { class: "input", id: "place", value: scene?.place_kind === "unplaced" ? "" : scene?.place_kind ?? "", maxLength: 60 });
  const time = h("select", { class: "input", id: "time" }, ["unknown", "dawn", "morning", "day", "evening", "night"].map((one) => h("option", { value: one, selected: one === scene?.time }, one)));
  const inside = h("input", { type: "checkbox", id: "inside", checked: scene?.inside ?? false });
  const place = (/** @type {Event} */ event) => {
    event.preventDefault();
    correct(book, "places", { at, place_kind: kind.value.trim() || "unplaced", inside: inside.checked, time: time.value }, `the scene is at ${kind.value || "no place"}`);
  };
  const starts = isStart
    ? h("button", { class: "button", type: "button", onclick: () => correct(book, "scenes_going_on", { at }, "the scene goes on") }, "The scene before goes on here")
    : h("button", { class: "button first", type: "button", onclick: () => correct(book, "scene_starts", { at }, "a scene begins here") }, icon("scissors"), "A scene begins here");
  openPopover(element, {
    label: "The scene here",
    body: [
      starts,
      h(
        "form",
        { class: "stack", onsubmit: place },
        h("div", { class: "field" }, h("label", { for: "place" }, "Where it is"), kind),
        h("div", { class: "row" }, h("div", { class: "field" }, h("label", { for: "time" }, "When"), time), h("label", { class: "choice" }, inside, "inside")),
        h("button", { class: "button", type: "submit" }, "This is where"),
      ),
    ],
  });
}

/** @param {OpenBook} book */
function castCard(book) {
  const reading = /** @type {import("../api/books.js").Reading} */ (book.reading.value);
  const voices = voicesOf(reading);
  const rows = castOf(book).map((who) =>
    h(
      "li",
      null,
      h(
        "button",
        { class: "cast-row", type: "button", onclick: (/** @type {Event} */ event) => correctPerson(book, who, /** @type {HTMLElement} */ (event.currentTarget)) },
        h("span", { class: `swatch voice-${voices.get(who.id)}` }),
        h("span", { class: "grow", dir: "auto" }, who.name),
        h("span", { class: "small soft" }, who.role),
      ),
    ),
  );
  return h("section", { class: "card side-card stack" }, h("h2", null, "Cast"), h("ul", { class: "plain" }, rows));
}

/** @type {Record<string, (one: any) => string>} */
const TOLD = {
  new_people: ({ name }) => `${name} is somebody`,
  same_people: ({ name, other }) => `${other} is ${name}`,
  people: ({ name, rename, gender, age }) => `${name} is ${rename ?? [gender, age].filter(Boolean).join(", ")}`,
  no_people: ({ name }) => `${name} is nobody`,
  speakers: ({ speaker }) => `${speaker ?? "nobody"} speaks`,
  scene_starts: () => "a scene begins",
  scenes_going_on: () => "a scene goes on",
  locked: ({ name }) => `the look of ${name} is locked`,
  places: ({ place_kind: where, time }) => `a scene is at: ${where}${time && time !== "unknown" ? `, ${time}` : ""}`,
};

/** @param {OpenBook} book */
function correctionsCard(book) {
  const now = book.corrections.value.value ?? {};
  const rows = /** @type {[Kind, any[]][]} */ (Object.entries(now)).flatMap(([kind, list]) =>
    (Array.isArray(list) ? list : []).map((one) => {
      const words = TOLD[kind]?.(one) ?? kind;
      const drop = () => book.corrections.change(`not: ${words}`, (all) => ({ ...all, [kind]: (/** @type {any[]} */ (all[kind] ?? [])).filter((other) => other !== one) }));
      return h("li", { class: "row apart" }, h("span", null, words), h("button", { class: "button quiet icon", type: "button", "aria-label": `Take back: ${words}`, onclick: drop }, icon("close")));
    }),
  );
  const head = h("h2", null, rows.length ? counted(rows.length, "correction") : "Corrections");
  const none = h("p", { class: "small soft" }, "None yet. All that you correct is listed here, and can be taken back.");
  return h("section", { class: "card side-card stack" }, head, rows.length ? h("ul", { class: "plain" }, rows) : none);
}
