/**
 * Dialogs: the browser's own element keeps the focus inside and gives it back.
 *
 * Knows: head, body, foot, closing.  Does not know: what is asked.
 */

import { h } from "../app/dom.js";
import { icon } from "./icon.js";

/** @typedef {import("../app/dom.js").Child} Child */

let count = 0;

/**
 * Open a dialog; it is removed when it closes.
 *
 * @param {{title: string, body: Child[], foot?: Child[], wide?: boolean, closed?: () => void}} parts
 * @returns {HTMLDialogElement}
 */
export function openDialog({ title, body, foot = [], wide = false, closed }) {
  count += 1;
  const name = `dialog-${count}`;
  const dialog = h("dialog", { class: wide ? "sheet wide" : "sheet", "aria-labelledby": name });
  const close = h(
    "button",
    { class: "button quiet icon", type: "button", "aria-label": "Close", onclick: () => dialog.close() },
    icon("close"),
  );
  dialog.append(
    h("div", { class: "sheet-head" }, h("h2", { id: name }, title), close),
    h("div", { class: "sheet-body" }, body),
  );
  if (foot.length) dialog.append(h("div", { class: "sheet-foot" }, foot));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Close whatever is open: another view is shown. */
export function closeDialogs() {
  for (const dialog of document.querySelectorAll("dialog[open]")) /** @type {HTMLDialogElement} */ (dialog).close();
}

/**
 * Ask whether something is to be done.
 *
 * @param {{title: string, words: string, yes: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, words, yes, danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const done = (/** @type {boolean} */ value) => () => {
      answer = value;
      dialog.close();
    };
    const dialog = openDialog({
      title,
      body: [h("p", null, words)],
      foot: [
        h("button", { class: "button", type: "button", onclick: done(false) }, "Cancel"),
        h("button", { class: danger ? "button danger" : "button first", type: "button", onclick: done(true) }, yes),
      ],
      closed: () => resolve(answer),
    });
  });
}
