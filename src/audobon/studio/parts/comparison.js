/**
 * Two pictures of one panel in one place, with a line between them that is moved.
 *
 * Knows: where the line is.  Does not know: what the pictures are.
 */

import { h } from "../app/dom.js";
import { picture } from "./picture.js";

/**
 * @param {{url: string, name: string}} left
 * @param {{url: string, name: string}} right
 */
export function comparison(left, right) {
  const over = picture(right.url, { class: "compare-over", alt: right.name });
  const line = h("input", { type: "range", class: "range", min: 0, max: 100, "aria-label": `${left.name} to the left of the line, ${right.name} to its right` });
  const put = () => (over.style.clipPath = `inset(0 0 0 ${line.value}%)`);
  line.value = "50";
  line.oninput = put;
  put();
  return h(
    "figure",
    { class: "compare" },
    h("div", { class: "compare-place" }, picture(left.url, { class: "panel-large", alt: left.name }), over),
    line,
    h("figcaption", { class: "row apart small soft" }, h("span", null, left.name), h("span", null, right.name)),
  );
}
