/**
 * Where somebody is in the tour: kept in this browser, so that it goes on after a closed tab and comes only once.
 *
 * Knows: the book it is shown on, and the step.  Does not know: what the steps are.
 */

const KEY = "audobon-tour";

/** @typedef {{book: string, at: number}} TourPlace */

/** @returns {TourPlace | null} Null if no tour is on. */
export function tourPlace() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof kept?.book === "string" && Number.isInteger(kept.at) ? kept : null;
  } catch {
    return null;
  }
}

/** @param {TourPlace} place */
export function keepTourPlace(place) {
  localStorage.setItem(KEY, JSON.stringify(place));
}

/** The tour is over; it does not come again by itself. */
export function endTour() {
  localStorage.setItem(KEY, JSON.stringify("seen"));
}
