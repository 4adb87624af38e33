/**
 * A page as layers: art in its frames, balloons above it as vectors that can be moved, with their tails and their widths.
 *
 * Units are points of the page, y down, as the service gives them; a balloon's place is told in unit coordinates of its panel
 * (docs/storyboard.md, BalloonPlace).
 *
 * Knows: drawing, pointers, keys.  Does not know: what becomes of a move.
 */

import { showPicture } from "../api/files.js";
import { s } from "../app/dom.js";

/** @typedef {import("../api/types").Point} Point */
/** @typedef {import("../api/types").Box} Box */
/** @typedef {import("../api/types").TextLine} Line */
/** @typedef {import("../api/types").Balloon} Balloon */
/** @typedef {import("../api/types").Page} Layers */
/**
 * @typedef {{
 *   art: (panel: string) => string,
 *   isFull: (panel: string) => boolean,
 *   choose: (balloon: Balloon) => void,
 *   moved: (balloon: Balloon, place: Point) => void,
 *   tail: (balloon: Balloon, tip: Point, middle: Point) => void,
 * }} Ways
 */

const SNAP_PT = 4;
const TIP_PT = 3.5;
const TAILED = new Set(["speech", "thought", "whisper", "shout", "song", "radio"]);
const STEP_PT = 4;

/**
 * @param {Layers} page
 * @param {Ways} ways
 * @returns {SVGElement}
 */
export function balloonLayer(page, ways) {
  const svg = s("svg", { class: "balloon-page", viewBox: `0 0 ${page.width_pt} ${page.height_pt}`, role: "group", "aria-label": `Page ${page.number}` });
  svg.append(s("rect", { class: "paper", fill: page.ground || "#ffffff", width: page.width_pt, height: page.height_pt }));
  for (const { panel, box } of page.frames) {
    const art = s("image", { x: box.x, y: box.y, width: box.width, height: box.height, preserveAspectRatio: "xMidYMid slice" });
    showPicture(art, ways.art(panel));
    svg.append(art);
    svg.append(s("rect", { class: ways.isFull(panel) ? "frame full" : "frame", x: box.x, y: box.y, width: box.width, height: box.height }));
  }
  for (const { lines, light } of page.headings) svg.append(...lines.map((line) => heading(line, light)));
  for (const balloon of page.balloons) {
    svg.append(balloonGroup(svg, page, balloon, ways));
    if (TAILED.has(balloon.kind) && balloon.joined === null) svg.append(tipHandle(svg, page, balloon, ways));
  }
  return svg;
}

/** @param {Line} line @param {boolean} light */
function heading(line, light) {
  return setLine(line, { class: "loud", fill: light ? "#ffffff" : "#111111" });
}

/**
 * A set line, in the width that it was given, whatever typeface the browser has for it. One that runs from right to left begins at its
 * right; a column begins at the middle of its top.
 *
 * @param {Line} line
 * @param {Record<string, any>} look
 */
function setLine(line, look) {
  const { text, origin, size_pt: size, width_pt: width, vertical } = line;
  const isLeftward = !vertical && runsLeftward(line);
  const way = isLeftward ? { direction: "rtl", "unicode-bidi": "embed" } : {};
  const fitted = width > 0 ? { textLength: width, lengthAdjust: "spacingAndGlyphs" } : {};
  const classes = [look.class, vertical && "column"].filter(Boolean).join(" ") || undefined;
  return s("text", { ...look, ...way, ...fitted, class: classes, x: isLeftward ? origin.x + width : origin.x, y: origin.y, "font-size": size }, text);
}

const LETTER = /\p{L}/u;
const LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** @param {Line} line @returns {boolean} Whether the whole of it runs from right to left (UAX 9, P2). */
function runsLeftward({ text, levels }) {
  return levels.length ? Math.min(...levels) % 2 === 1 : LEFTWARD.test(text.match(LETTER)?.[0] ?? "");
}

/** @param {SVGElement} svg @param {Layers} page @param {Balloon} balloon @param {Ways} ways */
function balloonGroup(svg, page, balloon, ways) {
  const words = balloon.lines.map(({ text }) => text).join(" ");
  const group = s("g", { class: `balloon balloon-${balloon.kind}`, tabindex: 0, role: "button", "data-key": `balloon ${balloon.order}`, "aria-label": `${balloon.kind}: ${words}. Arrow keys move it.` });
  if (balloon.joined === null) group.append(shape(balloon.outline.points), ...balloon.extras.map(({ points }) => shape(points)));
  const { body } = balloon;
  const turn = balloon.rotation_degrees ? `rotate(${balloon.rotation_degrees} ${body.x + body.width / 2} ${body.y + body.height / 2})` : undefined;
  const font = balloon.font === "Luckiest Guy" ? "loud" : undefined;
  group.append(...balloon.lines.map((line) => setLine(line, { class: font, transform: turn })));
  drag(svg, page, balloon, group, ways);
  group.addEventListener("focus", () => ways.choose(balloon));
  group.addEventListener("keydown", (event) => keys(page, balloon, /** @type {KeyboardEvent} */ (event), ways));
  return group;
}

/**
 * Where a balloon's tail ends, to be taken hold of.
 *
 * @param {SVGElement} svg
 * @param {Layers} page
 * @param {Balloon} balloon
 * @param {Ways} ways
 */
function tipHandle(svg, page, balloon, ways) {
  const tip = tipOf(balloon);
  const words = balloon.lines.map(({ text }) => text).join(" ");
  const handle = s("circle", { class: "tip", cx: tip.x, cy: tip.y, r: TIP_PT, tabindex: 0, role: "button", "data-key": `tip ${balloon.order}`, "aria-label": `End of the tail of: ${words}. Arrow keys move it.` });
  let isHeld = false;
  let at = tip;
  handle.addEventListener("pointerdown", (event) => {
    isHeld = true;
    handle.setPointerCapture(/** @type {PointerEvent} */ (event).pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!isHeld) return;
    at = onPage(svg, /** @type {PointerEvent} */ (event));
    handle.setAttribute("cx", String(at.x));
    handle.setAttribute("cy", String(at.y));
  });
  handle.addEventListener("pointerup", () => {
    isHeld = false;
    if (at !== tip) ways.tail(balloon, unitOf(page, balloon, at), middleOf(page, balloon));
  });
  handle.addEventListener("keydown", (event) => {
    const by = stepOf(/** @type {KeyboardEvent} */ (event));
    if (!by) return;
    event.preventDefault();
    ways.tail(balloon, unitOf(page, balloon, { x: tip.x + by.x, y: tip.y + by.y }), middleOf(page, balloon));
  });
  return handle;
}

/** @param {Balloon} balloon @returns {Point} The point of its outline, or of a thought's bubbles, that is farthest from its middle. */
function tipOf({ outline, extras, body, kind }) {
  const middle = { x: body.x + body.width / 2, y: body.y + body.height / 2 };
  const points = kind === "thought" ? [...outline.points, ...extras.flatMap((one) => one.points)] : outline.points;
  const far = (/** @type {Point} */ { x, y }) => Math.hypot((x - middle.x) / body.width, (y - middle.y) / body.height);
  return points.reduce((one, other) => (far(other) > far(one) ? other : one), middle);
}

/** @param {Point[]} points */
function shape(points) {
  return s("path", { class: "outline", d: `M${points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L")}Z` });
}

/** @param {SVGElement} svg @param {Layers} page @param {Balloon} balloon @param {SVGElement} group @param {Ways} ways */
function drag(svg, page, balloon, group, ways) {
  /** @type {Point | null} */
  let from = null;
  let by = { x: 0, y: 0 };
  group.addEventListener("pointerdown", (event) => {
    const pointer = /** @type {PointerEvent} */ (event);
    group.setPointerCapture(pointer.pointerId);
    from = onPage(svg, pointer);
    by = { x: 0, y: 0 };
  });
  group.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = onPage(svg, /** @type {PointerEvent} */ (event));
    by = snapped(page, balloon, { x: to.x - from.x, y: to.y - from.y });
    group.setAttribute("transform", `translate(${by.x} ${by.y})`);
  });
  const end = () => {
    if (!from) return;
    from = null;
    group.removeAttribute("transform");
    if (Math.hypot(by.x, by.y) > 1) ways.moved(balloon, placeOf(page, balloon, by));
  };
  group.addEventListener("pointerup", end);
  group.addEventListener("pointercancel", end);
}

/** @param {Layers} page @param {Balloon} balloon @param {KeyboardEvent} event @param {Ways} ways */
function keys(page, balloon, event, ways) {
  const by = stepOf(event);
  if (!by) return;
  event.preventDefault();
  ways.moved(balloon, placeOf(page, balloon, by));
}

/** @param {KeyboardEvent} event @returns {Point | null} How far an arrow key moves something; null for another key. */
function stepOf({ key, shiftKey }) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const step = shiftKey ? 4 * STEP_PT : STEP_PT;
  return way ? { x: way[0] * step, y: way[1] * step } : null;
}

/** @param {SVGElement} svg @param {PointerEvent} event @returns {Point} */
function onPage(svg, event) {
  const matrix = /** @type {SVGSVGElement} */ (svg).getScreenCTM();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix?.inverse());
  return { x: point.x, y: point.y };
}

/**
 * The middle of a balloon after a move, in unit coordinates of its panel.
 *
 * @param {Layers} page
 * @param {Balloon} balloon
 * @param {Point} by
 */
function placeOf(page, balloon, by) {
  const { body } = balloon;
  return unitOf(page, balloon, { x: body.x + body.width / 2 + by.x, y: body.y + body.height / 2 + by.y });
}

/** @param {Layers} page @param {Balloon} balloon The middle of it, as it stands. */
function middleOf(page, balloon) {
  return placeOf(page, balloon, { x: 0, y: 0 });
}

/**
 * A point of the page in unit coordinates of a balloon's panel, within it.
 *
 * @param {Layers} page
 * @param {Balloon} balloon
 * @param {Point} at
 */
function unitOf(page, { panel }, at) {
  const { box } = /** @type {{box: Box}} */ (page.frames.find((frame) => frame.panel === panel));
  const unit = (/** @type {number} */ value, /** @type {number} */ start, /** @type {number} */ size) => Math.min(1, Math.max(0, (value - start) / size));
  return { x: unit(at.x, box.x, box.width), y: unit(at.y, box.y, box.height) };
}

/**
 * A move drawn to the middle of the panel, and to the middles and edges of its other balloons, where it is near them.
 *
 * @param {Layers} page
 * @param {Balloon} balloon
 * @param {Point} by
 */
function snapped(page, balloon, by) {
  const frame = page.frames.find(({ panel }) => panel === balloon.panel);
  const others = page.balloons.filter((one) => one.panel === balloon.panel && one !== balloon).map(({ body }) => body);
  if (!frame) return by;
  const { body } = balloon;
  const near = (/** @type {number} */ value, /** @type {number[]} */ marks) => marks.find((mark) => Math.abs(mark - value) < SNAP_PT);
  const middle = { x: body.x + body.width / 2 + by.x, y: body.y + body.height / 2 + by.y };
  const x = near(middle.x, [frame.box.x + frame.box.width / 2, ...others.map((one) => one.x + one.width / 2)]);
  const y = near(middle.y, [frame.box.y + frame.box.height / 2, ...others.map((one) => one.y + one.height / 2)]);
  return { x: x === undefined ? by.x : by.x + x - middle.x, y: y === undefined ? by.y : by.y + y - middle.y };
}
