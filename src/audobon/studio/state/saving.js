/**
 * One thing of a book that is edited here and kept by the service: saved by itself a moment after each change.
 *
 * Knows: undo, entity tags, the order of savings, what happens when somebody else has changed it, or when it has to wait.
 * Does not know: what the thing is, or how it is shown.
 */

import { Problem } from "../api/problem.js";
import { History } from "./history.js";
import { Signal } from "./signal.js";
import { AT_WORK } from "./when_free.js";

const WAIT_MS = 600;
const AGAIN_MS = 1000;
/** Statuses after which the same edit may be taken later: no answer, sign in, too many at once, over and again. */
const LATER = new Set([0, 401, 408, 429, 502, 503, 504]);

/** @typedef {"loading" | "saved" | "changed" | "saving" | "waiting" | "away" | "failed"} SavingState `waiting` for the book, `away` for the service. */
/** @typedef {ReturnType<typeof import("./kept_edits.js").keeperOf>} Keeper */

/** @template T */
export class Saving {
  /** @type {Signal<T | null>} */
  value = new Signal(/** @type {T | null} */ (null));
  /** @type {Signal<SavingState>} */
  state = new Signal(/** @type {SavingState} */ ("loading"));
  /** @type {History<T> | null} */
  #history = null;
  /** @type {{name: string, edit: (value: T) => T}[]} */
  #early = [];
  #etag = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void>} */
  #running = Promise.resolve();
  #isKept = true;
  #isStopped = false;
  #load;
  #save;
  #failed;
  #keeper;

  /**
   * @param {{
   *   load: () => Promise<{value: T, etag: string}>,
   *   save: (value: T, etag: string) => Promise<string>,
   *   failed: (error: unknown) => void,
   *   keeper: Keeper,
   * }} ways `save` gives the new entity tag; `failed` is told what could not be saved, and that a token is wanted; `keeper` keeps what waits.
   */
  constructor({ load, save, failed, keeper }) {
    this.#load = load;
    this.#save = save;
    this.#failed = failed;
    this.#keeper = keeper;
  }

  /** Whether a change would be lost if the page were closed now. */
  get isAtRisk() {
    return this.#waits() && !this.#isKept;
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
    if (this.state.value === "saved" && etag && etag === this.#etag) return;
    this.#etag = etag;
    if (!this.#history) {
      this.#begin(value);
      for (const { name, edit } of this.#early.splice(0)) this.change(name, edit);
      return;
    }
    this.#history.replace(value);
    this.value.set(value);
    this.state.set("saved");
  }

  /**
   * The first state that is read; an edit that was kept when the page was closed goes on from there.
   *
   * @param {T} value
   */
  #begin(value) {
    const kept = this.#keeper.read();
    this.#history = new History(value);
    if (kept && kept.etag === this.#etag) {
      this.#history.push(/** @type {T} */ (kept.value), kept.name);
      return this.#changed();
    }
    if (kept) {
      this.#history = new History(/** @type {T} */ (kept.value));
      this.#history.push(value, "what was changed elsewhere");
      const detail = "The book was changed before your last edit here could be saved.";
      this.#failed(new Problem({ status: 412, detail, hint: "Undo brings your edit back, in place of what is there now." }));
    }
    this.value.set(value);
    this.state.set("saved");
  }

  /**
   * Change it; it is saved soon. What is changed before it was read waits for that.
   *
   * @param {string} name What was done, for undo.
   * @param {(value: T) => T} edit Gives another value and leaves the old one alone.
   */
  change(name, edit) {
    if (!this.#history) return void this.#early.push({ name, edit });
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
    if (this.state.value !== "saving" && this.#waits()) this.#running = this.#running.then(() => this.#saveNow());
    return this.#running;
  }

  /** Save once more what waits, and try no more: what is not taken stays kept. */
  async stop() {
    this.#isStopped = true;
    await this.flush();
    clearTimeout(this.#timer);
  }

  /** Whether a change of one's own is not saved yet. */
  #waits() {
    return ["changed", "saving", "waiting", "away"].includes(this.state.value);
  }

  #changed() {
    this.state.set("changed");
    this.value.set(this.#history?.now ?? null);
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), WAIT_MS);
  }

  #keep() {
    this.#isKept = this.#keeper.write({ value: this.#history?.now, etag: this.#etag, name: this.undoName || this.redoName });
  }

  async #saveNow() {
    const value = this.#history?.now;
    if (value === undefined) return;
    this.state.set("saving");
    try {
      this.#etag = await this.#save(value, this.#etag);
      const isLast = this.#history?.now === value;
      if (isLast) this.#keeper.drop();
      else this.#keep();
      this.state.set(isLast ? "saved" : "changed");
      if (!isLast) await this.#saveNow();
    } catch (error) {
      if (error instanceof Problem && error.code === AT_WORK) return this.#later("waiting");
      if (error instanceof Problem && error.status === 401) this.#failed(error);
      if (error instanceof Problem && LATER.has(error.status)) return this.#later("away");
      this.state.set("failed");
      if (error instanceof Problem && error.status === 412) await this.#takeTheirs();
      else if (error instanceof Problem && error.status < 500) this.#keeper.drop();
      this.#failed(error);
    }
  }

  /**
   * It is tried again until it is taken.
   *
   * @param {"waiting" | "away"} why
   */
  #later(why) {
    this.state.set(why);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), AGAIN_MS);
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
