/**
 * Things that are done to a book as soon as it is free: asked again while it is being made.
 *
 * Knows: how the service says that a book is at work.  Does not know: what is asked.
 */

import { Problem } from "../api/problem.js";

/** What the service says while the book is being made. */
export const AT_WORK = "AUD-740";
const AGAIN_MS = 1000;

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @param {{waiting: () => void, until: AbortSignal}} given `waiting` is told each time that it has to wait; after `until` it is asked no more.
 * @returns {Promise<T>}
 * @throws {Problem} For anything else, or the last refusal.
 */
export async function whenFree(ask, { waiting, until }) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Problem && error.code === AT_WORK) || until.aborted) throw error;
      waiting();
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
