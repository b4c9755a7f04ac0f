/**
 * Says at a helpline whether somebody answers now, by the clock of the Netherlands.
 *
 * Where this does not run, or a browser does not know that clock, the hours themselves stand there.
 */
const ZONE = "Europe/Amsterdam";
const MINUTE = 60_000; // milliseconds
const DAY = 24 * 60; // minutes, as what follows
const WEEK = 7 * DAY;
const WORDS = {
  open: "Nu open",
  closed: "Nu dicht",
  unknown: "Op een feestdag kunnen de tijden anders zijn",
};

/** Days around Easter, in days after it: Good Friday to Whit Monday. */
const AROUND_EASTER = [-2, 0, 1, 39, 49, 50];
/** Month and day; the eves are here because who answers may go home earlier. */
const FIXED = ["1-1", "5-5", "12-24", "12-25", "12-26", "12-31"];

/**
 * Return whether somebody answers: "open", "closed" or "unknown".
 * @param {string} spans "always", or minutes of the week from Monday, such as "540-1020 1980-2460"
 * @param {boolean} alsoOnHolidays whether holidays are like other days
 * @param {Date} moment
 */
export function stateAt(spans, alsoOnHolidays, moment) {
  if (spans === "always") return "open";
  const { day, minute } = clockAt(moment);
  const now = weekdayOf(day) * DAY + minute;
  const times = spans.split(" ").map((span) => span.split("-").map(Number));
  const isIn = ([begin, end], at) => begin <= at && at < end;
  const running = times.find((span) => isIn(span, now) || isIn(span, now + WEEK));
  // What began before midnight belongs to that day
  const began = running && Math.floor(running[0] / DAY) !== weekdayOf(day) ? after(day, -1) : day;
  if (!alsoOnHolidays && (isHoliday(day) || isHoliday(began))) return "unknown";
  return running ? "open" : "closed";
}

/** Return the date (as midnight in UTC) and the minute of the day in the Netherlands. */
function clockAt(moment) {
  const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric" };
  const format = { ...numeric, minute: "numeric", hourCycle: "h23", timeZone: ZONE };
  const parts = new Intl.DateTimeFormat("en-GB", format).formatToParts(moment);
  const read = (type) => Number(parts.find((part) => part.type === type).value);
  const day = new Date(Date.UTC(read("year"), read("month") - 1, read("day")));
  return { day, minute: read("hour") * 60 + read("minute") };
}

function isHoliday(day) {
  const year = day.getUTCFullYear();
  // The birthday of the King is kept a day earlier when it is on a Sunday
  const kings = weekdayOf(new Date(Date.UTC(year, 3, 27))) === 6 ? "4-26" : "4-27";
  if ([...FIXED, kings].includes(`${day.getUTCMonth() + 1}-${day.getUTCDate()}`)) return true;
  const easter = easterOf(year);
  return AROUND_EASTER.some((days) => after(easter, days).getTime() === day.getTime());
}

/** Return Easter Sunday, by the rule of Meeus, Jones and Butcher. */
function easterOf(year) {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leaps = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leaps - moon + 15) % 30;
  const rest = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * rest) / 451);
  const days = epact + rest - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

function after(day, days) {
  return new Date(day.getTime() + days * DAY * MINUTE);
}

/** Return 0 for Monday. */
function weekdayOf(day) {
  return (day.getUTCDay() + 6) % 7;
}

/** Write at every helpline what goes now. */
export function show(places, moment) {
  for (const place of places) {
    const state = stateAt(place.dataset.open, "openOnHolidays" in place.dataset, moment);
    if (place.dataset.state === state) continue;
    place.dataset.state = state;
    place.textContent = WORDS[state];
    place.hidden = false;
  }
}

const places = document.querySelectorAll("[data-open]");
if (places.length) {
  const look = () => show(places, new Date());
  look();
  setInterval(look, MINUTE);
  document.addEventListener("visibilitychange", look);
}
