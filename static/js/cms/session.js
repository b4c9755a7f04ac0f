/* Warns before a session in the CMS ends, and lets it go on with one press (WCAG 2.2.1). */

const WARN_SECONDS = 10 * 60;
const LOOK_MILLISECONDS = 60_000;
const { session: address, seconds } = document.querySelector("[data-session]").dataset;

/** Tell how many seconds are left; 0 when the session has ended, and NaN when nobody answers. */
async function secondsLeft(address) {
  try {
    const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) return 0;
    const { seconds, token } = await answer.json();
    const forms = document.querySelectorAll("[name=csrfmiddlewaretoken]");
    for (const field of forms) field.value = token; // another one after logging in again
    return seconds;
  } catch {
    return NaN;
  }
}

function makeDialog() {
  const dialog = document.createElement("dialog");
  dialog.className = "session-ends";
  dialog.setAttribute("aria-labelledby", "session-ends");
  dialog.innerHTML = `<h2 id="session-ends"></h2><p></p>
    <button class="button" type="button">Blijf ingelogd</button>`;
  const [heading, text, button] = dialog.children;
  document.body.append(dialog);
  button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", async () => goOn(await secondsLeft(`${address}?renew`)));

  /** Show what is true now. */
  return function tell(left) {
    if (left > WARN_SECONDS) return dialog.close();
    const minutes = Math.max(1, Math.ceil(left / 60));
    heading.textContent = left ? "Ben je er nog?" : "Je bent uitgelogd";
    text.textContent = left
      ? `Over ${minutes} ${minutes === 1 ? "minuut" : "minuten"} logt de site je uit. Dan verlies je wat je nog niet hebt bewaard.`
      : "Log in een nieuw tabblad weer in en kom dan hier terug. Wat je hier hebt getypt, staat er nog.";
    button.textContent = left ? "Blijf ingelogd" : "Ik ben weer ingelogd";
    if (!dialog.open) dialog.showModal();
  };
}

const tell = makeDialog();
let timer = 0;

/** Wait until it is time to warn, by the clock: a device may have slept meanwhile. */
function goOn(left) {
  clearTimeout(timer);
  const moment = Date.now() + (left - WARN_SECONDS) * 1000;

  async function look() {
    if (Date.now() < moment) return again();
    const now = await secondsLeft(address);
    if (now >= 0) tell(now);
    if (now > WARN_SECONDS) return goOn(now);
    return now === 0 || again();
  }

  function again() {
    timer = setTimeout(look, LOOK_MILLISECONDS);
  }

  look();
}

if (document.getElementById("wagtail-sidebar")) goOn(Number(seconds));
