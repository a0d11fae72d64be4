// @ts-check
/** The log: undo and redo of one's own acts. */

import { post } from "./api.js";
import { all, say } from "./dom.js";
import "./shell.js";

for (const button of all("[data-history]")) {
  button.addEventListener("click", () => {
    post(`/api/${button.dataset.history}`, undefined).then(() => location.reload(), (error) => say(error.message));
  });
}
document.documentElement.dataset.ready = "";
