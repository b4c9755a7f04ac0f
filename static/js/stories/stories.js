/**
 * What a reader can do with stories: fold those on subjects that they cannot carry now, close a
 * part again, pass a story on, print it, hear it, and go back to the list as it was chosen. Only the
 * folded subjects are stored, on the device and after that choice; nobody is told.
 */
const FOLDED = "folded_subjects";
const NOT_COPIED = "Kopiëren lukt niet in deze browser. Kopieer het adres boven in je scherm.";
const FOLDS = "Bewaard op dit apparaat. Ook andere verhalen hierover staan nu dicht.";
const UNFOLDS = "Deze verhalen staan weer open.";
/** What to say where a browser refuses to store what a reader folds. */
export const NOT_KEPT = "Je keuze is niet bewaard: je browser bewaart niets van deze site.";

showFolded();
addEventListener("storage", showFolded); // another tab chose
addEventListener("pageshow", showFolded);
addEventListener("beforeprint", openAll);
document.addEventListener("click", unfold);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

function start() {
  for (const part of document.querySelectorAll("details[data-part]")) letClose(part);
  for (const version of document.querySelectorAll("details.version")) keepInView(version);
  for (const button of document.querySelectorAll("[data-does=fold]")) letFold(button);
  for (const block of document.querySelectorAll("[data-pass-on]")) letPassOn(block);
  for (const link of document.querySelectorAll("[data-back]")) leadBack(link);
  const speech = window.speechSynthesis;
  for (const block of document.querySelectorAll("[data-read-aloud]")) letHear(block, speech);
}

/** Return the subjects that this reader folds: none where the browser refuses to store. */
export function foldedSubjects() {
  try {
    return (localStorage.getItem(FOLDED) ?? "").split(" ").filter(Boolean);
  } catch {
    return [];
  }
}

/** Fold these subjects from now on, and no others; return whether the device keeps that. */
export function foldSubjects(subjects) {
  try {
    if (subjects.length) localStorage.setItem(FOLDED, subjects.join(" "));
    else localStorage.removeItem(FOLDED);
  } catch {
    return !subjects.length; // what cannot be kept is not there either
  }
  showFolded();
  return true;
}

/** The style sheet does the rest, also with what comes after this. */
function showFolded() {
  document.documentElement.dataset.folds = foldedSubjects().join(" ");
}

/** Open what is folded around a button, and go on where it begins. */
function unfold(event) {
  const button = event.target.closest("[data-does=unfold]");
  const folded = button?.closest("[data-touches]");
  if (!folded) return;
  folded.dataset.opened = "";
  if (button.localName === "button") (folded.querySelector(".card-link") ?? folded).focus();
}

/** Let a reader fold from now on what a story touches, and take that back with the same button. */
function letFold(button) {
  const status = button.parentElement.querySelector("[role=status]");
  const labels = { true: button.dataset.undo, false: button.textContent };
  const subjects = button.value.split(" ");
  const areFolded = () => subjects.every((subject) => foldedSubjects().includes(subject));
  const show = () => (button.textContent = labels[areFolded()]);
  button.addEventListener("click", () => {
    const others = foldedSubjects().filter((subject) => !subjects.includes(subject));
    const isKept = foldSubjects(areFolded() ? others : [...others, ...subjects]);
    delete button.closest("[data-touches]").dataset.opened;
    show();
    const said = areFolded() ? FOLDS : UNFOLDS;
    status.textContent = isKept ? said : NOT_KEPT;
  });
  addEventListener("pageshow", show);
  addEventListener("storage", show);
  show();
}

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

/** Put a link on the clipboard, and say whether that worked. */
export async function copy(link, status, notCopied) {
  status.textContent = "";
  try {
    await navigator.clipboard.writeText(link);
    status.textContent = "De link is gekopieerd.";
  } catch {
    status.textContent = notCopied;
  }
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
  find("copy").addEventListener("click", () => copy(address, status, NOT_COPIED));
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

/** Offer to read aloud where the device itself speaks Dutch: other voices send the text to others. */
function letHear(block, speech) {
  const findVoice = () =>
    speech?.getVoices().find(({ lang, localService }) => localService && /^nl\b|^nl_/i.test(lang));
  const look = () => (block.hidden = !findVoice());
  speech?.addEventListener?.("voiceschanged", look); // voices may come late
  look();
  const begin = () => {
    speech.speak(new SpeechSynthesisUtterance("")); // iOS lets only a press begin to speak
    import("./read_aloud.js")
      .then(({ readAloud }) => readAloud(block, findVoice))
      .catch(() => {
        const status = block.querySelector("[role=status]");
        status.textContent = status.dataset.failed;
      });
  };
  block.querySelector("[data-does=read]").addEventListener("click", begin, { once: true });
}
