/**
 * Asks for the token of a service that wants one. It is kept for this tab alone.
 *
 * Knows: the question.  Does not know: tokens' rules.
 */

import { keepToken } from "../api/client.js";
import { Problem } from "../api/problem.js";
import { openDialog } from "../parts/dialog.js";
import { h } from "./dom.js";

/** @param {unknown} error */
export function wantsToken(error) {
  return error instanceof Problem && error.status === 401;
}

/** @param {() => void} again Tried when a token was given. */
export function askForToken(again) {
  const input = h("input", { class: "input", id: "token", type: "password", autocomplete: "off", required: true });
  const form = h(
    "form",
    { class: "stack", onsubmit: submit },
    h("div", { class: "field" }, h("label", { for: "token" }, "Token"), input),
    h("p", { class: "small soft" }, "Whoever runs this service has made one for you: audobon token new NAME."),
    h("button", { class: "button first", type: "submit" }, "Sign in"),
  );
  const dialog = openDialog({ title: "This service wants a token", body: [form] });
  input.focus();

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    keepToken(input.value.trim());
    dialog.close();
    again();
  }
}
