// @ts-check
/** Calls to this server. An error is an `ApiError` with the server's own words. */

export class ApiError extends Error {
  /** @param {number} status @param {{code: string, message: string, hint?: string}} told */
  constructor(status, told) {
    super(told.hint ? `${told.message} ${told.hint}` : told.message);
    this.status = status;
    this.code = told.code;
    this.told = told;
  }
}

/**
 * @param {string} method @param {string} path @param {any} [body] an object goes as
 *   JSON, FormData and text as they are
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>} the JSON answer, null for an empty one
 */
export async function call(method, path, body, headers = {}) {
  const plain = body !== undefined && !(body instanceof FormData) && typeof body !== "string";
  const answer = await fetch(path, {
    method,
    headers: plain ? { "content-type": "application/json", ...headers } : headers,
    body: plain ? JSON.stringify(body) : body,
    keepalive: method !== "GET" && plain && JSON.stringify(body).length < 30000,
  });
  const text = await answer.text();
  let told = null;
  try {
    told = text ? JSON.parse(text) : null;
  } catch {
    told = { error: { code: "answer-odd", message: text.slice(0, 200) } };
  }
  if (!answer.ok) throw new ApiError(answer.status, told?.error ?? { code: String(answer.status), message: answer.statusText });
  return told;
}

export const get = (/** @type {string} */ path) => call("GET", path);
export const post = (/** @type {string} */ path, /** @type {any} */ body) => call("POST", path, body);
export const put = (/** @type {string} */ path, /** @type {any} */ body) => call("PUT", path, body);
export const patch = (/** @type {string} */ path, /** @type {any} */ body) => call("PATCH", path, body);
export const remove = (/** @type {string} */ path) => call("DELETE", path);
