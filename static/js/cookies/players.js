/** Puts the player of a video in the place of our own picture, when the visitor wants it. */
import { acceptedWith, isAllowed } from "./decisions.js";

const PERMISSIONS = "picture-in-picture; encrypted-media";

/** Make every video on the page answer to its buttons and to the choice of the visitor. */
export function startPlayers(cookies) {
  for (const figure of document.querySelectorAll("[data-player]")) startPlayer(figure, cookies);
}

function startPlayer(figure, cookies) {
  const { player: address, service, title } = figure.dataset;
  const find = (name) => figure.querySelector(`.media-${name}`);
  const screen = find("screen");
  const poster = [...screen.childNodes];
  const buttons = Object.fromEntries(
    [...figure.querySelectorAll("button[data-does]")].map((button) => [button.dataset.does, button]),
  );
  const problem = figure.querySelector("[role=alert]");
  let player = null;

  function show() {
    if (player) return;
    player = makePlayer(address, title);
    screen.replaceChildren(player);
    turn();
  }

  function hide() {
    if (!player) return;
    const hadFocus = figure.contains(document.activeElement);
    player = null;
    screen.replaceChildren(...poster);
    turn();
    if (hadFocus) buttons.once.focus({ preventScroll: true });
  }

  function turn() {
    problem.textContent = "";
    for (const before of [find("before"), find("elsewhere")]) before.hidden = Boolean(player);
    find("after").hidden = !player;
  }

  buttons.once.addEventListener("click", () => {
    show();
    focusOn(player);
  });
  buttons.always.addEventListener("click", async () => {
    const accepted = acceptedWith(cookies.choice, cookies.question, service);
    const fields = accepted.map((name) => [name, "on"]);
    problem.textContent = "";
    problem.textContent = await cookies.save([["action", "save"], ...fields]);
    if (player) focusOn(player);
  });
  buttons.stop.addEventListener("click", hide);
  document.addEventListener("cookiechoice", () => {
    if (isAllowed(cookies.choice, service)) show();
    else hide();
  });

  buttons.always.hidden = !cookies.question.services.includes(service);
  for (const actions of figure.querySelectorAll(".media-actions")) actions.hidden = false;
  if (isAllowed(cookies.choice, service)) show();
}

/** Move the focus to a player, also when it is lost while the page of the provider comes in. */
function focusOn(player) {
  player.focus();
  const again = () => document.activeElement === document.body && player.focus();
  player.addEventListener("load", again, { once: true });
}

function makePlayer(address, title) {
  const player = document.createElement("iframe");
  player.src = address;
  player.title = title;
  player.allow = PERMISSIONS;
  player.allowFullscreen = true;
  player.referrerPolicy = "strict-origin";
  return player;
}
