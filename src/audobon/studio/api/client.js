/**
 * Asks the service over HTTP.
 *
 * Knows: addresses' root, the token, entity tags, problems.  Does not know: which addresses there are (`books.js`).
 */

import { problemIn, unreachable } from "./problem.js";

const ROOT = "/api/v1";
const TOKEN = "audobon-token";

/** @typedef {{method?: string, json?: unknown, body?: BodyInit, etag?: string, signal?: AbortSignal}} Asked */

/** @param {string} token */
export function keepToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

/** @returns {string} */
export function token() {
  return sessionStorage.getItem(TOKEN) ?? "";
}

/**
 * Ask, and give the answer as it came, if it is a good one.
 *
 * @param {string} path Behind the root.
 * @param {Asked} asked
 * @returns {Promise<Response>}
 * @throws {Problem}
 */
export async function ask(path, { method = "GET", json, body, etag, signal } = {}) {
  const headers = new Headers();
  if (token()) headers.set("authorization", `Bearer ${token()}`);
  if (json !== undefined) headers.set("content-type", "application/json");
  if (etag) headers.set("if-match", etag);
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(ROOT + path, { method, headers, body: json === undefined ? body : JSON.stringify(json), signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
  if (!answer.ok) throw await problemIn(answer);
  return answer;
}

/**
 * @template T
 * @param {string} path
 * @param {Asked} [asked]
 * @returns {Promise<T>}
 */
export async function askJson(path, asked) {
  const answer = await ask(path, asked);
  return /** @type {Promise<T>} */ (answer.status === 204 ? Promise.resolve(undefined) : answer.json());
}

/**
 * A thing that can be edited, with the tag that says which state of it this is.
 *
 * @template T
 * @param {string} path
 * @param {Asked} [asked]
 * @returns {Promise<{value: T, etag: string}>}
 */
export async function askTagged(path, asked) {
  const answer = await ask(path, asked);
  return { value: /** @type {T} */ (await answer.json()), etag: answer.headers.get("etag") ?? "" };
}

/**
 * The address of a picture or a file, to be shown or fetched by the browser itself.
 *
 * @param {string} path
 */
export function address(path) {
  return ROOT + path;
}
