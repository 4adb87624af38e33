/**
 * A text whose places are counted as the service counts them: in characters, of which JavaScript's strings take some for two.
 *
 * Knows: surrogate pairs.  Does not know: what the text says.
 */

const PAIRS = /[\ud800-\udbff]/;
/** @type {WeakMap<{text: string}, CountedText>} */
const known = new WeakMap();

export class CountedText {
  #text;
  /** @type {number[] | null} Where each character begins in the string; null where all of them take one place. */
  #starts;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
    this.#starts = PAIRS.test(text) ? startsOf(text) : null;
  }

  /** @param {number} start @param {number} [end] Characters, before the last of which it ends. */
  slice(start, end) {
    const at = (/** @type {number} */ place) => (this.#starts ? (this.#starts[place] ?? this.#text.length) : place);
    return this.#text.slice(at(start), end === undefined ? undefined : at(end));
  }

  /** @returns {{start: number, end: number}[]} Lines with no empty one between them. */
  paragraphs() {
    const found = [];
    for (const match of this.#text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
      const start = match.index ?? 0;
      found.push({ start: this.#count(start), end: this.#count(start + match[0].length) });
    }
    return found;
  }

  /** @param {number} place Of the string. @returns {number} How many characters are before it. */
  #count(place) {
    if (!this.#starts) return place;
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** @param {{text: string}} reading @returns {CountedText} */
export function textOf(reading) {
  const text = known.get(reading) ?? new CountedText(reading.text);
  known.set(reading, text);
  return text;
}

/** @param {string} text */
function startsOf(text) {
  const starts = [];
  let place = 0;
  for (const character of text) {
    starts.push(place);
    place += character.length;
  }
  return starts;
}
