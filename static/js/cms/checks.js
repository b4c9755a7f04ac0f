/**
 * Counts the words of the page that somebody writes, and says how easy they are to read.
 *
 * Wagtail counts all of `main`, so also help, other stories and buttons, and judges by a formula
 * for no language in particular. It tells what the preview shows with `w-preview:content`.
 */
import { countWords, easeOf, inWords, sentencesOf } from "./readability.js";

const WORDS_PER_MINUTE = 200;
const FRAME = [
  "nav", "aside", "button", "form", "script", "style", "svg", "template", "[hidden]",
  ".visually-hidden", ".card", ".fold-note", ".tags", "[data-around]",
].join(", ");
const TEXTS = "p, li, dd, blockquote";

document.addEventListener("w-preview:content", ({ detail }) => show(detail.content.innerHTML));

function show(html) {
  const parts = partsOf(new DOMParser().parseFromString(html, "text/html"));
  const words = parts.reduce((sum, part) => sum + countWords(spaced(part)), 0);
  const minutes = Math.max(1, Math.round(words / WORDS_PER_MINUTE));
  say("[data-own-words]", String(words));
  say("[data-own-minutes]", minutes === 1 ? "1 minuut" : `${minutes} minuten`);
  say("[data-own-ease]", inWords(easeOf(parts.flatMap(sentencesIn))));
}

/** What was written, without the frame; the checks look at the same parts. */
function partsOf(page) {
  for (const each of page.querySelectorAll(FRAME)) each.remove();
  const found = [...page.querySelectorAll(checked())];
  return found.length ? found : [page.body];
}

function checked() {
  const configuration = document.getElementById("checker-axe-configuration");
  return JSON.parse(configuration?.textContent ?? "null")?.context.include[0] ?? "main";
}

function sentencesIn(part) {
  const isText = (each) => !each.querySelector(TEXTS) && !each.closest("[lang]");
  return [...part.querySelectorAll(TEXTS)].filter(isText).flatMap((each) => sentencesOf(clean(each)));
}

const clean = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** The text of an element with a space where a line ends. */
function spaced(element) {
  const lines = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (lines.nextNode()) {
    const isInline = /^(A|B|I|EM|STRONG|SPAN|CITE)$/.test(lines.currentNode.parentNode.nodeName);
    found.push(isInline ? lines.currentNode.data : `${lines.currentNode.data} `);
  }
  return found.join("");
}

function say(where, words) {
  const place = document.querySelector(where);
  if (place) place.textContent = words;
}
