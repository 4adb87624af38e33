/**
 * Short words at the edge: what was done, and what went wrong with the way out. Problems stay until they are closed.
 *
 * Knows: how they look and are read out.  Does not know: who says them.
 */

import { fill, h } from "../app/dom.js";
import { sentence } from "../app/words.js";
import { Problem } from "../api/problem.js";
import { askForToken, wantsToken } from "../app/sign_in.js";
import { icon } from "./icon.js";

const STAYS_MS = 6000;

/** Two regions, as a screen reader wants them: what interrupts, and what waits its turn. */
const polite = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
const urgent = h("div", { role: "alert", "aria-live": "assertive" });

/** @param {Element} into */
export function placeToasts(into) {
  polite.append(urgent);
  into.append(polite);
}

/**
 * @param {string} words
 * @param {{kind?: "good" | "warm" | "plain", action?: {label: string, run: () => void}}} how
 */
export function say(words, { kind = "plain", action } = {}) {
  const toast = made(h("p", null, words), kind, action);
  polite.append(toast);
  setTimeout(() => toast.remove(), STAYS_MS);
}

/**
 * Tell a problem: facts first, then the way out.
 *
 * @param {unknown} error
 */
export function tell(error) {
  const problem = error instanceof Problem ? error : null;
  if (error instanceof DOMException && error.name === "AbortError") return;
  const words = [h("p", null, h("strong", null, sentence(problem?.message ?? "Something in the studio went wrong.")))];
  const hint = problem?.hint ?? (error instanceof Error ? error.message : "");
  if (hint) words.push(h("p", null, sentence(hint)));
  if (problem?.code) words.push(h("p", { class: "small soft" }, problem.code));
  const action = wantsToken(error) ? { label: "Enter a token", run: () => askForToken(() => dispatchEvent(new Event("hashchange"))) } : undefined;
  fill(urgent, made(h("div", { class: "stack" }, words), "warm", action));
  if (!problem) console.error(error);
}

/**
 * @param {Node} words
 * @param {string} kind
 * @param {{label: string, run: () => void}} [action]
 */
function made(words, kind, action) {
  const toast = h("div", { class: `toast ${kind}` });
  const close = h(
    "button",
    { class: "button quiet icon", type: "button", "aria-label": "Close this message", onclick: () => toast.remove() },
    icon("close"),
  );
  toast.append(words, close);
  if (action) {
    const run = () => {
      toast.remove();
      action.run();
    };
    toast.append(h("button", { class: "button", type: "button", onclick: run }, action.label));
  }
  return toast;
}
