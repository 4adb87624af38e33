/**
 * Light, dark or high contrast: as chosen, else as the system has it.
 *
 * Knows: the attribute that the tokens follow.  Does not know: colours.
 */

const KEY = "audobon-theme";
/** @typedef {"system" | "light" | "dark" | "contrast"} Theme */
/** @type {Theme[]} */
export const THEMES = ["system", "light", "dark", "contrast"];

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

/** @returns {Theme} */
export function theme() {
  const kept = /** @type {Theme | null} */ (localStorage.getItem(KEY));
  return kept && THEMES.includes(kept) ? kept : "system";
}

/** @param {Theme} chosen */
export function chooseTheme(chosen) {
  localStorage.setItem(KEY, chosen);
  follow();
}

export function follow() {
  const chosen = theme();
  const system = contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = chosen === "system" ? system : chosen;
}

export function followSystem() {
  follow();
  dark.addEventListener("change", follow);
  contrast.addEventListener("change", follow);
}
