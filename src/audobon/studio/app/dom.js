/**
 * Elements made by hand: words become text nodes, never markup, so that no story can bring a script along.
 *
 * Knows: the DOM.  Does not know: what anything means.
 */

/** @typedef {Node | string | number | false | null | undefined} Child */
/** @typedef {Record<string, any>} Properties */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element.
 *
 * `class`, `aria-*`, `data-*`, `for`, `role` and other names with a hyphen are set as attributes, `on...` as listeners,
 * the rest as properties; undefined and null are left out, booleans among attributes turn them on and off.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties | null} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties, ...children) {
  const made = document.createElement(tag);
  set(made, properties ?? {});
  made.append(...nodes(children));
  return made;
}

/**
 * Make an element of a vector drawing; all properties are attributes.
 *
 * @param {string} tag
 * @param {Properties | null} [properties]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function s(tag, properties, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...nodes(children));
  return made;
}

/**
 * Put other children in place of an element's own.
 *
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/**
 * @param {Element} element
 * @param {Properties} properties
 */
export function set(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(/** @type {HTMLElement} */ (element).style, value);
    else if (isAttribute(name)) setAttribute(element, name, value);
    else /** @type {any} */ (element)[name] = value;
  }
}

/** @param {string} name */
function isAttribute(name) {
  return name === "class" || name === "for" || name === "role" || name === "list" || name.includes("-");
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {any} value
 */
function setAttribute(element, name, value) {
  if (value === false && !name.startsWith("aria-")) element.removeAttribute(name);
  else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  /** @type {(Node | string)[]} */
  const found = [];
  for (const child of children.flat()) {
    if (child === false || child === null || child === undefined) continue;
    found.push(typeof child === "number" ? String(child) : child);
  }
  return found;
}
