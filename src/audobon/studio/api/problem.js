/**
 * What the service says when it refuses (RFC 9457): a code, what is wrong, and the way out.
 *
 * Knows: problem details.  Does not know: who asked.
 */

export class Problem extends Error {
  /**
   * @param {{status: number, code?: string, detail: string, hint?: string}} said
   */
  constructor({ status, code = "", detail, hint = "" }) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

/**
 * The problem in an answer that is not a good one.
 *
 * @param {Response} answer
 * @returns {Promise<Problem>}
 */
export async function problemIn(answer) {
  const type = answer.headers.get("content-type") ?? "";
  if (type.includes("json")) {
    const said = await answer.json().catch(() => ({}));
    const detail = said.detail ?? said.title ?? answer.statusText;
    return new Problem({ status: answer.status, code: said.code, detail: String(detail), hint: said.hint });
  }
  return new Problem({ status: answer.status, detail: `the service answered ${answer.status}` });
}

/** @returns {Problem} */
export function unreachable() {
  return new Problem({
    status: 0,
    detail: "The service cannot be reached.",
    hint: "It may have been stopped: start `audobon studio` again. Nothing that was saved is lost.",
  });
}
