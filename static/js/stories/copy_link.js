/** Lets a teller copy the private link. It goes to the clipboard and nowhere else. */
import { copy } from "./stories.js";

const NOT_COPIED = "Kopiëren lukt niet in deze browser. Houd de link ingedrukt en kies ‘Kopieer’.";

for (const block of document.querySelectorAll("[data-copies]")) {
  const button = block.querySelector("button[hidden]");
  const status = block.querySelector("[role=status]");
  const link = block.querySelector("[data-link]").textContent.trim();
  button.hidden = false;
  button.addEventListener("click", () => copy(link, status, NOT_COPIED));
}
