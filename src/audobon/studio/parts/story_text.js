/**
 * A story's text with what was understood of it: speech in its speaker's colour, names, the beginnings of scenes.
 *
 * Knows: spans, and which colour is whose.  Does not know: what happens when something is clicked.
 */

import { h } from "../app/dom.js";
import { textOf } from "../state/counted_text.js";

/** @typedef {import("../api/books.js").Reading} Reading */
/** @typedef {import("../api/books.js").Character} Character */
/** @typedef {import("../api/books.js").Utterance} Utterance */
/** @typedef {import("../api/books.js").Scene} Scene */
/**
 * @typedef {{
 *   speech?: (utterance: Utterance, element: HTMLElement) => void,
 *   name?: (who: Character, element: HTMLElement) => void,
 *   sentence?: (at: number, element: HTMLElement) => void,
 * }} Clicks What is done when something is clicked; without, it is plain text.
 */

const VOICES = 8;
/** Text is laid out a chapter's worth at a time, so that a whole novel does not hold the page up. */
const PARAGRAPHS_AT_ONCE = 120;

/** @param {Reading} reading @returns {Map<string, number>} Each character's colour, 1 to 8, by how much they say. */
export function voicesOf(reading) {
  /** @type {Map<string, number>} */
  const said = new Map();
  for (const utterance of utterancesOf(reading)) {
    if (utterance.speaker) said.set(utterance.speaker, (said.get(utterance.speaker) ?? 0) + 1);
  }
  const ranked = [...reading.story.cast].sort((one, other) => (said.get(other.id) ?? 0) - (said.get(one.id) ?? 0));
  return new Map(ranked.map((who, place) => [who.id, (place % VOICES) + 1]));
}

/** @param {Reading} reading */
export function utterancesOf(reading) {
  return reading.story.scenes.flatMap((scene) => scene.beats.flatMap((beat) => beat.utterances));
}

/** @param {Reading} reading @param {Clicks} [clicks] @returns {HTMLElement} */
export function storyText(reading, clicks = {}) {
  const element = h("div", { class: "story-text", lang: reading.story.language, dir: "auto" });
  const voices = voicesOf(reading);
  const blocks = textOf(reading).paragraphs();
  let done = 0;
  const more = () => {
    for (const block of blocks.slice(done, done + PARAGRAPHS_AT_ONCE)) element.append(...paragraph(reading, block, voices, clicks));
    done += PARAGRAPHS_AT_ONCE;
    if (done < blocks.length) requestIdleCallback(more);
  };
  more();
  return element;
}

/**
 * @param {Reading} reading
 * @param {{start: number, end: number}} block
 * @param {Map<string, number>} voices
 * @param {Clicks} clicks
 */
function paragraph(reading, block, voices, clicks) {
  const scene = reading.story.scenes.find(({ span }) => span.start >= block.start && span.start < block.end);
  const parts = piecesOf(reading, block).map((piece) => pieceElement(reading, piece, voices, clicks));
  const start = clicks.sentence
    ? h("button", { class: "cut", type: "button", title: "Here ...", "aria-label": "What begins with this paragraph", onclick: (/** @type {Event} */ event) => clicks.sentence?.(block.start, /** @type {HTMLElement} */ (event.currentTarget)) }, "\u00b6")
    : null;
  const line = h("p", { "data-at": block.start, dir: "auto" }, start, parts);
  return scene ? [sceneMark(reading, scene), line] : [line];
}

/** @param {Reading} reading @param {Scene} scene */
function sceneMark(reading, scene) {
  const number = reading.story.scenes.indexOf(scene) + 1;
  const where = scene.place_kind === "unplaced" ? "no place" : scene.place_kind;
  const when = scene.time === "unknown" ? "" : `, ${scene.time}`;
  return h("h2", { class: "scene-mark", "data-scene": scene.id }, `Scene ${number}: ${where}${scene.inside ? ", inside" : ""}${when}`);
}

/**
 * @typedef {{start: number, end: number, utterance: Utterance | null, who: Character | null}} Piece A stretch in which nothing
 *   begins or ends.
 */

/** @param {Reading} reading @param {{start: number, end: number}} block @returns {Piece[]} */
function piecesOf(reading, block) {
  const inside = (/** @type {{start: number, end: number}} */ span) => span.start < block.end && span.end > block.start;
  const said = utterancesOf(reading).filter(({ span }) => inside(span));
  const named = reading.story.cast.flatMap((who) => who.mentions.filter(inside).map((span) => ({ who, span })));
  const cuts = new Set([block.start, block.end]);
  for (const { span } of [...said, ...named]) {
    cuts.add(Math.max(span.start, block.start));
    cuts.add(Math.min(span.end, block.end));
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(1).map((end, index) => {
    const start = places[index];
    const covers = (/** @type {{start: number, end: number}} */ span) => span.start <= start && span.end >= end;
    const innermost = named.filter(({ span }) => covers(span)).sort((one, other) => length(one.span) - length(other.span))[0];
    return { start, end, utterance: said.find(({ span }) => covers(span)) ?? null, who: innermost?.who ?? null };
  });
}

/** @param {{start: number, end: number}} span */
function length({ start, end }) {
  return end - start;
}

/**
 * @param {Reading} reading
 * @param {Piece} piece
 * @param {Map<string, number>} voices
 * @param {Clicks} clicks
 * @returns {Node}
 */
function pieceElement(reading, { start, end, utterance, who }, voices, clicks) {
  const words = textOf(reading).slice(start, end);
  if (utterance) {
    const speaker = reading.story.cast.find(({ id }) => id === utterance.speaker);
    const classes = `voice ${speaker ? `voice-${voices.get(speaker.id)}` : "voice-none"}`;
    const name = speaker?.name ?? "nobody yet";
    const run = clicks.speech;
    if (!run) return h("span", { class: classes, title: name }, words);
    return clickable(words, classes, `${words} Said by ${name}. Change who says it.`, (element) => run(utterance, element));
  }
  const run = clicks.name;
  if (!who || !run) return document.createTextNode(words);
  return clickable(words, "named", `${words}: ${who.name}. Correct who that is.`, (element) => run(who, element));
}

/**
 * @param {string} words
 * @param {string} classes
 * @param {string} label
 * @param {(element: HTMLElement) => void} run
 */
function clickable(words, classes, label, run) {
  const element = h("span", { class: `${classes} can-click`, role: "button", tabIndex: 0, "aria-label": label }, words);
  element.onclick = () => run(element);
  element.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    run(element);
  };
  return element;
}
