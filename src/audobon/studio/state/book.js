/**
 * One book that is open in the studio: where it stands, what is made, what is edited.
 *
 * Knows: which of its parts are read anew after which event.  Does not know: how anything is shown.
 */

import * as books from "../api/books.js";
import { follow } from "../api/events.js";
import { keeperOf, partsKept } from "./kept_edits.js";
import { Saving } from "./saving.js";
import { Signal } from "./signal.js";

/** @typedef {import("../api/books.js").Book} Book */

const RUNNING = new Set(["queued", "running", "cancelling"]);
const REREAD_MS = 400;
/** What the designs' edits are kept as, before the character's id. */
const DESIGN = "cast/";

export class OpenBook {
  /** @type {Signal<Book | null>} */
  book = new Signal(/** @type {Book | null} */ (null));
  /** @type {Signal<import("../api/books.js").Panel[]>} */
  panels = new Signal(/** @type {import("../api/books.js").Panel[]} */ ([]));
  /** @type {Signal<import("../api/books.js").Page[]>} */
  pages = new Signal(/** @type {import("../api/books.js").Page[]} */ ([]));
  /** @type {Signal<import("../api/books.js").Reading | null>} */
  reading = new Signal(/** @type {import("../api/books.js").Reading | null} */ (null));
  /** @type {Signal<import("../api/events.js").Line>} */
  line = new Signal(/** @type {import("../api/events.js").Line} */ ("connecting"));
  /** @type {Signal<import("../api/looks.js").Look | null>} The latest look at a panel on its way. */
  look = new Signal(/** @type {import("../api/looks.js").Look | null} */ (null));
  /** @type {Signal<number | null>} Seconds that are left of the stage in hand, null where nobody can tell. */
  left = new Signal(/** @type {number | null} */ (null));
  #closing = new AbortController();
  /** @type {AbortController | null} */
  #following = null;
  #last = 0;
  #rereads = new Map();
  /** @type {{stage: string, done: number, at: number} | null} */
  #pace = null;

  /**
   * @param {string} id
   * @param {(error: unknown) => void} failed Told what could not be read or saved.
   */
  constructor(id, failed) {
    this.id = id;
    this.failed = (/** @type {unknown} */ error) => {
      if (/** @type {{status?: number}} */ (error).status === 401) this.line.set("refused");
      else failed(error);
    };
    this.storyboard = new Saving({
      load: () => books.getStoryboard(id),
      save: async (value, etag) => {
        const tag = await books.putStoryboard(id, value, etag, { make: "pencilled" });
        this.#follow();
        return tag;
      },
      failed: this.failed,
      keeper: keeperOf(id, "storyboard"),
    });
    this.corrections = new Saving({
      load: () => books.getCorrections(id),
      save: async (value, etag) => {
        const tag = await books.putCorrections(id, value, etag, { make: "pencilled" });
        this.#follow();
        return tag;
      },
      failed: this.failed,
      keeper: keeperOf(id, "corrections"),
    });
    /** @type {Map<string, Saving<import("../api/books.js").CastDesign>>} */
    this.designs = new Map();
  }

  /**
   * How somebody of the cast is drawn, to be edited.
   *
   * @param {string} who The character's id.
   * @returns {Saving<import("../api/books.js").CastDesign>}
   */
  design(who) {
    const known = this.designs.get(who);
    if (known) return known;
    const made = new Saving({
      load: () => books.getDesign(this.id, who),
      save: async (value, etag) => {
        const tag = await books.putDesign(this.id, who, value, etag, { make: "pencilled" });
        this.#follow();
        return tag;
      },
      failed: this.failed,
      keeper: keeperOf(this.id, `${DESIGN}${who}`),
    });
    this.designs.set(who, made);
    return made;
  }

  /** All of its parts that are edited here. */
  get edited() {
    return [this.storyboard, this.corrections, ...this.designs.values()];
  }

  /** Aborts when the book is closed. */
  get until() {
    return this.#closing.signal;
  }

  get isRunning() {
    return RUNNING.has(this.book.value?.state ?? "");
  }

  async open() {
    this.book.set(await books.getBook(this.id));
    this.#follow();
    await this.rereadAll();
    for (const part of partsKept(this.id).filter((name) => name.startsWith(DESIGN))) {
      await this.#optional(() => this.design(part.slice(DESIGN.length)).load());
    }
  }

  async close() {
    await Promise.all(this.edited.map((part) => part.stop()));
    this.#closing.abort();
    this.#following?.abort();
  }

  /** Read all parts anew that there are. */
  async rereadAll() {
    await Promise.all([
      this.#optional(async () => renew(this.reading, await books.getReading(this.id))),
      this.#optional(() => this.corrections.load()),
      this.#optional(() => this.storyboard.load()),
      this.#optional(async () => renew(this.panels, (await books.getPanels(this.id)).panels)),
      this.#optional(async () => renew(this.pages, (await books.getPages(this.id)).pages)),
    ]);
  }

  /**
   * Ask for something that sets the book to work, and follow it.
   *
   * @param {() => Promise<Book>} request
   */
  async run(request) {
    try {
      this.book.set(await request());
      this.#follow();
    } catch (error) {
      this.failed(error);
    }
  }

  #follow() {
    if (this.#following && this.line.value !== "ended" && this.line.value !== "refused") return;
    this.#following?.abort();
    this.#following = new AbortController();
    const listener = {
      event: (/** @type {import("../api/events.js").BookEvent} */ event) => this.#heard(event),
      look: (/** @type {import("../api/looks.js").Look} */ look) => this.look.set(look),
      line: (/** @type {import("../api/events.js").Line} */ line) => this.#lineIs(line),
    };
    follow(this.id, this.#last, listener, this.#following.signal);
  }

  /** Go on where it was, with another token. */
  async resume() {
    this.#follow();
    await this.#afterwards();
  }

  /** @param {import("../api/events.js").Line} line */
  #lineIs(line) {
    const came = line === "live" && this.line.value === "lost";
    this.line.set(line);
    if (line === "ended" || came) this.#soon("all", () => this.#afterwards());
  }

  async #afterwards() {
    this.look.set(null);
    this.left.set(null);
    try {
      this.book.set(await books.getBook(this.id));
    } catch (error) {
      return this.failed(error); // it may be gone, or another's
    }
    await this.rereadAll();
  }

  /** @param {import("../api/events.js").BookEvent} event */
  #heard(event) {
    this.#last = event.sequence;
    const book = this.book.value;
    if (!book) return;
    const { stage, done, of, what, state } = event;
    this.book.set({ ...book, state, progress: { stage, done, of, what } });
    this.#measure(event);
    if (stage === "painting" || stage === "pencilling") {
      this.#soon("panels", async () => renew(this.panels, (await books.getPanels(this.id)).panels));
    }
    const isNew = !this.reading.value || !this.corrections.value.value || !this.storyboard.value.value;
    if (stage === "pencilling" && (done === 0 || isNew)) {
      this.#soon("plan", async () => {
        await Promise.all([this.storyboard.load(), this.corrections.load()]);
        renew(this.reading, await books.getReading(this.id)); // it is corrected from the moment that it is seen
      });
    }
    if (stage === "printing") this.#soon("pages", async () => renew(this.pages, (await books.getPages(this.id)).pages));
  }

  /** @param {import("../api/events.js").BookEvent} event */
  #measure({ stage, done, of, at }) {
    const now = Date.parse(at) / 1000;
    if (!this.#pace || this.#pace.stage !== stage || done < this.#pace.done) {
      this.#pace = { stage, done, at: now };
      this.left.set(null);
    } else if (done > this.#pace.done) {
      this.left.set(((now - this.#pace.at) / (done - this.#pace.done)) * Math.max(0, of - done));
    }
  }

  /**
   * Once, a moment later, however often it is asked for meanwhile.
   *
   * @param {string} name
   * @param {() => Promise<void>} read
   */
  #soon(name, read) {
    if (this.#rereads.has(name)) return;
    const timer = setTimeout(() => {
      this.#rereads.delete(name);
      if (!this.until.aborted) void this.#optional(read);
    }, REREAD_MS);
    this.#rereads.set(name, timer);
  }

  /**
   * What is not there yet is no failure.
   *
   * @param {() => Promise<unknown> | unknown} read
   */
  async #optional(read) {
    try {
      await read();
    } catch (error) {
      const status = /** @type {{status?: number}} */ (error).status;
      if (status !== 404 && status !== 409) this.failed(error);
    }
  }
}

/**
 * What was read anew and is as it was tells nobody, so that nothing is drawn again under somebody's hand.
 *
 * @template T
 * @param {Signal<T>} signal
 * @param {T} value
 */
function renew(signal, value) {
  if (JSON.stringify(value) !== JSON.stringify(signal.value)) signal.set(value);
}
