/** The list of what this site keeps on the device at this moment, with a button to delete each. */
import { cookieNames, deletionsOf } from "./jar.js";
import { fits, orElse } from "./decisions.js";

const UNKNOWN =
  "Dit kennen we niet. Misschien komt het van een uitbreiding van je browser. Je kunt het verwijderen.";
const IN_USE = "misschien gebruikt een ander tabblad het nog.";
const MILLISECONDS_BETWEEN_LOOKS = 2000;

/** Every kind of storage: what to call it, what is in it, and how to delete one thing from it. */
const STORES = [
  {
    kind: "cookie",
    names: () => cookieNames(document.cookie),
    remove: (name) => {
      for (const deletion of deletionsOf(name, location.hostname)) document.cookie = deletion;
    },
  },
  {
    kind: "opslag in je browser",
    names: () => Object.keys(localStorage),
    remove: (name) => localStorage.removeItem(name),
  },
  {
    kind: "opslag tot je dit tabblad sluit",
    names: () => Object.keys(sessionStorage),
    remove: (name) => sessionStorage.removeItem(name),
  },
  {
    kind: "database in je browser",
    names: async () => (await indexedDB.databases()).map((database) => database.name),
    remove: (name) =>
      new Promise((done) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = request.onblocked = done;
      }),
  },
  {
    kind: "bewaarde bestanden",
    names: async () => ("caches" in window ? caches.keys() : []),
    remove: (name) => caches.delete(name),
  },
];

/** Show what is kept on the device, and look again every few seconds. */
export function followDevice(page, cookies) {
  const list = page.querySelector("[data-kept-list]");
  const item = page.querySelector("[data-kept-item]").content.firstElementChild;
  const heading = page.querySelector("#op-je-apparaat");
  const reasons = [...page.querySelectorAll("[data-cookie]")].map((row) => ({
    name: row.dataset.cookie,
    reason: row.querySelector("td").textContent,
  }));
  let shown = null;

  async function look() {
    const kept = await keptOnDevice();
    const state = JSON.stringify(kept.map(({ store, name }) => [store.kind, name]));
    if (state === shown) return;
    shown = state;
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...kept.map(describe));
    page.querySelector("[data-kept-none]").hidden = kept.length > 0;
    page.querySelector("[data-kept]").hidden = false;
    if (hadFocus) (list.querySelector("button") ?? heading).focus();
  }

  function describe({ store, name }) {
    const row = item.cloneNode(true);
    const button = row.querySelector("button");
    row.querySelector("[data-name]").textContent = name;
    row.querySelector("[data-kind]").textContent = store.kind;
    row.querySelector("[data-reason]").textContent = reasonFor(name, reasons) ?? UNKNOWN;
    button.setAttribute("aria-label", `Verwijder ${name}`);
    button.addEventListener("click", async () => {
      const hadChoice = Boolean(cookies.choice);
      await store.remove(name);
      if (hadChoice && !cookies.choice) cookies.tellAllTabs();
      await look();
      const isGone = !(await namesIn(store)).includes(name);
      cookies.announce(isGone ? `${name} is verwijderd.` : `${name} is niet verwijderd: ${IN_USE}`);
    });
    return row;
  }

  document.addEventListener("cookiechoice", look);
  orElse(() => window.cookieStore?.addEventListener("change", look));
  setInterval(() => document.hidden || look(), MILLISECONDS_BETWEEN_LOOKS);
  look();
}

async function keptOnDevice() {
  const kept = await Promise.all(
    STORES.map(async (store) => {
      const names = await namesIn(store);
      return names.map((name) => ({ store, name }));
    }),
  );
  return kept.flat();
}

/** Return the names in a store; a browser that closes the store to us keeps nothing in it. */
async function namesIn(store) {
  try {
    return await store.names();
  } catch {
    return [];
  }
}

/** Return the reason for a name; a star in a known name stands for anything. */
export function reasonFor(name, reasons) {
  const exact = reasons.find((each) => each.name === name);
  return (exact ?? reasons.find((each) => fits(name, each.name)))?.reason;
}
