/**
 * Shows help while somebody types words that may point to acute danger. What is typed stays here:
 * nothing is sent, and nothing is remembered.
 */

/**
 * Follow what is typed, and show help from the first such words on.
 * @param {HTMLElement} help the place with the help, and the patterns as JSON in `data-danger`.
 * @param {Iterable<HTMLTextAreaElement>} areas
 */
export function watchForDanger(help, areas) {
  const pattern = new RegExp(JSON.parse(help.dataset.danger).join("|"));
  for (const area of areas) {
    const look = () => {
      if (pattern.test(simplify(area.value))) help.firstElementChild.hidden = false;
    };
    area.addEventListener("input", look);
    addEventListener("pageshow", look);
  }
}

/** Return a text in small letters without accents, as `danger.py` does. */
export function simplify(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}
