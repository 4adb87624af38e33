/**
 * How states, stages and times are said.
 *
 * Knows: words.  Does not know: where they stand.
 */

const STAGES = {
  reading: "Reading the story",
  staging: "Planning the pages",
  pencilling: "Pencilling the panels",
  anchors: "Painting the cast's sheets",
  painting: "Painting the panels",
  enlarging: "Enlarging the panels",
  printing: "Printing the pages",
  lettering: "Lettering",
  binding: "Binding",
};
const STATES = {
  queued: "Waiting for its turn",
  running: "At work",
  cancelling: "Stopping",
  done: "Finished",
  failed: "Failed",
  cancelled: "Paused",
  quarantined: "Failed several times",
};

/** @param {string} stage @param {number} done @param {number} of @param {string} what */
export function stageWords(stage, done, of, what) {
  const name = STAGES[/** @type {keyof typeof STAGES} */ (stage)] ?? "At work";
  const count = of > 1 ? `: ${done} of ${of}` : "";
  return `${name}${count}${what && of <= 1 ? `: ${what}` : ""}`;
}

/** @param {string} state */
export function stateWords(state) {
  return STATES[/** @type {keyof typeof STATES} */ (state)] ?? state;
}

/** @param {string} words @returns {string} As a sentence: a large letter first, a full stop last. */
export function sentence(words) {
  const told = words.trim();
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}${/[.!?]$/.test(told) ? "" : "."}`;
}

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 50) return `${Math.max(5, Math.round(seconds / 5) * 5)} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 2 ? "a minute" : minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

/** @param {string} moment ISO 8601. */
export function ago(moment) {
  const seconds = (Date.now() - Date.parse(moment)) / 1000;
  if (seconds < 60) return "just now";
  const forms = /** @type {[number, Intl.RelativeTimeFormatUnit][]} */ ([[60, "minute"], [3600, "hour"], [86_400, "day"]]);
  const [size, unit] = forms.filter(([least]) => seconds >= least).at(-1) ?? forms[0];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-Math.round(seconds / size), unit);
}

/** @param {number} bytes */
export function fileSize(bytes) {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
