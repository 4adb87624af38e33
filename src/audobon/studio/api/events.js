/**
 * Follows a book's log over a WebSocket, and goes on where it was after a broken line or a restart of the service.
 *
 * Knows: sequence numbers, waiting before it comes again, close codes.  Does not know: what events mean.
 */

import { token } from "./client.js";
import { lookIn } from "./looks.js";

/** @typedef {import("./types").EventView} BookEvent */
/** @typedef {"connecting" | "live" | "lost" | "ended"} Line */
/**
 * @typedef {{
 *   event: (event: BookEvent) => void,
 *   look?: (look: import("./looks.js").Look) => void,
 *   line: (line: Line) => void,
 *   refused: (error: {code: string, message: string, hint: string}) => void,
 * }} Listener
 */

const LEAST_WAIT_MS = 500;
const MOST_WAIT_MS = 10_000;
/** Behind these there is nothing to come back to. */
const FINAL_CODES = new Set([1000, 4404, 4422]);

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
    socket.onopen = () => {
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
      } else if (told.type === "error") listener.refused(told);
    };
    socket.onclose = ({ code }) => {
      if (until.aborted) return;
      if (FINAL_CODES.has(code)) return listener.line("ended");
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
