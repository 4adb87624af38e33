/**
 * The lines of a page that do not fit, each with its words, and the ways out: fewer words, a larger panel, two panels.
 *
 * Knows: what is said of them, and what can be done.  Does not know: why they do not fit, or how a plan is changed (`state/board.js`).
 */

import { h } from "../app/dom.js";
import { counted } from "../app/words.js";
import { wordsOf } from "./balloon_form.js";
import { icon } from "./icon.js";

/** @typedef {import("../api/books.js").LetteringLine} LetteringLine */
/** @typedef {import("../api/types").RefusalView} Refusal */
/** @typedef {{panel: string, at: number, line: LetteringLine, of: number}} Unfit A line, its place in its panel, and how many that has. */
/**
 * @typedef {{
 *   edit: (panel: string, at: number, name: string, change: (line: LetteringLine) => LetteringLine) => void,
 *   larger: (panel: string) => (() => void) | null,
 *   shared: (panel: string) => (() => void) | null,
 * }} WaysOut Null where a panel is as large as it can be, or cannot be two.
 */

/**
 * @param {Unfit[]} unfit Not empty.
 * @param {Refusal | null} refusal Of the first panel that is too full.
 * @param {WaysOut} ways
 */
export function leftOutCard(unfit, refusal, ways) {
  const panels = [...new Set(unfit.map(({ panel }) => panel))];
  return h(
    "section",
    { class: "note warm stack", "aria-labelledby": "left-out-title" },
    h("h2", { id: "left-out-title", class: "row" }, icon("warn"), unfit.length === 1 ? "A balloon does not fit" : `${counted(unfit.length, "balloon")} do not fit`),
    panels.map((panel) => panelPart(unfit.filter((one) => one.panel === panel), refusal?.panel === panel ? refusal : null, ways)),
  );
}

/** @param {Unfit[]} unfit Of one panel. @param {Refusal | null} refusal @param {WaysOut} ways */
function panelPart(unfit, refusal, ways) {
  const { panel } = unfit[0];
  const room = refusal ? `About ${refusal.words_that_fit} ${refusal.unit} fit in the panel. ` : "";
  const button = (/** @type {(() => void) | null} */ run, /** @type {import("./icon.js").IconName} */ sign, /** @type {string} */ words) =>
    run && h("button", { class: "button", type: "button", "data-key": `${words} ${panel}`, onclick: run }, icon(sign), words);
  return h(
    "div",
    { class: "stack", role: "group", "aria-label": `Panel ${panel}` },
    unfit.map(({ at, line, of }) => {
      const id = `unfit-${panel}-${at}`;
      const name = `Panel ${panel}, balloon ${at + 1} of ${of}`;
      return h("div", { class: "field" }, h("label", { for: id }, name), wordsOf(line, id, (what, change) => ways.edit(panel, at, what, change)));
    }),
    h("p", { class: "small" }, `${room}Words are set as small as can be read well already: shorten them, or give them more room.`),
    h("div", { class: "row" }, button(ways.larger(panel), "add", "A larger panel"), button(ways.shared(panel), "scissors", "Make it two panels")),
  );
}

/** @param {Unfit[]} unfit @returns {string} For who does not see it. */
export function leftOutWords(unfit) {
  return unfit.map(({ panel, at }) => `Balloon ${at + 1} of panel ${panel} does not fit.`).join(" ");
}
