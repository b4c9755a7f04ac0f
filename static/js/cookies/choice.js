/**
 * Asks a visitor about services of others, saves the choice, and tells the page.
 *
 * Who depends on it hears "cookiechoice" on the document, and looks again. What only some pages
 * need is imported there, and gets the object `cookies`.
 *
 * A browser may refuse what it has: Firefox with cookies blocked throws where other tabs are told.
 * So each such feature is optional, and stands in `orElse`.
 */
import { choiceOf, isAllowed, isKept, isSameChoice, mustAsk, orElse } from "./decisions.js";

const SAVED = "Je keuze is bewaard.";
const NOT_SAVED = "Je keuze is niet bewaard. Probeer het later nog eens.";
const NO_CONNECTION = "Je keuze is niet bewaard. Er is geen verbinding. Probeer het later nog eens.";
const NO_COOKIES =
  "Je keuze is niet bewaard: je browser laat geen cookies van deze site toe. Alles blijft uit.";
const MOST_MILLISECONDS = 15_000;
const STATUS_MILLISECONDS = 8_000;

/** What has something to do on this page: a player, or a service that works on every page. */
const AT_WORK = "[data-player], [data-script][data-wanted]";

// This is the one script of every page: what the menu needs comes when it opens.
document.getElementById("menu")?.addEventListener(
  "beforetoggle",
  () => import("../menu.js").then(({ closeWhenLeft }) => closeWhenLeft()),
  { once: true },
);

const template = document.getElementById("cookie-layer");
if (template) start(template.content.firstElementChild, template.dataset);

function start(layer, { round, isSilent }) {
  const form = layer.querySelector("form");
  const services = [...form.querySelectorAll("[type=checkbox]")].map((box) => box.name);
  let silence = 0;
  const otherTabs = orElse(() => new BroadcastChannel("cookies"), null);

  const cookies = {
    question: { round, services },

    /** Yes or no by service, as the cookie says at this moment; null without a choice. */
    get choice() {
      return choiceOf(readCookies(), cookies.question);
    },

    /** Save fields as the form would; return what went wrong, or nothing when it is saved. */
    async save(fields) {
      const problem = await send(form, fields, cookies);
      if (problem) return problem;
      cookies.announce(SAVED);
      cookies.tellAllTabs();
      return "";
    },

    /** Save a form by script; a choice that is not saved stays in it, and its alert says why. */
    saveOnSubmit(own) {
      own.addEventListener("submit", async (event) => {
        event.preventDefault();
        const alert = own.querySelector("[role=alert]");
        const accepted = [...own.querySelectorAll("[type=checkbox]:checked")];
        const fields = accepted.map((box) => [box.name, "on"]);
        alert.textContent = "";
        alert.textContent = await cookies.save([["action", event.submitter.value], ...fields]);
      });
    },

    /** Let every open page look at the choice again. */
    tellAllTabs() {
      tellThisTab();
      tellOtherTabs();
    },

    /** Say something to everyone, whether they see the page or hear it. */
    announce(text) {
      const status = document.getElementById("cookie-status");
      status.textContent = text;
      clearTimeout(silence);
      silence = setTimeout(() => status.replaceChildren(), STATUS_MILLISECONDS);
    },
  };

  function tellThisTab() {
    document.dispatchEvent(new CustomEvent("cookiechoice", { detail: cookies.choice }));
  }

  function tellOtherTabs() {
    orElse(() => otherTabs?.postMessage("changed"));
  }

  otherTabs?.addEventListener("message", tellThisTab);
  // A choice may have been sent as a plain form, before this script had started.
  if (document.querySelector("[data-choice-saved]")) tellOtherTabs();
  addEventListener("pageshow", (event) => event.persisted && tellThisTab());
  for (const { dataset } of document.querySelectorAll("[data-script]")) {
    const service = { ...dataset, isLoaded: false };
    document.addEventListener("cookiechoice", () => runOrStop(service, cookies));
    runOrStop(service, cookies);
  }

  if (document.querySelector("[data-player]")) {
    import("./players.js").then((module) => module.startPlayers(cookies));
  }
  if (document.querySelector("[data-preferences]")) {
    import("./preferences.js").then((module) => module.startPreferences(cookies));
  } else if (isSilent === undefined) {
    const here = [...document.querySelectorAll(AT_WORK)].map(({ dataset }) => dataset.service);
    // In other letters the question would grow or shrink while somebody reads it.
    Promise.resolve(document.fonts?.ready).then(() => {
      if (!mustAsk(cookies.choice, cookies.question, navigator, here)) return;
      import("./layer.js").then((module) => module.showLayer(layer, template, cookies));
    });
  }
}

/** Return the cookies; a browser that keeps them from us has none. */
function readCookies() {
  return orElse(() => document.cookie, "");
}

async function send(form, fields, cookies) {
  let response;
  try {
    response = await fetch(form.getAttribute("action"), {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams([["text", form.elements.text.value], ...fields]),
      signal: AbortSignal.timeout?.(MOST_MILLISECONDS),
    });
  } catch {
    return NO_CONNECTION;
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || !answer.choices) return answer.message ?? NOT_SAVED;
  return isSameChoice(answer.choices, cookies.choice) ? "" : NO_COOKIES;
}

/** Let a service do its work on this page, or wipe what an earlier choice left behind. */
async function runOrStop(service, cookies) {
  const mayRun = () => "wanted" in service && isAllowed(cookies.choice, service.service);
  if (!mayRun() && !service.isLoaded && !isKept(readCookies(), service.keeps.split(" "))) return;
  service.isLoaded = true;
  const script = await import(service.script);
  if (mayRun()) script.start(service.setting);
  else script.stop(service.setting);
}
