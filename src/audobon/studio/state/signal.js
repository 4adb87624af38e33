/**
 * A value that tells when it changes.
 *
 * Knows: who listens.  Does not know: what the value means.
 */

/** @template T */
export class Signal {
  /** @type {Set<(value: T) => void>} */
  #listeners = new Set();
  /** @type {T} */
  #value;

  /** @param {T} value */
  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  /** @param {T} value */
  set(value) {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  /**
   * Be told now and at every change, until the signal aborts.
   *
   * @param {(value: T) => void} listener
   * @param {AbortSignal} until
   */
  watch(listener, until) {
    if (until.aborted) return;
    this.#listeners.add(listener);
    until.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
    listener(this.#value);
  }
}
