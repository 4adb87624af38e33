/**
 * Words for screen readers alone: what has moved, where to.
 *
 * Knows: the one live region.  Does not know: who speaks.
 */

/** @param {string} words */
export function announce(words) {
  const region = document.getElementById("announcer");
  if (region) region.textContent = words;
}
