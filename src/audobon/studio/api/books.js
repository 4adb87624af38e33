/**
 * What can be asked of books: every address of the service that the studio uses, by a name.
 *
 * Knows: addresses and the shapes of answers.  Does not know: how anything is shown.
 */

import { address, ask, askJson, askTagged } from "./client.js";

/** @typedef {import("./types").Answers} Answers */
/** @typedef {import("./types").Bodies} Bodies */
/** @typedef {import("./types").BookView} Book */
/** @typedef {import("./types").Character} Character */
/** @typedef {import("./types").Corrections} Corrections */
/** @typedef {import("./types").CastDesign} CastDesign */
/** @typedef {import("./types").LayersView} Lettered */
/** @typedef {import("./types").LetteringLine} LetteringLine */
/** @typedef {import("./types").PageView} Page */
/** @typedef {import("./types").PagePlan} PagePlan */
/** @typedef {import("./types").PanelBrief} PanelBrief */
/** @typedef {import("./types").PanelView} Panel */
/** @typedef {import("./types").Placement} Placement */
/** @typedef {import("./types").ReadingView} Reading */
/** @typedef {import("./types").Scene} Scene */
/** @typedef {import("./types").Storyboard} Storyboard */
/** @typedef {import("./types").Utterance} Utterance */
/** @typedef {import("./types").VersionView} Version */
/** @typedef {"none" | "pencilled" | "bound"} Made */

/** @param {number} [before] @returns {Promise<Answers["listBooks"]>} */
export const listBooks = (before) => askJson(`/books?limit=50${before ? `&before=${before}` : ""}`);

/** @param {string} id @returns {Promise<Book>} */
export const getBook = (id) => askJson(`/books/${id}`);

/** @param {Bodies["askForBook"]} asked @returns {Promise<Answers["askForBook"]>} */
export const askForBook = (asked) => askJson("/books", { method: "POST", json: { priority: "interactive", ...asked } });

/**
 * @param {File} file
 * @param {Omit<Bodies["askForBook"], "text">} options
 * @returns {Promise<Answers["askForBook"]>}
 */
export function askForBookOf(file, options) {
  const form = new FormData();
  form.append("options", JSON.stringify({ priority: "interactive", ...options }));
  form.append("file", file, file.name);
  return askJson("/books", { method: "POST", body: form });
}

/** @param {string} id @param {Bodies["makeBook"]} wanted @returns {Promise<Answers["makeBook"]>} */
export const makeBook = (id, wanted) => askJson(`/books/${id}/make`, { method: "POST", json: wanted });

/** @param {string} id @returns {Promise<Book>} */
export const cancelBook = (id) => askJson(`/books/${id}/cancel`, { method: "POST" });

/** @param {string} id @returns {Promise<Book>} */
export const retryBook = (id) => askJson(`/books/${id}/retry`, { method: "POST" });

/** @param {string} id */
export const deleteBook = (id) => ask(`/books/${id}`, { method: "DELETE" });

/** @returns {Promise<Answers["getSample"]>} */
export const getSample = () => askJson("/sample");

// --- reading ---

/** @param {string} text @param {AbortSignal} [signal] @returns {Promise<Reading>} */
export const readText = (text, signal) => askJson("/story", { method: "POST", json: { text }, signal });

/** @param {string} id @returns {Promise<Reading>} */
export const getReading = (id) => askJson(`/books/${id}/reading`);

/** @param {string} id @returns {Promise<{value: Answers["getCorrections"], etag: string}>} */
export const getCorrections = (id) => askTagged(`/books/${id}/corrections`);

/** @param {string} id @param {Corrections} value @param {string} etag @param {{make?: Made, replan?: boolean}} [how] */
export const putCorrections = (id, value, etag, how) => put(`/books/${id}/corrections`, value, etag, how);

// --- the plan ---

/** @param {string} id @returns {Promise<{value: Answers["getStoryboard"], etag: string}>} */
export const getStoryboard = (id) => askTagged(`/books/${id}/storyboard`);

/** @param {string} id @param {Storyboard} value @param {string} etag @param {{make?: Made}} [how] */
export const putStoryboard = (id, value, etag, how) => put(`/books/${id}/storyboard`, value, etag, how);

/** @param {string} id @param {string} who @returns {Promise<{value: Answers["getDesign"], etag: string}>} */
export const getDesign = (id, who) => askTagged(`/books/${id}/cast/${encodeURIComponent(who)}`);

/** @param {string} id @param {string} who @param {Bodies["putDesign"]} value @param {string} etag @param {{make?: Made}} [how] */
export const putDesign = (id, who, value, etag, how) => put(`/books/${id}/cast/${encodeURIComponent(who)}`, value, etag, how);

/** @typedef {import("./types").CastView} Member */
/** @typedef {import("./types").DrawnLookView} DrawnLook */

/** @param {string} id @returns {Promise<Answers["listCast"]>} */
export const getCast = (id) => askJson(`/books/${id}/cast`);

/** @param {string} id @param {string} who @param {string} etag Of the design that is to stay. */
export const lockDesign = (id, who, etag) => ask(`/books/${id}/cast/${encodeURIComponent(who)}/lock`, { method: "PUT", etag });

/** @param {string} id @param {string} who @param {string} etag */
export const unlockDesign = (id, who, etag) =>
  ask(`/books/${id}/cast/${encodeURIComponent(who)}/lock?make=pencilled`, { method: "DELETE", etag });

/** @param {string} id @param {string} who @param {Blob} picture @returns {Promise<DrawnLook>} */
export const putDrawing = (id, who, picture) => askJson(`/books/${id}/cast/${encodeURIComponent(who)}/drawing`, { method: "PUT", body: picture });

/** @param {string} id @param {string} who @returns {Promise<DrawnLook>} */
export const getDrawnLook = (id, who) => askJson(`/books/${id}/cast/${encodeURIComponent(who)}/drawing`);

/** @param {string} id @param {string} who */
export const deleteDrawing = (id, who) => ask(`/books/${id}/cast/${encodeURIComponent(who)}/drawing`, { method: "DELETE" });

/** @param {string} id @param {string} who @param {string} version */
export const drawingAddress = (id, who, version) => address(`/books/${id}/cast/${encodeURIComponent(who)}/drawing.png?v=${version}`);

/** @param {string} id @param {string} who @param {string} version */
export const sheetAddress = (id, who, version) => address(`/books/${id}/cast/${encodeURIComponent(who)}/sheet.png?v=${version}`);

/** @param {string} id @returns {Promise<Answers["getCoverage"]>} */
export const getCoverage = (id) => askJson(`/books/${id}/coverage`);

/** @returns {Promise<Answers["getVocabulary"]>} */
export const getVocabulary = () => askJson("/vocabulary");

/** @returns {Promise<Answers["listStyles"]>} */
export const getStyles = () => askJson("/styles");

// --- languages ---

/** @typedef {import("./types").LanguageView} Language */
/** @typedef {import("./types").LanguageList} Languages */
/** @typedef {Answers["getWordsIn"]["rows"][number]} WordsRow */

/** @param {string} id @returns {Promise<Languages>} */
export const getLanguages = (id) => askJson(`/books/${id}/languages`);

/** @param {string} id @param {string} tag @returns {Promise<{value: Answers["getWordsIn"], etag: string}>} */
export const getWordsIn = (id, tag) => askTagged(`/books/${id}/languages/${tag}`);

/** @param {string} id @param {string} tag @param {Bodies["putWordsIn"]["rows"]} rows @param {string} etag */
export const putWordsIn = (id, tag, rows, etag) => put(`/books/${id}/languages/${tag}`, { rows }, etag);

/** @param {string} id @param {string} tag @param {string} etag */
export const dropWordsIn = (id, tag, etag) => ask(`/books/${id}/languages/${tag}`, { method: "DELETE", etag });

/** @param {string} id @param {string} tag @returns {Promise<Book>} */
export const showLanguage = (id, tag) => askJson(`/books/${id}/languages/${tag}/show?make=pencilled`, { method: "POST" });

/** @typedef {"po" | "csv" | "json"} WordsForm */
/** @type {Record<WordsForm, string>} */
const WORDS_TYPES = { po: "text/x-gettext-translation", csv: "text/csv", json: "application/json" };

/** @param {string} id @param {string} tag @param {WordsForm} form */
export const wordsFileAddress = (id, tag, form) => address(`/books/${id}/languages/${tag}/words?form=${form}`);

/** @param {string} id @param {string} tag @param {WordsForm} form @param {Blob} file @param {string} etag */
export const putWordsFile = (id, tag, form, file, etag) =>
  ask(`/books/${id}/languages/${tag}/words?form=${form}`, { method: "PUT", body: new Blob([file], { type: WORDS_TYPES[form] }), etag });

// --- panels ---

/** @param {string} id @returns {Promise<Answers["listPanels"]>} */
export const getPanels = (id) => askJson(`/books/${id}/panels`);

/** @param {string} id @param {Panel} panel @param {number} width */
export const thumbAddress = (id, panel, width) =>
  address(`/books/${id}/panels/${panel.id}/thumb.webp?width=${width}&v=${panel.version}`);

/** @param {string} id @param {Panel} panel */
export const artAddress = (id, panel) => {
  const name = panel.state === "painted" ? "art" : "draft";
  return address(`/books/${id}/panels/${panel.id}/${name}.png?v=${panel.version}`);
};

/** @param {string} id @param {string} panel @returns {Promise<Answers["listVersions"]>} */
export const getVersions = (id, panel) => askJson(`/books/${id}/panels/${panel}/versions`);

/** @param {string} id @param {string} panel @param {Bodies["redrawPanel"]} [how] @returns {Promise<Answers["redrawPanel"]>} */
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

/** @param {string} id @returns {Promise<Answers["listPages"]>} */
export const getPages = (id) => askJson(`/books/${id}/pages`);

/** @param {string} id @param {Page} page */
export const pageAddress = (id, page) => address(`/books/${id}/pages/${page.number}.png?v=${page.version}`);

/** @param {string} id @param {number} page @returns {Promise<Answers["getLayers"]>} */
export const getLayers = (id, page) => askJson(`/books/${id}/pages/${page}/layers`);

/** @param {string} id @param {number} page @param {Bodies["tryLettering"]} lines @param {AbortSignal} [signal] @returns {Promise<Answers["tryLettering"]>} */
export const tryLettering = (id, page, lines, signal) =>
  askJson(`/books/${id}/pages/${page}/letter`, { method: "POST", json: lines, signal });

/** @param {string} id @returns {Promise<Answers["listArtefacts"]>} */
export const getArtefacts = (id) => askJson(`/books/${id}/artefacts`);

/** @returns {Promise<Answers["getShare"]>} */
export const getShare = () => askJson("/share");

/** @param {string} id @returns {Promise<Answers["shareBook"]>} */
export const shareBook = (id) => askJson(`/books/${id}/share`, { method: "POST" });

/** @param {string} id */
export const reportAddress = (id) => address(`/books/${id}/report`);

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
