/** Lets a teller copy the private link. It goes to the clipboard and nowhere else. */
const COPIED = "De link is gekopieerd.";
const NOT_COPIED = "Kopiëren lukt niet in deze browser. Houd de link ingedrukt en kies ‘Kopieer’.";

for (const block of document.querySelectorAll("[data-copies]")) {
  const button = block.querySelector("button[hidden]");
  const status = block.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(block.querySelector("[data-link]").textContent.trim());
      status.textContent = COPIED;
    } catch {
      status.textContent = NOT_COPIED;
    }
  });
}
