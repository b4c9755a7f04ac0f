/* Cleans what an editor pastes into a text, before the text editor sees it.

   Draft.js reads bold and italic from style attributes. The policy of the CMS switches those off, so
   that everything became bold, or nothing. A copy out of a text of ours stays what it is. */

import { cleanHtml, nameStyles } from "./pasted_html.js";

const OUR_OWN = "data-draftjs-conductor-fragment"; // what the text editor itself puts on the clipboard

function clean(event) {
  const html = event.clipboardData?.getData("text/html");
  if (!html || !event.target.closest(".Draftail-Editor")) return;
  const cleaned = new DataTransfer();
  cleaned.setData("text/plain", event.clipboardData.getData("text/plain"));
  cleaned.setData("text/html", html.includes(OUR_OWN) ? nameStyles(html) : cleanHtml(html));
  Object.defineProperty(event, "clipboardData", { value: cleaned });
}

document.addEventListener("paste", clean, { capture: true });
