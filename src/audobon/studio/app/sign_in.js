/**
 * Asks for the token of a service that wants one. It is kept for this tab alone.
 *
 * Knows: the question.  Does not know: tokens' rules.
 */

import { keepToken, token } from "../api/client.js";
import { Problem } from "../api/problem.js";
import { openDialog } from "../parts/dialog.js";
import { h } from "./dom.js";

/** @param {unknown} error */
export function wantsToken(error) {
  return error instanceof Problem && error.status === 401;
}

/** @type {Set<() => void>} What is tried when a token was given; the question is asked once, however many want the answer. */
const waiting = new Set();

/** @param {() => void} again Tried when a token was given. */
export function askForToken(again) {
  waiting.add(again);
  if (waiting.size > 1) return;
  const input = h("input", { class: "input", id: "token", type: "password", autocomplete: "off", required: true });
  const form = h(
    "form",
    { class: "stack", onsubmit: submit },
    token() ? h("p", { class: "note warm", role: "alert" }, "The token that was given is not good here, or no longer.") : null,
    h("div", { class: "field" }, h("label", { for: "token" }, "Token"), input),
    h("p", { class: "small soft" }, "Whoever runs this service has made one for you: audobon token new NAME."),
    h("button", { class: "button first", type: "submit" }, "Sign in"),
  );
  const dialog = openDialog({ title: "This service wants a token", body: [form], closed });
  input.focus();

  let isGiven = false;

  function closed() {
    if (!isGiven) waiting.clear();
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    keepToken(input.value.trim());
    isGiven = true;
    const all = [...waiting];
    waiting.clear();
    dialog.close();
    for (const one of all) one();
  }
}
