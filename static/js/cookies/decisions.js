/**
 * Decides about the choice of a visitor. Nothing here looks at a page or a browser: all that counts comes in as an
 * argument, so that every case can be tested.
 *
 * A question is {round, services}: how often visitors were asked anew, and the names of services.
 * A choice says yes or no for every service; null means that the question is still open.
 */

const CHOICE_COOKIE = "cookie_consent";
const DECLINED = "-1";
const MOST_OF_THE_VIEW = 0.45;

/** Undo what Python does to a value with special characters: quotes around it, and escapes. */
function unquote(value) {
  if (!/^".*"$/.test(value)) return value;
  return value
    .slice(1, -1)
    .replace(/\\([0-3][0-7]{2}|.)/g, (_, code) =>
      code.length === 3 ? String.fromCharCode(parseInt(code, 8)) : code,
    );
}

/** Return the parts of the cookie with the choice, such as `round` and `youtube`, as a Map. */
export function readChoice(cookies) {
  const start = `${CHOICE_COOKIE}=`;
  const cookie = cookies.split(/;\s*/).find((each) => each.startsWith(start)) ?? "";
  const pairs = unquote(cookie.slice(start.length))
    .split("|")
    .map((pair) => pair.split("="));
  return new Map(pairs.filter((pair) => pair.length === 2));
}

/** Return the choice in the cookies; one of an earlier round does not count. */
export function choiceOf(cookies, { round, services }) {
  const parts = readChoice(cookies);
  if (parts.get("round") !== String(round)) return null;
  return Object.fromEntries(
    services.map((name) => [name, (parts.get(name) ?? DECLINED) !== DECLINED]),
  );
}

/** Tell whether a service may do its work. */
export function isAllowed(choice, service) {
  return Boolean(choice && Object.hasOwn(choice, service) && choice[service]);
}

/** Tell whether the browser itself says no: Global Privacy Control or Do Not Track. */
export function browserRefuses({ globalPrivacyControl, doNotTrack }) {
  return globalPrivacyControl === true || doNotTrack === "1";
}

/**
 * Tell whether to put the question before a visitor.
 * @param {string[]} here the services that have something to do on this page.
 */
export function mustAsk(choice, { services }, signals, here) {
  return choice === null && here.some((name) => services.includes(name)) && !browserRefuses(signals);
}

/** Return the services that a choice accepts, with one more. */
export function acceptedWith(choice, { services }, service) {
  return services.filter((name) => name === service || isAllowed(choice, name));
}

/** Tell whether two choices say the same of every service. */
export function isSameChoice(one, other) {
  const names = Object.keys({ ...one, ...other });
  return Boolean(one && other) && names.every((name) => isAllowed(one, name) === isAllowed(other, name));
}

/** Tell whether the question leaves help and enough of the page in view to lie over the end of it. */
export function fitsOverPage(height, viewHeight) {
  return height <= viewHeight * MOST_OF_THE_VIEW;
}

/** Tell whether a name is the one that we know; a star at the end of ours stands for anything. */
export function fits(name, known) {
  return known.endsWith("*") ? name.startsWith(known.slice(0, -1)) : name === known;
}

/** Tell whether any cookie with a name that we know is on the device. */
export function isKept(cookies, names) {
  const present = cookies.split(/;\s*/).map((cookie) => cookie.split("=")[0]);
  return present.some((name) => names.some((known) => fits(name, known)));
}

/** Return what a feature of the browser gives, or something else when the browser refuses it. */
export function orElse(feature, otherwise) {
  try {
    return feature();
  } catch {
    return otherwise;
  }
}
