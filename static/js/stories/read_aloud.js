/**
 * Reads a story aloud, sentence by sentence, with a voice of the device itself, and marks where it
 * is. A pause forgets what was left of a sentence and begins with it again: browsers on phones know
 * no other pause.
 */
const READ = "#titel, [data-story]";
const LEFT_OUT = "button, summary, figure, .buttons, .note a, .sensitive-skip, [aria-hidden=true]";
const BLOCKS = "p, li, h1, h2, h3, h4, blockquote, dt, dd, div, section";
const SKIPPED = "Wat in een andere taal staat, slaan we over.";
const [BEGIN, PAUSE, GO_ON] = ["Lees voor", "Pauze", "Lees verder"];
const MARK = "read-aloud";

/**
 * Let the buttons of a block read the story of the page, and begin.
 * @param {function} findVoice returns the voice to read with, or nothing.
 */
export function readAloud(block, findVoice) {
  const toggle = block.querySelector("[data-does=read]");
  const stop = block.querySelector("[data-does=stop]");
  const status = block.querySelector("[role=status]");
  const sentences = [...document.querySelectorAll(READ)].flatMap(sentencesIn);
  let place = 0;
  let utterance = null; // the one that counts: what was cancelled may still report

  toggle.addEventListener("click", () => (utterance ? pause() : goOn()));
  stop.addEventListener("click", () => {
    finish();
    toggle.focus();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && finish());
  addEventListener("pagehide", finish);
  goOn();

  function goOn() {
    status.textContent = "";
    stop.hidden = false;
    block.dataset.reads = "";
    toggle.textContent = PAUSE;
    speak();
  }

  function speak() {
    while (place < sentences.length && isFolded(sentences[place].range)) place++;
    if (place === sentences.length) return finish();
    const { text, range } = sentences[place];
    const own = new SpeechSynthesisUtterance(text);
    own.voice = findVoice();
    if (!own.voice) return fail();
    own.lang = own.voice.lang;
    own.onend = () => own === utterance && goOnAfter();
    own.onerror = () => own === utterance && fail();
    utterance = own;
    mark(range);
    speechSynthesis.speak(own);
  }

  function goOnAfter() {
    place++;
    speak();
  }

  function hush() {
    utterance = null;
    speechSynthesis.cancel();
  }

  function pause() {
    hush();
    toggle.textContent = GO_ON;
  }

  function finish() {
    if (!("reads" in block.dataset)) return;
    hush();
    place = 0;
    unmark();
    stop.hidden = true;
    delete block.dataset.reads;
    toggle.textContent = BEGIN;
  }

  function fail() {
    finish();
    status.textContent = status.dataset.failed;
  }
}

/** Return the sentences of an element, each with its text and where it stands. */
function sentencesIn(root) {
  const sentences = [];
  for (const nodes of piecesOf(root)) {
    const text = nodes.map((node) => node.data).join("");
    if (!text.trim()) continue;
    if (languageOf(nodes[0]) === "nl") {
      for (const [start, end] of cut(text)) {
        const said = text.slice(start, end).replace(/\s+/g, " ").trim();
        if (said) sentences.push({ text: said, range: rangeOf(nodes, start, end) });
      }
    } else if (!sentences.some((sentence) => sentence.text === SKIPPED)) {
      sentences.push({ text: SKIPPED, range: rangeOf(nodes, 0, text.length) });
    }
  }
  return sentences;
}

/** Return the texts of an element in pieces: what follows each other in one block and language. */
function piecesOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let last = {};
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(LEFT_OUT)) continue;
    const own = { block: node.parentElement.closest(BLOCKS), language: languageOf(node) };
    if (own.block === last.block && own.language === last.language) pieces.at(-1).push(node);
    else pieces.push([node]);
    last = own;
  }
  return pieces;
}

function languageOf(node) {
  return node.parentElement.closest("[lang]").lang.split("-")[0];
}

/** Return where the sentences of a text begin and end; a browser that cannot cut reads it whole. */
function cut(text) {
  if (!Intl.Segmenter) return [[0, text.length]];
  const segments = new Intl.Segmenter("nl", { granularity: "sentence" }).segment(text);
  return [...segments].map(({ index, segment }) => [index, index + segment.length]);
}

function rangeOf(nodes, start, end) {
  const range = new Range();
  let passed = 0;
  for (const node of nodes) {
    const here = passed + node.length;
    if (passed <= start && start < here) range.setStart(node, start - passed);
    if (passed < end && end <= here) range.setEnd(node, end - passed);
    passed = here;
  }
  return range;
}

/** Tell whether a reader has closed what a sentence stands in. */
function isFolded(range) {
  const element = range.startContainer.parentElement;
  return Boolean(element.closest("details:not([open])")) || !element.getClientRects().length;
}

/** Mark a sentence, and follow it for who has the one before it in view. */
function mark(range) {
  const before = globalThis.CSS?.highlights?.get(MARK)?.values().next().value;
  if (!globalThis.Highlight) return;
  CSS.highlights.set(MARK, new Highlight(range));
  if (before && isInView(before) && !isInView(range)) {
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }
}

function unmark() {
  globalThis.CSS?.highlights?.delete(MARK);
}

function isInView(range) {
  const { top, bottom } = range.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
