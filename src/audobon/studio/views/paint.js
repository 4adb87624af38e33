/**
 * Panels as they are painted: looks on their way, findings, versions; one panel painted again, or a part of it.
 *
 * Knows: what can be done with a painted panel.  Does not know: painting, or how a mask is drawn (`parts/mask_painter.js`).
 */

import * as books from "../api/books.js";
import { fill, h } from "../app/dom.js";
import { refill } from "../app/redraw.js";
import { counted, sentence } from "../app/words.js";
import { hashOf } from "../app/router.js";
import { comparison } from "../parts/comparison.js";
import { openDialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { maskPainter } from "../parts/mask_painter.js";
import { picture as pictureOf } from "../parts/picture.js";
import { reportLink } from "../parts/report_link.js";
import { styleChooser } from "../parts/style_chooser.js";
import { tell } from "../parts/toasts.js";

/** @typedef {import("../state/book.js").OpenBook} OpenBook */
/** @typedef {import("../api/books.js").Panel} Panel */

const THUMB_PX = 480;

/** @type {import("../app/main.js").View} */
export function view(place, { book, until }) {
  if (!book) return;
  const wall = h("ul", { class: "plain wall", "aria-label": "Panels" });
  const head = h("div", { class: "view-head" });
  const report = reportLink(book, until);
  const look = h("figure", { class: "card look", hidden: true });
  place.append(head, look, wall);
  book.panels.watch((panels) => drawWall(book, wall, panels), until);
  book.book.watch(() => drawHead(book, head, report), until);
  /** @type {string} */
  let shown = "";
  book.look.watch((now) => {
    look.hidden = !now;
    if (!now) return;
    URL.revokeObjectURL(shown);
    shown = URL.createObjectURL(now.picture);
    const step = now.of ? `, step ${now.step} of ${now.of}` : "";
    fill(look, h("img", { src: shown, alt: "" }), h("figcaption", null, h("strong", null, "Now being painted"), h("span", { class: "soft" }, `Panel ${now.panel}${step}`)));
  }, until);
  until.addEventListener("abort", () => URL.revokeObjectURL(shown));
}

/** @param {OpenBook} book @param {HTMLElement} head @param {HTMLElement} report */
function drawHead(book, head, report) {
  const { made } = book.book.value ?? {};
  const left = (made?.panels ?? 0) - (made?.painted ?? 0);
  const run = () => book.run(() => books.makeBook(book.id, { until: "bound" }));
  const words = left ? `${counted(left, "panel")} to paint` : "All panels are painted";
  const canRun = !book.isRunning && made?.panels && book.book.value?.state !== "cancelled";
  refill(
    head,
    h("h1", null, "Paint"),
    h("span", { class: "soft" }, book.isRunning || !made?.panels ? "" : words),
    h(
      "span",
      { class: "row last" },
      report,
      canRun ? h("button", { class: "button", type: "button", onclick: () => openStyles(book) }, icon("eye"), "Style") : null,
      canRun ? h("button", { class: "button first", type: "button", onclick: run }, icon("brush"), left ? "Paint and bind" : "Bind again") : null,
    ),
  );
}

/** @param {OpenBook} book */
function openStyles(book) {
  const styles = styleChooser(book.book.value?.options?.style);
  const run = () => {
    const style = styles.value();
    if (!style) return;
    dialog.close();
    void book.run(() => books.makeBook(book.id, { until: "bound", style }));
  };
  const dialog = openDialog({
    title: "The style of the book",
    wide: true,
    body: [styles.element, h("p", { class: "small soft" }, "In another style, every panel is painted anew; its pencils, its words and kept versions stay.")],
    foot: [h("button", { class: "button first", type: "button", onclick: run }, icon("brush"), "Paint in this style")],
  });
}

/** @param {OpenBook} book @param {HTMLElement} wall @param {Panel[]} panels */
function drawWall(book, wall, panels) {
  const known = new Map([...wall.children].map((card) => [/** @type {HTMLElement} */ (card).dataset.panel, card]));
  const cards = panels.map((panel) => {
    const old = /** @type {HTMLElement | undefined} */ (known.get(panel.id));
    return old?.dataset.state === stateOf(panel) ? old : card(book, panel);
  });
  refill(wall, ...(cards.length ? cards : [h("li", { class: "empty whole" }, icon("grid"), h("p", null, "There are panels here as soon as the pages are planned."))]));
}

/** @param {Panel} panel */
function stateOf(panel) {
  return JSON.stringify([panel.state, panel.version, panel.locked, panel.findings.length]);
}

/** @param {OpenBook} book @param {Panel} panel */
function card(book, panel) {
  const picture = panel.state === "planned" ? h("div", { class: "thumb thumb-none" }, icon("pencil")) : pictureOf(books.thumbAddress(book.id, panel, THUMB_PX), { class: "thumb", alt: `Panel ${panel.id}`, loading: "lazy" });
  const worst = panel.findings.some(({ severity }) => severity === "error") ? "warm" : "gold";
  return h(
    "li",
    { class: panel.state === "painted" ? "card panel-painted" : "card panel-painted waits", "data-panel": panel.id, "data-state": stateOf(panel) },
    h("button", { class: "panel-open", type: "button", "aria-label": `Open panel ${panel.id}`, onclick: () => openPanel(book, panel.id) }, picture),
    h(
      "div",
      { class: "row small" },
      h("strong", { class: "grow" }, panel.id),
      panel.locked ? h("span", { class: "chip accent" }, icon("lock"), "kept") : null,
      panel.findings.length ? h("span", { class: `chip ${worst}` }, icon("warn"), counted(panel.findings.length, "finding")) : null,
      panel.score === null ? null : h("span", { class: "soft" }, `${panel.score.toFixed(1)} of 10`),
    ),
  );
}

/** @param {OpenBook} book @param {string} id */
async function openPanel(book, id) {
  const panel = book.panels.value.find((one) => one.id === id);
  if (!panel) return;
  const picture = pictureOf(books.artAddress(book.id, panel), { class: "panel-large", alt: `Panel ${id}` });
  const stage = h("div", { class: "panel-stage" }, picture);
  const versions = h("div", { class: "versions", role: "group", "aria-label": "Versions" });
  const act = (/** @type {() => Promise<any>} */ ask) => () => {
    dialog.close();
    void book.run(ask);
  };
  const again = h("button", { class: "button first", type: "button", onclick: act(() => books.redraw(book.id, id)) }, icon("brush"), "Paint again");
  const part = h("button", { class: "button", type: "button", onclick: () => void paintPart().catch(tell) }, icon("pencil"), "Paint a part again");
  const free = h("button", { class: "button quiet", type: "button", hidden: !panel.locked, onclick: act(() => books.release(book.id, id)) }, icon("open"), "As the plan says again");
  const dialog = openDialog({
    title: `Panel ${id}`,
    wide: true,
    body: [h("div", { class: "panel-halves" }, stage, h("div", { class: "stack" }, findings(book, panel, act), h("h3", null, "Versions"), versions, stays(book)))],
    foot: [free, part, again],
  });
  const paintPart = async () => {
    await picture.decode();
    const painter = maskPainter(picture);
    fill(stage, painter.element);
    stage.scrollIntoView({ block: "nearest" });
    fill(
      /** @type {HTMLElement} */ (dialog.querySelector(".sheet-foot")),
      h("button", { class: "button", type: "button", onclick: () => painter.clear() }, "Clear"),
      h("button", { class: "button first", type: "button", onclick: async () => {
        const mask = await painter.mask();
        if (mask) act(() => books.repaint(book.id, id, mask))();
      } }, "Paint what is marked"),
    );
  };
  try {
    const { versions: known } = await books.getVersions(book.id, id);
    const compare = (/** @type {import("../api/books.js").Version} */ one) => {
      fill(stage, comparison({ url: books.artAddress(book.id, panel), name: "Shown now" }, { url: one.url, name: "The other version" }));
      stage.scrollIntoView({ block: "nearest" });
    };
    fill(versions, ...known.map((one) => version(book, one, act, compare)));
  } catch (error) {
    tell(error);
  }
}

/** @param {OpenBook} book @param {Panel} panel @param {(ask: () => Promise<any>) => () => void} act */
function findings(book, panel, act) {
  if (!panel.findings.length) return h("p", { class: "found-none" }, icon("check"), panel.state === "painted" ? "The editor has found nothing amiss." : "It is not painted yet.");
  const rows = panel.findings.map(({ severity, message, code }) =>
    h("li", { class: `note ${severity === "error" ? "warm" : "gold"} row apart` }, h("span", null, sentence(message), " ", h("span", { class: "small soft" }, code)), h("button", { class: "button", type: "button", onclick: act(() => books.redraw(book.id, panel.id)) }, "Fix this")),
  );
  return h("ul", { class: "plain stack" }, rows);
}

/** @param {OpenBook} book What painting again does not change, and where it is changed. */
function stays(book) {
  return h(
    "p",
    { class: "small soft" },
    "Painted again, a panel keeps pose, camera, cast and colours: they come from its pencils. ",
    h("a", { href: hashOf({ name: "book", id: book.id, step: "board" }) }, "The board"),
    " changes them.",
  );
}

/**
 * @param {OpenBook} book
 * @param {import("../api/books.js").Version} one
 * @param {(ask: () => Promise<any>) => () => void} act
 * @param {(one: import("../api/books.js").Version) => void} compare
 */
function version(book, one, act, compare) {
  const beside = one.now ? null : h("button", { class: "button", type: "button", onclick: () => compare(one) }, icon("eye"), "Compare");
  const keep = h("button", { class: "button", type: "button", disabled: one.now, onclick: act(() => books.keepVersion(book.id, one.panel, one.version)) }, one.now ? "Shown now" : "Keep this one");
  return h("figure", { class: "version" }, pictureOf(one.url, { alt: `Version ${one.version}`, loading: "lazy" }), h("figcaption", { class: "stack small" }, one.score === null ? null : h("span", { class: "soft" }, `${one.score.toFixed(1)} of 10`), keep, beside));
}
