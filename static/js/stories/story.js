/**
 * What a reader can do with a story: close a part again, pass the story on, print it, and go back
 * to the list as it was chosen. Nothing is stored, and nobody is told.
 */
const COPIED = "De link is gekopieerd.";
const NOT_COPIED = "Kopiëren lukt niet in deze browser. Kopieer het adres boven in je scherm.";

for (const part of document.querySelectorAll("details[data-part]")) letClose(part);
for (const version of document.querySelectorAll("details.version")) keepInView(version);
for (const block of document.querySelectorAll("[data-pass-on]")) letPassOn(block);
for (const link of document.querySelectorAll("[data-back]")) leadBack(link);
addEventListener("beforeprint", openAll);

/** Let a reader close a part where it ends, and go on from where it began. */
function letClose(part) {
  const button = part.querySelector("[data-does=close]");
  button.hidden = false;
  button.addEventListener("click", () => {
    part.open = false;
    part.querySelector("summary").focus();
  });
}

/** Stay with the version that a reader opens: above it another one closes. */
function keepInView(version) {
  const summary = version.querySelector("summary");
  summary.addEventListener("click", () => {
    requestAnimationFrame(() => summary.scrollIntoView({ block: "nearest" }));
  });
}

/** Paper cannot be opened: whoever prints a story gets all of the version that they read. */
function openAll() {
  const closed = [...document.querySelectorAll("main details:not([open], [name])")];
  for (const part of closed) part.open = true;
  addEventListener("afterprint", () => closed.forEach((part) => (part.open = false)), {
    once: true,
  });
}

function letPassOn(block) {
  const find = (what) => block.querySelector(`[data-does=${what}]`);
  const status = block.querySelector("[role=status]");
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const share = find("share");
  share.hidden = !navigator.share;
  share.addEventListener("click", () => {
    navigator.share({ title: document.title, url: address }).catch(() => {}); // changed their mind
  });
  find("copy").addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = COPIED;
    } catch {
      status.textContent = NOT_COPIED;
    }
  });
  find("print").addEventListener("click", () => print());
  block.hidden = false;
}

/** Lead back to the choice that a reader came from, as the browser itself remembers it. */
function leadBack(link) {
  if (!document.referrer) return;
  const from = new URL(document.referrer);
  if (from.origin !== location.origin || from.pathname !== link.pathname || !from.search) return;
  link.href = from.href;
  link.textContent = link.dataset.back;
}
