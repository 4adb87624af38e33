/**
 * Marks a part of a picture: strokes over it, by pointer or by keys, given as a black and white picture of its own size.
 *
 * Knows: strokes.  Does not know: what becomes of the mask.
 */

import { h } from "../app/dom.js";

const BRUSH_SHARE = 0.06;
const STEP_SHARE = 0.02;

/**
 * @param {HTMLImageElement} picture Loaded, at its full size.
 * @returns {{element: HTMLElement, clear: () => void, mask: () => Promise<Blob | null>}} `mask` gives null where nothing is marked.
 */
export function maskPainter(picture) {
  const width = picture.naturalWidth;
  const height = picture.naturalHeight;
  const canvas = h("canvas", { class: "mask-canvas", width, height, tabIndex: 0, role: "application", "aria-label": "Mark what is to be painted again: drag, or move with the arrow keys and hold space" });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const size = h("input", { type: "range", class: "range", min: 1, max: 30, value: BRUSH_SHARE * 100, "aria-label": "Width of the brush" });
  const radius = () => ((Number(size.value) / 100) * Math.max(width, height)) / 2;
  let isMarked = false;
  /** @type {{x: number, y: number} | null} */
  let last = null;
  const spot = { x: width / 2, y: height / 2 };

  const stroke = (/** @type {{x: number, y: number}} */ to) => {
    const from = last ?? to;
    pen.strokeStyle = pen.fillStyle = "rgb(255 60 30)";
    pen.lineWidth = 2 * radius();
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x + 0.01, to.y);
    pen.stroke();
    last = to;
    isMarked = true;
  };
  const at = (/** @type {PointerEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * width, y: ((event.clientY - box.top) / box.height) * height };
  };
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = null;
    stroke(at(event));
  };
  canvas.onpointermove = (event) => {
    if (event.buttons & 1) stroke(at(event));
  };
  canvas.onpointerup = () => {
    last = null;
  };
  canvas.onkeydown = (event) => {
    const step = STEP_SHARE * Math.max(width, height);
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step], " ": [0, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    spot.x = Math.min(width, Math.max(0, spot.x + way[0]));
    spot.y = Math.min(height, Math.max(0, spot.y + way[1]));
    last = null;
    if (event.key === " " || event.shiftKey) stroke(spot);
  };
  const clear = () => {
    pen.clearRect(0, 0, width, height);
    isMarked = false;
  };
  return {
    element: h("div", { class: "stack" }, h("div", { class: "mask-place" }, picture, canvas), h("label", { class: "choice" }, "Brush", size)),
    clear,
    mask: () => (isMarked ? maskOf(canvas) : Promise.resolve(null)),
  };
}

/** @param {HTMLCanvasElement} marks @returns {Promise<Blob | null>} */
function maskOf(marks) {
  const sheet = h("canvas", { width: marks.width, height: marks.height });
  const pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  pen.drawImage(marks, 0, 0);
  pen.globalCompositeOperation = "source-in";
  pen.fillStyle = "white";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.globalCompositeOperation = "destination-over";
  pen.fillStyle = "black";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  return new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
}
