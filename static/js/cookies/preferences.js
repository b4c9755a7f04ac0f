/** The page with preferences: shows the current choice, and changes it without leaving the page. */
import { browserRefuses, isAllowed } from "./decisions.js";
import { followDevice } from "./device.js";

/** Fill in the choice of this visitor, and keep it right when it changes, also in another tab. */
export function startPreferences(cookies) {
  const page = document.querySelector("[data-preferences]");
  const form = page.querySelector("form");
  if (form) startForm(form, cookies);
  followDevice(page, cookies);
}

function startForm(form, cookies) {
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const current = form.querySelector("[data-current]");
  const withdraw = form.querySelector("[data-withdraw]");

  function describe() {
    const { choice } = cookies;
    const accepted = boxes.filter((box) => isAllowed(choice, box.name));
    const hadFocus = document.activeElement === withdraw;
    current.textContent = describeChoice(
      choice,
      accepted.map((box) => box.labels[0].textContent),
      browserRefuses(navigator),
    );
    withdraw.hidden = !accepted.length;
    if (hadFocus && withdraw.hidden) boxes[0].focus();
  }

  function fillIn(those = boxes) {
    for (const box of those) box.checked = isAllowed(cookies.choice, box.name);
  }

  document.addEventListener("cookiechoice", () => {
    describe();
    fillIn();
  });
  describe();
  // Somebody may have ticked a box before this script had started.
  const isUntouched = (box) => box.checked === box.defaultChecked;
  if (!("refused" in form.dataset)) fillIn(boxes.filter(isUntouched));
  cookies.saveOnSubmit(form);
}

/**
 * Say what the choice is.
 * @param {?Object} choice
 * @param {string[]} labels the names of the accepted services, as people know them.
 * @param {boolean} refused whether the browser itself says no.
 */
export function describeChoice(choice, labels, refused) {
  if (labels.length) {
    return `Dit staat aan: ${new Intl.ListFormat("nl").format(labels)}.`;
  }
  if (choice) return "Jouw keuze: alles uit.";
  if (refused) return "Je browser vraagt sites om je niet te volgen. Daarom staat alles uit.";
  return "Je hebt nog niet gekozen. Tot je kiest staat alles uit.";
}
