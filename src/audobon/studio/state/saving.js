/**
 * One thing of a book that is edited here and kept by the service: saved by itself a moment after each change.
 *
 * Knows: undo, entity tags, the order of savings, what happens when somebody else has changed it.
 * Does not know: what the thing is, or how it is shown.
 */

import { Problem } from "../api/problem.js";
import { History } from "./history.js";
import { Signal } from "./signal.js";

const WAIT_MS = 600;
const AGAIN_MS = 1000;
const TOLD_AFTER = 8;
/** What the service says while the book is being made. */
const AT_WORK = "AUD-740";

/** @typedef {"loading" | "saved" | "changed" | "saving" | "failed"} SavingState */

/** @template T */
export class Saving {
  /** @type {Signal<T | null>} */
  value = new Signal(/** @type {T | null} */ (null));
  /** @type {Signal<SavingState>} */
  state = new Signal(/** @type {SavingState} */ ("loading"));
  /** @type {History<T> | null} */
  #history = null;
  #etag = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void>} */
  #running = Promise.resolve();
  #tries = 0;
  #isTold = false;
  #load;
  #save;
  #failed;

  /**
   * @param {{
   *   load: () => Promise<{value: T, etag: string}>,
   *   save: (value: T, etag: string) => Promise<string>,
   *   failed: (error: unknown) => void,
   * }} ways `save` gives the new entity tag; `failed` is told what could not be saved.
   */
  constructor({ load, save, failed }) {
    this.#load = load;
    this.#save = save;
    this.#failed = failed;
  }

  get undoName() {
    return this.#history?.undoName ?? "";
  }

  get redoName() {
    return this.#history?.redoName ?? "";
  }

  /** Read it anew, unless a change of one's own waits to be saved. */
  async load() {
    if (this.#waits()) return;
    const { value, etag } = await this.#load();
    if (this.#waits()) return;
    this.#etag = etag;
    if (this.#history) this.#history.replace(value);
    else this.#history = new History(value);
    this.value.set(value);
    this.state.set("saved");
  }

  /**
   * Change it; it is saved soon.
   *
   * @param {string} name What was done, for undo.
   * @param {(value: T) => T} edit Gives another value and leaves the old one alone.
   */
  change(name, edit) {
    if (!this.#history) return;
    const next = edit(this.#history.now);
    if (next === this.#history.now) return;
    this.#history.push(next, name);
    this.#changed();
  }

  undo() {
    if (!this.undoName) return;
    this.#history?.undo();
    this.#changed();
  }

  redo() {
    if (!this.redoName) return;
    this.#history?.redo();
    this.#changed();
  }

  /** Save now what waits; resolves when it is saved or has failed. */
  flush() {
    clearTimeout(this.#timer);
    if (this.state.value === "changed") this.#running = this.#running.then(() => this.#saveNow());
    return this.#running;
  }

  /** Whether a change of one's own is not saved yet. */
  #waits() {
    return this.state.value === "changed" || this.state.value === "saving";
  }

  #changed() {
    this.state.set("changed");
    this.value.set(this.#history?.now ?? null);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), WAIT_MS);
  }

  async #saveNow() {
    const value = this.#history?.now;
    if (value === undefined) return;
    this.state.set("saving");
    try {
      this.#etag = await this.#save(value, this.#etag);
      this.#tries = 0;
      this.#isTold = false;
      const isLast = this.#history?.now === value;
      this.state.set(isLast ? "saved" : "changed");
      if (!isLast) await this.#saveNow();
    } catch (error) {
      if (error instanceof Problem && error.code === AT_WORK) return this.#later(error);
      this.state.set("failed");
      if (error instanceof Problem && error.status === 412) await this.#takeTheirs();
      this.#failed(error);
    }
  }

  /**
   * The book is at work, and is not changed meanwhile: it is tried again until it is free. Who edits is told once.
   *
   * @param {Problem} problem
   */
  #later(problem) {
    this.state.set("changed");
    if (!this.#isTold && this.#tries > TOLD_AFTER) {
      this.#isTold = true;
      this.#failed(new Problem({ status: problem.status, code: problem.code, detail: "This is saved as soon as the book is free.", hint: "Pause it to go on at once." }));
    }
    this.#tries += 1;
    this.#timer = setTimeout(() => void this.flush(), AGAIN_MS);
  }

  /** Somebody else was faster: theirs is shown, and one's own can be brought back by undo. */
  async #takeTheirs() {
    const { value, etag } = await this.#load();
    this.#etag = etag;
    this.#history?.push(value, "what was changed elsewhere");
    this.value.set(value);
    this.state.set("saved");
  }
}
