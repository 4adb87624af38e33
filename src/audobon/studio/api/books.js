/**
 * What can be asked of books: every address of the service that the studio uses, by a name.
 *
 * Knows: addresses and the shapes of answers.  Does not know: how anything is shown.
 */

import { address, ask, askJson, askTagged } from "./client.js";

/** @typedef {{stage: string, done: number, of: number, what: string}} Progress */
/** @typedef {{code: string, message: string, hint: string}} BookError */
/**
 * @typedef {{
 *   id: string, title: string, state: string, submitted: string, changed: string, attempts: number, progress: Progress,
 *   error: BookError | null, made: {pages: number, panels: number, painted: number, bound: boolean},
 *   options: {style: string, formats: string[], seed: number, draft: boolean},
 * }} Book
 */
/** @typedef {{start: number, end: number}} Span */
/** @typedef {{id: string, span: Span, turn: number, speaker: string | null, confidence: number}} Utterance */
/** @typedef {{id: string, name: string, aliases: string[], kind: string, gender: string, age: string, role: string, narrator: boolean, mentions: Span[], confidence: number}} Character */
/** @typedef {{id: string, span: Span, place: string, place_kind: string, inside: boolean, time: string, beats: {id: string, span: Span, utterances: Utterance[]}[]}} Scene */
/** @typedef {{title: string, author: string, language: string, cast: Character[], scenes: Scene[], warnings: string[]}} Story */
/** @typedef {{text: string, story: Story}} Reading */
/** @typedef {Record<string, any[]>} Corrections */
/** @typedef {{title: string, author?: string, cast: any[], pages: PagePlan[]}} Storyboard */
/** @typedef {{number: number, panels: PanelBrief[], heading?: string, double?: boolean}} PagePlan */
/** @typedef {Record<string, any> & {id: string, shot: string, span?: Span}} PanelBrief */
/** @typedef {{code: string, severity: string, message: string, remedy: string, character: string | null}} Finding */
/** @typedef {{id: string, page: number, state: "planned" | "pencilled" | "painted", version: string, seed: number, score: number | null, locked: boolean, findings: Finding[]}} Panel */
/** @typedef {{panel: string, version: string, now: boolean, seed: number, score: number | null, painted: string, url: string}} Version */
/** @typedef {"none" | "pencilled" | "bound"} Made */

/** @param {number} [before] @returns {Promise<{books: Book[], before: number | null}>} */
export const listBooks = (before) => askJson(`/books?limit=50${before ? `&before=${before}` : ""}`);

/** @param {string} id @returns {Promise<Book>} */
export const getBook = (id) => askJson(`/books/${id}`);

/** @param {Record<string, any>} asked @returns {Promise<Book>} */
export const askForBook = (asked) => askJson("/books", { method: "POST", json: { priority: "interactive", ...asked } });

/**
 * @param {File} file
 * @param {Record<string, any>} options
 * @returns {Promise<Book>}
 */
export function askForBookOf(file, options) {
  const form = new FormData();
  form.append("options", JSON.stringify({ priority: "interactive", ...options }));
  form.append("file", file, file.name);
  return askJson("/books", { method: "POST", body: form });
}

/** @param {string} id @param {Record<string, any>} wanted @returns {Promise<Book>} */
export const makeBook = (id, wanted) => askJson(`/books/${id}/make`, { method: "POST", json: wanted });

/** @param {string} id @returns {Promise<Book>} */
export const cancelBook = (id) => askJson(`/books/${id}/cancel`, { method: "POST" });

/** @param {string} id @returns {Promise<Book>} */
export const retryBook = (id) => askJson(`/books/${id}/retry`, { method: "POST" });

/** @param {string} id */
export const deleteBook = (id) => ask(`/books/${id}`, { method: "DELETE" });

// --- reading ---

/** @param {string} text @param {AbortSignal} [signal] @returns {Promise<Reading>} */
export const readText = (text, signal) => askJson("/story", { method: "POST", json: { text }, signal });

/** @param {string} id @returns {Promise<Reading>} */
export const getReading = (id) => askJson(`/books/${id}/reading`);

/** @param {string} id @returns {Promise<{value: Corrections, etag: string}>} */
export const getCorrections = (id) => askTagged(`/books/${id}/corrections`);

/** @param {string} id @param {Corrections} value @param {string} etag @param {{make?: Made, replan?: boolean}} [how] */
export const putCorrections = (id, value, etag, how) => put(`/books/${id}/corrections`, value, etag, how);

// --- the plan ---

/** @param {string} id @returns {Promise<{value: Storyboard, etag: string}>} */
export const getStoryboard = (id) => askTagged(`/books/${id}/storyboard`);

/** @param {string} id @param {Storyboard} value @param {string} etag @param {{make?: Made}} [how] */
export const putStoryboard = (id, value, etag, how) => put(`/books/${id}/storyboard`, value, etag, how);

/** @param {string} id @param {string} who @returns {Promise<{value: Record<string, any>, etag: string}>} */
export const getDesign = (id, who) => askTagged(`/books/${id}/cast/${encodeURIComponent(who)}`);

/** @param {string} id @param {string} who @param {Record<string, any>} value @param {string} etag @param {{make?: Made}} [how] */
export const putDesign = (id, who, value, etag, how) => put(`/books/${id}/cast/${encodeURIComponent(who)}`, value, etag, how);

/** @param {string} id @param {string} who @param {string} version */
export const sheetAddress = (id, who, version) => address(`/books/${id}/cast/${encodeURIComponent(who)}/sheet.png?v=${version}`);

/** @param {string} id @returns {Promise<{sentences: {span: Span, text: string, drawn: boolean, lettered: boolean}[]}>} */
export const getCoverage = (id) => askJson(`/books/${id}/coverage`);

/** @returns {Promise<Record<string, string[]>>} */
export const getVocabulary = () => askJson("/vocabulary");

/** @returns {Promise<{styles: {name: string, words: string}[]}>} */
export const getStyles = () => askJson("/styles");

// --- panels ---

/** @param {string} id @returns {Promise<{panels: Panel[]}>} */
export const getPanels = (id) => askJson(`/books/${id}/panels`);

/** @param {string} id @param {Panel} panel @param {number} width */
export const thumbAddress = (id, panel, width) =>
  address(`/books/${id}/panels/${panel.id}/thumb.webp?width=${width}&v=${panel.version}`);

/** @param {string} id @param {Panel} panel */
export const artAddress = (id, panel) => {
  const name = panel.state === "painted" ? "art" : "draft";
  return address(`/books/${id}/panels/${panel.id}/${name}.png?v=${panel.version}`);
};

/** @param {string} id @param {string} panel @returns {Promise<{versions: Version[]}>} */
export const getVersions = (id, panel) => askJson(`/books/${id}/panels/${panel}/versions`);

/** @param {string} id @param {string} panel @param {{seed?: number}} [how] @returns {Promise<Book>} */
export const redraw = (id, panel, how = {}) => askJson(`/books/${id}/panels/${panel}/redraw`, { method: "POST", json: how });

/** @param {string} id @param {string} panel @param {string} version @returns {Promise<Book>} */
export const keepVersion = (id, panel, version) =>
  askJson(`/books/${id}/panels/${panel}/keep`, { method: "POST", json: { version } });

/** @param {string} id @param {string} panel @returns {Promise<Book>} */
export const release = (id, panel) => askJson(`/books/${id}/panels/${panel}/release`, { method: "POST" });

/** @param {string} id @param {string} panel @param {Blob} mask @returns {Promise<Book>} */
export function repaint(id, panel, mask) {
  const form = new FormData();
  form.append("mask", mask, "mask.png");
  return askJson(`/books/${id}/panels/${panel}/repaint`, { method: "POST", body: form });
}

// --- pages ---

/** @typedef {{number: number, double: boolean, printed: boolean, version: string}} Page */

/** @param {string} id @returns {Promise<{pages: Page[]}>} */
export const getPages = (id) => askJson(`/books/${id}/pages`);

/** @param {string} id @param {Page} page */
export const pageAddress = (id, page) => address(`/books/${id}/pages/${page.number}.png?v=${page.version}`);

/** @typedef {{page: any, broken: {panel: string, orders: number[], words: string}[], refusal: {panel: string, reason: string, words_that_fit: number, unit: string} | null}} Lettered */

/** @param {string} id @param {number} page @param {any} lines @param {AbortSignal} [signal] @returns {Promise<Lettered>} */
export const tryLettering = (id, page, lines, signal) =>
  askJson(`/books/${id}/pages/${page}/letter`, { method: "POST", json: lines, signal });

/** @param {string} id @returns {Promise<{artefacts: {name: string, size_bytes: number, media_type: string, url: string}[]}>} */
export const getArtefacts = (id) => askJson(`/books/${id}/artefacts`);

/**
 * Keep a thing that was edited.
 *
 * @param {string} path
 * @param {unknown} value
 * @param {string} etag
 * @param {{make?: Made, replan?: boolean}} how
 * @returns {Promise<string>} Its new entity tag.
 */
async function put(path, value, etag, { make = "none", replan = false } = {}) {
  const asked = new URLSearchParams({ make });
  if (replan) asked.set("replan", "true");
  const answer = await ask(`${path}?${asked}`, { method: "PUT", json: value, etag });
  return answer.headers.get("etag") ?? "";
}
