/**
 * A panel's picture with a handle for everybody in it: dragged, or moved by arrow keys, to the sides and into the depth.
 *
 * Only the handle moves while it is dragged; the plan is changed once, when it is let go.
 *
 * Knows: where a placement lies in the picture.  Does not know: plans, or how figures are drawn.
 */

import { showPicture } from "../api/files.js";
import { announce } from "../app/announce.js";
import { h } from "../app/dom.js";
import { picture } from "./picture.js";

/** @typedef {{character: string, x?: number, depth?: number}} Placement */

const STEP_X = 0.02;
const STEP_DEPTH = 0.05;
/** Where handles stand in the picture's height: who is nearest, and who is farthest. */
const NEAR_Y = 0.88;
const FAR_Y = 0.4;

/**
 * @param {{
 *   url: string,
 *   placements: Placement[],
 *   names: Map<string, string>,
 *   move: (character: string, place: {x: number, depth: number}) => void,
 * }} given
 */
export function figureStage({ url, placements, names, move }) {
  const stage = h("div", { class: "figure-stage", role: "group", "aria-label": "Who stands where; drag, or use the arrow keys" }, picture(url, { alt: "", draggable: false, "data-url": url }));
  for (const one of placements) stage.append(handle(stage, one, names.get(one.character) ?? one.character, move));
  return stage;
}

/**
 * Another picture in a stage; its handles stay, whoever holds them.
 *
 * @param {Element} stage
 * @param {string} url
 */
export function showStage(stage, url) {
  const image = stage.querySelector("img");
  if (!image || image.dataset.url === url) return;
  image.dataset.url = url;
  showPicture(image, url);
}

/**
 * @param {HTMLElement} stage
 * @param {Placement} placement
 * @param {string} name
 * @param {(character: string, place: {x: number, depth: number}) => void} move
 */
function handle(stage, { character, x: atX = 0.5, depth: atDepth = 0 }, name, move) {
  let place = { x: atX, depth: atDepth };
  const made = h("button", { class: "figure-handle", type: "button", "data-key": `figure ${character}` }, name);
  const put = () => {
    made.style.left = `${place.x * 100}%`;
    made.style.top = `${(NEAR_Y + (FAR_Y - NEAR_Y) * place.depth) * 100}%`;
    made.setAttribute("aria-label", `${name}: ${wordsOf(place)}`);
  };
  const done = () => {
    if (place.x === atX && place.depth === atDepth) return;
    announce(`${name}: ${wordsOf(place)}`);
    move(character, place);
  };
  made.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-STEP_X, 0], ArrowRight: [STEP_X, 0], ArrowUp: [0, STEP_DEPTH], ArrowDown: [0, -STEP_DEPTH] }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const far = event.shiftKey ? 5 : 1;
    place = { x: within(place.x + far * step[0]), depth: within(place.depth + far * step[1]) };
    put();
    done();
  });
  made.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const box = stage.getBoundingClientRect();
    const start = place;
    made.setPointerCapture(event.pointerId);
    made.classList.add("dragged");
    made.onpointermove = (now) => {
      const depth = start.depth + (now.clientY - event.clientY) / box.height / (FAR_Y - NEAR_Y);
      place = { x: within(start.x + (now.clientX - event.clientX) / box.width), depth: within(depth) };
      put();
    };
    made.onpointerup = made.onpointercancel = (now) => {
      made.onpointermove = made.onpointerup = made.onpointercancel = null;
      made.classList.remove("dragged");
      if (now.type === "pointercancel") place = start;
      put();
      done();
    };
  });
  put();
  return made;
}

/** @param {number} value */
function within(value) {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
}

/** @param {{x: number, depth: number}} place */
function wordsOf({ x, depth }) {
  return `${Math.round(x * 100)} of 100 from the left, ${Math.round(depth * 100)} of 100 into the depth`;
}
