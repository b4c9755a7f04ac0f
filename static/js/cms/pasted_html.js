/**
 * Rewrites the HTML that other programs put on the clipboard: bold, italic, links and lists stay,
 * with the words. Styles are read as text, because under a strict policy a browser reads none.
 *
 * The HTML is read into lines, and the lines are written as paragraphs and lists. A line is {list,
 * depth, item, runs}: the kind of list it stands in, how deep, which item of it, and what it says. A
 * run is {text, bold, italic, href}, or BREAK.
 */
import { cleanAddress } from "./pasted_link.js";

const BREAK = Symbol("line break");
const START = { bold: false, italic: false, href: "", list: "", depth: 0, item: null, isExact: false };
const DROPPED = new Set(
  ("audio button canvas embed head iframe img input link math meta noscript object script select " +
    "style svg template textarea title video").split(" "),
);
const BLOCKS = new Set(
  ("address article aside blockquote body caption center dd details div dl dt fieldset figcaption " +
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody " +
    "td tfoot th thead tr ul").split(" "),
);
const BOLD = /^(bold|bolder|[6-9]\d\d)$/;
const NOT_BOLD = /^(normal|lighter|[1-5]\d\d)$/;
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const STYLE = /("[^"]*"|'[^']*')|\bstyle(?=\s*=)/gi;
const WORD_LIST = /mso-list:\s*l\d+\s+level(\d)/i;
const WORD_MARKER = /^\s*(?:(\(?\w{1,4}[.)])|[^\p{L}\p{N}\s]|[ovqØüà])\xa0\s*/u;

/** Return clean HTML; empty when there is nothing to read. */
export function cleanHtml(html) {
  const { body } = new DOMParser().parseFromString(nameStyles(html), "text/html");
  const lines = [];
  read(body, START, lines);
  return write(joinItems(lines).map(nameWordList).flatMap(tidy));
}

/** Return HTML whose styles are data, so that a browser has nothing to refuse and to complain of. */
export function nameStyles(html) {
  const name = (found, quoted) => quoted ?? "data-style";
  return html.replace(TAG, (tag) => tag.replace(STYLE, name));
}

function read(element, style, lines) {
  if (BLOCKS.has(element.localName)) lines.push(newLine(style));
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) readText(node.data, style, lines);
    else if (node.localName === "br") lines.at(-1).runs.push(BREAK);
    else if (node.nodeType === Node.ELEMENT_NODE && !isDropped(node)) {
      read(node, styleOf(node, style), lines);
      if (BLOCKS.has(node.localName)) lines.push(newLine(style));
    }
  }
}

function newLine({ list, depth, item }) {
  return { list, depth, item, runs: [] };
}

function isDropped(element) {
  return !element.dataset || DROPPED.has(element.localName) || property(element, "display") === "none";
}

function readText(text, { bold, italic, href, isExact }, lines) {
  const pieces = isExact ? text.split(/\r?\n/) : [text];
  pieces.forEach((piece, position) => {
    if (position) lines.at(-1).runs.push(BREAK);
    lines.at(-1).runs.push({ text: piece, bold, italic, href });
  });
}

/** Return how the text in an element looks, from how the text around it looks. */
function styleOf(element, around) {
  const style = { ...around };
  const name = element.localName;
  if (name === "b" || name === "strong") style.bold = true;
  if (name === "i" || name === "em") style.italic = true;
  if (name === "a") style.href = cleanAddress(element.getAttribute("href") ?? "");
  if (name === "pre") style.isExact = true;
  if (name === "ul" || name === "ol") {
    style.list = name;
    style.depth = around.list ? around.depth + 1 : 0;
  }
  if (name === "li") style.item = element;
  const level = WORD_LIST.exec(element.dataset.style)?.[1];
  if (level && name !== "li") Object.assign(style, { list: "word", depth: level - 1, item: element });
  return { ...style, ...writtenStyle(element) };
}

/** Return what the style attribute of an element says about it. */
function writtenStyle(element) {
  const style = {};
  const font = property(element, "font").replace("inherit", "");
  const weights = [...font.split(/\s+/), property(element, "font-weight")];
  if (weights.some((value) => BOLD.test(value))) style.bold = true;
  else if (font || weights.some((value) => NOT_BOLD.test(value))) style.bold = false;
  const slants = [...font.split(/\s+/), property(element, "font-style")].map((s) => s.split(" ")[0]);
  if (slants.some((value) => value === "italic" || value === "oblique")) style.italic = true;
  else if (font || slants.includes("normal")) style.italic = false;
  const space = property(element, "white-space");
  if (space) style.isExact = space.startsWith("pre");
  return style;
}

function property(element, name) {
  const written = new RegExp(`(?:^|;)\\s*${name}\\s*:([^;!]*)`, "i");
  return (written.exec(element.dataset.style)?.[1] ?? "").trim().toLowerCase();
}

/** Join the paragraphs of one item of a list. */
function joinItems(lines) {
  const joined = [];
  for (const line of lines.filter(({ runs }) => runs.some((run) => run.text?.trim()))) {
    const before = joined.at(-1);
    if (line.item && before?.item === line.item) before.runs.push(BREAK, ...line.runs);
    else joined.push(line);
  }
  return joined;
}

/** Word and Outlook write an item of a list as a paragraph that begins with its mark. */
function nameWordList(line) {
  if (line.list !== "word") return line;
  const text = line.runs.map((run) => run.text ?? "").join("");
  const [mark, number] = WORD_MARKER.exec(text) ?? [""];
  let left = mark.length;
  const runs = line.runs.map((run) => {
    if (run === BREAK) return run;
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return { ...run, text: run.text.slice(cut) };
  });
  return { ...line, list: number ? "ol" : "ul", runs };
}

/** Return a line without needless space; where it has an empty line, it becomes two. */
function tidy(line) {
  const pieces = [[]];
  let breaks = 0;
  for (const run of line.runs) {
    if (run === BREAK) {
      breaks += 1;
      continue;
    }
    let text = run.text.replace(/\s+/g, " ");
    const piece = pieces.at(-1);
    if (breaks || !piece.length || piece.at(-1).text.endsWith(" ")) text = text.trimStart();
    if (!text) continue;
    if (breaks > 1 && piece.length && !line.list) pieces.push([]);
    else if (breaks && piece.length) piece.push(BREAK);
    breaks = 0;
    pieces.at(-1).push({ ...run, text });
  }
  return pieces.filter((runs) => runs.length).map((runs) => ({ ...line, runs: trimEnds(runs) }));
}

/** Return runs without spaces before a line break or at the end. */
function trimEnds(runs) {
  const isLast = (position) => [undefined, BREAK].includes(runs[position + 1]);
  const trim = (run, position) =>
    run !== BREAK && isLast(position) ? { ...run, text: run.text.trimEnd() } : run;
  return runs.map(trim).filter((run) => run.text !== "");
}

function write(lines) {
  const { body } = document.implementation.createHTMLDocument("");
  let lists = []; // the lists that are open, the outermost first
  for (const { list, depth, runs } of lines) {
    lists = list ? lists.slice(0, depth + 1) : [];
    if (lists.length === depth + 1 && lists.at(-1).localName !== list) lists.pop();
    if (list && lists.length <= depth) {
      const place = lists.at(-1)?.lastElementChild ?? body;
      lists.push(place.appendChild(document.createElement(list)));
    }
    const line = (lists.at(-1) ?? body).appendChild(document.createElement(list ? "li" : "p"));
    line.append(...runs.map(writeRun));
  }
  return body.innerHTML;
}

function writeRun(run) {
  if (run === BREAK) return document.createElement("br");
  let node = document.createTextNode(run.text);
  const wrap = (name) => {
    const wrapper = document.createElement(name);
    wrapper.append(node);
    node = wrapper;
  };
  if (run.italic) wrap("em");
  if (run.bold) wrap("strong");
  if (run.href) {
    wrap("a");
    node.setAttribute("href", run.href);
  }
  return node;
}
