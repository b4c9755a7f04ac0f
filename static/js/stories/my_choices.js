/** The page on which a reader chooses which subjects to fold. */
import { foldedSubjects, foldSubjects, NOT_KEPT } from "./stories.js";

const KEPT = "Je keuze is bewaard op dit apparaat.";
const GONE = "Je keuze is gewist. Alles staat open.";

const block = document.querySelector("[data-folding]");
const boxes = [...block.querySelectorAll("[type=checkbox]")];
const find = (what) => block.querySelector(`[data-does=${what}]`);

fillIn();
addEventListener("storage", fillIn);
addEventListener("pageshow", ({ persisted }) => persisted && fillIn());
find("keep").addEventListener("click", () =>
  keep(boxes.filter((box) => box.checked).map((box) => box.value)),
);
find("forget").addEventListener("click", () => {
  keep([]);
  fillIn();
});

function fillIn() {
  const folded = foldedSubjects();
  for (const box of boxes) box.checked = folded.includes(box.value);
}

function keep(subjects) {
  const isKept = foldSubjects(subjects);
  const said = subjects.length ? KEPT : GONE;
  block.querySelector("[role=status]").textContent = isKept ? said : NOT_KEPT;
}
