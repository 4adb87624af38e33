/**
 * The binary messages between events: looks at panels (docs/streams.md, "Looks at panels").
 *
 * Knows: the layout of a message.  Does not know: sockets.
 */

const HEAD_BYTES = 20;
const MAGIC = "AUDP";
const VERSION = 1;
const FORMATS = ["", "image/png", "image/jpeg", "image/webp"];

/**
 * @typedef {{panel: string, finished: boolean, stage: number, attempt: number, step: number, of: number, picture: Blob}} Look
 */

/**
 * @param {ArrayBuffer} message
 * @returns {Look | null} Null if it is of a kind that this studio does not know.
 */
export function lookIn(message) {
  if (message.byteLength < HEAD_BYTES) return null;
  const view = new DataView(message);
  const magic = String.fromCharCode(...new Uint8Array(message, 0, 4));
  if (magic !== MAGIC || view.getUint8(4) !== VERSION) return null;
  const idBytes = view.getUint16(14);
  const pictureBytes = view.getUint32(16);
  if (HEAD_BYTES + idBytes + pictureBytes !== message.byteLength) return null;
  const panel = new TextDecoder().decode(new Uint8Array(message, HEAD_BYTES, idBytes));
  const type = FORMATS[view.getUint8(6)] ?? "";
  return {
    panel,
    finished: view.getUint8(5) === 2,
    stage: view.getUint8(7),
    attempt: view.getUint16(8),
    step: view.getUint16(10),
    of: view.getUint16(12),
    picture: new Blob([message.slice(HEAD_BYTES + idBytes)], { type }),
  };
}
