/**
 * Follows a book's log over a WebSocket, and goes on where it was after a broken line or a restart of the service.
 *
 * Knows: sequence numbers, waiting before it comes again, close codes.  Does not know: what events mean.
 */

import { ask, token } from "./client.js";
import { lookIn } from "./looks.js";
import { Problem } from "./problem.js";

/** @typedef {import("./types").EventView} BookEvent */
/** @typedef {"connecting" | "live" | "lost" | "refused" | "ended"} Line `refused` until a token is given that is good. */
/**
 * @typedef {{
 *   event: (event: BookEvent) => void,
 *   look?: (look: import("./looks.js").Look) => void,
 *   line: (line: Line) => void,
 * }} Listener
 */

const LEAST_WAIT_MS = 500;
const MOST_WAIT_MS = 10_000;
/** Behind these there is nothing to come back to. */
const FINAL_CODES = new Set([1000, 4404, 4422]);
/** The token was taken back, or may not read this. */
const REFUSED_CODES = new Set([4401, 4403]);
/** Of a line that was never open; a browser does not tell why. */
const UNTOLD = 1006;

/**
 * @param {string} id The book's.
 * @param {number} behind The last sequence that is known.
 * @param {Listener} listener
 * @param {AbortSignal} until
 */
export function follow(id, behind, listener, until) {
  let last = behind;
  let wait = LEAST_WAIT_MS;
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const open = () => {
    if (until.aborted) return;
    listener.line(last === behind && wait === LEAST_WAIT_MS ? "connecting" : "lost");
    socket = new WebSocket(addressOf(id, last, listener.look !== undefined), protocols());
    socket.binaryType = "arraybuffer";
    let isOpen = false;
    socket.onopen = () => {
      isOpen = true;
      wait = LEAST_WAIT_MS;
      listener.line("live");
    };
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) {
        const look = lookIn(data);
        if (look) listener.look?.(look);
        return;
      }
      const told = JSON.parse(data);
      if (told.type === "event" && told.sequence > last) {
        last = told.sequence;
        listener.event(told);
      }
    };
    socket.onclose = async ({ code }) => {
      const told = code === UNTOLD && !isOpen ? await closeCodeOf(id, until) : code;
      if (until.aborted) return;
      if (FINAL_CODES.has(told)) return listener.line("ended");
      if (REFUSED_CODES.has(told)) return listener.line("refused");
      listener.line("lost");
      timer = setTimeout(open, wait);
      wait = Math.min(MOST_WAIT_MS, wait * 2);
    };
  };
  until.addEventListener("abort", () => {
    clearTimeout(timer);
    socket?.close();
  });
  open();
}

/**
 * Why a line was not opened: what the service says when the book is asked for.
 *
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<number>} The code that it would have been closed with.
 */
async function closeCodeOf(id, signal) {
  try {
    await ask(`/books/${id}`, { signal });
    return UNTOLD;
  } catch (error) {
    return error instanceof Problem && error.status ? 4000 + error.status : UNTOLD;
  }
}

/**
 * @param {string} id
 * @param {number} behind
 * @param {boolean} looks
 */
function addressOf(id, behind, looks) {
  const root = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;
  return `${root}/api/v1/books/${id}/events?behind=${behind}${looks ? "&previews=1" : ""}`;
}

/** A browser cannot set a header on a socket: the token goes as a subprotocol. */
function protocols() {
  return token() ? ["audobon.v1", `audobon.bearer.${token()}`] : [];
}
