/**
 * Says on an edit screen what is saved, and since when.
 *
 * Wagtail goes on to say "saved" while somebody types on, and takes the text that it saves from the
 * moment of the first change: what was typed since is not saved either.
 */
const NOT_YET = "saving"; // what Wagtail calls it from the first change on
const form = document.querySelector("[data-edit-form]");
const indicator = () => document.getElementById("w-autosave-indicator");
let hasMore = false;

if (form && indicator()) start();

function start() {
  const before = form.elements.namedItem("loaded_revision_created_at")?.value;
  if (form.dataset.wUnsavedForceValue === "true") say(NOT_YET);
  else if (before) saved(new Date(before));

  form.addEventListener("input", () => {
    hasMore = true;
    say(NOT_YET);
  });
  document.addEventListener("w-autosave:save", () => { hasMore = false; });
  document.addEventListener("w-autosave:success", () => {
    const isAll = !hasMore; // Wagtail begins the next one before this is said
    setTimeout(() => (isAll ? saved(new Date()) : say(NOT_YET)));
  });
}

function saved(moment) {
  const at = indicator()?.querySelector("[data-saved-at]");
  if (at) at.textContent = `Bewaard ${when(moment)}`;
  say("saved");
}

/** A moment as somebody says it: the hour today, and else the day. */
function when(moment) {
  const isToday = moment.toDateString() === new Date().toDateString();
  const parts = isToday ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "long" };
  return `${isToday ? "om" : "op"} ${new Intl.DateTimeFormat("nl-NL", parts).format(moment)}`;
}

function say(state) {
  if (indicator()) indicator().dataset.wAutosaveStateValue = state;
}
