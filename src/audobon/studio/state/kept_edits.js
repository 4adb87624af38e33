/**
 * Edits that wait to be saved, kept in this browser until they are: a closed tab or a killed browser loses none.
 *
 * Knows: where they lie, and of which book and part they are.  Does not know: when they are saved.
 */

const PREFIX = "audobon-edit:";

/** @typedef {{value: unknown, etag: string, name: string}} KeptEdit `etag` is of the state that was edited, `name` what was done. */

/**
 * Where one part of a book keeps its edit.
 *
 * @param {string} book
 * @param {string} part
 */
export function keeperOf(book, part) {
  const key = `${PREFIX}${book}/${part}`;
  return {
    /** @returns {KeptEdit | null} */
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? "null");
        return typeof kept?.etag === "string" && kept.value ? kept : null;
      } catch {
        return null;
      }
    },
    /** @param {KeptEdit} edit @returns {boolean} False where the browser has no room for it. */
    write(edit) {
      try {
        localStorage.setItem(key, JSON.stringify(edit));
        return true;
      } catch {
        localStorage.removeItem(key);
        return false;
      }
    },
    drop: () => localStorage.removeItem(key),
  };
}

/** @param {string} book @returns {string[]} The parts of a book of which edits wait. */
export function partsKept(book) {
  const start = `${PREFIX}${book}/`;
  return Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}

/** @param {string} book Forget what waits of a book that is deleted. */
export function dropKept(book) {
  for (const part of partsKept(book)) keeperOf(book, part).drop();
}
