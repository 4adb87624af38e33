/**
 * A page looked at panel by panel: the picture is moved and enlarged until one frame fills the place.
 *
 * Knows: where a frame lies in the picture.  Does not know: books, or which panel comes next.
 */

import { h } from "../app/dom.js";
import { picture } from "./picture.js";

/** @typedef {import("./balloon_layer.js").Layers} Layers */

const AIR_PT = 10;

/**
 * @param {{url: string, name: string, page: Layers}} given
 * @returns {{element: HTMLElement, show: (at: number) => void}} `show` brings the frame of this place before the reader.
 */
export function guidedPage({ url, name, page }) {
  const image = picture(url, { class: "guided-page", alt: name });
  image.style.width = `${page.width_pt}px`;
  const element = h("div", { class: "guided" }, image);
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
  };
  new ResizeObserver(() => show(now)).observe(element);
  return { element, show };
}
