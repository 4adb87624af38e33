/**
 * A picture of the service's in the page.
 *
 * Knows: how it is made.  Does not know: where it comes from.
 */

import { showPicture } from "../api/files.js";
import { h } from "../app/dom.js";

/**
 * @param {string} url
 * @param {Record<string, any>} [properties] Of the element; those that are to hear of it must be among them.
 * @returns {HTMLImageElement}
 */
export function picture(url, properties = {}) {
  const image = h("img", { alt: "", ...properties });
  showPicture(image, url);
  return image;
}
