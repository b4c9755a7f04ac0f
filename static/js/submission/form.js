/** What the form to share a story does more with JavaScript than without. */
import { countCharacters } from "./counter.js";
import { watchForDanger } from "./danger.js";

for (const area of document.querySelectorAll("textarea[data-most]")) countCharacters(area);

const help = document.querySelector("[data-danger]");
if (help) watchForDanger(help, document.querySelectorAll("textarea"));

const proof = document.querySelector("[data-challenge]");
if (proof) import("./proof.js").then((module) => module.prove(proof));
