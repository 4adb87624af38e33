/**
 * Pictures and files that the browser fetches itself. Where the service wants a token, which a browser sends with no picture, they are
 * fetched here and shown from memory.
 *
 * Knows: when that is needed.  Does not know: what is shown.
 */

import { token } from "./client.js";
import { problemIn } from "./problem.js";

/**
 * Show a picture in an element; what cannot be fetched ends in its `error` event.
 *
 * @param {HTMLImageElement | SVGElement} element
 * @param {string} url
 */
export function showPicture(element, url) {
  const put = (/** @type {string} */ source) => (element instanceof HTMLImageElement ? (element.src = source) : element.setAttribute("href", source));
  if (!token() || !url) return put(url);
  fetchBlob(url).then(
    (blob) => {
      const source = URL.createObjectURL(blob);
      element.addEventListener("load", () => URL.revokeObjectURL(source), { once: true });
      put(source);
    },
    () => element.dispatchEvent(new Event("error")),
  );
}

/**
 * Have a file saved by the browser.
 *
 * @param {string} url
 * @param {string} name
 */
export async function saveFile(url, name) {
  const source = URL.createObjectURL(await fetchBlob(url));
  const link = document.createElement("a");
  link.href = source;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(source), 60_000);
}

/** @returns {boolean} Whether links to files work only with `saveFile`. */
export function needsToken() {
  return token() !== "";
}

/** @param {string} url */
async function fetchBlob(url) {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token()}` } });
  if (!answer.ok) throw await problemIn(answer);
  return answer.blob();
}
