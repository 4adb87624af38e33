/**
 * Which view the address asks for: #/, #/new, #/book/ID/STEP.
 *
 * Knows: addresses.  Does not know: views.
 */

/** @typedef {{name: "library"} | {name: "new"} | {name: "book", id: string, step: string}} Route */

export const STEPS = ["write", "cast", "board", "paint", "letter", "read"];

/**
 * @param {string} hash
 * @returns {Route}
 */
export function routeOf(hash) {
  const parts = hash.replace(/^#\/?/, "").split("/").filter(Boolean);
  if (parts[0] === "new") return { name: "new" };
  if (parts[0] === "book" && /^[0-9a-f]{32}$/.test(parts[1] ?? "")) {
    return { name: "book", id: parts[1], step: STEPS.includes(parts[2]) ? parts[2] : "write" };
  }
  return { name: "library" };
}

/** @param {Route} route */
export function hashOf(route) {
  if (route.name === "book") return `#/book/${route.id}/${route.step}`;
  return route.name === "new" ? "#/new" : "#/";
}

/** @param {Route} route */
export function goTo(route) {
  location.hash = hashOf(route);
}
