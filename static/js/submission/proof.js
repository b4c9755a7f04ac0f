/** Lets the browser compute for a moment instead of asking a person to solve a puzzle. */
import "../vendor/altcha/altcha.min.js";

const ALGORITHM = "PBKDF2/SHA-256";
const WORDS = {
  label: "Laat mijn browser rekenen",
  verifying: "Je browser rekent…",
  verified: "Gelukt. Druk nu op Volgende.",
  waitAlert: "Je browser rekent nog. Wacht even.",
  error: "Dat lukte niet. Wacht een minuut en druk dan op Volgende.",
  expired: "Dit duurde te lang. Druk op Volgende.",
};

/**
 * Put the widget in its place and let it start.
 * @param {HTMLElement} place has the challenge in `data-challenge` and the address of the script
 *   that computes in `data-worker`.
 */
export function prove(place) {
  if (!isSecureContext) return; // without HTTPS browsers do not compute; waiting works
  const { algorithms, i18n } = globalThis.$altcha;
  algorithms.set(ALGORITHM, () => new Worker(place.dataset.worker));
  i18n.set("nl", { ...i18n.get("en"), ...WORDS });
  const widget = document.createElement("altcha-widget");
  const settings = { hideFooter: true, hideLogo: true, humanInteractionSignature: false };
  widget.setAttribute("challenge", place.dataset.challenge);
  widget.setAttribute("configuration", JSON.stringify(settings));
  widget.setAttribute("auto", "onload");
  const status = place.querySelector("[role=status]");
  widget.addEventListener("statechange", ({ detail }) => {
    status.textContent = detail.state === "verified" ? WORDS.verified : "";
  });
  place.prepend(widget);
}
