/** The question on the page: where it stands, and when it goes away. */
import { fitsOverPage, orElse } from "./decisions.js";

const root = document.documentElement;

/**
 * Put the question after its template, until a choice is saved here or in another tab.
 * @param {Element} layer what was in the template.
 */
export function showLayer(layer, template, cookies) {
  if (cookies.choice) return;
  template.after(layer);
  const place = () => placeLayer(layer);
  const sizes = orElse(() => new ResizeObserver(place), null);
  sizes?.observe(layer);
  sizes?.observe(root);
  addEventListener("resize", place);
  place();

  function close() {
    if (!cookies.choice) return;
    const hadFocus = layer.contains(document.activeElement);
    sizes?.disconnect();
    removeEventListener("resize", place);
    document.removeEventListener("cookiechoice", close);
    layer.remove();
    root.style.removeProperty("--layer-space");
    if (hadFocus) document.getElementById("inhoud").focus({ preventScroll: true });
  }

  document.addEventListener("cookiechoice", close);
  cookies.saveOnSubmit(layer.querySelector("form"));
}

/** Keep the layer over the end of the view, or in the page below help when it would hide too much. */
function placeLayer(layer) {
  layer.classList.add("is-over-page");
  const height = innerHeight - layer.getBoundingClientRect().top;
  const isOver = fitsOverPage(height, innerHeight);
  layer.classList.toggle("is-over-page", isOver);
  root.style.setProperty("--layer-space", isOver ? `${height}px` : "0px");
}
