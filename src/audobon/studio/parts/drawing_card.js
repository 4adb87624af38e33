/**
 * A person's own drawing of somebody: given, looked at beside the sheet, and its colours taken into the design.
 *
 * Knows: what is offered and what of it is taken.  Does not know: how colours are found in a picture.
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { icon } from "./icon.js";
import { picture } from "./picture.js";
import { tell } from "./toasts.js";

/** @typedef {import("../api/books.js").DrawnLook} DrawnLook */
/** @typedef {import("../api/books.js").Member} Member */
/** @typedef {import("../state/saving.js").Saving<any>} Design */

const KINDS = "image/png,image/jpeg,image/webp";
const MOST_SWATCHES = 8;
let count = 0;

/**
 * @param {import("../state/book.js").OpenBook} book
 * @param {Member} member
 * @param {{design: Design, changed: () => Promise<void>}} given `changed` is told that there is another drawing, or none; it makes the card anew.
 * @returns {HTMLElement}
 */
export function drawingCard(book, member, { design, changed }) {
  const shown = h("div", { class: "stack" });
  const input = h("input", { type: "file", accept: KINDS, class: "unseen", id: "drawing-file" });
  const take = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    try {
      await books.putDrawing(book.id, member.character, file);
      count += 1;
      await changed();
    } catch (error) {
      tell(error);
    }
  };
  input.onchange = () => take(input.files?.[0]);
  const drop = async () => {
    try {
      await books.deleteDrawing(book.id, member.character);
      await changed();
    } catch (error) {
      tell(error);
    }
  };
  const draw = (/** @type {DrawnLook | null} */ look) => {
    const label = h("label", { class: "button", for: "drawing-file" }, icon("upload"), look ? "Another drawing" : "A drawing of your own");
    fill(
      shown,
      look ? h("div", { class: "drawing" }, picture(books.drawingAddress(book.id, member.character, String(count)), { alt: `Your drawing of ${member.name}` }), offered(look, member, design)) : null,
      h("div", { class: "row" }, input, label, look ? h("button", { class: "button quiet", type: "button", onclick: drop }, icon("trash"), "Let go of it") : null),
    );
  };
  draw(null);
  if (member.drawing) books.getDrawnLook(book.id, member.character).then(draw, tell);
  const words = "Figures are drawn from the design above: of a drawing, colours can be taken; its lines, face and patterns are not followed. One figure on a plain ground is read best.";
  const card = h("section", { class: "figure stack", "aria-label": "A drawing of your own" }, h("h3", null, "Your drawing"), h("p", { class: "small soft" }, words), shown);
  card.addEventListener("dragover", (event) => event.preventDefault());
  card.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    void take(event.dataTransfer?.files[0]);
  });
  return card;
}

/** @param {DrawnLook} look @param {Member} member @param {Design} design */
function offered(look, member, design) {
  const now = design.value.value;
  const worn = /** @type {{name: string, color: string}[]} */ (now?.garments ?? []);
  const found = [
    ...(look.skin ? [{ name: "Skin or fur", old: now?.skin, color: look.skin }] : []),
    ...(look.hair ? [{ name: "Hair", old: now?.hair, color: look.hair }] : []),
    ...look.garments.map(({ name, color }) => ({ name, old: worn.find((one) => one.name === name)?.color, color })),
  ];
  const take = () =>
    design.change(`colours of ${member.name} from a drawing`, (old) => ({
      ...old,
      skin: look.skin ?? old.skin,
      hair: look.hair ?? old.hair,
      garments: (old.garments ?? []).map((/** @type {any} */ one) => ({ ...one, color: look.garments.find(({ name }) => name === one.name)?.color ?? one.color })),
    }));
  if (!found.length) return h("p", { class: "note gold small" }, "No figure stands out in it. One on a plain ground is read best.");
  const isTaken = found.every(({ old, color }) => old === color);
  const rows = found.map(({ name, old, color }) => h("li", { class: "row" }, swatch(old ?? "#808080", "now"), "to", swatch(color, "in the drawing"), h("span", null, name)));
  const all = look.colours.slice(0, MOST_SWATCHES).map(({ color }) => swatch(color, "in the drawing"));
  return h(
    "div",
    { class: "stack small" },
    h("ul", { class: "plain stack" }, rows),
    h("button", { class: "button", type: "button", disabled: member.locked || isTaken, onclick: take }, icon("check"), isTaken ? "Taken" : "Take them"),
    h("div", { class: "row" }, h("span", { class: "soft" }, "All it has:"), all),
  );
}

/** @param {string} color @param {string} where */
function swatch(color, where) {
  return h("span", { class: "paint", role: "img", "aria-label": `${color} ${where}`, title: `${color} ${where}`, style: { background: color } });
}
