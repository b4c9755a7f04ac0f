/** Tells how many characters are left, for the eye at once and for a screen reader after a pause. */

const QUIET_MILLISECONDS = 1500;
const NEARLY_FULL = 0.9;
const numbers = new Intl.NumberFormat("nl");

/** Keep a line below a text area that tells how much fits. */
export function countCharacters(area) {
  const most = Number(area.dataset.most);
  const shown = document.createElement("p");
  const spoken = document.createElement("p");
  shown.className = "ask-count";
  shown.ariaHidden = "true";
  spoken.className = "visually-hidden";
  spoken.role = "status";
  area.after(shown, spoken);
  let silence = 0;

  function count() {
    const length = lengthOf(area.value);
    const text = describe(most - length);
    shown.textContent = text;
    shown.classList.toggle("ask-count-over", length > most);
    clearTimeout(silence);
    silence = setTimeout(() => {
      spoken.textContent = length > most * NEARLY_FULL ? text : "";
    }, QUIET_MILLISECONDS);
  }

  area.addEventListener("input", count);
  addEventListener("pageshow", count);
  count();
}

/** Count characters as the server does: an emoji is one, and spaces at the ends are none. */
export function lengthOf(text) {
  return [...text.trim()].length;
}

/** Say how many characters are left. */
export function describe(left) {
  const number = numbers.format(Math.abs(left));
  const noun = Math.abs(left) === 1 ? "teken" : "tekens";
  return left < 0 ? `${number} ${noun} te lang` : `Nog ${number} ${noun} over`;
}
