// @ts-check
/** Elements made by hand: text is always text, never markup. */

/**
 * @param {string} tag `name.class.class`
 * @param {Record<string, any>} [attributes] `on…` are listeners; null and false are left out
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter(present).map(String_));
  return element;
}

/** @param {any} child */
const present = (child) => child !== null && child !== undefined && child !== false;
/** @param {any} child */
const String_ = (child) => (child instanceof Node ? child : String(child));

/** @param {string} selector @param {ParentNode} [within] @returns {any} */
export const one = (selector, within = document) => within.querySelector(selector);
/** @param {string} selector @param {ParentNode} [within] @returns {any[]} */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** A key cap. @param {string} key @param {string} [kind] */
export const cap = (key, kind = "") => make(`kbd${kind && `.${kind}`}`, {}, key);

/** The sign of a valence as its mark. @param {number | null | undefined} sign @param {string} name */
export function mark(sign, name) {
  if (sign === null || sign === undefined) return null;
  const kind = sign > 0 ? "plus" : sign < 0 ? "minus" : "zero";
  return make(`span.mark.${kind}`, { role: "img", "aria-label": name }, { plus: "+", minus: "−", zero: "0" }[kind]);
}

/** Whether keys typed now belong to a field. @param {Event} event */
export function inField(event) {
  const target = /** @type {HTMLElement | null} */ (event.target);
  return Boolean(target?.closest?.("input, textarea, select, [contenteditable]"));
}

/** Say what happened, in the status line. @param {string} text */
export function say(text) {
  const place = one("[role=status]");
  if (place) place.textContent = text;
}

/** Say at its place what failed and what to do. @param {HTMLElement} place @param {unknown} error @param {string} [title] @param {...(Node | null)} more */
export function refused(place, error, title = "", ...more) {
  place.replaceChildren(make("div.failed", { role: "alert" }, title ? make("b", {}, title) : null,
    make("p", {}, /** @type {Error} */ (error).message), ...more));
}
