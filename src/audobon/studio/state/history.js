/**
 * What was done and can be undone: states one after the other, each with a name.
 *
 * Knows: past and future.  Does not know: what a state is (it is never changed, only replaced).
 */

const MOST = 200;

/** @template T */
export class History {
  /** @type {{name: string, state: T}[]} */
  #past = [];
  /** @type {{name: string, state: T}[]} */
  #future = [];
  /** @type {T} */
  #now;

  /** @param {T} now */
  constructor(now) {
    this.#now = now;
  }

  get now() {
    return this.#now;
  }

  /** What undoing would take back; empty if there is nothing. */
  get undoName() {
    return this.#past.at(-1)?.name ?? "";
  }

  /** What redoing would do again; empty if there is nothing. */
  get redoName() {
    return this.#future.at(-1)?.name ?? "";
  }

  /**
   * Another state, which can be taken back.
   *
   * @param {T} state
   * @param {string} name
   */
  push(state, name) {
    this.#past.push({ name, state: this.#now });
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
    this.#now = state;
  }

  /**
   * The state as it is elsewhere: nothing to take back.
   *
   * @param {T} state
   */
  replace(state) {
    this.#now = state;
  }

  /** @returns {T} */
  undo() {
    const last = this.#past.pop();
    if (last) {
      this.#future.push({ name: last.name, state: this.#now });
      this.#now = last.state;
    }
    return this.#now;
  }

  /** @returns {T} */
  redo() {
    const next = this.#future.pop();
    if (next) {
      this.#past.push({ name: next.name, state: this.#now });
      this.#now = next.state;
    }
    return this.#now;
  }
}
