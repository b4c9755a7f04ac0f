/* Shows a part of another page of ours in a dialogue: a link with data-dialogue names the part.
   What is sent there leads on as it does on that page; so does everything without this script. */

/** Fetch the part that a link leads to; null when it is not there, such as after logging out. */
async function partOf(link) {
  const answer = await fetch(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return answer.ok ? page.getElementById(link.dataset.dialogue) : null;
}

function closeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-secondary";
  button.dataset.close = "";
  button.textContent = "Sluit";
  return button;
}

/** Open a part in a dialogue that the Escape key and its buttons close, back to the link. */
function open(part, link) {
  const dialog = document.createElement("dialog");
  const heading = document.createElement("h2");
  heading.id = "dialogue-heading";
  heading.textContent = link.textContent.trim();
  dialog.className = "cms-dialogue teller-page";
  dialog.setAttribute("aria-labelledby", heading.id);
  for (const form of part.querySelectorAll("form")) form.action = form.getAttribute("action") ?? link.href;
  for (const back of part.querySelectorAll(".teller-actions a, a[data-close]")) back.replaceWith(closeButton());
  dialog.append(heading, document.adoptNode(part));
  dialog.addEventListener("click", ({ target }) => target.matches("[data-close]") && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-dialogue]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const part = await partOf(link).catch(() => null);
  if (part) open(part, link);
  else location.assign(link.href);
});
