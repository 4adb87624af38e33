/**
 * Changes of a plan: each gives another storyboard and leaves the old one as it was.
 *
 * Knows: pages, panels, their order, their words.  Does not know: how they are shown, saved or drawn.
 */

/** @typedef {import("../api/books.js").Storyboard} Storyboard */
/** @typedef {import("../api/books.js").PagePlan} PagePlan */
/** @typedef {import("../api/books.js").PanelBrief} PanelBrief */
/** @typedef {import("../api/books.js").LetteringLine} LetteringLine */

export const MOST_PANELS = 9;

/** @param {Storyboard} board @returns {{page: PagePlan, panel: PanelBrief, at: number}[]} In reading order. */
export function panelsOf(board) {
  return board.pages.flatMap((page) => page.panels.map((panel, at) => ({ page, panel, at })));
}

/** @param {Storyboard} board @param {string} id */
export function panelNamed(board, id) {
  return panelsOf(board).find(({ panel }) => panel.id === id);
}

/**
 * @param {Storyboard} board
 * @param {string} id
 * @param {(panel: PanelBrief) => PanelBrief} edit
 * @returns {Storyboard}
 */
export function withPanel(board, id, edit) {
  return withPages(board, (page) => ({ ...page, panels: page.panels.map((panel) => (panel.id === id ? edit(panel) : panel)) }));
}

/** @param {Storyboard} board @param {string} id @returns {Storyboard} */
export function withoutPanel(board, id) {
  if (panelsOf(board).length < 2) return board;
  return withPages(board, (page) => ({ ...page, panels: page.panels.filter((panel) => panel.id !== id) }));
}

/**
 * A panel at another place; a page that is left empty goes.
 *
 * @param {Storyboard} board
 * @param {string} id
 * @param {number} pageNumber
 * @param {number} at Before the panel that is there, of the page as it is without this one.
 * @returns {Storyboard}
 */
export function movedPanel(board, id, pageNumber, at) {
  const found = panelNamed(board, id);
  const into = board.pages.find(({ number }) => number === pageNumber);
  if (!found || !into) return board;
  if (into !== found.page && (into.panels.length >= MOST_PANELS || into.double)) return board;
  if (into === found.page && at === found.at) return board;
  return withPages(board, (page) => {
    const rest = page.panels.filter((panel) => panel.id !== id);
    if (page !== into) return { ...page, panels: rest };
    return { ...page, panels: [...rest.slice(0, at), found.panel, ...rest.slice(at)] };
  });
}

/**
 * One step earlier or later in the reading order, over the page's end if need be.
 *
 * @param {Storyboard} board
 * @param {string} id
 * @param {-1 | 1} step
 * @returns {Storyboard}
 */
export function steppedPanel(board, id, step) {
  const found = panelNamed(board, id);
  if (!found) return board;
  const { page, at } = found;
  const to = at + step;
  if (to >= 0 && to < page.panels.length) return movedPanel(board, id, page.number, to);
  const place = board.pages.indexOf(page) + step;
  const other = board.pages[place];
  if (!other) return board;
  return movedPanel(board, id, other.number, step > 0 ? 0 : other.panels.length);
}

/**
 * A panel as two: its words are shared out, its stretch of text is halved, its picture is twice the same to begin with.
 *
 * @param {Storyboard} board
 * @param {string} id
 * @returns {Storyboard}
 */
export function splitPanel(board, id) {
  const found = panelNamed(board, id);
  if (!found || found.page.panels.length >= MOST_PANELS || found.page.double) return board;
  const { panel, page, at } = found;
  const lines = panel.lettering ?? [];
  const half = Math.ceil(lines.length / 2);
  const second = { ...panel, id: freshId(board, panel.id), lettering: lines.slice(half), ...spanHalf(panel, 1) };
  const first = { ...panel, lettering: lines.slice(0, half), ...spanHalf(panel, 0) };
  return withPages(board, (one) => (one === page ? { ...page, panels: [...page.panels.slice(0, at), first, second, ...page.panels.slice(at + 1)] } : one));
}

/**
 * A panel as two for its words' sake: where it has a single line, that is parted where a sentence or a word ends nearest to its middle.
 *
 * @param {Storyboard} board
 * @param {string} id
 * @returns {Storyboard} The same where nothing can be parted.
 */
export function sharedPanel(board, id) {
  const lines = panelNamed(board, id)?.panel.lettering ?? [];
  if (lines.length > 1) return splitPanel(board, id);
  const halves = lines.length ? partedText(lines[0].text) : null;
  if (!halves) return board;
  const parted = withPanel(board, id, (panel) => ({ ...panel, lettering: halves.map((text) => ({ ...lines[0], text, place: null })) }));
  const split = splitPanel(parted, id);
  return split === parted ? board : split;
}

const SENTENCE_END = /[.!?\u2026]+["'\u2019\u201d)]*\s+(?=\S)|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d]*(?=\S)/gu;
const WORD_END = /\s+(?=\S)/gu;

/** @param {string} text @returns {[string, string] | null} */
function partedText(text) {
  const middle = text.length / 2;
  for (const end of [SENTENCE_END, WORD_END]) {
    const ends = [...text.matchAll(end)].map((found) => (found.index ?? 0) + found[0].length).filter((at) => at < text.length);
    const at = ends.reduce((one, other) => (Math.abs(other - middle) < Math.abs(one - middle) ? other : one), 0);
    if (at && text.slice(0, at).trim()) return [text.slice(0, at).trim(), text.slice(at).trim()];
  }
  return null;
}

/** How much weightier a panel becomes, so that it is larger on its page. */
const LARGER = 0.25;

/** @param {Storyboard} board @param {string} id @returns {Storyboard} The same where it is as weighty as can be, or alone. */
export function largerPanel(board, id) {
  const found = panelNamed(board, id);
  const now = found?.panel.importance ?? 0.5;
  if (!found || now >= 1 || found.page.panels.length < 2) return board;
  return withPanel(board, id, (panel) => ({ ...panel, importance: Math.min(1, now + LARGER) }));
}

/**
 * @param {Storyboard} board
 * @param {string} id The panel's.
 * @param {number} at Which of its lines.
 * @param {(line: LetteringLine) => LetteringLine} edit
 * @returns {Storyboard}
 */
export function withLine(board, id, at, edit) {
  return withPanel(board, id, (panel) => {
    /** @type {LetteringLine[]} */
    const lines = panel.lettering ?? [];
    return { ...panel, lettering: lines.map((line, place) => (place === at ? edit(line) : line)) };
  });
}

/**
 * A panel and the next of its page as one, with the words of both.
 *
 * @param {Storyboard} board
 * @param {string} id
 * @returns {Storyboard}
 */
export function mergedPanel(board, id) {
  const found = panelNamed(board, id);
  const next = found?.page.panels[found.at + 1];
  if (!found || !next) return board;
  const { panel, page, at } = found;
  const who = new Set((panel.placements ?? []).map((one) => one.character));
  const whole = {
    ...panel,
    lettering: [...(panel.lettering ?? []), ...(next.lettering ?? [])],
    placements: [...(panel.placements ?? []), ...(next.placements ?? []).filter((one) => !who.has(one.character))],
    importance: Math.max(panel.importance ?? 0.5, next.importance ?? 0.5),
    ...(panel.span && next.span ? { span: { start: panel.span.start, end: Math.max(panel.span.end, next.span.end) } } : {}),
  };
  return withPages(board, (one) => (one === page ? { ...page, panels: [...page.panels.slice(0, at), whole, ...page.panels.slice(at + 2)] } : one));
}

/**
 * A figure of a panel placed or posed otherwise.
 *
 * @param {Storyboard} board
 * @param {string} id
 * @param {string} character
 * @param {Partial<import("../api/books.js").Placement>} fields
 * @returns {Storyboard}
 */
export function withPlacement(board, id, character, fields) {
  return withPanel(board, id, (panel) => ({
    ...panel,
    placements: (panel.placements ?? []).map((one) => (one.character === character ? { ...one, ...fields } : one)),
  }));
}

/**
 * Change pages, drop those that are left empty, and number them anew.
 *
 * @param {Storyboard} board
 * @param {(page: PagePlan) => PagePlan} edit
 * @returns {Storyboard}
 */
function withPages(board, edit) {
  let number = 1;
  const pages = [];
  for (const page of board.pages.map(edit)) {
    if (!page.panels.length) continue;
    pages.push(page.number === number ? page : { ...page, number });
    number += page.double ? 2 : 1;
  }
  return { ...board, pages };
}

/** @param {PanelBrief} panel @param {0 | 1} which */
function spanHalf(panel, which) {
  if (!panel.span || panel.span.end - panel.span.start < 2) return {};
  const middle = Math.round((panel.span.start + panel.span.end) / 2);
  return { span: which ? { start: middle, end: panel.span.end } : { start: panel.span.start, end: middle }, moment: null };
}

/** @param {Storyboard} board @param {string} near */
function freshId(board, near) {
  const taken = new Set(panelsOf(board).map(({ panel }) => panel.id));
  const letters = "bcdefghijklmnopqrstuvwxyz";
  const stem = near.slice(0, 70);
  return [...letters].map((letter) => `${stem}${letter}`).find((id) => !taken.has(id)) ?? `${stem}-${taken.size}`;
}
