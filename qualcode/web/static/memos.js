// @ts-check
/** Memos on the study as a whole, and taking one's own back. */

import { post, remove } from "./api.js";
import { all, one, say } from "./dom.js";
import "./shell.js";

const form = /** @type {HTMLFormElement} */ (one("#write"));
const field = /** @type {HTMLTextAreaElement} */ (one("#memo"));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!field.value.trim()) return;
  await post("/api/memos", { memo: field.value.trim() }).then(() => location.reload(), (error) => say(error.message));
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
for (const button of all("[data-remove]")) {
  button.addEventListener("click", async () => {
    await remove(`/api/memos/${button.dataset.remove}`).then(() => location.reload(), (error) => say(error.message));
  });
}
document.documentElement.dataset.ready = "";
