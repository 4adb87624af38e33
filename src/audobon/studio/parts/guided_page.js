/**
 * A page looked at panel by panel: the picture is moved and enlarged until one frame fills the place; the others are dimmed.
 *
 * Knows: where a frame lies in the picture.  Does not know: books, or which panel comes next.
 */

import { h } from "../app/dom.js";
import { picture } from "./picture.js";

/** @typedef {import("./balloon_layer.js").Layers} Layers */

const AIR_PT = 10;
/** So much around a frame is seen as bright as it is. */
const RIM_PT = 4;

/**
 * @param {{url: string, name: string, page: Layers}} given
 * @returns {{element: HTMLElement, show: (at: number) => void}} `show` brings the frame of this place before the reader.
 */
export function guidedPage({ url, name, page }) {
  const image = picture(url, { class: "guided-page", alt: name });
  image.style.width = `${page.width_pt}px`;
  const spot = h("div", { class: "guided-spot", "aria-hidden": "true" });
  const element = h("div", { class: "guided" }, image, spot);
  let now = 0;
  const show = (/** @type {number} */ at) => {
    now = at;
    const box = page.frames[at]?.box ?? { x: 0, y: 0, width: page.width_pt, height: page.height_pt };
    const { width, height } = element.getBoundingClientRect();
    if (!width || !height) return;
    const scale = Math.min(width / (box.width + 2 * AIR_PT), height / (box.height + 2 * AIR_PT));
    const left = width / 2 - scale * (box.x + box.width / 2);
    const top = height / 2 - scale * (box.y + box.height / 2);
    image.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    const [wide, high] = [scale * (box.width + 2 * RIM_PT), scale * (box.height + 2 * RIM_PT)];
    Object.assign(spot.style, { left: `${(width - wide) / 2}px`, top: `${(height - high) / 2}px`, width: `${wide}px`, height: `${high}px` });
  };
  new ResizeObserver(() => show(now)).observe(element);
  return { element, show };
}
